"""How the hub shows a provider who it is: a secret of both, or a signature with a key that never left the hub."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal
from urllib.parse import quote_plus
from uuid import UUID

from authlib.oauth2.auth import ClientAuth
from authlib.oauth2.rfc7523 import private_key_jwt_sign
from joserfc.jwk import ECKey

from hub.kit.ids import new_id

ClientAuthentication = Literal["client_secret_basic", "client_secret_post", "private_key_jwt"]
"""How (OpenID Connect Core 1.0, 9)."""
SIGNED_WITH = "ES256"
ASSERTION_SECONDS = 60
_ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"


@dataclass(frozen=True)
class ProviderClient:
    """The hub, as this provider knows it. `secret`: what both know, or the private key as PEM."""

    client_id: str
    method: ClientAuthentication
    secret: str = field(repr=False)
    public_key: dict[str, Any] | None = None

    def authenticate(self, token_endpoint: str, form: list[tuple[str, str]], now: datetime) -> "ClientShown":
        """The form with the client's proof in it or beside it (RFC 6749, 2.3.1; RFC 7523)."""
        if self.method == "private_key_jwt":
            signed = self._assertion(token_endpoint, now)
            return ClientShown({}, [*form, ("client_assertion_type", _ASSERTION), ("client_assertion", signed)])
        if self.method == "client_secret_post":
            return ClientShown({}, [*form, ("client_id", self.client_id), ("client_secret", self.secret)])
        # RFC 6749 wants both written as in a form first, which Authlib leaves to its caller
        basic = ClientAuth(quote_plus(self.client_id), quote_plus(self.secret), "client_secret_basic")
        _, headers, _ = basic.prepare("POST", token_endpoint, {}, "")
        return ClientShown(headers, form)

    def _assertion(self, token_endpoint: str, now: datetime) -> str:
        assert self.public_key is not None  # noqa: S101 - a row with this method has one
        return str(
            private_key_jwt_sign(
                ECKey.import_key(self.secret),
                self.client_id,
                token_endpoint,
                SIGNED_WITH,
                claims={"jti": str(new_id())},
                header={"kid": self.public_key["kid"]},
                issued_at=int(now.timestamp()),
                expires_in=ASSERTION_SECONDS,
            )
        )


@dataclass(frozen=True)
class ClientShown:
    """Headers and form of a request that proves who asks."""

    headers: dict[str, str] = field(repr=False)
    form: list[tuple[str, str]] = field(repr=False)


def new_key() -> tuple[str, dict[str, Any]]:
    """A key pair for one provider alone: the private key as PEM, and what the admin registers there (JWK)."""
    key = ECKey.generate_key("P-256", private=True)
    public = {**key.as_dict(private=False), "kid": key.thumbprint(), "use": "sig", "alg": SIGNED_WITH}
    return key.as_pem(private=True).decode(), public


def place(provider: UUID) -> str:
    """The place of a sealed secret."""
    return f"identity_provider/{provider}"
