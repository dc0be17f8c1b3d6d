"""Proposals as the two members who vouch see them; to everybody else there are none."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import Row, text

from hub.identity.work import Work
from hub.kit.errors import NotFound
from hub.kit.pages import Page, Position, Slice
from hub.vetting.rules import CandidateStanding, Vouching

SELECT = """
select id, org, second, name, name_en, kind, country, languages, statement, proposed_at, confirmed_at, declined_at,
  activated_at, organisation
from candidate
"""
CandidateBox = Literal["proposed", "asked"]

_ONE = text(SELECT + "where id = :id and (org = :org or second = :org)")
_AFTER = """
  and (cast(:at as timestamptz) is null or (proposed_at, id) < (:at, cast(:object as uuid)))
order by proposed_at desc, id desc limit :limit
"""
_PAGES = {
    "proposed": text(SELECT + "where org = :org" + _AFTER),
    "asked": text(SELECT + "where second = :org" + _AFTER),
}


@dataclass(frozen=True)
class Proposal:
    """An organisation that is proposed as a member. `organisation`: what it became, None before that.

    `standing`: as of the instant at which it was read.
    """

    id: UUID
    name: str
    name_en: str
    kind: str
    country: str
    languages: tuple[str, ...]
    statement: str
    vouching: Vouching
    standing: CandidateStanding
    organisation: UUID | None


async def proposal(work: Work, candidate: UUID) -> Proposal:
    """One that the viewer's organisation proposed or was asked about; raises `NotFound`. One statement."""
    given = {"id": candidate, "org": work.viewer.organisation}
    row = (await work.session.execute(_ONE, given)).one_or_none()
    if row is None:
        raise NotFound
    return read(row, work.now)


async def proposals(work: Work, page: Page, *, box: CandidateBox) -> Slice[Proposal]:
    """Those that the viewer's organisation proposed, or that it was asked about; newest first. One statement."""
    place = {"at": page.after and page.after.at, "object": page.after and page.after.object, "limit": page.limit}
    rows = (await work.session.execute(_PAGES[box], {"org": work.viewer.organisation, **place})).all()
    found = [read(row, work.now) for row in rows]
    return Slice.of(found, page, lambda one: Position(one.vouching.proposed_at, one.id))


def read(row: Row[Any], now: datetime) -> Proposal:
    """The value of a row of `SELECT`."""
    vouching = Vouching(
        proposer=row.org,
        second=row.second,
        proposed_at=row.proposed_at,
        confirmed_at=row.confirmed_at,
        declined_at=row.declined_at,
        activated_at=row.activated_at,
    )
    return Proposal(
        id=row.id,
        name=row.name,
        name_en=row.name_en,
        kind=row.kind,
        country=row.country,
        languages=tuple(row.languages),
        statement=row.statement,
        vouching=vouching,
        standing=vouching.standing(now),
        organisation=row.organisation,
    )
