"""A token for a machine: the scopes that it asks for by name, bound to its key where its organisation decided so."""

from typing import Any

from authlib.oauth2.rfc6749 import InvalidRequestError, InvalidScopeError, OAuth2Error
from authlib.oauth2.rfc6749.grants import ClientCredentialsGrant

from hub.machines.claims import LIFETIME
from hub.machines.clients.known import KnownClient
from hub.machines.dpop.proof import NonceNeeded, ProofOfKey, ProofRefused, ShownProof, check
from hub.machines.oauth.metadata import METHOD


class InvalidProof(OAuth2Error):  # type: ignore[misc]  # Authlib is published without types
    """RFC 9449, 5."""

    error = "invalid_dpop_proof"


class UseNonce(OAuth2Error):  # type: ignore[misc]  # Authlib is published without types
    """RFC 9449, 8."""

    error = "use_dpop_nonce"


class TokenGrant(ClientCredentialsGrant):  # type: ignore[misc]  # Authlib is published without types
    """Client credentials (RFC 6749, 4.4), with private_key_jwt alone."""

    TOKEN_ENDPOINT_AUTH_METHODS = (METHOD,)

    def validate_token_request(self) -> None:
        """Authlib's checks, then the proof of possession."""
        super().validate_token_request()
        self.server.deed.proof = self._proof(self.request.client.known)

    def validate_requested_scope(self) -> None:
        """Scopes must be named, and each must be the client's: nothing is granted by silence (RFC 6749, 3.3).

        Of those some may not count, on content without a bound key or a second person: the answer names the others.
        """
        known = self.request.client.known
        wanted = set((self.request.payload.scope or "").split())
        if not known.registered.issuperset(wanted) or not known.scopes.intersection(wanted):
            raise InvalidScopeError

    def generate_token(self, scope: str, **_more: object) -> dict[str, Any]:
        """The token, and what the answer says of it (RFC 6749, 5.1)."""
        asked, proof = self.server.asked, self.server.deed.proof
        scopes = self.request.client.get_allowed_scope(scope)
        token = self.server.issuer.issue(
            principal=asked.client.principal,
            organisation=asked.client.id.organisation,
            client=asked.client.id.text(),
            scopes=scopes.split(),
            now=asked.now,
            thumbprint=proof.thumbprint if proof else None,
        )
        kind = "DPoP" if proof else "Bearer"
        return {"access_token": token, "token_type": kind, "expires_in": LIFETIME.seconds, "scope": scopes}

    def _proof(self, client: KnownClient) -> ProofOfKey | None:
        """The proof that a client bound to a key must show; one that is not bound must not show any."""
        asked = self.server.asked
        if client.binding != "dpop":
            if asked.proofs:
                raise InvalidRequestError
            return None
        if len(asked.proofs) != 1:
            raise InvalidProof
        try:
            return check(ShownProof(asked.proofs[0], "POST", self.server.places.token), self.server.nonces, asked.now)
        except NonceNeeded as error:
            raise UseNonce from error
        except ProofRefused as error:
            raise InvalidProof from error
