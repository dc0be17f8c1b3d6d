"""What an administrator may decide for a machine of her organisation."""

from dataclasses import dataclass
from typing import Final, get_args

from hub.identity.clients.known import Binding
from hub.identity.permissions import ROLES, Permission, Role
from hub.kit.errors import Reason

LONGEST_LABEL: Final = 80
MOST_REQUESTS: Final = 6000
FOR_PEOPLE_ALONE: Final = frozenset({Permission.TEAM_MANAGE})
"""An administrator sees no case, and holds her machines' keys: none of them may put itself on one."""


@dataclass(frozen=True)
class Wanted:
    """A machine as it is to be. `label` names a machine, never a person; `rate`: requests a minute."""

    label: str
    role: Role
    binding: Binding
    scopes: frozenset[str]
    rate: int


def client_reasons(wanted: Wanted) -> tuple[Reason, ...]:
    """Why this machine cannot be taken in: without a name, with no scope or one that its role or no machine has."""
    allowed = {permission.value for permission in ROLES[wanted.role] - FOR_PEOPLE_ALONE}
    checks = (
        (bool(wanted.label.strip()), Reason("required", "label")),
        (len(wanted.label) <= LONGEST_LABEL, Reason("too_long", "label")),
        (wanted.binding in get_args(Binding), Reason("malformed", "binding")),
        (bool(wanted.scopes), Reason("required", "scopes")),
        (wanted.scopes <= allowed, Reason("not_permitted", "scopes")),
        (1 <= wanted.rate <= MOST_REQUESTS, Reason("out_of_range", "requests_per_minute")),
    )
    return tuple(reason for good, reason in checks if not good)
