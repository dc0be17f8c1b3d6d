"""Who asks."""

from dataclasses import dataclass
from uuid import UUID

from hub.identity.permissions import Permission, Role


@dataclass(frozen=True)
class Viewer:
    """The caller of one request, as a verified token and the membership behind it say.

    `client` names the program that calls (idempotency keys are the client's own); `language` is "ja" or "en".
    """

    organisation: UUID
    principal: UUID
    client: str
    role: Role
    permissions: frozenset[Permission]
    language: str = "ja"
