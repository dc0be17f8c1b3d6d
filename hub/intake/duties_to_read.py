"""A recipient's duties and usual practices, as they are read aloud to the person, with her answers."""

from dataclasses import dataclass

from hub.agreements.rules import today
from hub.directory.rules import Duty, applies, reaching
from hub.minimisation.facts import Facts


@dataclass(frozen=True)
class DutyToRead:
    """A duty in force, whether it applies to this person, and her answer to its sentence. None: not read yet.

    `reaches_barred`: it would carry word to somebody whom she barred, so that nothing leaves before her answer.
    """

    duty: Duty
    applies_now: bool
    reaches_barred: bool
    answer: bool | None


def duties_to_read(facts: Facts) -> tuple[DutyToRead, ...]:
    """The duties in force today; the row that says "none" is shown too, for it is a statement."""
    day = today(facts.now)
    said = {(a.duty, a.version): a.answer for a in facts.answers}
    bands = facts.bands_when_asked()
    return tuple(
        DutyToRead(
            duty,
            applies_now=duty.reports_to is not None and applies(duty, bands),
            reaches_barred=bool(reaching((duty,), facts.beyond_reach(), bands)),
            answer=said.get((duty.id, duty.version)),
        )
        for duty in facts.duties
        if duty.valid_from <= day and (duty.valid_to is None or day <= duty.valid_to)
    )
