"""What an administrator may decide for a machine of her organisation."""

from dataclasses import dataclass
from typing import Final, Literal, get_args

from hub.identity.permissions import CONTENT, FOR_PEOPLE, ROLES, Role
from hub.kit.errors import Reason

LONGEST_LABEL: Final = 80
MOST_REQUESTS: Final = 6000

Binding = Literal["dpop", "bearer"]
"""Whether a client's tokens are bound to a key of its own or good for whoever holds them."""


@dataclass(frozen=True)
class ClientWanted:
    """A machine as it is to be. `label` names a machine, never a person; `rate`: requests a minute."""

    label: str
    role: Role
    binding: Binding
    scopes: frozenset[str]
    rate: int


def client_reasons(wanted: ClientWanted) -> tuple[Reason, ...]:
    """Why this machine cannot be so: without a name, with no scope or one that its role or no machine has.

    Content is for a machine whose tokens are bound to its key alone.
    """
    checks = (
        (bool(wanted.label.strip()), Reason("required", "label")),
        (len(wanted.label) <= LONGEST_LABEL, Reason("too_long", "label", (f"{LONGEST_LABEL}",))),
        (wanted.binding in get_args(Binding), Reason("malformed", "binding", get_args(Binding))),
        (bool(wanted.scopes), Reason("required", "scopes")),
        (wanted.scopes <= held_by(wanted.role), Reason("not_permitted", "scopes", tuple(sorted(held_by(wanted.role))))),
        (wanted.binding != "bearer" or not on_content(wanted.scopes), Reason("content_needs_dpop", "binding")),
        (1 <= wanted.rate <= MOST_REQUESTS, Reason("out_of_range", "requests_per_minute", ("1", f"{MOST_REQUESTS}"))),
    )
    return tuple(reason for good, reason in checks if not good)


def held_by(role: Role) -> frozenset[str]:
    """The scopes that a machine of this role can have."""
    return frozenset(permission.value for permission in ROLES[role] - FOR_PEOPLE)


def on_content(scopes: frozenset[str]) -> frozenset[str]:
    """Those of these scopes with which content is read or written."""
    return scopes & {permission.value for permission in CONTENT}


def that_count(scopes: frozenset[str], role: Role, *, bound: bool, confirmed: bool) -> frozenset[str]:
    """Those of a machine's scopes that count now, whatever its row says: the same when it asks and when it calls.

    Those on content only where its tokens are bound to a key (`bound`) and two people let it in with them
    (`confirmed`); what its role does not hold, and what no machine does, never.
    """
    counted = scopes & held_by(role)
    return counted if bound and confirmed else counted - on_content(counted)


def needs_two(present: frozenset[str], wanted: frozenset[str], *, confirmed: bool) -> bool:
    """Whether giving a machine these scopes in the place of its present ones takes a second person.

    Fewer than it has is one person's to say, at once. What two had confirmed counts; what one gave it before that was
    asked (`confirmed` False) does not.
    """
    had = present if confirmed else present - on_content(present)
    return bool(on_content(wanted)) and not wanted <= had


def key_needs_two(scopes: frozenset[str]) -> bool:
    """Whether a further key of such a machine takes a second person: whoever holds it reads what the machine reads."""
    return bool(on_content(scopes))
