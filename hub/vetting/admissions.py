"""Whom an organisation takes in where nobody inside can confirm it: a member that vouched does, or the operator."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from hub.acts.act import ActRegistry, ShownToBoth
from hub.acts.admissions import everybody
from hub.acts.from_outside import confirm_from_outside
from hub.acts.lineage import is_newcomer
from hub.audit.trail import record_of_operator
from hub.audit.verbs import Verb
from hub.identity.fragments import is_member
from hub.identity.keys import Keyring
from hub.identity.members import vouch
from hub.identity.membership import asking
from hub.identity.viewer import hub_itself
from hub.identity.work import Work
from hub.kit.db import SET_ORGANISATION
from hub.kit.errors import Conflict, NotFound, Reason
from hub.standing.for_peer import in_the_name_of

MOST = 100
"""How many are shown, the oldest."""
# written by a trigger, which knows who vouches for whom; both must be members now
_THERE = f"""
from admission a where a.voucher = :us and a.until > :now
  and {is_member("a.org")} and {is_member("a.voucher")}
"""
_LISTED = asking(
    f"select a.org, a.act, a.role, a.label, a.comes_back, a.asked_at {_THERE} order by a.asked_at, a.act limit :most"
)
_ONE = asking(f"select a.org {_THERE} and a.act = :act")
_MEMBER = asking(f"select where {is_member(':org')}")
_NEEDS_IT = "t.kind = 'person' and not t.let_in_outside and (t.ended_at is null or t.ended_at > :now)"


@dataclass(frozen=True)
class WaitingAdmission:
    """Somebody whom `organisation` wants to take in, or back (`comes_back`): role, label and since when, never more."""

    act: UUID
    organisation: UUID
    role: str
    label: str
    comes_back: bool
    asked_at: datetime


async def to_confirm(work: Work) -> tuple[WaitingAdmission, ...]:
    """Those of organisations for which the viewer's proposed or confirmed; one statement."""
    given = {"us": work.viewer.organisation, "now": work.now, "most": MOST}
    rows = await work.session.execute(_LISTED, given)
    return tuple(WaitingAdmission(row.act, row.org, row.role, row.label, row.comes_back, row.asked_at) for row in rows)


async def confirm(work: Work, registry: ActRegistry, act: UUID) -> ShownToBoth:
    """Confirm one of those; the code, to be told to the newcomer alone.

    Raises `NotFound` for every other: foreign, unknown, decided, over, or for somebody inside to confirm; `Conflict`
    where the viewer is new herself; and as `hub.acts.from_outside.confirm_from_outside`.
    """
    given = {"us": work.viewer.organisation, "now": work.now, "act": act}
    org = (await work.session.execute(_ONE, given)).scalar_one_or_none()
    if org is None:
        raise NotFound
    me = (await everybody(work)).get(work.viewer.principal)
    if is_newcomer(me, work.now, work.newcomer_for):
        raise Conflict(Reason("act_newcomer"))
    async with in_the_name_of(work, org) as theirs:
        return await confirm_from_outside(theirs, registry, act, work.viewer.organisation)


async def confirm_by_operator(
    session: AsyncSession, keys: Keyring, registry: ActRegistry, organisation: UUID, act: UUID, now: datetime
) -> ShownToBoth:
    """The operator's: confirm whom this organisation takes in; the code. Its ledger says so, in nobody's name.

    Raises `NotFound` where it is no member now, and as `hub.acts.from_outside.confirm_from_outside`.
    """
    await session.execute(SET_ORGANISATION, {"org": str(organisation)})
    if (await session.execute(_MEMBER, {"org": organisation, "now": now})).one_or_none() is None:
        raise NotFound("organisation")
    work = Work(session, hub_itself(organisation), now, keys, {})
    return await confirm_from_outside(work, registry, act, None)


async def vouch_for_member(session: AsyncSession, organisation: UUID, member: UUID, now: datetime) -> None:
    """The operator's: it has looked, and this member is a human of her own, whoever let her in.

    For those who came in before two people were needed. Raises `NotFound` for whoever is no person of the organisation,
    or needs it not.
    """
    await session.execute(SET_ORGANISATION, {"org": str(organisation)})
    if not await vouch(session, organisation, member, now):
        raise NotFound("member")
    await record_of_operator(session, Verb.MEMBER_VOUCHED, org=organisation, object_id=member, at=now)
