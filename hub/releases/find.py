"""Which releases there are: of a case, for its own organisation; of a referral or request, for both parties."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import text

from hub.cases.fragments import from_any
from hub.consent.load import ConsentPlace
from hub.exchange.packets import PacketKind
from hub.identity.work import Work
from hub.kit.rows import by_name

_OF_CASE = text(f"""
select release.id, release.object, release.kind, release.recipient, release.opened_at, release.readable_until,
  release.cut_at, release.destroyed_at
from {from_any("origin")}
join release on release.object = origin.object and release.sender = origin.org
where origin.org = :org and origin.case_file = :case_file
  and (cast(:recipient as uuid) is null or origin.recipient = :recipient)
order by release.id
""")  # noqa: S608 - fragments of other rooms'
_OF_OBJECT = text("""
select id, object, kind, recipient, opened_at, readable_until, cut_at, destroyed_at
from release where object = :object order by id
""")
_PLACES = text(f"""
select distinct recipient, purpose, channel from {from_any("o")} where o.case_file = :case_file
order by recipient, purpose, channel
""")  # noqa: S608 - fragments of other rooms'


@dataclass(frozen=True)
class Found:
    """One release in clear words: whose, of what, and where in its life."""

    id: UUID
    object: UUID
    kind: PacketKind
    recipient: UUID
    opened_at: datetime | None
    readable_until: datetime
    cut_at: datetime | None
    destroyed_at: datetime | None


async def of_case(work: Work, case_id: UUID, recipient: UUID | None = None) -> tuple[Found, ...]:
    """All releases of a case, or those for one recipient, in the order of their ids; one statement."""
    values = {"org": work.viewer.organisation, "case_file": case_id, "recipient": recipient}
    rows = (await work.session.execute(_OF_CASE, values)).all()
    return tuple(by_name(Found, row) for row in rows)


async def of_object(work: Work, object_id: UUID) -> tuple[Found, ...]:
    """The offer and the packet of a referral, or the packet of a request; one statement."""
    rows = (await work.session.execute(_OF_OBJECT, {"object": object_id})).all()
    return tuple(by_name(Found, row) for row in rows)


async def places(work: Work, case_id: UUID) -> tuple[ConsentPlace, ...]:
    """To whom something of the case was released, what for and by which way; one statement."""
    rows = await work.session.execute(_PLACES, {"org": work.viewer.organisation, "case_file": case_id})
    return tuple(by_name(ConsentPlace, row) for row in rows)
