"""What became of what a holder holds: asked by the hub, answered by the holder (domain rule 4)."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.engine import Row

from hub.audit.verbs import Verb
from hub.identity.work import Work
from hub.kit.errors import Conflict, Invalid, NotFound, Reason
from hub.kit.ids import new_id
from hub.releases.ledger import log

LONGEST_DUTY = 200
"""A stated duty is the name of a law or rule, not a story."""

_ASK = text("""
insert into holding (id, release, sender, recipient, asked_at)
select asked.id, release.id, release.sender, release.recipient, :now
from unnest(cast(:ids as uuid[]), cast(:releases as uuid[])) as asked(id, release)
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
_ANSWER = text("""
update holding set answer = :answer, duty = :duty, answered_at = :now
where holding.id = :id and holding.recipient = :org and holding.answer is null
returning holding.sender, holding.recipient,
  coalesce(holding.outside, (select object from release where release.id = holding.release)) as object,
  (select digest from release where release.id = holding.release) as digest
""")
_THERE = text("select answer from holding where id = :id and recipient = :org")


async def ask(work: Work, release_ids: Sequence[UUID]) -> tuple[UUID, ...]:
    """Ask the recipients of these releases what became of them; answers the new questions' ids.

    Only what was opened can have been kept, and each holder is asked once per release. One statement.
    """
    values = {
        "ids": [new_id() for _ in release_ids],
        "releases": list(release_ids),
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


async def answer(work: Work, holding_id: UUID, answer: str, duty: str = "") -> None:
    """The holder's answer: `deleted`, or `kept` under a stated duty. Given once.

    Raises `Invalid` for another word or an unstated duty, `NotFound` where the viewer was not asked this, `Conflict`
    where it has answered.
    """
    reasons = answer_reasons(answer, duty)
    if reasons:
        raise Invalid(*reasons)
    values = {"id": holding_id, "org": work.viewer.organisation, "now": work.now, "answer": answer}
    stated = duty.strip() if answer == "kept" else None
    row = (await work.session.execute(_ANSWER, {**values, "duty": stated})).one_or_none()
    if row is None:
        await _why_not(work, holding_id)
    else:
        _log(work, Verb.HOLDING_ANSWERED, row)


def answer_reasons(answer: str, duty: str) -> tuple[Reason, ...]:
    """Why this is no answer; empty where it is."""
    if answer not in ("deleted", "kept"):
        return (Reason("malformed", "answer"),)
    if answer == "kept" and not duty.strip():
        return (Reason("required", "duty"),)
    return (Reason("too_long", "duty"),) if len(duty) > LONGEST_DUTY else ()


async def _why_not(work: Work, holding_id: UUID) -> None:
    there = (await work.session.execute(_THERE, {"id": holding_id, "org": work.viewer.organisation})).one_or_none()
    if there is None:
        raise NotFound
    raise Conflict(Reason("wrong_move", "answer"))


def _log(work: Work, verb: Verb, row: Row[tuple[object, ...]]) -> None:
    log(work, verb, sender=row.sender, recipient=row.recipient, object_id=row.object, digest=row.digest)
