"""A new case: its row, its own data key, its team of one, and its values; one statement writes them all."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import text

from hub.audit.verbs import Verb
from hub.cases.associated_data import case_key, value_sealed
from hub.cases.ledger_lines import note, note_facts
from hub.cases.rules import kept_until
from hub.identity.entry_marks import key_of, marks_for
from hub.identity.work import Work
from hub.kit.ids import new_id
from hub.kit.sealed import new_key
from hub.kit.sealed_values import seal_value

_CREATE = text("""
with opened as (
  insert into case_file (id, org, language, urgency, status, retention_until, created_at, updated_at, version,
    came_from)
  values (:case, :organisation, :language, :urgency, 'open', :retention_until, :now, :now, 1, :came_from)
), keyed as (
  insert into case_key (org, case_file, epoch, wrapped) values (:organisation, :case, :epoch, :wrapped)
), teamed as (
  insert into case_team (id, org, case_file, principal, added_by, added_at, entry_state, entry_mark)
  values (:first, :organisation, :case, :principal, :principal, :now, :entry_state, :entry_mark)
)
insert into case_value (org, case_file, field, sealed, recorded_by, recorded_at)
select :organisation, :case, told.field, told.sealed, :principal, :now
from unnest(cast(:fields as text[]), cast(:sealed as bytea[])) as told(field, sealed)
""")


async def create(
    work: Work, *, language: str, urgency: str, values: Mapping[str, Any], came_from: UUID | None = None
) -> UUID:
    """The id of the new case with these values, which are clean (`hub.intake`). Two statements.

    `came_from`: the referral whose packet it begins with. Whoever opens it is its team. The ledger says that it was
    opened, and names each field that was told.
    """
    id, key = new_id(), new_key()
    under = await work.keys.newest(work.session, work.viewer.organisation)
    given = {
        "case": id,
        "first": new_id(),
        "organisation": work.viewer.organisation,
        "language": language,
        "urgency": urgency,
        "retention_until": kept_until("open", work.now.date()),
        "came_from": came_from,
        "now": work.now,
        "epoch": under.epoch,
        "wrapped": work.keys.wrap(under, case_key(id), key),
        "fields": list(values),
        "sealed": [seal_value(key, value_sealed(id, name), value) for name, value in values.items()],
        "principal": work.viewer.principal,
    }
    await work.session.execute(_CREATE, {**given, **_first_of_team(work, id, given["first"])})
    note(work, Verb.CASE_OPENED, id)
    note_facts(work, Verb.FACT_RECORDED, id, values)
    return id


def _first_of_team(work: Work, case_id: UUID, membership: object) -> dict[str, Any]:
    """The mark of whoever opens it."""
    us, me = work.viewer.organisation, work.viewer.principal
    row = {"org": us, "id": membership, "case_file": case_id, "principal": me, "added_by": me, "added_at": work.now}
    return marks_for(key_of(work.session), "case_team", row)
