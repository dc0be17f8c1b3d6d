"""What the team notes of its work, and what it does next: in words that hold no picture."""

from datetime import date, datetime, timedelta
from uuid import UUID

from hub.cases import next_step, notes
from hub.cases.notes import NoteSaid
from hub.exchange.vocabulary.case import NOTE_KINDS, NOTE_WAYS
from hub.identity.work import Work
from hub.intake.validation import case_to_write, known_word, spoken
from hub.kit.errors import Invalid, Reason
from hub.kit.japan_time import ZONE
from hub.minimisation.dates import TOLD, YEAR, in_reason


async def note_case(
    work: Work, case_id: UUID, *, kind: str, words: str, way: str | None = None, at: datetime | None = None
) -> UUID:
    """Add a note to the case, of now unless `at` says when it happened; the case's id.

    Raises `NotFound`, `Conflict` where the case is closed, and `Invalid`.
    """
    known_word(kind, NOTE_KINDS, "kind")
    if way is not None:
        known_word(way, NOTE_WAYS, "way")
    said = _needed(words, "words")
    if wrong := _way_reasons(kind, way):
        raise Invalid(*wrong)
    case = await case_to_write(work, case_id)
    when = at or work.now
    if not in_reason(when, TOLD, case.created_at, work.now):
        raise Invalid(Reason("note_out_of_range", "at"))
    await notes.write_note(work, case, NoteSaid(kind, way, when.isoformat(timespec="seconds"), said))
    return case.id


async def plan_next_step(work: Work, case_id: UUID, *, words: str | None, due_on: date | None) -> None:
    """Say what is done next and until which day in Japan; without words the plan is taken away.

    Raises `NotFound`, `Conflict` where the case is closed, and `Invalid`.
    """
    if words is None or not words.strip():
        await next_step.take_away(work, await case_to_write(work, case_id))
        return
    said = spoken(words, "words")
    if due_on is None:
        raise Invalid(Reason("required", "due_on"))
    today = work.now.astimezone(ZONE).date()
    if not today <= due_on <= today + timedelta(days=YEAR.days):
        raise Invalid(Reason("step_out_of_range", "due_on"))
    await next_step.plan(work, await case_to_write(work, case_id), said, due_on)


def _needed(words: str, field: str) -> str:
    said = spoken(words, field)
    if not said:
        raise Invalid(Reason("required", field))
    return said


def _way_reasons(kind: str, way: str | None) -> list[Reason]:
    """A talk and an attempt have a way."""
    return [Reason("required", "way")] if kind != "noted" and way is None else []
