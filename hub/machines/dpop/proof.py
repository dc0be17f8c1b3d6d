"""A proof that whoever asks holds the key that a token is bound to: for this method, this address and this moment."""

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import Key

from hub.identity.jwk import SIGNATURES, fits, header_of, key_reasons, public_key
from hub.machines.dpop.nonce import Nonces

TYPE: Final = "dpop+jwt"
PROOF_TOLERANCE: Final = timedelta(seconds=60)
"""How far off the clock of whoever made the proof may be, either way."""
LONGEST: Final = 4_000
LONGEST_NUMBER: Final = 256

_HEADER = frozenset({"typ", "alg", "jwk"})


class ProofRefused(Exception):
    """Not a proof of possession for this request."""


class NonceNeeded(ProofRefused):
    """A proof that would be good with one of the hub's own words of these minutes in it."""


@dataclass(frozen=True)
class ShownProof:
    """A proof as it came, and what it came with. `url`: the hub's own, without a query, never the caller's word."""

    text: str = field(repr=False)
    method: str
    url: str


@dataclass(frozen=True)
class ProofOfKey:
    """A good proof: of which key, the SHA-256 of key and number, and until when that must be remembered."""

    thumbprint: str
    digest: bytes
    until: datetime


def check(shown: ShownProof, nonces: Nonces, now: datetime, *, token: str | None = None) -> ProofOfKey:
    """What a good proof shows; `token`: the access token that it must be made for. Raises `ProofRefused`.

    RFC 9449, 4.3. Whether it was used before is not asked here; a nonce is asked for last, so that `NonceNeeded` means:
    with it, this would have been good.
    """
    key = _key(header_of(shown.text) if len(shown.text) <= LONGEST else None)
    try:
        claims = jwt.decode(shown.text, key, registry=SIGNATURES).claims
    except (JoseError, ValueError, RecursionError) as error:
        raise ProofRefused from error
    wanted = {"htm": shown.method, "htu": shown.url, **({} if token is None else {"ath": hash_of(token)})}
    if any(type(claims.get(name)) is not str or claims[name] != value for name, value in wanted.items()):
        raise ProofRefused
    made, number = claims.get("iat"), claims.get("jti")
    if type(made) is not int or abs(int(now.timestamp()) - made) > PROOF_TOLERANCE.seconds:
        raise ProofRefused
    if not isinstance(number, str) or not 0 < len(number) <= LONGEST_NUMBER:
        raise ProofRefused
    _check_nonce(claims, nonces, now)
    thumbprint = key.thumbprint()
    digest = hashlib.sha256(f"{thumbprint}.{number}".encode("utf-8", "surrogatepass")).digest()
    return ProofOfKey(thumbprint, digest, datetime.fromtimestamp(made, UTC) + 2 * PROOF_TOLERANCE)


def hash_of(token: str) -> str:
    """The `ath` of a token."""
    return base64.urlsafe_b64encode(hashlib.sha256(token.encode()).digest()).decode().rstrip("=")


def _key(header: Mapping[str, Any] | None) -> Key:
    """The public key that the header holds; raises `ProofRefused`."""
    if header is None or set(header) != _HEADER or header["typ"] != TYPE or not isinstance(header["jwk"], dict):
        raise ProofRefused
    if key_reasons(header["jwk"]):
        raise ProofRefused
    key = public_key(header["jwk"])
    if not fits(key, header["alg"]):
        raise ProofRefused
    return key


def _check_nonce(claims: Mapping[str, Any], nonces: Nonces, now: datetime) -> None:
    nonce = claims.get("nonce")
    if not isinstance(nonce, str) or not nonces.is_good(nonce, now):
        raise NonceNeeded
