"""Everything that was said in a case, opened, in the order in which it was recorded."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import Row, text

from hub.identity.work import Work
from hub.kit.sealed_values import unseal_value
from hub.statements.associated_data import statement_sealed
from hub.statements.said import How, Statement

_OF_CASES = text("""
select case_file, id, number, kind, sealed, counts, contradicts, about, recorded_by, recorded_at from statement
where org = :org and case_file = any(cast(:cases as uuid[])) order by number
""")


class CaseOfStatements(Protocol):
    """A case that its repository has opened (`hub.cases.repository`): its id and its data key."""

    @property
    def id(self) -> UUID:
        """The case."""
        ...

    @property
    def key(self) -> bytes:
        """The case's open data key."""
        ...


async def statements_of_case(work: Work, case: CaseOfStatements) -> tuple[Statement, ...]:
    """The statements of a case, first to last; one statement of SQL."""
    return (await of_cases(work, [case]))[case.id]


async def of_cases(work: Work, cases: Sequence[CaseOfStatements]) -> Mapping[UUID, tuple[Statement, ...]]:
    """The same for several cases, by their ids; one statement of SQL."""
    given = {"org": work.viewer.organisation, "cases": [case.id for case in cases]}
    rows = (await work.session.execute(_OF_CASES, given)).all()
    return {case.id: tuple(_opened(row, case.key) for row in rows if row.case_file == case.id) for case in cases}


def _opened(row: Row[Any], key: bytes) -> Statement:
    said = unseal_value(key, statement_sealed(row.id, row.kind), row.sealed)
    said_at = said["said_at"] and datetime.fromisoformat(said["said_at"])
    return Statement(
        id=row.id,
        number=row.number,
        kind=row.kind,
        value=MappingProxyType(said["value"]),
        recorded_at=row.recorded_at,
        how=How(said["said_by"], said["method"], said["language"], said["wording"], said_at),
        counts=row.counts,
        not_counted=tuple(said["not_counted"]),
        contradicts=row.contradicts,
        about=row.about,
        recorded_by=row.recorded_by,
    )
