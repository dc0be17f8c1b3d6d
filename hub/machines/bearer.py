"""The thin adapter to Authlib's framework-neutral core: bearer tokens (RFC 6750), JWT access tokens (RFC 9068)."""

from dataclasses import dataclass, field
from typing import Any, Protocol

from authlib.oauth2 import OAuth2Error, ResourceProtector
from authlib.oauth2.rfc6750 import InvalidTokenError
from authlib.oauth2.rfc9068 import JWTBearerTokenValidator
from authlib.oauth2.rfc9068.claims import JWTAccessTokenClaims
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey
from joserfc.jws import JWSRegistry

ALGORITHM = "Ed25519"
REGISTRY = JWSRegistry(algorithms=[ALGORITHM])
"""The one algorithm that this hub signs and takes."""


class HeaderFields(Protocol):
    """Header fields by name, in any case."""

    def get(self, key: str, /) -> str | None:
        """The first value under this name."""
        ...

    def getlist(self, key: str, /) -> list[str]:
        """Every value under this name."""
        ...


class HasHeaders(Protocol):
    """What Authlib wants of a request."""

    @property
    def headers(self) -> HeaderFields:
        """What came in the header."""
        ...


class AccessTokens(JWTBearerTokenValidator):  # type: ignore[misc]  # Authlib is published without types
    """Checks signature and registered claims of one issuer's tokens for one audience, with one key."""

    def __init__(self, key: OKPKey, issuer: str, audience: str) -> None:
        """`issuer`, `audience`: the expected `iss` and `aud`."""
        super().__init__(issuer, audience)
        self._key = key

    def get_jwks(self) -> OKPKey:
        """The one key: never one that a token names."""
        return self._key

    def authenticate_token(self, token_string: str) -> JWTAccessTokenClaims:
        """The claims under a good signature; raises Authlib's `InvalidTokenError`."""
        essential = dict.fromkeys(("iss", "aud", "exp", "iat", "sub", "client_id", "jti", "scope"), True)
        options: dict[str, dict[str, Any]] = {name: {"essential": value} for name, value in essential.items()}
        options["iss"]["value"] = self.issuer
        options["aud"]["value"] = self.resource_server
        try:
            decoded = jwt.decode(token_string, self.get_jwks(), registry=REGISTRY)
        except (JoseError, ValueError, RecursionError) as error:
            raise InvalidTokenError from error
        return JWTAccessTokenClaims(decoded.claims, decoded.header, options)

    def claims(self, token_string: str, now: int, leeway: int) -> dict[str, Any]:
        """The claims of a token that is good at `now` (seconds since 1970); raises `InvalidTokenError`."""
        found = self.authenticate_token(token_string)
        try:
            found.validate(now=now, leeway=leeway)
        except (JoseError, ValueError, TypeError) as error:
            raise InvalidTokenError from error
        return dict(found)


class BoundTokens(JWTBearerTokenValidator):  # type: ignore[misc]  # Authlib is published without types
    """Tells Authlib of the second scheme by which a token comes (RFC 9449, 7.1)."""

    TOKEN_TYPE = "dpop"  # noqa: S105 - the scheme's name


@dataclass(frozen=True)
class Presented:
    """A token as it came. `proof`: what was shown beside a token of the scheme `DPoP`; None for a bearer's."""

    token: str = field(repr=False)
    proof: str | None = field(default=None, repr=False)


def presented(request: HasHeaders) -> Presented | None:
    """The token of the request; None where there is none, more than one, or not exactly the proof that it needs."""
    if len(request.headers.getlist("authorization")) != 1:
        return None
    try:
        scheme, token = _PROTECTOR.parse_request_authorization(request)
    except OAuth2Error:
        return None
    if scheme.TOKEN_TYPE != BoundTokens.TOKEN_TYPE:
        return Presented(str(token).strip())
    proofs = request.headers.getlist("dpop")
    return Presented(str(token).strip(), proofs[0]) if len(proofs) == 1 else None


_PROTECTOR = ResourceProtector()
_PROTECTOR.register_token_validator(JWTBearerTokenValidator("", ""))
_PROTECTOR.register_token_validator(BoundTokens("", ""))
