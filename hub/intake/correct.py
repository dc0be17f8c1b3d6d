"""The newest word on a field stands and the one before it is kept; what was released stays as it was released."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from hub.cases.door import OpenCase
from hub.cases.record import record
from hub.identity.work import Work
from hub.intake.open_case import URGENCIES
from hub.intake.told import JUDGING, case_to_overwrite, cleaned, known_word
from hub.narrowing.causes import Cause, Narrow, Narrowing


async def record_fields(
    work: Work,
    case_id: UUID,
    fields: Mapping[str, Any],
    *,
    expected_version: int,
    narrow: Narrow,
    urgency: str | None = None,
) -> None:
    """Record these values; None takes one away. Raises `NotFound`, `Invalid` by field, `Conflict` (stale, closed).

    `expected_version`: the version of the case that the caller has seen. What was recorded before is kept.
    """
    case = await case_to_overwrite(work, case_id, expected_version)
    if urgency is not None:
        known_word(urgency, URGENCIES, "urgency")
    values = cleaned(fields, case.values, opened_at=case.created_at, now=work.now)
    await record(work, case, values, urgency=urgency)
    if _judges_anew(case, values):
        await narrow(work, Narrowing(Cause.BAR, case.id))


def _judges_anew(case: OpenCase, values: Mapping[str, Any]) -> bool:
    """Whether whom she barred or how old she is was corrected: then every consent is looked at again."""
    return any(values[name] != case.values.get(name) for name in JUDGING & set(values))
