"""Which two members of an organisation are certainly two human beings: by who let each of them in. Pure.

The hub knows people by their passkeys and cannot see who holds them. So it takes the worst for granted: whoever was let
in by one person alone may be that person. A hand is one human being as far as can be known; two confirm each other's
acts only where their hands differ.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from hub.identity.permissions import ROLES, Permission, Role
from hub.kit.errors import Reason

UNKNOWN: Final = UUID(int=0)
"""The hand of those of whom nobody knows who let them in: perhaps anybody's, so never a second person."""
_RANKS: Final = {Role.ADMIN: 3, Role.SUPERVISOR: 2}


@dataclass(frozen=True)
class Admitted:
    """How a principal came in. `by`: who asked; `confirmed_by`: who of the organisation confirmed, None for nobody.

    `outside`: a voucher or the operator stands behind it. `since`: the later of joining and of rising in rank; `left`:
    let go since, and still an ancestor of those whom she let in. A machine confirms nothing (`is_person`).
    """

    principal: UUID
    role: Role
    since: datetime
    by: UUID | None = None
    confirmed_by: UUID | None = None
    outside: bool = False
    left: bool = False
    is_person: bool = True


People = Mapping[UUID, Admitted]
"""Everybody who is or ever was in the organisation, by principal."""


def hands(people: People) -> dict[UUID, UUID]:
    """The hand of each: her own where two hands let her in or somebody outside did, else that of whoever let her in.

    A circle, or somebody of whom nothing is known, has the hand `UNKNOWN`, and so has everybody who hangs below.
    """
    found: dict[UUID, UUID] = {UNKNOWN: UNKNOWN}
    behind = {one.principal: _behind(one, people) for one in people.values()}
    below: dict[UUID, list[UUID]] = {}
    for one, above in behind.items():
        for who in above:
            below.setdefault(who, []).append(one)
    ready = [one for one, above in behind.items() if not above]
    while ready:
        known = ready.pop()
        found[known] = _hand(people[known], found)
        for one in below.get(known, ()):
            behind[one].discard(known)
            if not behind[one]:
                ready.append(one)
    return dict.fromkeys(people, UNKNOWN) | found


def are_two(found: Mapping[UUID, UUID], one: UUID, other: UUID) -> bool:
    """Whether these two are certainly two human beings; `found`: the hands of their organisation."""
    first, second = found.get(one, UNKNOWN), found.get(other, UNKNOWN)
    return first != second and UNKNOWN not in (first, second)


def asker_reasons(people: People, asked_by: UUID, may_request: frozenset[Permission]) -> tuple[Reason, ...]:
    """Why what she asked for is not confirmed any more: her role has changed, and she may not ask for it now."""
    asker = people.get(asked_by)
    return () if asker is not None and ROLES[asker.role] & may_request else (Reason("act_asker_may_not"),)


def second_reasons(people: People, asked_by: UUID, who: UUID) -> tuple[Reason, ...]:
    """Why `who` is no second person for `asked_by`: as far as can be known they are one human being."""
    return () if are_two(hands(people), asked_by, who) else (Reason("act_same_hand"),)


def is_newcomer(one: Admitted | None, now: datetime, newcomer_for: timedelta) -> bool:
    """Whether she joined, or rose, less than `newcomer_for` ago: then she confirms nothing but danger to life."""
    return one is None or now < one.since + newcomer_for


def rank_reasons(confirmer: Role, target: Role) -> tuple[Reason, ...]:
    """Why somebody of this role does not take in, let back or raise somebody of that one: she stands below."""
    return () if _rank(confirmer) >= _rank(target) else (Reason("rank_too_low"),)


def higher(one: Role, other: Role) -> Role:
    """Whichever stands higher."""
    return one if _rank(one) >= _rank(other) else other


def rises(old: Role, new: Role) -> bool:
    """Whether the new role may do anything that the old one could not."""
    return not ROLES[new] <= ROLES[old]


def somebody_inside(
    people: People,
    asked_by: UUID,
    target: Role,
    may_confirm: frozenset[Permission],
    now: datetime,
    newcomer_for: timedelta,
    *,
    but: Iterable[UUID] = (),
) -> bool:
    """Whether anybody of the organisation could confirm this. `but`: whoever it is about."""
    found, left_out = hands(people), set(but)
    return any(
        are_two(found, asked_by, one.principal)
        and ROLES[one.role] & may_confirm
        and not rank_reasons(one.role, target)
        and not is_newcomer(one, now, newcomer_for)
        for one in people.values()
        if one.is_person and not one.left and one.principal not in left_out
    )


def _behind(one: Admitted, people: People) -> set[UUID]:
    """Whose hands must be known first."""
    return set() if one.outside else {who for who in (one.by, one.confirmed_by) if who is not None and who in people}


def _hand(one: Admitted, found: Mapping[UUID, UUID]) -> UUID:
    if one.outside:
        return one.principal
    asker = found.get(one.by or UNKNOWN, UNKNOWN)
    if one.confirmed_by is None:
        return asker
    second = found.get(one.confirmed_by, UNKNOWN)
    if UNKNOWN in (asker, second):
        return UNKNOWN
    return one.principal if asker != second else asker


def _rank(role: Role) -> int:
    return _RANKS.get(role, 1)
