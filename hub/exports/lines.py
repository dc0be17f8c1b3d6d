"""The ledger of several cases, for those who take them along."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import text

from hub.audit.fragments import lines_of, link
from hub.cases.fragments import from_any
from hub.identity.work import Work
from hub.kit.rows import by_name

_LINES = text(f"""
with object as (
  select id as case_file, id from unnest(cast(:cases as uuid[])) as asked(id)
  union all
  select o.case_file, o.object from {from_any("o")} where o.case_file = any(cast(:cases as uuid[]))
)
select object.case_file, e.verb, e.actor, e.principal, e.recipient, e.object, e.digest, e.at, l.seq, e.field, e.about
from object
{lines_of("e", ":org", "object.id")}
left {link("l", ":org", "e.id")}
order by e.at, e.id
""")  # noqa: S608 - fragments of other rooms'


@dataclass(frozen=True)
class ExportedLine:
    """One event of a case. `seq`: its place in the organisation's own chain, None until it is sealed."""

    verb: str
    actor: UUID
    principal: UUID | None
    recipient: UUID | None
    object: UUID
    digest: bytes | None
    at: datetime
    seq: int | None
    field: str | None
    about: UUID | None


async def ledger_of(work: Work, case_ids: Collection[UUID]) -> Mapping[UUID, tuple[ExportedLine, ...]]:
    """Every line of each of these cases, oldest first; one statement. The caller has opened them."""
    given = {"org": work.viewer.organisation, "cases": list(case_ids)}
    found: dict[UUID, list[ExportedLine]] = {one: [] for one in case_ids}
    for row in (await work.session.execute(_LINES, given)).all():
        found[row.case_file].append(by_name(ExportedLine, row, beside="case_file"))
    return {case: tuple(lines) for case, lines in found.items()}
