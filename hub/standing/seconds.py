"""Standing seconds: asked for by two on each side, ended by either at once, and the one that counts."""

from typing import Any
from uuid import UUID

from sqlalchemy import Row, text

from hub.acts.act import AskedAct
from hub.audit import trail
from hub.audit.verbs import Verb
from hub.identity.membership import asking
from hub.identity.work import Work
from hub.kit.errors import Conflict, NotFound, Reason
from hub.standing.rules import Second

_COLUMNS = "s.id, s.org, s.peer, s.named_at, s.agreed_at, s.ended_at"
_ALL = text(f"select {_COLUMNS} from standing_second s where :org in (s.org, s.peer) order by s.named_at desc, s.id")  # noqa: S608
_ONE = text(f"select {_COLUMNS} from standing_second s where s.id = :id and :org in (s.org, s.peer) for update")  # noqa: S608
# of several the newest that both agreed to; a peer that is suspended or has left is nobody's second
_COUNTS = asking(f"""
select {_COLUMNS} from standing_second s join organisation o on o.id = s.peer
where s.org = :org and s.agreed_at is not null and s.ended_at is null and $member
order by s.agreed_at desc, s.id desc limit 1
""")  # noqa: S608 - our own columns
_NAME = text("""
insert into standing_second (id, org, peer, named_act, named_at) values (:id, :org, :peer, :act, :now)
""")
_AGREE = text("""
update standing_second set agreed_act = :act, agreed_at = :now
where id = :id and peer = :org and agreed_at is null and ended_at is null returning id
""")
_END = text("update standing_second set ended_at = :now, ended_by = :org where id = :id and ended_at is null")


async def seconds(work: Work) -> tuple[Second, ...]:
    """Those that our organisation named, and those by whom it was named, the newest first; one statement."""
    rows = await work.session.execute(_ALL, {"org": work.viewer.organisation})
    return tuple(_second(row) for row in rows)


async def second(work: Work, id: UUID) -> Second:
    """One of them, held until the transaction ends; raises `NotFound` for everybody else's. One statement."""
    row = (await work.session.execute(_ONE, {"id": id, "org": work.viewer.organisation})).one_or_none()
    if row is None:
        raise NotFound("standing")
    return _second(row)


async def standing_second(work: Work) -> Second | None:
    """The standing second of the viewer's organisation, agreed on both sides and a member now; one statement."""
    row = (await work.session.execute(_COUNTS, {"org": work.viewer.organisation, "now": work.now})).one_or_none()
    return _second(row) if row else None


async def keep_named(work: Work, asked: AskedAct) -> None:
    """Two of our people named it: from now on the peer sees it."""
    us, peer = work.viewer.organisation, UUID(asked.payload["peer"])
    given = {"id": asked.object, "org": us, "peer": peer, "act": asked.id, "now": work.now}
    await work.session.execute(_NAME, given)
    _log(work, Verb.STANDING_NAMED, asked.object, us, peer)


async def keep_agreed(work: Work, asked: AskedAct) -> None:
    """Two people of the peer agreed: from now on it counts. Raises `Conflict` where it ended meanwhile."""
    found = await second(work, asked.object)
    given = {"id": asked.object, "org": work.viewer.organisation, "act": asked.id, "now": work.now}
    if (await work.session.execute(_AGREE, given)).one_or_none() is None:
        raise Conflict(Reason("stale"))
    _log(work, Verb.STANDING_AGREED, asked.object, found.org, found.peer)


async def end(work: Work, id: UUID) -> None:
    """Either side ends it at once; what has ended stays ended. Raises `NotFound`."""
    found = await second(work, id)
    if found.ended_at is not None:
        return
    await work.session.execute(_END, {"id": id, "org": work.viewer.organisation, "now": work.now})
    _log(work, Verb.STANDING_ENDED, id, found.org, found.peer)


def _second(row: Row[Any]) -> Second:
    return Second(row.id, row.org, row.peer, row.named_at, row.agreed_at, row.ended_at)


def _log(work: Work, verb: Verb, id: UUID, org: UUID, peer: UUID) -> None:
    """A line that both sides see."""
    us, who = work.viewer.organisation, work.viewer.principal
    trail.record(work.session, verb, actor=us, principal=who, sender=org, recipient=peer, object_id=id, at=work.now)
