"""What became of what a holder holds: asked by the hub, answered by the holder (domain rule 4)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.engine import Row

from hub.agreements.rules import today
from hub.audit.verbs import Verb
from hub.cases.fragments import origin
from hub.identity.work import Work
from hub.kit.errors import Conflict, Invalid, NotFound, Reason
from hub.kit.ids import new_id
from hub.received.marks import is_forged, on_it
from hub.received.opening import Approach, absent, approach
from hub.received.team import asking, walled_off, works_on_received
from hub.releases.ledger import log

DUTIES = frozenset(
    {
        "case_record_of_a_lawyer",
        "medical_record",
        "child_protection_record",
        "order_of_a_court_or_investigator",
        "preservation_after_a_report",
        "record_of_a_public_body",
        "handling_of_a_complaint",
        "accounting_record",
    }
)
"""Why somebody may have to keep what it was asked to delete: words of a list, so that no story stands there."""
LONGEST_KEPT = timedelta(days=10 * 366)
"""How far the end of a duty may lie ahead: longer than any record is kept, and no slip of a century."""

_ASK = text("""
insert into holding (id, release, sender, recipient, asked_at, asks)
select asked.id, release.id, release.sender, release.recipient, :now, asked.asks
from unnest(cast(:ids as uuid[]), cast(:releases as uuid[]), cast(:asks as text[])) as asked(id, release, asks)
join release on release.id = asked.release and release.sender = :org and release.opened_at is not null
on conflict (release) do nothing
returning id, release, sender, recipient,
  (select object from release where release.id = holding.release) as object,
  (select digest from release where release.id = holding.release) as digest
""")
# who was told outside is asked about the handover: it received no release
_ASK_OUTSIDE = text("""
insert into holding (id, outside, sender, recipient, asked_at)
select asked.id, asked.outside, :org, asked.recipient, :now
from unnest(cast(:ids as uuid[]), cast(:outside as uuid[]), cast(:recipients as uuid[]))
  as asked(id, outside, recipient)
on conflict (sender, outside) do nothing
returning id, sender, recipient, outside as object, cast(null as bytea) as digest
""")
_OBJECT = "(select object from release where release.id = holding.release)"
_ANSWER = text(
    """
update holding set answer = :answer, duty = :duty, until = :until, answered_at = :now
where holding.id = :id and holding.recipient = :org and holding.answer is null and $mine
returning holding.sender, holding.recipient,
  coalesce(holding.outside, (select object from release where release.id = holding.release)) as object,
  (select digest from release where release.id = holding.release) as digest, $on_it as on_it
""".replace("$on_it", on_it(":org", _OBJECT)).replace(
        "$mine", f"(holding.outside is not null or {works_on_received(':org', _OBJECT)})"
    )
)
_UNANSWERED = text(f"""
select h.sender, h.recipient, r.object, r.digest, o.channel, h.asked_at
from holding h join release r on r.id = h.release {origin("o", "h.sender", "r.object")}
where h.id = :id and h.sender = :org and h.answer is null
""")  # noqa: S608 - fragments of other rooms'
_THERE = text(f"""
select answer, {_OBJECT} as object from holding
where id = :id and recipient = :org and not {walled_off(":org", _OBJECT)}
""")  # noqa: S608 - conditions of ours


async def ask(work: Work, releases: Sequence[tuple[UUID, str]]) -> tuple[UUID, ...]:
    """Ask the recipients of these releases what became of them; answers the new questions' ids.

    `releases`: id, and what is asked (`all`, `fields`, `reported`, `as-a-child`). Only what was opened can have been
    kept, and each holder is asked once per release. Whoever calls this schedules the reminders. One statement.
    """
    values = {
        "ids": [new_id() for _ in releases],
        "releases": [release for release, _ in releases],
        "asks": [asks for _, asks in releases],
        "org": work.viewer.organisation,
        "now": work.now,
    }
    rows = (await work.session.execute(_ASK, values)).all()
    for row in rows:
        _log(work, Verb.HOLDING_ASKED, row)
    return tuple(row.id for row in rows)


async def ask_outside(work: Work, told: Mapping[UUID, UUID]) -> tuple[UUID, ...]:
    """Ask those who were told outside what became of it; the new questions' ids. Each once a handover; one statement.

    `told`: the handover (`hub.cases.outside.told`) to the member that was told.
    """
    values = {
        "ids": [new_id() for _ in told],
        "outside": list(told),
        "recipients": list(told.values()),
        "org": work.viewer.organisation,
        "now": work.now,
    }
    rows = (await work.session.execute(_ASK_OUTSIDE, values)).all()
    for row in rows:
        _log(work, Verb.HOLDING_ASKED, row)
    return tuple(row.id for row in rows)


@dataclass(frozen=True)
class UnansweredQuestion:
    """A question that its holder has not answered, and the way by which it is reached."""

    recipient: UUID
    object: UUID
    channel: str
    asked_at: datetime


async def unanswered(work: Work, holding_id: UUID) -> UnansweredQuestion | None:
    """The sender's own question, while it waits for an answer; one statement, and a line that it was asked again."""
    given = {"id": holding_id, "org": work.viewer.organisation}
    row = (await work.session.execute(_UNANSWERED, given)).one_or_none()
    if row is None:
        return None
    _log(work, Verb.HOLDING_REMINDED, row)
    return UnansweredQuestion(row.recipient, row.object, row.channel, row.asked_at)


async def answer_holding(work: Work, holding_id: UUID, answer: str, duty: str = "", until: date | None = None) -> None:
    """The holder's answer: `deleted`, or `kept` under a duty of `DUTIES` until a day. Given once, however late.

    Raises `Invalid` for another word, an unstated duty or a day out of reason, `NotFound` where the viewer was not
    asked this or is not assigned to what it is about, `Conflict` where it has answered.
    """
    reasons = answer_reasons(answer, duty, until, today(work.now))
    if reasons:
        raise Invalid(*reasons)
    kept = answer == "kept"
    values = {"id": holding_id, "org": work.viewer.organisation, "now": work.now, "answer": answer}
    stated = {"duty": duty if kept else None, "until": until if kept else None}
    given = {**asking(work), **values, **stated}
    row = (await work.session.execute(_ANSWER, given)).one_or_none()
    if row is None:
        await _require_open(work, holding_id)
        row = (await work.session.execute(_ANSWER, given)).one_or_none()
    if row is None:
        raise Conflict(Reason("wrong_move", "answer"))
    if is_forged(work, row.on_it):
        raise NotFound
    _log(work, Verb.HOLDING_ANSWERED, row)


def answer_reasons(answer: str, duty: str, until: date | None, day: date) -> tuple[Reason, ...]:
    """Why this is no answer on `day`; empty where it is."""
    if answer not in ("deleted", "kept"):
        return (Reason("malformed", "answer"),)
    if answer == "deleted":
        return ()
    found = [] if duty in DUTIES else [Reason("malformed" if duty else "required", "duty")]
    if until is None:
        found.append(Reason("required", "until"))
    elif not day <= until <= day + LONGEST_KEPT:
        found.append(Reason("out_of_range", "until"))
    return tuple(found)


async def _require_open(work: Work, holding_id: UUID) -> None:
    """Raise why it was not answered; returns where the viewer, who alone answers there, is assigned only now."""
    given = {**asking(work), "id": holding_id}
    there = (await work.session.execute(_THERE, given)).one_or_none()
    if there is None:
        raise NotFound
    if there.answer is not None:
        raise Conflict(Reason("wrong_move", "answer"))
    how = await approach(work, there.object)
    if how is not Approach.TAKEN:
        raise absent(how)


def _log(work: Work, verb: Verb, row: Row[tuple[object, ...]]) -> None:
    log(work, verb, sender=row.sender, recipient=row.recipient, object_id=row.object, digest=row.digest)
