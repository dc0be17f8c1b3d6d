"""The viewer."""

from dataclasses import dataclass
from uuid import UUID

from hub.identity.permissions import Permission, Role


@dataclass(frozen=True)
class Viewer:
    """The caller of one request, as a verified token and the membership behind it say.

    `client` names the program that calls (idempotency keys are the client's own); `language` is "ja" or "en".
    `session`: the browser session by which a person asks, None for whoever comes with a token. `fresh`: whether the
    person has shown a passkey, or signed in anew at the provider, within the last minutes (step-up). `suspended`: its
    organisation is, for another reason than security: then it may only take consent back for a person. `machine`:
    nobody who heard or judged anything, but a program of the organisation's.
    """

    organisation: UUID
    principal: UUID
    client: str
    role: Role
    permissions: frozenset[Permission]
    language: str = "ja"
    session: UUID | None = None
    fresh: bool = False
    suspended: bool = False
    machine: bool = False


THE_HUB = UUID(int=0)
"""The principal that stands where nobody acted: expiry, destruction, delivery."""


def hub_itself(organisation: UUID) -> Viewer:
    """The hub, doing by itself what this organisation's own rows ask for."""
    return Viewer(organisation, THE_HUB, "hub", Role.AUDITOR, frozenset())
