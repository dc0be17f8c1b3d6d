"""Authlib's authorization server, made anew for one request: it decides, and neither reads nor writes anything."""

from collections.abc import Mapping
from typing import Any

from authlib.oauth2.rfc6749 import AuthorizationServer, InvalidClientError
from authlib.oauth2.rfc7523 import JWTBearerClientAssertion

from hub.machines.clients.assertion import AssertionRefused, ClientAssertion, check
from hub.machines.dpop.nonce import Nonces
from hub.machines.oauth.grant import TokenGrant
from hub.machines.oauth.introspection import Introspection
from hub.machines.oauth.metadata import METHOD, Places
from hub.machines.oauth.revocation import Revocation
from hub.machines.oauth.token_request import Caller, Deed, FormRequest, OAuthCall
from hub.machines.tokens import Issuer


class ShownAssertion(JWTBearerClientAssertion):  # type: ignore[misc]  # Authlib is published without types
    """Authlib's private_key_jwt with the hub's own, stricter check (`hub/machines/clients/assertion.py`)."""

    CLIENT_AUTH_METHOD = METHOD

    def __init__(self, asked: OAuthCall, issuer: str) -> None:
        """For one request; `issuer`: the one audience."""
        super().__init__()
        self._asked = asked
        self._issuer = issuer
        self.good: ClientAssertion | None = None

    def resolve_client_public_key(self, _client: Caller) -> None:
        """The check below knows the keys: Authlib need not choose one."""

    def process_assertion_claims(self, assertion: str, _resolve_key: object) -> None:
        """Called by Authlib once it knows the client; raises `InvalidClientError`."""
        client = self._asked.client
        try:
            self.good = check(assertion, client.id, client.keys, issuer=self._issuer, now=self._asked.now)
        except AssertionRefused as error:
            raise InvalidClientError from error


class OneRequest(AuthorizationServer):  # type: ignore[misc]  # Authlib is published without types
    """The server for one request, in a worker thread: nothing of it is shared."""

    def __init__(self, asked: OAuthCall, issuer: Issuer, nonces: Nonces) -> None:
        """What came, who signs, and the nonces of these minutes."""
        super().__init__(scopes_supported=None)
        self.asked = asked
        self.issuer = issuer
        self.nonces = nonces
        self.places = Places(issuer.issuer)
        self.deed = Deed(500, {})
        self._shown = ShownAssertion(asked, issuer.issuer)
        self.register_client_auth_method(METHOD, self._shown)
        self.register_grant(TokenGrant)
        self.register_endpoint(Revocation)
        self.register_endpoint(Introspection)

    def token(self) -> Deed:
        """Answer at the token endpoint."""
        self.create_token_response(FormRequest(self.places.token, self.asked.form))
        return self._done()

    def revoke(self) -> Deed:
        """Answer at the revocation endpoint."""
        self.create_endpoint_response(Revocation.ENDPOINT_NAME, FormRequest(self.places.revoke, self.asked.form))
        return self._done()

    def introspect(self) -> Deed:
        """Answer at the introspection endpoint."""
        request = FormRequest(self.places.introspect, self.asked.form)
        self.create_endpoint_response(Introspection.ENDPOINT_NAME, request)
        return self._done()

    def _done(self) -> Deed:
        self.deed.assertion = self._shown.good
        return self.deed

    def query_client(self, client_id: str) -> Caller | None:
        """The client that was looked up for this request, if it is the one that is asked for throughout."""
        names = {client_id, self.asked.form.get("client_id", client_id)}
        return Caller(self.asked.client) if names == {self.asked.client.id.text()} else None

    def create_oauth2_request(self, request: FormRequest) -> FormRequest:
        """It is one already."""
        return request

    def handle_response(self, status: int, body: Mapping[str, Any], _headers: object) -> None:
        """Keep the answer; an error keeps its code and nothing else (RFC 6749, 5.2)."""
        self.deed.status = status
        self.deed.body = {"error": body["error"]} if "error" in body else dict(body)

    def save_token(self, _token: object, _request: object) -> None:
        """Tokens are kept nowhere: they say themselves what they are."""

    def send_signal(self, _name: str, *_args: object, **_more: object) -> None:
        """Nobody listens."""
