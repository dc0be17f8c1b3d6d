"""What a provider says of itself, and whether that is enough to let people in through it.

OpenID Connect Discovery 1.0; RFC 8414; RFC 9207 (`iss` in the answer). The rules are pure: they see a document.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlsplit

from authlib.oidc.discovery import OpenIDProviderMetadata

from hub.kit.errors import Reason

ALGORITHMS = ("RS256", "PS256", "ES256", "EdDSA", "Ed25519")
"""How an ID token may be signed: with a key that the provider alone has. `EdDSA` is the older name of `Ed25519`."""
LONGEST_ADDRESS = 1000

_ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True)
class Metadata:
    """What the hub keeps of a provider's document. `sends_issuer`: whether its answers name it (RFC 9207)."""

    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    algorithms: tuple[str, ...]
    sends_issuer: bool

    @classmethod
    def of(cls, document: Mapping[str, Any]) -> "Metadata":
        """Of a document in which `document_faults` found none."""
        offered = document["id_token_signing_alg_values_supported"]
        return cls(
            authorization_endpoint=document["authorization_endpoint"],
            token_endpoint=document["token_endpoint"],
            jwks_uri=document["jwks_uri"],
            algorithms=tuple(name for name in ALGORITHMS if name in offered),
            sends_issuer=document.get("authorization_response_iss_parameter_supported") is True,
        )

    @classmethod
    def kept(cls, seen: Mapping[str, Any]) -> "Metadata":
        """As it was kept (`as_kept`)."""
        return cls(**{**seen, "algorithms": tuple(seen["algorithms"])})

    def as_kept(self) -> dict[str, Any]:
        """For the column `seen`."""
        return asdict(self)


def is_fit(address: object, *, loopback: bool) -> bool:
    """Whether the hub would send a person, or ask, there: https; `loopback`: also http to this machine."""
    if not isinstance(address, str) or not address.isascii() or not address.isprintable() or " " in address:
        return False
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError:
        return False
    secure = parts.scheme == "https" or (loopback and parts.scheme == "http" and host in _LOOPBACK)
    plain = "@" not in parts.netloc and "#" not in address and port != 0 and len(address) <= LONGEST_ADDRESS
    return bool(host) and secure and plain


def document_faults(document: Mapping[str, Any], *, issuer: str, method: str, loopback: bool) -> tuple[Reason, ...]:
    """What is missing in the provider's document; empty where people can sign in through it."""
    said = OpenIDProviderMetadata(document)
    checks = (
        (said.get("issuer") == issuer, "provider_issuer_differs", "issuer"),
        *((is_fit(said.get(name), loopback=loopback), "provider_address_unfit", name) for name in _ENDPOINTS),
        ("code" in _words(said.get("response_types_supported")), "provider_without_code", "response_types_supported"),
        ("authorization_code" in _words(said.grant_types_supported), "provider_without_code", "grant_types_supported"),
        (
            "S256" in _words(said.get("code_challenge_methods_supported")),
            "provider_without_pkce",
            "code_challenge_methods_supported",
        ),
        (
            _words(said.get("id_token_signing_alg_values_supported")).intersection(ALGORITHMS),
            "provider_without_algorithm",
            "id_token_signing_alg_values_supported",
        ),
        (
            method in _words(said.token_endpoint_auth_methods_supported),
            "provider_without_method",
            "token_endpoint_auth_methods_supported",
        ),
    )
    return tuple(Reason(code, field) for good, code, field in checks if not good)


def _words(value: object) -> frozenset[str]:
    return frozenset(word for word in value if isinstance(word, str)) if isinstance(value, list) else frozenset()
