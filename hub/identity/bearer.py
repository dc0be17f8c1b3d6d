"""The thin adapter to Authlib's framework-neutral core: bearer tokens (RFC 6750), JWT access tokens (RFC 9068)."""

from collections.abc import Mapping
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


class HasHeaders(Protocol):
    """What Authlib wants of a request."""

    @property
    def headers(self) -> Mapping[str, str]:
        """Header fields by name, in any case."""
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


def bearer(request: HasHeaders) -> str | None:
    """The token of the request's Authorization header; None where there is no bearer token."""
    try:
        _, token = _PROTECTOR.parse_request_authorization(request)
    except OAuth2Error:
        return None
    return str(token).strip()


_PROTECTOR = ResourceProtector()
_PROTECTOR.register_token_validator(JWTBearerTokenValidator("", ""))
