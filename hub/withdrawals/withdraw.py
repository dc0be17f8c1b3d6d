"""Consent is taken back: at once, whatever else is invalid. Nothing here opens a sealed value or asks a rule's leave.

Only her "now" is heard first (`now.py`): what it destroys for good is counted. The cut waits for nobody.

The taking back is recorded, then everything that is out is narrowed (`narrow.py`). The order of locks is the same for
all who take several: the case, folds, emergencies, then releases, deliveries, referrals and requests, due dates. A
worker claims a send under fold and emergency FOR SHARE, so that a send either
begins before this transaction's locks (and is listed as in flight) or never. The case's row is held so that no
emergency is confirmed meanwhile: one that was asked for before is refused afterwards.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy import text

from hub.audit import trail
from hub.audit.verbs import Verb
from hub.cases.fragments import from_case
from hub.consent.take_back import HowTakenBack, folds_of, take_back
from hub.delivery import due
from hub.emergencies.end import end
from hub.identity.fragments import is_entered
from hub.identity.viewer import THE_HUB
from hub.identity.work import Work
from hub.kit.errors import NotFound, Refused
from hub.kit.ids import new_id
from hub.narrowing.causes import Cause, Destruction, Narrowing
from hub.referrals.open_dates import Retained, of_retained
from hub.withdrawals import destroy_now
from hub.withdrawals.narrow import narrow
from hub.withdrawals.now import DestroyNowWord, hear, no_later, ring
from hub.withdrawals.outside import ask_those_told
from hub.withdrawals.rules import destruction_at, voice_reasons
from hub.withdrawals.traces import Traces, traces_of

WORDING = "withdrawal/1"

_CASE = text(f"""
select language, (cast(:recipient as uuid) is null or {is_entered(":recipient")}) as known
{from_case("case_file")} for no key update of case_file
""")
_KEEP = text("""
insert into withdrawal (id, org, case_file, recipient, destruction, now_waits, recall, recorded_by, at)
values (:id, :org, :case, :recipient, :destruction, :waits, :recall, :principal, :now)
""")


@dataclass(frozen=True)
class ChangeOfMind:
    """What the person said. `recipient_id` None: everybody. `recall`: an explicit yes to recalling removal requests.

    `given_by` "reviewer": a second person cut what one had undone; nobody said it. "guardian" is refused.
    """

    recipient_id: UUID | None
    destruction: Destruction = "after_seven_days"
    recall: bool = False
    given_by: Literal["self", "guardian", "representative", "reviewer"] = "self"
    method: Literal["in_writing", "orally", "by_chat", "by_review"] = "orally"


@dataclass(frozen=True)
class Acknowledged:
    """What has ended. `cancelled`: deliveries that will not be sent; `in_flight`: those whose send had begun.

    `traces`: by when nothing opens it any more; `holdings`: the questions put to those who may hold a copy;
    `by_hand`: handovers to those who are no members, whom the caseworker asks; `going_on`: requests that keep running;
    `emergencies`: overrides that stood until now; `retained`: the lawyers who had been retained, each with the dates
    that she must keep herself from now on. `act`: what waits for a second person, where "now" was said and
    is cut alone until then; None elsewhere.
    """

    id: UUID
    case: UUID
    recipient: UUID | None
    at: datetime
    destroy_at: datetime
    traces: Traces
    referrals: tuple[UUID, ...]
    takedowns: tuple[UUID, ...]
    going_on: tuple[UUID, ...]
    releases: tuple[UUID, ...]
    cancelled: tuple[UUID, ...]
    in_flight: tuple[UUID, ...]
    holdings: tuple[UUID, ...]
    by_hand: tuple[UUID, ...]
    emergencies: tuple[UUID, ...]
    retained: tuple[Retained, ...]
    act: UUID | None = None


async def withdraw(work: Work, case_id: UUID, change: ChangeOfMind) -> Acknowledged:
    """Take consent back from one recipient or all; answers what was stopped. Doing it twice changes nothing more.

    Raises `NotFound` for a foreign or unknown case or recipient, and `Refused` for a guardian: it is not hers to say;
    for "now" also `Forbidden`, as `now.hear` does. Nothing else.
    """
    if reasons := voice_reasons(change.given_by):
        raise Refused(*reasons)
    heard = await hear(work, case_id) if change.destruction == "now" else DestroyNowWord()
    return await _withdraw(
        work, case_id, replace(change, destruction="after_seven_days") if heard.waits else change, heard
    )


async def _withdraw(work: Work, case_id: UUID, change: ChangeOfMind, heard: DestroyNowWord) -> Acknowledged:
    given = {"org": work.viewer.organisation, "case": case_id, "recipient": change.recipient_id}
    language = await _language(work, given)
    folds = await folds_of(work, case_id, change.recipient_id)
    await _take_back(work, folds, change, language)
    emergencies = await end(work, case_id, change.recipient_id)
    retained = await of_retained(work, case_id, change.recipient_id)
    narrowed = await narrow(work, _narrowing(case_id, change))
    outside = await ask_those_told(work, case_id, change.recipient_id)
    await due.unschedule(work, folds)
    kept = await _keep(work, case_id, change, waits=heard.waits)
    act = await _let_wait(work, kept, case_id, change.recipient_id, heard) if heard.waits else None
    destroyed = destruction_at(change.destruction, work.now)
    return Acknowledged(
        id=kept,
        case=case_id,
        recipient=change.recipient_id,
        at=work.now,
        destroy_at=destroyed,
        traces=traces_of(destroyed, work.keys.backup_days),
        referrals=narrowed.referrals,
        takedowns=narrowed.takedowns,
        going_on=narrowed.going_on,
        releases=narrowed.releases,
        cancelled=narrowed.cancelled,
        in_flight=narrowed.in_flight,
        holdings=(*narrowed.holdings, *outside.holdings),
        by_hand=outside.by_hand,
        emergencies=tuple(one.id for one in emergencies),
        retained=retained,
        act=act,
    )


async def _let_wait(work: Work, kept: UUID, case_id: UUID, recipient: UUID | None, heard: DestroyNowWord) -> UUID:
    """What "now" was said for keeps its keys for seven days, unless a second person confirms; the alarm rings."""
    await no_later(work, case_id, recipient)
    await ring(work, heard)
    return await destroy_now.ask(work, kept, case_id, recipient)


async def _language(work: Work, given: dict[str, UUID | None]) -> str:
    row = (await work.session.execute(_CASE, given)).one_or_none()
    if row is None:
        raise NotFound("case")
    if not row.known:
        raise NotFound("recipient")
    language: str = row.language
    return language


async def _take_back(work: Work, folds: list[UUID], change: ChangeOfMind, language: str) -> None:
    await take_back(work, folds, HowTakenBack(change.given_by, change.method, language, WORDING))


def _narrowing(case_id: UUID, change: ChangeOfMind) -> Narrowing:
    return Narrowing(
        Cause.WITHDRAWAL,
        case_id,
        change.recipient_id,
        destruction=change.destruction,
        recall=change.recall,
    )


async def _keep(work: Work, case_id: UUID, change: ChangeOfMind, *, waits: bool) -> UUID:
    """Keep that it was said, and a line in the ledger of the case's own organisation."""
    us, kept = work.viewer.organisation, new_id()
    values = {"id": kept, "org": us, "case": case_id, "recipient": change.recipient_id, "now": work.now}
    said = {
        "destruction": change.destruction,
        "recall": change.recall,
        "principal": work.viewer.principal,
        "waits": waits,
    }
    await work.session.execute(_KEEP, {**values, **said})
    trail.record(
        work.session,
        Verb.CONSENT_WITHDRAWN,
        actor=us,
        principal=None if work.viewer.principal == THE_HUB else work.viewer.principal,
        sender=us,
        recipient=None,
        object_id=case_id,
        at=work.now,
        about=change.recipient_id,
    )
    return kept
