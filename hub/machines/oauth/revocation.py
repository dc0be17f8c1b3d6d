"""A machine gives a token back. A token that is not its own, or none at all, is answered in the same way (RFC 7009)."""

from authlib.oauth2.rfc6749 import InvalidRequestError
from authlib.oauth2.rfc7009 import RevocationEndpoint

from hub.machines.oauth.metadata import METHOD
from hub.machines.oauth.token_request import Caller, FormRequest, ShownToken


class Revocation(RevocationEndpoint):  # type: ignore[misc]  # Authlib is published without types
    """The endpoint of one request."""

    CLIENT_AUTH_METHODS = (METHOD,)

    def check_params(self, request: FormRequest, _client: Caller) -> None:
        """A token must be named; a hint at its kind is not needed, since there is one kind."""
        if not request.form.get("token"):
            raise InvalidRequestError

    def query_token(self, _token: str, _hint: str | None) -> ShownToken | None:
        """The token that was looked up, if it is the caller's own."""
        asked = self.server.asked
        return asked.token if asked.token is not None and asked.token.is_of(asked.client) else None

    def revoke_token(self, token: ShownToken, _request: FormRequest) -> None:
        """To be written before the answer is given."""
        self.server.deed.revoked = token.claims
