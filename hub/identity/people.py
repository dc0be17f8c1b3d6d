"""People and machines of an organisation: taken in and let go by operator command; nobody signs up alone."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

from sqlalchemy.exc import IntegrityError
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from hub.audit.trail import record_of_operator
from hub.audit.verbs import Verb
from hub.identity.entry_marks import change, sign
from hub.identity.models import Principal
from hub.identity.permissions import Role
from hub.kit.errors import Invalid, NotFound, Reason

FOR_A_WHILE = timedelta(days=30)
"""For so long invented people are there already: who joined just now confirms nothing."""


async def add(
    session: AsyncSession,
    *,
    organisation: UUID,
    kind: Literal["person", "machine"],
    role: Role,
    label: str,
    now: datetime,
    let_in_by: UUID | None = None,
) -> UUID:
    """Take somebody in; `label` is a role or machine name, never a person's. Raises `Invalid` and `NotFound`.

    `let_in_by`: who of the organisation did; None where the operator does, who stands outside.
    """
    if not label:
        raise Invalid(Reason("required", "label"))
    row = Principal(
        organisation=organisation,
        kind=kind,
        role=role.value,
        label=label,
        created_at=now,
        let_in_by=let_in_by,
        let_in_outside=let_in_by is None,
    )
    session.add(sign(session, row))
    try:
        await session.flush()
    except IntegrityError as error:
        raise NotFound("organisation") from error
    return row.id


@dataclass(frozen=True)
class Admission:
    """Who comes in by an invitation, and by whose word: she carries it for as long as she is known here.

    `by`: who asked for it; `confirmed_by`: the second person; both None where the operator did. `act`: theirs.
    """

    organisation: UUID
    role: Role
    label: str
    by: UUID | None
    confirmed_by: UUID | None
    is_from_outside: bool
    act: UUID | None


async def come_in(session: AsyncSession, person: UUID, word: Admission, now: datetime) -> None:
    """Take a person in under this id, in a transaction of her organisation. Whether that may be asks `hub.entry`."""
    row = Principal(
        id=person,
        organisation=word.organisation,
        kind="person",
        role=word.role.value,
        label=word.label,
        created_at=now,
        let_in_by=word.by,
        let_in_with=word.confirmed_by,
        let_in_outside=word.is_from_outside,
        let_in_act=word.act,
    )
    session.add(sign(session, row))
    await session.flush()


async def take_in(
    session: AsyncSession,
    *,
    organisation: UUID,
    kind: Literal["person", "machine"],
    role: Role,
    label: str,
    now: datetime,
) -> UUID:
    """The operator's, where everybody is invented: `add`, and a line in the organisation's own ledger."""
    made = await add(session, organisation=organisation, kind=kind, role=role, label=label, now=now)
    await record_of_operator(session, Verb.MEMBER_ADDED, org=organisation, object_id=made, at=now)
    return made


async def end(session: AsyncSession, principal: UUID, now: datetime) -> None:
    """Let somebody go: every token and session is refused from now on, and the database deletes how they signed in.

    The operator's, and a line in the organisation's own ledger; `hub.identity.members.end` is the administrator's.
    Raises `NotFound` where nobody of that id is here.
    """
    ended = await change(session, "principal", {"id": principal}, {"ended_at": now}, at=now, only="t.ended_at is null")
    if not ended:
        raise NotFound("principal")
    (who,) = ended
    await record_of_operator(session, Verb.MEMBER_ENDED, org=who.organisation, object_id=principal, at=now)


async def end_machine(session: AsyncSession, organisation: UUID, machine: UUID, now: datetime) -> None:
    """Its client ended, and the machine with it; the line in the ledger is the client's."""
    which = {"organisation": organisation, "id": machine}
    await change(session, "principal", which, {"ended_at": now}, at=now, only="t.ended_at is null")


@dataclass(frozen=True)
class SomebodyHere:
    """A person or machine that has not left. `label`: a role's or machine's name, never a person's."""

    id: UUID
    organisation: UUID
    role: Role
    label: str


def _here(row: Principal) -> SomebodyHere:
    return SomebodyHere(id=row.id, organisation=row.organisation, role=Role(row.role), label=row.label)


async def everybody(session: AsyncSession) -> tuple[SomebodyHere, ...]:
    """All people of all organisations who are still here, by organisation and role: for a demo, which invents them."""
    here = select(Principal).where(Principal.kind == "person", col(Principal.ended_at).is_(None))
    found = await session.exec(here.order_by(col(Principal.organisation), Principal.role, col(Principal.created_at)))
    return tuple(_here(row) for row in found)


async def find(session: AsyncSession, principal: UUID) -> SomebodyHere:
    """Who this is, if still here; raises `NotFound`."""
    row = await session.get(Principal, principal)
    if row is None or row.ended_at is not None:
        raise NotFound("principal")
    return _here(row)
