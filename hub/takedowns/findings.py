"""Whether an item is still there, as a person recorded it, with its history. The hub opens nothing.

Where she was or may have been under 18 in the image nobody of the organisation looks: her own word, the hotline's or
the platform's decides, otherwise it is not known.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, text

from hub.audit.verbs import Verb
from hub.cases.repository import case
from hub.deadlines.standing import Finding
from hub.exchange.vocabulary.deadlines import FINDING_SOURCES, FINDINGS
from hub.identity.work import Work
from hub.kit.errors import Conflict, Invalid, Reason
from hub.statements.ages import may_be_child
from hub.takedowns.ledger_lines import note
from hub.takedowns.models import ItemFinding
from hub.takedowns.repository import takedown

_OF_REQUESTS = text("""
select request, item, found, said_by, looked_at, recorded_at from item_finding where request = any(:requests)
order by looked_at, recorded_at, item, id
""")
OPENS = FINDING_SOURCES.having("opens")
"""Words that say that somebody of the organisation opened the address."""


@dataclass(frozen=True)
class RecordedFinding(Finding):
    """A finding with by whose word it is, and when it was recorded."""

    said_by: str
    recorded_at: datetime


async def record_finding(
    work: Work, request_id: UUID, *, item: int, found: str, said_by: str, looked_at: datetime
) -> UUID:
    """Keep that this item was there, or not, at `looked_at`; earlier ones stay. Answers the request's id.

    Raises `NotFound`, `Conflict` for the recipient, `Invalid` for words of no list, another time, a number of no item,
    and `never_opened` where staff would have looked at a child's image.
    """
    request = await takedown(work, request_id, hold=True)
    if request.side(work) != "requester" or request.case is None:
        raise Conflict(Reason("not_your_move", "item"))
    if request.delivery_status != "sent":
        raise Conflict(Reason("not_delivered", "item"))
    band = (await case(work, request.case)).values.get("age_band_at_images")
    against = finding_reasons(item, found, said_by, band, len(request.item_status))
    if not request.created_at <= looked_at <= work.now:
        against += (Reason("out_of_range", "looked_at", (f"{request.created_at}", f"{work.now}")),)
    if against:
        raise Invalid(*against)
    row = ItemFinding(
        request=request.id,
        sender=request.sender,
        recipient=request.recipient,
        item=item,
        found=found,
        said_by=said_by,
        looked_at=looked_at,
        recorded_at=work.now,
    )
    work.session.add(row)
    note(work, Verb.FINDING_RECORDED, request)
    return request.id


def finding_reasons(item: int, found: str, said_by: str, band: str | None, items: int) -> tuple[Reason, ...]:
    """Why this is no finding of one of `items` items; `band`: how old she was in the images. Pure."""
    reasons = [] if 1 <= item <= items else [Reason("out_of_range", "item", ("1", f"{items}"))]
    reasons += _word(found, FINDINGS.codes(), "found") + _word(said_by, FINDING_SOURCES.codes(), "said_by")
    if said_by in OPENS and may_be_child(band):
        reasons.append(Reason("never_opened", "said_by", tuple(sorted(set(FINDING_SOURCES.codes()) - OPENS))))
    return tuple(reasons)


@dataclass(frozen=True)
class Looked:
    """Everything that was found of a request's items, oldest first, as it stands `at` this instant."""

    at: datetime
    found: tuple[RecordedFinding, ...] = ()


async def findings(work: Work, ids: Sequence[UUID]) -> Mapping[UUID, Looked]:
    """What was found of each of these requests that the viewer was shown, for both sides alike. One statement."""
    rows = (await work.session.execute(_OF_REQUESTS, {"requests": list(ids)})).all()
    found: dict[UUID, list[RecordedFinding]] = {id: [] for id in ids}
    for row in rows:
        found[row.request].append(_finding(row))
    return {id: Looked(work.now, tuple(one)) for id, one in found.items()}


def _finding(row: Row[Any]) -> RecordedFinding:
    return RecordedFinding(row.item, row.found, row.looked_at, row.said_by, row.recorded_at)


def _word(given: str, words: Collection[str], name: str) -> list[Reason]:
    return [] if given in words else [Reason("malformed", name, tuple(words))]
