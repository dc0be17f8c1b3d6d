"""The ledger of an organisation as its own auditor reads it: every line of its chain, the newest first."""

from dataclasses import dataclass
from datetime import datetime
from string import Template
from uuid import UUID

from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

from hub.audit.chain import COLUMNS, HIDDEN, Event, line_words
from hub.audit.verbs import Verb
from hub.exchange.packets import canonical_bytes
from hub.kit.errors import Invalid, Reason
from hub.kit.pages import Page, Position, Slice

LINE = f"{COLUMNS}, l.seq, l.previous, l.hash, l.format"
"""Every column of a `Line`, of `ledger_event e` and `ledger_link l`, in its order."""
_PAGE = Template(
    """
select $line from ledger_link l join ledger_event e on e.id = l.event
where l.org = :org $narrowed order by l.seq desc limit :limit
""".replace("$line", LINE)
)
_AFTER = "and l.seq < :seq "


@dataclass(frozen=True)
class ChainedLine(Event):
    """One event as it stands in one organisation's own chain.

    `seq`, `previous`, `hash`, `format`: its link, and the hash before it; None for the second until it is sealed.
    """

    seq: int | None
    previous: bytes | None
    hash: bytes | None
    format: int | None

    def exported(self, chain: UUID) -> str | None:
        """One line of JSON for a member to keep and to check without the hub; None until it is sealed.

        `chain`: whose. What only the other side may see is left out: its commitment is there.
        """
        if self.seq is None or self.hash is None:
            return None
        kept: dict[str, object] = {"line": line_words(chain, self.seq, self), "hash": self.hash.hex()}
        if self.actor == chain:
            who = None if self.principal is None else str(self.principal)
            kept["opening"] = {"principal": who, "salt": self.salt.hex()}
        if self.format == HIDDEN:
            kept["was"] = kept.pop("hash")
        return canonical_bytes(kept).decode()


@dataclass(frozen=True)
class LineFilter:
    """Which lines: of this verb, at or after `since`, before `before`; None narrows nothing.

    `hidden`: things of which the reader must see no line.
    """

    verb: str | None = None
    since: datetime | None = None
    before: datetime | None = None
    hidden: tuple[UUID, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a verb that there is not: an empty page would say that nothing of the kind ever happened."""
        if self.verb is not None and self.verb not in set(Verb):
            raise Invalid(Reason("malformed", "verb", tuple(Verb)))

    def conditions(self) -> str:
        """The SQL that narrows the chain to them."""
        found = ["and e.verb = :verb"] if self.verb is not None else []
        found += ["and e.at >= :since"] if self.since is not None else []
        found += ["and e.at < :before"] if self.before is not None else []
        found += ["and e.object <> all(:hidden)"] if self.hidden else []
        return " ".join(found)


async def ledger(session: AsyncSession, organisation: UUID, wanted: LineFilter, page: Page) -> Slice[ChainedLine]:
    """A page of the organisation's chain, the newest link first; what is not linked yet follows within a second.

    One statement. A position of this list is a link's number, as the number of its id.
    """
    narrowed = " ".join([wanted.conditions(), _AFTER if page.after else ""])
    given = {"org": organisation, "limit": page.limit, **vars(wanted), "hidden": list(wanted.hidden)}
    place = {"seq": page.after.object.int} if page.after else {}
    rows = (await session.execute(text(_PAGE.substitute(narrowed=narrowed)), {**given, **place})).all()
    return Slice.of(
        [ChainedLine.of(row) for row in rows], page, lambda line: Position(line.at, UUID(int=line.seq or 0))
    )
