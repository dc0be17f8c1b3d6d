"""One answer of the person: kept for ever, folded into what holds now, and written into the ledger."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from psycopg.types.json import Jsonb
from sqlalchemy import text

from hub.audit import trail
from hub.audit.verbs import Verb
from hub.consent import rules
from hub.consent.associated_data import fold_sealed, grant_sealed
from hub.consent.facts import AnswerFacts, seal_facts
from hub.consent.load import ConsentPlace, KeptConsent, kept_of
from hub.consent.rules import ConsentEvent, Fold, Grant
from hub.consent.subject import ConsentedCase
from hub.exchange.packets import Form
from hub.identity.work import Work
from hub.kit.ids import new_id

VERBS: dict[ConsentEvent, Verb] = {
    "given": Verb.CONSENT_GIVEN,
    "refused": Verb.CONSENT_REFUSED,
    "withdrawn": Verb.CONSENT_WITHDRAWN,
    "shortened": Verb.CONSENT_SHORTENED,
    "expired": Verb.CONSENT_EXPIRED,
}
"""What the ledger calls each event."""

_RECORD = text("""
with kept as (
  insert into consent_grant (record_id, org, case_file, recipient, purpose, channel, event_type, fields, until,
    given_by, method, language, wording, sealed, recorded_by, recorded_at)
  values (:record, :organisation, :case, :recipient, :purpose, :channel, :event, :fields, :until,
    :given_by, :method, :language, :wording, :sealed, :principal, :now)
)
insert into consent_fold (id, org, case_file, recipient, purpose, channel, event_type, fields, until, sealed,
  record_id, updated_at)
values (:fold, :organisation, :case, :recipient, :purpose, :channel, :folded_event, :folded_fields, :folded_until,
  :folded_sealed, :record, :now)
on conflict (org, case_file, recipient, purpose, channel) do update set
  event_type = excluded.event_type, fields = excluded.fields, until = excluded.until, sealed = excluded.sealed,
  record_id = excluded.record_id, updated_at = excluded.updated_at
""")


@dataclass(frozen=True)
class Circumstances:
    """Who gave an answer and how. `language`: in which it was asked; `wording`: version of the text read out."""

    given_by: Literal["self", "guardian", "representative", "lawyer", "reviewer", "hub"]
    method: Literal["in_writing", "orally", "by_chat", "by_clock", "by_review"]
    language: str
    wording: str


@dataclass(frozen=True)
class Recorded:
    """What held before an answer and what holds after it."""

    record_id: UUID
    fold_id: UUID
    before: Fold | None
    after: Fold

    def narrowed(self) -> bool:
        """Whether less is allowed than before."""
        return rules.narrowed(self.before, self.after)


async def record(
    work: Work,
    case: ConsentedCase,
    place: ConsentPlace,
    event: ConsentEvent,
    how: Circumstances,
    *,
    fields: dict[str, Form] | None = None,
    until: datetime | None = None,
    facts: AnswerFacts | None = None,
) -> Recorded:
    """Keep one answer and fold it; three statements. The caller holds the case (`door.case(…, writing=True)`).

    `fields` and `until` speak only for "given" and "shortened"; `facts` None keeps those that stand. Whether the
    answer may be recorded at all is asked before, above; this writes what was said.
    """
    kept = await kept_of(work, case, **_place(place), lock="update")
    said = facts or (kept.facts if kept else AnswerFacts())
    grant = Grant(event, work.now, fields or {}, until, said.assent, said.abroad_accepted)
    after = _folded(kept, grant, work.now)
    recorded = Recorded(new_id(), kept.id if kept else new_id(), kept.fold if kept else None, after)
    await work.session.execute(_RECORD, _row(work, case, place, how, grant, said, recorded))
    _to_ledger(work, case.id, VERBS[event], place.recipient)
    return recorded


def _folded(kept: KeptConsent | None, grant: Grant, now: datetime) -> Fold:
    """The fold of all answers: the one that stands says all that the earlier ones add up to."""
    earlier = [_as_grant(kept)] if kept else []
    after = rules.fold([*earlier, grant], now)
    if after is None:
        raise ValueError(grant.event)  # a shortening of nothing: refused above by `shortening_reasons`
    return after


def _as_grant(kept: KeptConsent) -> Grant:
    fold = kept.fold
    event: ConsentEvent = "given" if fold.event == "shortened" else fold.event
    return Grant(event, kept.updated_at, fold.fields, fold.until, fold.facts, fold.abroad_accepted)


def _row(
    work: Work,
    case: ConsentedCase,
    place: ConsentPlace,
    how: Circumstances,
    grant: Grant,
    said: AnswerFacts,
    recorded: Recorded,
) -> dict[str, Any]:
    after = recorded.after
    folded = AnswerFacts(after.facts, after.abroad_accepted, said.refusal_text)
    return {
        "record": recorded.record_id,
        "fold": recorded.fold_id,
        "organisation": work.viewer.organisation,
        "case": case.id,
        **_place(place),
        "event": grant.event,
        "fields": Jsonb(dict(grant.fields)),
        "until": after.until,
        "given_by": how.given_by,
        "method": how.method,
        "language": how.language,
        "wording": how.wording,
        "sealed": seal_facts(case.key, grant_sealed(recorded.record_id), said),
        "principal": work.viewer.principal,
        "now": work.now,
        "folded_event": after.event,
        "folded_fields": Jsonb(dict(after.fields)),
        "folded_until": after.until,
        "folded_sealed": seal_facts(case.key, fold_sealed(recorded.fold_id), folded),
    }


def _place(place: ConsentPlace) -> dict[str, Any]:
    return {"recipient": place.recipient, "purpose": place.purpose, "channel": place.channel}


def _to_ledger(work: Work, case_id: UUID, verb: Verb, recipient: UUID) -> None:
    """The sender's own line, which says whom it is about and never stands in that organisation's chain."""
    trail.record(
        work.session,
        verb,
        actor=work.viewer.organisation,
        principal=work.viewer.principal,
        sender=work.viewer.organisation,
        recipient=None,
        object_id=case_id,
        at=work.now,
        about=recipient,
    )
