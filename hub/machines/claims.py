"""What an access token of this hub says, as values: nothing that the hub itself would not have written is read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

LIFETIME: Final = timedelta(minutes=10)
"""How long a token is good for: whoever leaves keeps no key."""

_NAMES = frozenset({"iss", "aud", "sub", "client_id", "organisation", "scope", "iat", "exp", "jti"})
_THUMBPRINT = re.compile(r"[A-Za-z0-9_-]{43}")


@dataclass(frozen=True)
class Claims:
    """What a good token says. `thumbprint`: of the key that it is bound to (RFC 9449, `cnf.jkt`), None for a bearer's.

    `id` is the token's own number (`jti`); times are seconds since 1970.
    """

    id: UUID
    principal: UUID
    organisation: UUID
    client: str
    scopes: frozenset[str]
    issued_at: int
    expires_at: int
    thumbprint: str | None = None


def read(claims: Mapping[str, Any], *, issuer: str, audience: str) -> Claims:
    """The claims as values; raises `ValueError` for anything that the hub would not have written."""
    if set(claims) - {"cnf"} != _NAMES or claims["iss"] != issuer or claims["aud"] != audience:
        raise ValueError("claims")
    words = [claims[name] for name in ("sub", "client_id", "organisation", "scope", "jti")]
    times = [claims[name] for name in ("iat", "exp")]
    if any(type(word) is not str for word in words) or any(type(time) is not int for time in times):
        raise ValueError("types")
    if not claims["client_id"] or not 0 < claims["exp"] - claims["iat"] <= LIFETIME.seconds:
        raise ValueError("span")
    return Claims(
        id=UUID(claims["jti"]),
        principal=UUID(claims["sub"]),
        organisation=UUID(claims["organisation"]),
        client=claims["client_id"],
        scopes=frozenset(claims["scope"].split()),
        issued_at=claims["iat"],
        expires_at=claims["exp"],
        thumbprint=_thumbprint(claims["cnf"]) if "cnf" in claims else None,
    )


def _thumbprint(confirmation: object) -> str:
    if not isinstance(confirmation, dict) or set(confirmation) != {"jkt"}:
        raise ValueError("cnf")
    if not isinstance(confirmation["jkt"], str) or not _THUMBPRINT.fullmatch(confirmation["jkt"]):
        raise ValueError("jkt")
    return confirmation["jkt"]
