"""What the authorization server says of itself: where it is, and what it takes (RFC 8414, RFC 7517)."""

from dataclasses import dataclass
from typing import Any

from authlib.oauth2.rfc8414 import AuthorizationServerMetadata, get_well_known_url
from joserfc.jwk import OKPKey

from hub.identity.jwk import ALGORITHMS
from hub.identity.permissions import Permission
from hub.kit.unready import Unready
from hub.machines.bearer import ALGORITHM
from hub.machines.tokens import Issuer

METHOD = "private_key_jwt"
"""The one way in which a client shows who it is (OpenID Connect Core, 9; RFC 7523)."""
GRANT = "client_credentials"


@dataclass(frozen=True)
class Places:
    """Where each endpoint is. A proof of possession is made for exactly `token`."""

    issuer: str

    def __post_init__(self) -> None:
        """Refuse an issuer to which a machine would send its assertions in clear."""
        try:
            AuthorizationServerMetadata(issuer=self.issuer).validate_issuer()
        except ValueError:
            raise Unready(
                f"HUB_ISSUER is {self.issuer!r}; it must begin with https:// (http:// on this machine alone), without "
                "a query."
            ) from None

    @property
    def metadata(self) -> str:
        """The path, on this server, of what follows below."""
        return str(get_well_known_url(self.issuer))

    @property
    def token(self) -> str:
        """Where tokens are asked for."""
        return self._at("token")

    @property
    def revoke(self) -> str:
        """Where they are given back."""
        return self._at("revoke")

    @property
    def introspect(self) -> str:
        """Where a token is looked up (introspection, RFC 7662)."""
        return self._at("introspect")

    @property
    def jwks(self) -> str:
        """Where the keys are that sign them."""
        return self._at("jwks")

    def _at(self, name: str) -> str:
        return f"{self.issuer.rstrip('/')}/oauth/{name}"


def metadata(places: Places) -> dict[str, Any]:
    """The document of RFC 8414. No response type exists, since nobody is sent to an authorization endpoint."""
    ways = {"auth_methods_supported": [METHOD], "auth_signing_alg_values_supported": list(ALGORITHMS)}
    whole = AuthorizationServerMetadata(
        issuer=places.issuer,
        token_endpoint=places.token,
        jwks_uri=places.jwks,
        revocation_endpoint=places.revoke,
        introspection_endpoint=places.introspect,
        scopes_supported=sorted(permission.value for permission in Permission),
        response_types_supported=[],
        grant_types_supported=[GRANT],
        dpop_signing_alg_values_supported=list(ALGORITHMS),
        **{
            f"{at}_endpoint_{name}": value
            for at in ("token", "revocation", "introspection")
            for name, value in ways.items()
        },
    )
    return dict(whole)


def jwks(issuer: Issuer) -> dict[str, Any]:
    """The public half of every key whose tokens are taken (RFC 7517)."""
    keys = [
        {**OKPKey.import_key(key.pem()).as_dict(private=False), "kid": key.key_id, "use": "sig", "alg": ALGORITHM}
        for key in issuer.keys
    ]
    return {"keys": keys}
