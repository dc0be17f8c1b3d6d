"""The third of three: the operator lets in whom two members vouch for; by command, never from outside."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

from hub.audit import trail
from hub.audit.verbs import Verb
from hub.directory import enrol
from hub.identity.fragments import ORGANISATIONS
from hub.identity.keys import Keyring
from hub.identity.membership import asking
from hub.identity.organisations import Enrolment
from hub.kit.errors import NotFound, Refused
from hub.vetting.repository import SELECT, Proposal, read
from hub.vetting.rules import activating_reasons

_OPEN = text(SELECT + "where activated_at is null and declined_at is null order by proposed_at, id")
# held until the end: of two operators at once the second meets "activated"
_ONE = text(SELECT + "where id = :id for update")
# held as well: whoever suspends one of the two either comes first and is seen here, or waits
_MEMBERS = asking(f"select o.id {ORGANISATIONS} where o.id in (:proposer, :second) and $member for share of o")
_ACTIVATE = text("update candidate set activated_at = :now, organisation = :organisation where id = :id")


async def waiting(session: AsyncSession, now: datetime) -> tuple[Proposal, ...]:
    """The proposals that still can come to something, oldest first."""
    found = [read(row, now) for row in await session.execute(_OPEN)]
    return tuple(one for one in found if one.standing in ("proposed", "confirmed"))


async def activate(session: AsyncSession, keys: Keyring, candidate: UUID, now: datetime) -> UUID:
    """Make the organisation, with its first key, and write it into its own ledger; answers its id.

    Raises `NotFound("candidate")`, and `Refused` where not both members vouch for it today.
    """
    row = (await session.execute(_ONE, {"id": candidate})).one_or_none()
    if row is None:
        raise NotFound("candidate")
    found = read(row, now)
    asked = {"proposer": found.vouching.proposer, "second": found.vouching.second, "now": now}
    members = (await session.execute(_MEMBERS, asked)).scalars().all()
    against = activating_reasons(found.vouching, members, now)
    if against:
        raise Refused(*against)
    enrolment = Enrolment(found.name, found.name_en, found.kind, found.country, found.languages)
    made = await enrol.organisation(session, keys, enrolment, now)
    await session.execute(_ACTIVATE, {"id": candidate, "organisation": made, "now": now})
    await trail.record_of_operator(session, Verb.ORGANISATION_ACTIVATED, org=made, object_id=candidate, at=now)
    return made
