"""A withdrawal taken back within seven days, by safe contact: the person never wanted it, a coercer held the code."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from psycopg.types.json import Jsonb
from sqlalchemy import Row, text

from hub.audit import trail
from hub.audit.verbs import Verb
from hub.cases import door
from hub.cases.door import OpenCase
from hub.cases.team import asking, works_on
from hub.consent.facts import open_facts, seal_facts
from hub.consent.places import fold_sealed, grant_sealed
from hub.consent.rules import Fold, Grant, fold
from hub.identity.work import Work
from hub.kit.errors import Conflict, NotFound
from hub.kit.ids import new_id
from hub.releases import cut as releases
from hub.withdrawals.rules import undo_reasons

WORDING = "withdrawal-undone/1"

_WITHDRAWAL = text(
    """
select id, case_file, recipient, destruction, at, undone_at from withdrawal
where org = :org and id = :id and $team for update
""".replace("$team", works_on("withdrawal.org", "withdrawal.case_file"))
)
# what a later withdrawal, still standing, covers too is not this one's to give back
_COVERED = text("""
select recipient from withdrawal
where org = :org and case_file = :case and id <> :id and undone_at is null and at >= :at
""")
_FOLDS = text("""
select f.id, f.recipient, f.purpose, f.channel, f.sealed, (
    select json_agg(json_build_object('event', g.event_type, 'fields', g.fields, 'until', g.until, 'at', g.recorded_at)
      order by g.recorded_at, g.record_id)
    from consent_grant g
    where (g.org, g.case_file, g.recipient, g.purpose, g.channel)
      = (f.org, f.case_file, f.recipient, f.purpose, f.channel) and g.recorded_at < :at
  ) as earlier
from consent_fold f join consent_grant last on last.record_id = f.record_id
where f.org = :org and f.case_file = :case and f.event_type = 'withdrawn' and last.recorded_at = :at
  and f.recipient <> all(cast(:covered as uuid[]))
order by f.id for update of f
""")
_CUT_BY_IT = text("""
select release.id from origin join release on release.object = origin.object and release.sender = origin.org
where origin.org = :org and origin.case_file = :case and release.cut_at = :at and release.destroyed_at is null
  and release.kind = 'packet' and release.opened_at is not null
  and not exists (select from release newer where newer.replaces = release.id)
  and origin.recipient <> all(cast(:covered as uuid[]))
order by release.id
""")
_GIVE_BACK = text("""
with said as (
  insert into consent_grant (record_id, org, case_file, recipient, purpose, channel, event_type, fields, until,
    given_by, method, language, wording, sealed, recorded_by, recorded_at)
  values (:record, :org, :case, :recipient, :purpose, :channel, 'given', :fields, :until,
    'self', :method, :language, :wording, :sealed, :principal, :now)
)
update consent_fold set event_type = 'given', fields = :fields, until = :until, record_id = :record, updated_at = :now
where id = :fold
""")
_UNDONE = text("update withdrawal set undone_at = :now where org = :org and id = :id")


@dataclass(frozen=True)
class Undone:
    """What holds again. `consents`: folds that stand; `releases`: packets that their recipients may read again."""

    id: UUID
    case: UUID
    consents: tuple[UUID, ...]
    releases: tuple[UUID, ...]


async def undo(
    work: Work, withdrawal_id: UUID, *, method: Literal["in_writing", "orally", "by_chat"] = "orally"
) -> Undone:
    """Give back what this withdrawal took, where nothing later stands against it.

    Consent holds again as before, if its own end has not come; accepted packets can be read again. What was
    cancelled stays so: a referral that ended is offered anew, a delivery that was stopped is queued anew.
    Raises `NotFound`, and `Conflict` where it was undone already, seven days have passed, or "now" was said.
    """
    row = await _withdrawal(work, withdrawal_id)
    reasons = undo_reasons(row.destruction, row.at, row.undone_at, work.now)
    if reasons:
        raise Conflict(*reasons)
    case = await door.case(work, row.case_file)
    given = {"org": work.viewer.organisation, "case": case.id, "id": withdrawal_id, "at": row.at}
    covered = (await work.session.execute(_COVERED, given)).scalars().all()
    undone = Undone(withdrawal_id, case.id, (), ())
    if None not in covered:
        undone = await _restore(work, case, method, {**given, "covered": covered}, undone)
    await work.session.execute(_UNDONE, {**given, "now": work.now})
    _to_ledger(work, case.id)
    return undone


async def _restore(work: Work, case: OpenCase, method: str, given: dict[str, Any], undone: Undone) -> Undone:
    folds = (await work.session.execute(_FOLDS, given)).all()
    consents = [one.id for one in folds if await _give_back(work, case, one, method)]
    readable = await releases.restore(work, (await work.session.execute(_CUT_BY_IT, given)).scalars().all())
    return replace(undone, consents=tuple(consents), releases=readable)


async def _withdrawal(work: Work, withdrawal_id: UUID) -> Row[Any]:
    given = {"org": work.viewer.organisation, "id": withdrawal_id, **asking(work)}
    row = (await work.session.execute(_WITHDRAWAL, given)).one_or_none()
    if row is None:
        raise NotFound
    return row


async def _give_back(work: Work, case: OpenCase, row: Row[Any], method: str) -> bool:
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
        "fields": Jsonb(dict(before.fields)),
        "until": before.until,
        "method": method,
        "language": case.language,
        "wording": WORDING,
        "sealed": seal_facts(case.key, grant_sealed(record), facts),
        "principal": work.viewer.principal,
        "now": work.now,
    }
    await work.session.execute(_GIVE_BACK, values)
    return True


def _standing(earlier: Sequence[dict[str, Any]], now: datetime) -> Fold | None:
    grants = [
        Grant(one["event"], datetime.fromisoformat(one["at"]), one["fields"], _instant(one["until"])) for one in earlier
    ]
    return fold(grants, now)


def _instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _to_ledger(work: Work, case_id: UUID) -> None:
    us = work.viewer.organisation
    trail.record(
        work.session,
        Verb.CONSENT_RESTORED,
        actor=us,
        principal=work.viewer.principal,
        sender=us,
        recipient=None,
        object_id=case_id,
        at=work.now,
    )
