"""Which places of a case were named by which request: ids alone, kept also when what was sent is destroyed."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import text

from hub.cases.place_list import ids_by_item
from hub.cases.repository import OpenCase
from hub.cases.same_place import canonical
from hub.identity.work import Work

_NOTE = text("""
insert into place_asked (org, case_file, place, request, item)
select :org, :case, asked.place, :request, asked.item
from unnest(cast(:places as uuid[]), cast(:items as integer[])) as asked(place, item)
on conflict do nothing
""")


def places_of(case: OpenCase, items: Sequence[Mapping[str, Any]]) -> list[tuple[UUID, int]]:
    """The places that these items ask for, each with the item's number (from 1)."""
    known = ids_by_item(case)
    numbered = enumerate(items, 1)
    return [(place, n) for n, item in numbered for place in known.get((item["kind"], canonical(item)), ())]


async def note_asked(work: Work, case: OpenCase, request_id: UUID, items: Sequence[Mapping[str, Any]]) -> None:
    """Keep that this request asks for these places. One statement."""
    found = places_of(case, items)
    given = {"org": work.viewer.organisation, "case": case.id, "request": request_id}
    lists = {"places": [place for place, _ in found], "items": [number for _, number in found]}
    await work.session.execute(_NOTE, {**given, **lists})
