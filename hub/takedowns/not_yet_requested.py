"""Which recorded places a platform was not asked for yet: many places are asked for in parts."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import text

from hub.cases import repository
from hub.cases.fragments import origin, places_asked
from hub.cases.place_list import PlaceStanding, page_of, standing
from hub.cases.repository import OpenCase
from hub.identity.work import Work
from hub.kit.errors import NotFound
from hub.kit.pages import Page, Position, Slice
from hub.narrowing.planned import SENDERS_OWN_WORDS

# what the platform was asked for and what the sender's own slip or a dead delivery asked for is told apart as before
# sending: see `hub.releases.earlier_requests`
_STANDS = f"""
{places_asked("a")}
{origin("o", "a.org", "a.request")}
join takedown t on t.id = a.request and t.sender = a.org
where a.org = :org and t.purpose = 'removal'
  and t.status not in ('draft', 'entered-in-error') and coalesce(t.reason, '') <> all(:slips)
  and t.item_status[a.item] <> 'delivery-failed'
"""
_ASKED = text(f"select a.place {_STANDS} and a.case_file = :case and o.recipient = :recipient")
_OF_PLACES = text(f"select distinct a.place, o.recipient {_STANDS} and a.place = any(:places) order by 1, 2")


async def not_yet(work: Work, case: OpenCase, recipient: UUID, page: Page) -> Slice[PlaceStanding]:
    """A page of the case's places that this platform was not asked for, the earliest recorded first. One statement."""
    given = {"org": work.viewer.organisation, "case": case.id, "recipient": recipient}
    rows = await work.session.execute(_ASKED, {**given, "slips": sorted(SENDERS_OWN_WORDS)})
    asked = set(rows.scalars())
    left = [one for one in standing(case) if one.id not in asked]
    return page_of(left, page, lambda one: Position(one.recorded_at, one.id))


async def asked_to_remove(work: Work, places: Sequence[UUID]) -> dict[UUID, tuple[UUID, ...]]:
    """Who was asked already to remove each of these places; who of them were asked of nobody are missing.

    For whoever has just been answered with these ids: a place's id is drawn from its case's key. One statement.
    """
    given = {"org": work.viewer.organisation, "places": list(places), "slips": sorted(SENDERS_OWN_WORDS)}
    found: dict[UUID, tuple[UUID, ...]] = {}
    for row in await work.session.execute(_OF_PLACES, given):
        found[row.place] = (*found.get(row.place, ()), row.recipient)
    return found


async def items_of(work: Work, case_id: UUID, places: Sequence[UUID]) -> tuple[dict[str, Any], ...]:
    """These places of the case as items of a request, in the order given. Raises `NotFound` (`places`)."""
    case = await repository.case(work, case_id)
    known = {one.id: one for one in standing(case)}
    if not set(places) <= known.keys():
        raise NotFound("places")
    return tuple(_item(known[one].field, known[one].value) for one in places)


def _item(name: str, row: Mapping[str, Any]) -> dict[str, Any]:
    if name == "hashes":
        return {"kind": "hash", "value": row["value"], "algorithm": row["algorithm"]}
    kind, value = ("url", row["url"]) if name == "locations" else ("account", row["handle"])
    return {"kind": kind, "value": value, "service": row["service"]}
