"""What holds now, read from the folds: for the gate, for withdrawal, and for the caseworker's eyes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import Row, text

from hub.consent.associated_data import fold_sealed
from hub.consent.facts import AnswerFacts, open_facts
from hub.consent.rules import REMINDER, Fold, reminder_due
from hub.consent.subject import ConsentedCase
from hub.identity.work import Work
from hub.kit.rows import by_name

Lock = Literal["share", "update"]
"""`share`: a send that must not begin while consent is taken back. `update`: whoever changes what holds."""

_FOLD = """
select id, event_type, fields, until, sealed, updated_at, (
    select max(g.recorded_at) from consent_grant g
    where (g.org, g.case_file, g.recipient, g.purpose, g.channel)
      = (f.org, f.case_file, f.recipient, f.purpose, f.channel) and g.event_type = 'given'
  ) as given_at
from consent_fold f
where (org, case_file, recipient, purpose, channel) = (:organisation, :case, :recipient, :purpose, :channel)
"""
_LOCKED = {None: text(_FOLD), "share": text(_FOLD + "for share of f"), "update": text(_FOLD + "for update of f")}
# a withdrawal speaks also to whom it found nothing of, and to one that had been refused: it is the last word there
_LAST = """
coalesce((
  select w.id from taken_back w
  where (w.org, w.case_file) = (:organisation, $case) and w.undone_at is null
    and (w.recipient is null or w.recipient = $recipient) and (f.updated_at is null or w.at > f.updated_at)
  order by w.at desc, w.id desc limit 1
), f.record_id)
"""


def _last(case: str, recipient: str) -> str:
    """The last word about this case and recipient, whose fold is `f`."""
    return _LAST.replace("$case", case).replace("$recipient", recipient)


_OVERVIEW = text(
    """
select f.id, f.case_file, f.recipient, f.purpose, f.channel, f.event_type, f.fields, f.until, f.sealed, f.updated_at,
  g.given_by, g.method, g.language, g.wording, $last as answer_id
from consent_fold f join consent_grant g on g.record_id = f.record_id
where f.org = :organisation and f.case_file = any(cast(:cases as uuid[]))
order by f.updated_at, f.id
""".replace("$last", _last("f.case_file", "f.recipient"))
)
_ANSWERS = text("""
select duty, version, recipient, answer, recorded_at from onward_answer
where (org, case_file) = (:organisation, :case) order by recorded_at, duty, version
""")
_STANDING = text("""
select recipient, purpose, channel from consent_fold
where (org, case_file) = (:organisation, :case) and event_type in ('given', 'shortened') and until > :now
  and recipient = coalesce(cast(:recipient as uuid), recipient)
order by id for update
""")
_NEXT_ENDS = text("""
select case_file, min(until) as ends from consent_fold
where org = :organisation and case_file = any(:cases) and event_type in ('given', 'shortened') and until > :now
group by case_file
""")
_LAST_ANSWER = text(
    """
select $last from (select) as nobody left join consent_fold f
  on (f.org, f.case_file, f.recipient, f.purpose, f.channel) = (:organisation, :case, :recipient, :purpose, :channel)
""".replace("$last", _last(":case", ":recipient"))
)
OUTSIDE = "outside"
"""The channel of what is told by telephone, on paper or by the organisation's own mail."""


@dataclass(frozen=True)
class ConsentPlace:
    """Whom a consent is about, what for, and by which way. `channel`: a connector's permanent name, or `OUTSIDE`."""

    recipient: UUID
    purpose: str
    channel: str


@dataclass(frozen=True)
class KeptConsent:
    """A fold as it lies in its row. `given_at`: when she last said yes; None where she never did, or nobody asked."""

    id: UUID
    fold: Fold
    facts: AnswerFacts
    updated_at: datetime
    given_at: datetime | None = None


@dataclass(frozen=True)
class Consent:
    """What the person's last word to one recipient, purpose and channel is, how it was given, and until when.

    `ends_soon`: within 14 days, so that the caseworker asks again in time (domain rule 2). `answer_id`: of her last
    answer, for whoever records another (`last_answer`).
    """

    id: UUID
    recipient: UUID
    purpose: str
    channel: str
    fold: Fold
    facts: AnswerFacts
    given_by: str
    method: str
    language: str
    wording: str
    updated_at: datetime
    ends_soon: bool
    answer_id: UUID


@dataclass(frozen=True)
class AnsweredDuty:
    """The person's yes or no to one version of one reporting duty of a recipient."""

    duty: UUID
    version: int
    recipient: UUID
    answer: bool
    recorded_at: datetime


async def fold_of(
    work: Work, case: ConsentedCase, *, recipient: UUID, purpose: str, channel: str, lock: Lock | None = None
) -> Fold | None:
    """What holds now for this recipient, purpose and channel; None where nobody asked. One statement."""
    kept = await kept_of(work, case, recipient=recipient, purpose=purpose, channel=channel, lock=lock)
    return kept.fold if kept else None


async def kept_of(
    work: Work, case: ConsentedCase, *, recipient: UUID, purpose: str, channel: str, lock: Lock | None = None
) -> KeptConsent | None:
    """The same, with the id of the row that is locked and the instant of her last yes."""
    given = {"recipient": recipient, "purpose": purpose, "channel": channel, **_of(work, case.id)}
    row = (await work.session.execute(_LOCKED[lock], given)).one_or_none()
    return replace(_kept(row, case.key), given_at=row.given_at) if row else None


async def last_answer(work: Work, case_id: UUID, place: ConsentPlace) -> UUID | None:
    """The id of her last answer about this recipient, purpose and channel, a withdrawal among them; None: never asked.

    One statement.
    """
    given = {"recipient": place.recipient, "purpose": place.purpose, "channel": place.channel, **_of(work, case_id)}
    found: UUID | None = (await work.session.execute(_LAST_ANSWER, given)).scalar_one()
    return found


async def overview(work: Work, case: ConsentedCase) -> tuple[Consent, ...]:
    """Every recipient, purpose and channel that the person was asked about, as it holds now. One statement."""
    return (await overviews(work, [case]))[case.id]


@dataclass(frozen=True)
class NextEnd:
    """When the first consent of a case ends; `soon`: within `rules.REMINDER`, so that it is asked again in time."""

    at: datetime
    soon: bool


async def overviews(work: Work, cases: Sequence[ConsentedCase]) -> Mapping[UUID, tuple[Consent, ...]]:
    """The same for several cases, by their ids. One statement."""
    given = {"organisation": work.viewer.organisation, "cases": [case.id for case in cases]}
    rows = (await work.session.execute(_OVERVIEW, given)).all()
    return {
        case.id: tuple(_consent(row, case.key, work.now) for row in rows if row.case_file == case.id) for case in cases
    }


async def next_ends(work: Work, case_ids: Sequence[UUID]) -> Mapping[UUID, NextEnd]:
    """When the first consent that stands in each of these cases ends, so that it is asked again in time.

    Cases without one, and foreign ones, are missing. One statement.
    """
    given = {"organisation": work.viewer.organisation, "cases": list(case_ids), "now": work.now}
    rows = await work.session.execute(_NEXT_ENDS, given)
    return {row.case_file: NextEnd(row.ends, soon=row.ends - REMINDER <= work.now) for row in rows}


async def standing(work: Work, case_id: UUID, recipient: UUID | None = None) -> tuple[ConsentPlace, ...]:
    """Where consent stands now, held FOR UPDATE in the order of withdrawal. One statement."""
    rows = await work.session.execute(_STANDING, {"recipient": recipient, "now": work.now, **_of(work, case_id)})
    return tuple(by_name(ConsentPlace, row) for row in rows)


async def answers_to_duties(work: Work, case_id: UUID) -> tuple[AnsweredDuty, ...]:
    """The person's answers to recipients' reporting duties. One statement."""
    rows = await work.session.execute(_ANSWERS, _of(work, case_id))
    return tuple(by_name(AnsweredDuty, row) for row in rows)


def _of(work: Work, case_id: UUID) -> dict[str, Any]:
    return {"organisation": work.viewer.organisation, "case": case_id}


def _kept(row: Row[Any], key: bytes) -> KeptConsent:
    facts = open_facts(key, fold_sealed(row.id), row.sealed)
    stands = row.event_type in ("given", "shortened")
    fields: Mapping[str, Any] = MappingProxyType(dict(row.fields) if stands else {})
    fold = Fold(row.event_type, fields, row.until or row.updated_at, facts.assent, facts.abroad_accepted)
    return KeptConsent(row.id, fold, facts, row.updated_at)


def _consent(row: Row[Any], key: bytes, now: datetime) -> Consent:
    kept = _kept(row, key)
    ended = bool(kept.fold.fields) and kept.fold.until <= now  # the end counts before it is recorded
    fold = replace(kept.fold, event="expired", fields=MappingProxyType({})) if ended else kept.fold
    return Consent(
        id=row.id,
        recipient=row.recipient,
        purpose=row.purpose,
        channel=row.channel,
        fold=fold,
        facts=kept.facts,
        given_by=row.given_by,
        method=row.method,
        language=row.language,
        wording=row.wording,
        updated_at=row.updated_at,
        ends_soon=reminder_due(fold, now),
        answer_id=row.answer_id,
    )
