"""The provider's word about who came: an ID token, believed only when everything in it is as it must be.

OpenID Connect Core 1.0, 3.1.3.7; RFC 8725. The signature is checked before any claim is read; no word of the header
chooses a key other than by name among the provider's own, or an algorithm outside the list.
"""

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jws import JWSRegistry, extract_compact

from hub.entry.providers.metadata import ALGORITHMS
from hub.entry.providers.provider_keys import ProviderKey
from hub.identity.refusals import Unauthenticated

TOLERANCE = timedelta(seconds=60)
"""How far the provider's clock may be from ours."""
LONGEST_TOKEN = 16 * 1024
LONGEST_SUBJECT = 255

_SHAPE = re.compile(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+")
_HEADER = frozenset({"alg", "kid", "typ", "x5t", "x5t#S256"})


class _Signatures(JWSRegistry):
    """Those of the list. Providers still write `EdDSA` for what RFC 9864 calls `Ed25519`: here it means that alone."""

    algorithms = {**JWSRegistry.algorithms, "EdDSA": JWSRegistry.algorithms["Ed25519"]}  # noqa: RUF012 - the library's own shape


_REGISTRY = _Signatures(algorithms=ALGORITHMS)


@dataclass(frozen=True)
class Signed:
    """A token of which nothing is believed yet but how it says to be signed."""

    text: str = field(repr=False)
    algorithm: str
    key_id: str | None


@dataclass(frozen=True)
class Expected:
    """What the token must say. `fresh_since`: where the person had to sign in anew, when that began."""

    issuer: str
    client_id: str
    nonce: str = field(repr=False)
    access_token: str = field(repr=False)
    fresh_since: datetime | None = None


def read(token: object, algorithms: tuple[str, ...]) -> Signed:
    """The token's header, if it is one that this provider may write. Raises `Unauthenticated`."""
    if not isinstance(token, str) or len(token) > LONGEST_TOKEN or not _SHAPE.fullmatch(token):
        raise Unauthenticated
    try:
        header: dict[str, Any] = extract_compact(token.encode(), registry=_REGISTRY).headers()
    except (JoseError, ValueError, TypeError, RecursionError) as error:
        raise Unauthenticated from error
    words_only = all(isinstance(value, str) for value in header.values())
    if not words_only or header.keys() - _HEADER or header.get("typ", "JWT").upper() != "JWT":
        raise Unauthenticated
    if header.get("alg") not in algorithms:
        raise Unauthenticated
    return Signed(token, header["alg"], header.get("kid"))


def subject(signed: Signed, key: ProviderKey, expected: Expected, now: datetime) -> str:
    """Who came, as the issuer calls her. Raises `Unauthenticated`."""
    try:
        claims = jwt.decode(signed.text, key.key, registry=_REGISTRY).claims
        _checked(claims, signed, expected).validate(int(now.timestamp()), int(TOLERANCE.total_seconds()))
    except (JoseError, ValueError, TypeError, RecursionError) as error:
        raise Unauthenticated from error
    if expected.fresh_since is not None and not _is_fresh(claims.get("auth_time"), expected.fresh_since, now):
        raise Unauthenticated
    name: str = claims["sub"]
    if len(name) > LONGEST_SUBJECT or not name.isascii() or not name.isprintable():
        raise Unauthenticated
    return name


def _checked(claims: dict[str, Any], signed: Signed, expected: Expected) -> CodeIDToken:
    """The claims with what each must be: Authlib's own checks of `nonce`, `azp` and `at_hash` among them."""
    options: dict[str, dict[str, Any]] = {
        "iss": {"essential": True, "value": expected.issuer},
        "aud": {"essential": True, "value": expected.client_id},
        **{name: {"essential": True} for name in ("sub", "exp", "iat", "nonce")},
        **{name: {"essential": False} for name in ("azp", "at_hash")},  # where it stands, it is not empty
    }
    params = {"nonce": expected.nonce, "client_id": expected.client_id, "access_token": expected.access_token}
    algorithm = "EdDSA" if signed.algorithm == "Ed25519" else signed.algorithm  # `at_hash` knows the older name
    return CodeIDToken(claims, {"alg": algorithm}, options, params)


def _is_fresh(auth_time: object, since: datetime, now: datetime) -> bool:
    if isinstance(auth_time, bool) or not isinstance(auth_time, int):
        return False
    return (since - TOLERANCE).timestamp() <= auth_time <= (now + TOLERANCE).timestamp()
