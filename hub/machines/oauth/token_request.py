"""One request of a machine with all that its answer can depend on, and the answer with all that it leaves behind."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from authlib.oauth2.rfc6749 import ClientMixin, OAuth2Request
from authlib.oauth2.rfc6749.requests import BasicOAuth2Payload

from hub.machines.claims import Claims
from hub.machines.clients.assertion import ClientAssertion
from hub.machines.clients.known import KnownClient
from hub.machines.dpop.proof import ProofOfKey
from hub.machines.oauth.metadata import GRANT, METHOD


@dataclass(frozen=True)
class ShownToken:
    """The token that a request is about, as far as it is one of ours. `living`: whether it would be let in now."""

    claims: Claims
    living: bool

    def is_of(self, client: KnownClient) -> bool:
        """Whether it was issued to this client."""
        return self.claims.client == client.id.text()

    def check_client(self, caller: "Caller") -> bool:
        """Asked by Authlib before a token is revoked."""
        return self.is_of(caller.known)

    def is_expired(self) -> bool:
        """Asked by Authlib before a token is described."""
        return not self.living

    def is_revoked(self) -> bool:
        """The same: `living` says both."""
        return not self.living


@dataclass(frozen=True)
class OAuthCall:
    """What came, what the database knew of it, and when. `proofs`: each `DPoP` header that was sent."""

    form: Mapping[str, str] = field(repr=False)
    proofs: tuple[str, ...] = field(repr=False)
    client: KnownClient
    token: ShownToken | None
    now: datetime


@dataclass
class Deed:
    """The answer, and what must be written before it is given. Without `assertion` nobody has shown who it is."""

    status: int
    body: dict[str, Any] = field(repr=False)
    assertion: ClientAssertion | None = None
    proof: ProofOfKey | None = None
    revoked: Claims | None = None


class Caller(ClientMixin):  # type: ignore[misc]  # Authlib is published without types
    """A client as Authlib asks about it."""

    def __init__(self, known: KnownClient) -> None:
        """As the database knew it."""
        self.known = known

    def get_client_id(self) -> str:
        """Its name."""
        return self.known.id.text()

    def get_allowed_scope(self, scope: str | None) -> str:
        """Of what is asked, what it may have."""
        return " ".join(sorted(self.known.scopes.intersection((scope or "").split())))

    def check_endpoint_auth_method(self, method: str, _endpoint: str) -> bool:
        """One method, everywhere."""
        return method == METHOD

    def check_grant_type(self, grant_type: str) -> bool:
        """One grant."""
        return grant_type == GRANT


class FormRequest(OAuth2Request):  # type: ignore[misc]  # Authlib is published without types
    """The request as Authlib reads it."""

    def __init__(self, url: str, form: Mapping[str, str]) -> None:
        """`url`: the endpoint's own, never the caller's word."""
        super().__init__("POST", url)
        self._form = dict(form)
        self.payload = BasicOAuth2Payload(self._form)

    @property
    def form(self) -> dict[str, str]:
        """The parameters of the body."""
        return self._form
