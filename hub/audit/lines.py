"""The ledger of an organisation as its own auditor reads it: every line of its chain, the newest first."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

from hub.kit.pages import Page, Position, Slice

_PAGE = """
select e.id, e.verb, e.actor, e.principal, e.recipient, e.object, e.digest, e.at, l.seq, l.hash, e.field, e.about
from ledger_link l join ledger_event e on e.id = l.event
where l.org = :org {narrowed} order by l.seq desc limit :limit
"""
_AFTER = "and l.seq < :seq "


@dataclass(frozen=True)
class Line:
    """One event. `seq`, `hash`: its link in the organisation's own chain; None for the second until it is sealed.

    `field`: the name of the fact that changed; `about`: whom it concerns that never sees the line.
    """

    id: UUID
    verb: str
    actor: UUID
    principal: UUID | None
    recipient: UUID | None
    object: UUID
    digest: bytes | None
    at: datetime
    seq: int | None
    hash: bytes | None
    field: str | None
    about: UUID | None


@dataclass(frozen=True)
class Wanted:
    """Which lines: of this verb, at or after `since`, before `before`; None narrows nothing."""

    verb: str | None = None
    since: datetime | None = None
    before: datetime | None = None

    def conditions(self) -> str:
        """The SQL that narrows the chain to them."""
        found = ["and e.verb = :verb"] if self.verb is not None else []
        found += ["and e.at >= :since"] if self.since is not None else []
        found += ["and e.at < :before"] if self.before is not None else []
        return " ".join(found)


async def ledger(session: AsyncSession, organisation: UUID, wanted: Wanted, page: Page) -> Slice[Line]:
    """A page of the organisation's chain, the newest link first; what is not linked yet follows within a second.

    One statement. A position of this list is a link's number, as the number of its id.
    """
    narrowed = " ".join([wanted.conditions(), _AFTER if page.after else ""])
    given = {"org": organisation, "limit": page.limit, **vars(wanted)}
    place = {"seq": page.after.object.int} if page.after else {}
    rows = (await session.execute(text(_PAGE.format(narrowed=narrowed)), {**given, **place})).all()
    return Slice.of([Line(*row) for row in rows], page, lambda line: Position(line.at, UUID(int=line.seq or 0)))
