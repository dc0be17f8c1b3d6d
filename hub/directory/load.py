"""Reading the directory: one organisation, several, or a page of it. One statement each."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any
from uuid import UUID

from sqlalchemy import Row, text

from hub.directory.entries import DirectoryEntry, OfferedService, Recipient
from hub.directory.rules import Duty
from hub.identity.fragments import ORGANISATIONS
from hub.identity.membership import asking
from hub.identity.work import Work
from hub.kit.errors import NotFound
from hub.kit.pages import Page, Position, Slice
from hub.kit.text import Bilingual

_ENTRIES = text(f"""
select o.id, o.name, o.name_en, o.kind, o.country, o.languages, o.created_at {ORGANISATIONS} where o.id = any(:ids)
""")
_KNOWN = f"""
select o.id, o.name, o.name_en, o.kind, o.country, o.languages, o.created_at,
  (select r.connector from route r where r.organisation = o.id
     and r.valid_from <= :now and (r.valid_to is null or r.valid_to > :now)
   order by r.valid_from desc limit 1) as connector,
  (select coalesce(json_agg(d order by d.valid_from, d.id), '[]') from reporting_duty d where d.organisation = o.id)
    as duties,
  (select coalesce(json_agg(s order by s.name, s.id), '[]') from service s where s.organisation = o.id) as services
{ORGANISATIONS}
where o.id = any(:ids)
"""  # noqa: S608 - fragments of other rooms'
_RECIPIENTS = asking(f"{_KNOWN} and $member")
_KNOWN_OR_GONE = text(_KNOWN)
_PAGE = asking(f"""
select o.id, o.name, o.name_en, o.kind, o.country, o.languages, o.created_at {ORGANISATIONS}
where $member
  and (cast(:kind as text) is null or o.kind = :kind)
  and (cast(:country as text) is null or o.country = :country)
  and (cast(:language as text) is null or :language = any(o.languages))
  and (cast(:purpose as text) is null
       or exists (select from service s where s.organisation = o.id and :purpose = any(s.purposes)))
  and (cast(:name as text) is null or position(lower(:name) in lower(o.name || ' ' || o.name_en)) > 0)
  and (cast(:at as timestamptz) is null or (o.created_at, o.id) > (:at, cast(:object as uuid)))
order by o.created_at, o.id limit :limit
""")  # noqa: S608 - fragments of other rooms'


async def organisation(work: Work, organisation_id: UUID) -> DirectoryEntry:
    """The organisation's entry, also of one that has left; raises `NotFound`."""
    found = await organisations(work, (organisation_id,))
    if organisation_id not in found:
        raise NotFound
    return found[organisation_id]


async def organisations(work: Work, ids: Sequence[UUID]) -> Mapping[UUID, DirectoryEntry]:
    """The entries with these ids, also of those that have left."""
    rows = await work.session.execute(_ENTRIES, {"ids": list(ids)})
    return {row.id: _entry(row) for row in rows}


async def load_recipient(work: Work, organisation_id: UUID, field: str = "recipient") -> Recipient:
    """The organisation with all that the gate asks of it; raises `NotFound(field)` for one that is no member now."""
    found = await recipients(work, (organisation_id,))
    if organisation_id not in found:
        raise NotFound(field)
    return found[organisation_id]


async def once_recipient(work: Work, organisation_id: UUID, field: str = "recipient") -> Recipient:
    """The same also of one that is suspended or has left: a no to it is taken all the same. Nothing is sent by this."""
    found = await once_recipients(work, (organisation_id,))
    if organisation_id not in found:
        raise NotFound(field)
    return found[organisation_id]


async def once_recipients(work: Work, ids: Sequence[UUID]) -> Mapping[UUID, Recipient]:
    """Those of these ids, also where they are suspended or have left."""
    rows = await work.session.execute(_KNOWN_OR_GONE, {"ids": list(ids), "now": work.now})
    return MappingProxyType({row.id: _recipient(row) for row in rows})


async def recipients(work: Work, ids: Sequence[UUID]) -> Mapping[UUID, Recipient]:
    """The organisations with these ids that are members today."""
    rows = await work.session.execute(_RECIPIENTS, {"ids": list(ids), "now": work.now})
    return MappingProxyType({row.id: _recipient(row) for row in rows})


async def listed(
    work: Work,
    page: Page,
    *,
    kind: str | None = None,
    purpose: str | None = None,
    country: str | None = None,
    language: str | None = None,
    name: str | None = None,
) -> Slice[DirectoryEntry]:
    """A page of today's members, oldest first, narrowed to those that are all of what is given.

    `name`: a part of their name, in either language.
    """
    given = {"kind": kind, "purpose": purpose, "country": country, "language": language, "name": name, "now": work.now}
    place = {"at": page.after and page.after.at, "object": page.after and page.after.object, "limit": page.limit}
    rows = (await work.session.execute(_PAGE, {**given, **place})).all()
    return Slice.of([_entry(row) for row in rows], page, lambda entry: Position(entry.created_at, entry.id))


def _entry(row: Row[Any]) -> DirectoryEntry:
    return DirectoryEntry(row.id, row.name, row.name_en, row.kind, row.country, tuple(row.languages), row.created_at)


def _recipient(row: Row[Any]) -> Recipient:
    return Recipient(
        id=row.id,
        name=row.name,
        name_en=row.name_en,
        kind=row.kind,
        country=row.country,
        languages=tuple(row.languages),
        created_at=row.created_at,
        duties=tuple(_duty(one) for one in row.duties),
        services=tuple(_offered(one) for one in row.services),
        connector=row.connector,
    )


def _duty(raw: Mapping[str, Any]) -> Duty:
    return Duty(
        id=UUID(raw["id"]),
        version=raw["version"],
        reports_to=raw["reports_to"],
        under_age=raw["under_age"],
        sentence=Bilingual(raw["sentence_ja"], raw["sentence_en"]),
        source=raw["source"],
        valid_from=date.fromisoformat(raw["valid_from"]),
        valid_to=raw["valid_to"] and date.fromisoformat(raw["valid_to"]),
        kind=raw["kind"],
    )


def _offered(raw: Mapping[str, Any]) -> OfferedService:
    return OfferedService(
        id=UUID(raw["id"]),
        name=raw["name"],
        purposes=tuple(raw["purposes"]),
        service_area=tuple(raw["service_area"]),
        eligibility_description=raw["eligibility_description"],
        minimum_age=raw["minimum_age"],
        maximum_age=raw["maximum_age"],
        languages=tuple(raw["languages"]),
        hours=raw["hours"],
        capacity=raw["capacity"],
    )
