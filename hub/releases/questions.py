"""The questions put to holders, in both parties' lists: what became of what they hold."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from string import Template
from typing import Literal
from uuid import UUID

from sqlalchemy import text

from hub.cases.fragments import objects_of, told_outside
from hub.cases.team import oversees, works_on, works_on_origin
from hub.exchange.packets import PacketKind
from hub.identity.work import Work
from hub.kit.errors import NotFound
from hub.kit.pages import Page, Position, Slice
from hub.kit.rows import by_name
from hub.lists.fragments import anywhere, listed, page_of
from hub.received.team import NOT_WALLED, asking, walled_off

SILENT_AFTER = timedelta(days=14)
"""After its second reminder a holder that has not answered is shown as silent."""
QuestionStanding = Literal["asked", "deleted", "kept"]


def _works_on_what(holding: str, release: str) -> str:
    """SQL: `:principal` is on the team of the case that the release, or the handover outside, came from."""
    origin, told = works_on_origin(f"{release}.sender", f"{release}.object"), works_on("told.org", "told.case_file")
    handover = f"(told.org, told.id) = ({holding}.sender, {holding}.outside)"
    return f"({origin} or exists (select {told_outside('told')} where {handover} and {told}))"


_PAGE = Template(f"""
with {page_of("'holding'", ":box", "$conditions", "$limit")}
select h.id, h.sender, h.recipient, coalesce(r.object, h.outside) as object, coalesce(r.kind, 'outside') as kind,
  coalesce(p.kind, 'outside') as about, h.asked_at, h.asks, h.answer, h.duty, h.until,
  h.answered_at,
  case when h.answer is null and h.asked_at <= :silent then h.asked_at + interval '14 days' end as silent_since
from page join holding h on h.id = page.object left join release r on r.id = h.release
left {anywhere("p", "r.object")}
order by page.created_at desc, page.object desc
""")  # noqa: S608 - columns of ours
_MINE = """ and exists (
  select from holding asked left join release asked_of on asked_of.id = asked.release
  where asked.id = party.object and $team)""".replace("$team", _works_on_what("asked", "asked_of"))
_UNWALLED = f""" and not exists (
  select from holding asked join release asked_of on asked_of.id = asked.release
  where asked.id = party.object and not asked_of.object {NOT_WALLED})"""
_OF_CASE = f""" and exists (
  select from holding asked left join release asked_of on asked_of.id = asked.release
  where asked.id = party.object and (asked_of.object in {objects_of("party.org", ":case")}
    or asked.outside in (select told.id {told_outside("told")} where (told.org, told.case_file) = (party.org, :case))))
"""
_SOME = text(
    """
select h.id, h.sender, h.recipient, coalesce(r.object, h.outside) as object, coalesce(r.kind, 'outside') as kind,
  coalesce(p.kind, 'outside') as about, h.asked_at, h.asks, h.answer, h.duty, h.until,
  h.answered_at,
  case when h.answer is null and h.asked_at <= :silent then h.asked_at + interval '14 days' end as silent_since
from holding h left join release r on r.id = h.release left $listed
where h.id = any(:ids)
  and ((h.recipient = :org and not $walled) or (h.sender = :org and (:oversees or $team)))
""".replace("$listed", listed("p", ":org", "r.object"))
    .replace("$team", _works_on_what("h", "r"))
    .replace("$walled", walled_off(":org", "r.object"))
)


@dataclass(frozen=True)
class HolderQuestion:
    """What `sender` asks `recipient` about one release, or one handover outside the hub.

    `about`: what `object` is; a handover is known to the recipient by its id alone. `answer` None: silence so far.
    `asks`: about all of it, or the fields that went, whether it was reported, or treated as a child's. `until`: the day
    to which the duty keeps it. `silent_since`: two reminders went without an answer; one may still be given.
    """

    id: UUID
    sender: UUID
    recipient: UUID
    object: UUID
    kind: PacketKind | Literal["outside"]
    about: Literal["referral", "takedown", "outside"]
    asked_at: datetime
    asks: Literal["all", "fields", "reported", "as-a-child"]
    answer: Literal["deleted", "kept"] | None
    duty: str | None
    until: date | None
    answered_at: datetime | None
    silent_since: datetime | None


async def questions(
    work: Work,
    page: Page,
    *,
    box: Literal["sent", "inbox"],
    status: QuestionStanding | None = None,
    case_id: UUID | None = None,
) -> Slice[HolderQuestion]:
    """A page of one of the viewer's boxes, newest first. One statement.

    Of what was sent, that of the viewer's own cases; all of it for whoever oversees. Of what was received all but what
    she is walled off from. `case_id`: only what was sent of this case.
    """
    conditions = "" if status is None else "and status = :status"
    if box == "sent" and not oversees(work.viewer):
        conditions += _MINE
    if box == "inbox":
        conditions += _UNWALLED
    if case_id is not None:
        conditions += _OF_CASE
    if page.after is not None:
        conditions += " and (created_at, object) < (:at, cast(:object as uuid))"
    statement = text(_PAGE.substitute(conditions=conditions, limit=page.limit))
    place = {"at": page.after.at, "object": page.after.object} if page.after else {}
    given = {
        "box": box,
        "silent": work.now - SILENT_AFTER,
        **asking(work),
        **place,
        **({"status": status} if status else {}),
        "case": case_id,
    }
    rows = (await work.session.execute(statement, given)).all()
    return Slice.of([by_name(HolderQuestion, row) for row in rows], page, lambda one: Position(one.asked_at, one.id))


async def question(work: Work, holding_id: UUID) -> HolderQuestion:
    """One question that the viewer asks or is asked; raises `NotFound`."""
    found = await questions_by_id(work, (holding_id,))
    if holding_id not in found:
        raise NotFound
    return found[holding_id]


async def questions_by_id(work: Work, ids: Sequence[UUID]) -> dict[UUID, HolderQuestion]:
    """The questions with these ids that are the viewer's; one statement."""
    rows = await work.session.execute(_SOME, _given(work, ids))
    return {row.id: by_name(HolderQuestion, row) for row in rows}


def _given(work: Work, ids: Sequence[UUID]) -> dict[str, object]:
    silent = work.now - SILENT_AFTER
    return {"ids": list(ids), "org": work.viewer.organisation, "silent": silent, **asking(work)}
