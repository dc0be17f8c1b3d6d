"""Who was told outside the hub is asked too: a member by a question, everybody else by hand (domain rule 13)."""

from dataclasses import dataclass
from uuid import UUID

from hub.cases.outside import told
from hub.identity.work import Work
from hub.releases.holding import ask_outside


@dataclass(frozen=True)
class AskedOutside:
    """`holdings`: the new questions to members. `by_hand`: handovers to somebody whom only the caseworker can ask."""

    holdings: tuple[UUID, ...] = ()
    by_hand: tuple[UUID, ...] = ()


async def ask_those_told(work: Work, case_id: UUID, recipient: UUID | None) -> AskedOutside:
    """Ask this recipient, or all, what became of what they were told outside; two statements, and nothing is opened.

    For whatever asks holders: withdrawal, bar, conflict of interest (`hub.narrowing`). The caller holds the case. Asked
    again, only those are asked who were told since.
    """
    found = await told(work, case_id, recipient)
    members = {one.id: one.recipient for one in found if one.recipient is not None}
    asked = await ask_outside(work, members) if members else ()
    return AskedOutside(asked, tuple(one.id for one in found if one.recipient is None))
