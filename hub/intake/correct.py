"""The newest word on a field stands and the one before it is kept; what was released stays as it was released."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from hub.cases.record import record
from hub.identity.work import Work
from hub.intake.open_case import URGENCIES
from hub.intake.told import case_to_overwrite, cleaned, correction_reasons, known_word
from hub.kit.errors import Invalid
from hub.minimisation.harm import harm_code_reasons


async def record_fields(
    work: Work,
    case_id: UUID,
    fields: Mapping[str, Any],
    *,
    expected_version: int,
    urgency: str | None = None,
) -> None:
    """Record these values; None takes one away. Raises `NotFound`, `Invalid` by field, `Conflict` (stale, closed).

    What the person said of herself and her safety is refused, with the name of the mutation that takes her word.
    `expected_version`: the version of the case that the caller has seen. What was recorded before is kept.
    """
    case = await case_to_overwrite(work, case_id, expected_version)
    if urgency is not None:
        known_word(urgency, URGENCIES, "urgency")
    if hers := correction_reasons(fields):
        raise Invalid(*hers)
    values = cleaned(fields, case.values, opened_at=case.created_at, now=work.now)
    ages = (case.values.get("age_band_now"), case.values.get("age_band_at_images"))
    if wrong := harm_code_reasons(values.get("harm_code"), *ages):
        raise Invalid(*wrong)
    await record(work, case, values, urgency=urgency)
