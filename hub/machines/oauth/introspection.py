"""A machine asks whether a token of its own organisation is good now; of any other it hears no more than "no"."""

from typing import Any

from authlib.oauth2.rfc6749 import InvalidRequestError
from authlib.oauth2.rfc7662 import IntrospectionEndpoint

from hub.machines.oauth.metadata import METHOD
from hub.machines.oauth.token_request import Caller, FormRequest, ShownToken


class Introspection(IntrospectionEndpoint):  # type: ignore[misc]  # Authlib is published without types
    """The endpoint of one request (RFC 7662)."""

    CLIENT_AUTH_METHODS = (METHOD,)

    def check_params(self, request: FormRequest, _client: Caller) -> None:
        """A token must be named; a hint at its kind is not needed, since there is one kind."""
        if not request.form.get("token"):
            raise InvalidRequestError

    def query_token(self, _token: str, _hint: str | None) -> ShownToken | None:
        """The token that was looked up."""
        token: ShownToken | None = self.server.asked.token
        return token

    def check_permission(self, token: ShownToken, client: Caller, _request: FormRequest) -> bool:
        """Only within one organisation."""
        return token.claims.organisation == client.known.id.organisation

    def introspect_token(self, token: ShownToken) -> dict[str, Any]:
        """What the token says (RFC 7662, 2.2; RFC 9449, 6.2)."""
        claims, issuer = token.claims, self.server.issuer
        bound = {} if claims.thumbprint is None else {"cnf": {"jkt": claims.thumbprint}}
        return {
            "active": True,
            "iss": issuer.issuer,
            "aud": issuer.audience,
            "sub": str(claims.principal),
            "client_id": claims.client,
            "scope": " ".join(sorted(claims.scopes)),
            "iat": claims.issued_at,
            "exp": claims.expires_at,
            "jti": str(claims.id),
            "token_type": "DPoP" if bound else "Bearer",
            **bound,
        }
