"""Taking consent back, and giving it back: the record and what holds, in one statement. Who may, is asked above."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from psycopg.types.json import Jsonb
from sqlalchemy import Row, text

from hub.identity.work import Work

_LOCK = text("""
select id from consent_fold
where org = :org and case_file = :case and (cast(:recipient as uuid) is null or recipient = :recipient)
order by id for update
""")
# a withdrawal needs no facts, and must succeed where the case's key does not open: nothing is sealed in its record
_TAKE_BACK = text("""
with taken as (
  select id, gen_random_uuid() as record from consent_fold
  where id = any(:folds) and event_type in ('given', 'shortened', 'expired')
), said as (
  insert into consent_grant (record_id, org, case_file, recipient, purpose, channel, event_type, fields, until,
    given_by, method, language, wording, sealed, recorded_by, recorded_at)
  select taken.record, f.org, f.case_file, f.recipient, f.purpose, f.channel, 'withdrawn', '{}', :now,
    :given_by, :method, :language, :wording, '', :principal, :now
  from taken join consent_fold f on f.id = taken.id
)
update consent_fold f
set event_type = 'withdrawn', fields = '{}', until = :now, record_id = taken.record, updated_at = :now
from taken where f.id = taken.id
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


@dataclass(frozen=True)
class HowTakenBack:
    """How it was said: by whom, which way, in which language, and in which wording the record keeps it."""

    given_by: str
    method: str
    language: str
    wording: str


async def folds_of(work: Work, case_id: UUID, recipient: UUID | None) -> list[UUID]:
    """The ids of what holds for this recipient or all, held in their order until the end. One statement."""
    given = {"org": work.viewer.organisation, "case": case_id, "recipient": recipient}
    return list((await work.session.execute(_LOCK, given)).scalars())


async def take_back(work: Work, folds: Sequence[UUID], said: HowTakenBack) -> None:
    """Take back what still stood of these, with a record each. One statement."""
    how = {"given_by": said.given_by, "method": said.method, "language": said.language, "wording": said.wording}
    given = {"folds": list(folds), "principal": work.viewer.principal, "now": work.now}
    await work.session.execute(_TAKE_BACK, {**given, **how})


async def taken_back_at(work: Work, case_id: UUID, at: datetime, covered: Collection[UUID]) -> Sequence[Row[Any]]:
    """What was taken back at this instant, with what was said `earlier`, held; but for the `covered`."""
    given = {"org": work.viewer.organisation, "case": case_id, "at": at, "covered": list(covered)}
    return (await work.session.execute(_FOLDS, given)).all()


async def give_back(work: Work, values: Mapping[str, Any]) -> None:
    """Let the fold `fold` hold again, with the record `record` of her word. One statement."""
    await work.session.execute(_GIVE_BACK, {**values, "fields": Jsonb(dict(values["fields"]))})
