"""A withdrawal undone: a new yes in her own voice, by safe contact, within its days. A coercer may have held the code.

One worker records it; what is not surely her own word is kept and does not count. A second person looks at what did.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import Row, text

from hub.audit.trail import record_own
from hub.audit.verbs import Verb
from hub.cases.fragments import what_came_of
from hub.cases.repository import OpenCase
from hub.consent import take_back
from hub.consent.associated_data import fold_sealed, grant_sealed
from hub.consent.facts import open_facts, seal_facts
from hub.consent.rules import Fold, Grant, fold
from hub.exchange.vocabulary.case import LANGUAGES
from hub.exchange.vocabulary.person import METHODS
from hub.identity.work import Work
from hub.intake.answers import let_expire
from hub.intake.validation import known_word
from hub.kit.errors import Conflict, Reason
from hub.kit.ids import new_id
from hub.narrowing.causes import Cause, Narrow, Narrowing
from hub.releases import cut
from hub.releases.fragments import is_newest, released
from hub.reviews.ask import ask_review
from hub.reviews.kinds import AskedReview, ReviewKind
from hub.withdrawals.locked import WithdrawalStanding, standing
from hub.withdrawals.narrow import narrow
from hub.withdrawals.rules import undo_reasons
from hub.withdrawals.withdraw import ChangeOfMind, withdraw

WORDING = "withdrawal-undone/1"

# what a later withdrawal, still standing, covers too is not this one's to give back
_COVERED = text("""
select recipient from withdrawal
where org = :org and case_file = :case and id <> :id and undone_at is null and at >= :at
""")
# a request that it cut has ended, taken or not: it is sent anew
_CUT_BY_IT = text(f"""
select release.id from {what_came_of("origin")} {released("release", "origin")}
where release.cut_at = :at and release.destroyed_at is null
  and release.kind = 'packet' and release.opened_at is not null and origin.purpose <> 'removal'
  and {is_newest("release")}
  and origin.recipient <> all(cast(:covered as uuid[]))
order by release.id
""")  # noqa: S608 - fragments of the rooms below
_SCOPE = text("select recipient from withdrawal where org = :org and id = :id")
_UNDONE = text("update withdrawal set undone_at = :now where org = :org and id = :id")


_KEEP = text("""
insert into undo_attempt (id, org, withdrawal, method, language, alone, reasons, counted, recorded_by, at)
values (:id, :org, :withdrawal, :method, :language, :alone, :reasons, :counted, :principal, :now)
""")


@dataclass(frozen=True)
class HerWord:
    """How she said it. `alone`: her answer to "Are you alone? Can you talk freely?"; None: nobody asked.

    `word`: the shared word, where she said one.
    """

    method: Literal["in_writing", "orally", "by_chat"] = "orally"
    language: str = "ja"
    alone: bool | None = None
    word: str | None = field(default=None, repr=False)


HerWordHeard = Callable[[Work, OpenCase, HerWord], Awaitable[tuple[Reason, ...]]]
"""Why this is not surely her own word, said freely by safe contact; empty where it is."""


@dataclass(frozen=True)
class Undone:
    """What holds again. `consents`: folds that stand; `releases`: packets that their recipients may read again.

    `not_counted`: why her word was kept and undid nothing; empty where it counted.
    """

    id: UUID
    case: UUID
    consents: tuple[UUID, ...] = ()
    releases: tuple[UUID, ...] = ()
    not_counted: tuple[Reason, ...] = ()


async def undo(work: Work, withdrawal_id: UUID, said: HerWord, *, heard: HerWordHeard) -> Undone:
    """Give back what this withdrawal took, where nothing later stands against it, on her own word alone.

    Consent holds again as before, if its own end has not come; accepted packets can be read again. What was
    cancelled stays so: a referral that ended is offered anew, a delivery that was stopped is queued anew. A word that
    does not count is kept as it was said and answered with the reasons: nothing else changes.
    Raises `NotFound`, and `Conflict` where it was undone already, its days have passed, or "now" was said.
    """
    known_word(said.language, LANGUAGES, "language")
    known_word(said.method, frozenset(METHODS.codes()), "method")
    row = await standing(work, withdrawal_id)
    if late := undo_reasons(row.destruction, row.at, row.undone_at, work.now, held_until=row.held_until):
        raise Conflict(*late)
    reasons = await heard(work, row.case, said)
    await _keep(work, row, said, reasons)
    undone = Undone(withdrawal_id, row.case.id, not_counted=reasons)
    return undone if reasons else await _undo(work, row, said, undone)


async def cut_undone(work: Work, asked: AskedReview, _narrow: Narrow) -> None:
    """The second person does not believe it: what was given back is taken back again, from the same recipients."""
    given = {"org": work.viewer.organisation, "id": asked.subject}
    recipient = (await work.session.execute(_SCOPE, given)).scalar_one()
    await withdraw(work, asked.case, ChangeOfMind(recipient, given_by="reviewer", method="by_review"))


async def _undo(work: Work, row: WithdrawalStanding, said: HerWord, undone: Undone) -> Undone:
    given = {"org": work.viewer.organisation, "case": row.case.id, "id": row.id, "at": row.at}
    covered = (await work.session.execute(_COVERED, given)).scalars().all()
    if None not in covered:
        undone = await _restore(work, row.case, said, {**given, "covered": covered}, undone)
    await work.session.execute(_UNDONE, {**given, "now": work.now})
    _to_ledger(work, Verb.CONSENT_RESTORED, row.case.id, row.recipient)
    await ask_review(work, row.case.id, ReviewKind.WITHDRAWAL_UNDONE, row.id)
    return undone


async def _keep(work: Work, row: WithdrawalStanding, said: HerWord, reasons: Sequence[Reason]) -> None:
    """Her word as it was said, whether or not it counted; and where it did not, a line in the ledger."""
    given = {
        "id": new_id(),
        "org": work.viewer.organisation,
        "withdrawal": row.id,
        "method": said.method,
        "language": said.language,
        "alone": said.alone,
        "reasons": [reason.code for reason in reasons],
        "counted": not reasons,
        "principal": work.viewer.principal,
        "now": work.now,
    }
    await work.session.execute(_KEEP, given)
    if reasons:
        _to_ledger(work, Verb.UNDO_ATTEMPTED, row.case.id)


async def _restore(work: Work, case: OpenCase, said: HerWord, given: dict[str, Any], undone: Undone) -> Undone:
    folds = await take_back.taken_back_at(work, case.id, given["at"], given["covered"])
    consents = [one.id for one in folds if await _give_back(work, case, one, said)]
    readable = await cut.restore(work, (await work.session.execute(_CUT_BY_IT, given)).scalars().all())
    for one in folds:
        if one.id in consents:  # what went on without her consent follows it again
            place = (one.recipient, one.purpose, one.channel)
            await narrow(work, Narrowing(Cause.SHORTENING, case.id, *place))
    return replace(undone, consents=tuple(consents), releases=readable)


async def _give_back(work: Work, case: OpenCase, row: Row[Any], said: HerWord) -> bool:
    """Whether consent stands again: what was said before the withdrawal, unless its own end has come."""
    before = _standing(row.earlier or (), work.now)
    if before is None or before.event not in ("given", "shortened"):
        return False
    facts, record = open_facts(case.key, fold_sealed(row.id), row.sealed), new_id()
    values = {
        "record": record,
        "fold": row.id,
        "org": work.viewer.organisation,
        "case": case.id,
        "recipient": row.recipient,
        "purpose": row.purpose,
        "channel": row.channel,
        "fields": before.fields,
        "until": before.until,
        "method": said.method,
        "language": said.language,
        "wording": WORDING,
        "sealed": seal_facts(case.key, grant_sealed(record), facts),
        "principal": work.viewer.principal,
        "now": work.now,
    }
    await take_back.give_back(work, values)
    await let_expire(work, row.id, before.until)
    return True


def _standing(earlier: Sequence[dict[str, Any]], now: datetime) -> Fold | None:
    grants = [
        Grant(one["event"], datetime.fromisoformat(one["at"]), one["fields"], _instant(one["until"])) for one in earlier
    ]
    return fold(grants, now)


def _instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _to_ledger(work: Work, verb: Verb, case_id: UUID, recipient: UUID | None = None) -> None:
    us, who = work.viewer.organisation, work.viewer.principal
    record_own(work.session, verb, org=us, principal=who, object_id=case_id, at=work.now, about=recipient)
