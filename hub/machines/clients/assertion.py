"""How a client shows who it is: a short statement, signed with its own key, for this hub alone, good once (RFC 7523).

Stricter than the RFC where that costs nobody anything: one audience, which is our issuer and no address of ours; five
minutes at most; every statement numbered; no word of the header can name a key that is not this client's own.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any, Final

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, Key, OKPKey, RSAKey

from hub.identity.jwk import ALGORITHMS, SIGNATURES, WEAKEST_RSA, fits, header_of, public_key
from hub.machines.clients.client_id import ClientId

LONGEST: Final = timedelta(minutes=5)
"""How far ahead an assertion may end."""
TOLERANCE: Final = timedelta(seconds=60)
"""How far ahead the client's clock may be."""
LONGEST_NUMBER: Final = 256
TYPES: Final = (None, "JWT", "client-authentication+jwt")
"""What the header may say that it is; an access token or a proof of possession says something else."""

_HEADER = frozenset({"alg", "kid", "typ"})


class AssertionRefused(Exception):
    """Not this client's, not for this hub, or not now; which of these is told to nobody."""


@dataclass(frozen=True)
class KnownKey:
    """A living public key of a client. `kid`: how its assertions name it; `jwk`: its numbers."""

    kid: str
    jwk: Mapping[str, str]


@dataclass(frozen=True)
class ClientAssertion:
    """A good assertion: the SHA-256 of its number, and until when that number must be remembered."""

    number: bytes
    until: datetime


def check(text: str, client: ClientId, keys: Sequence[KnownKey], *, issuer: str, now: datetime) -> ClientAssertion:
    """What a good assertion of this client says; raises `AssertionRefused`. Whether it was used is not asked here.

    One signature is checked whether the client has the named key or not: the time that it takes tells nobody which.
    """
    algorithm, kid = _said(header_of(text))
    named = _named_key(algorithm, kid, keys)
    try:
        claims = jwt.decode(text, named or public_key(_of_nobody(algorithm)), registry=SIGNATURES).claims
    except (JoseError, ValueError, RecursionError) as error:
        raise AssertionRefused from error
    if named is None:
        raise AssertionRefused
    number = claims.get("jti")
    if not isinstance(number, str) or not 0 < len(number) <= LONGEST_NUMBER:
        raise AssertionRefused
    if not (_is_for_us(claims, client, issuer) and _is_for_now(claims, now)):
        raise AssertionRefused
    digest = hashlib.sha256(number.encode("utf-8", "surrogatepass")).digest()
    return ClientAssertion(digest, datetime.fromtimestamp(claims["exp"], UTC))


def _said(header: dict[str, Any] | None) -> tuple[str, object]:
    """The algorithm and the key's name in a header that is as it must be; raises `AssertionRefused`."""
    if header is None or not set(header) <= _HEADER or header.get("typ") not in TYPES:
        raise AssertionRefused
    algorithm = header.get("alg")
    if not isinstance(algorithm, str) or algorithm not in ALGORITHMS:
        raise AssertionRefused
    return algorithm, header.get("kid")


def _named_key(algorithm: str, kid: object, keys: Sequence[KnownKey]) -> Key | None:
    """The client's own key of this name, if it can have made such a signature."""
    for known in keys:
        if known.kid == kid and fits(key := public_key(known.jwk), algorithm):
            return key
    return None


@cache
def _of_nobody(algorithm: str) -> Mapping[str, Any]:
    """A key that signs nothing, of the kind that this algorithm asks for: its private half is not kept."""
    if algorithm == "ES256":
        made: Key = ECKey.generate_key("P-256")
    elif algorithm in ("PS256", "RS256"):
        made = RSAKey.generate_key(WEAKEST_RSA)
    else:
        made = OKPKey.generate_key("Ed25519")
    return made.as_dict(private=False)


def _is_for_us(claims: Mapping[str, Any], client: ClientId, issuer: str) -> bool:
    """Issued by the client about itself, for our issuer as the one audience, as text."""
    return all(
        type(claims.get(name)) is str and claims[name] == value
        for name, value in (("iss", client.text()), ("sub", client.text()), ("aud", issuer))
    )


def _is_for_now(claims: Mapping[str, Any], now: datetime) -> bool:
    """An end is needed, not past and not far ahead; a start, where there is one, is not ahead."""
    end, instant = claims.get("exp"), now.timestamp()
    if type(end) is not int or not instant < end <= instant + LONGEST.seconds:
        return False
    starts = [claims[name] for name in ("iat", "nbf") if name in claims]
    return all(type(start) is int and start <= instant + TOLERANCE.seconds for start in starts)
