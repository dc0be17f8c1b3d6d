"""What would leave, what not and why: the same gate and packer as the sending; only that it was read is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from anyio import to_thread

from hub.agreements.rules import today
from hub.cases.read import note_reading
from hub.directory.rules import Duty, applies, reaching
from hub.exchange.packets import Kind
from hub.identity.work import Work
from hub.intake.told import cleaned_request, known_purpose, known_word
from hub.minimisation.facts import Facts
from hub.minimisation.gate import ask
from hub.minimisation.packer import Preview, preview
from hub.tasks.sent import requests_already_sent

KINDS = frozenset({"offer", "packet"})


@dataclass(frozen=True)
class DutyToRead:
    """A duty in force, whether it applies to this person, and her answer to its sentence. None: not read yet.

    `reaches_barred`: it would carry word to somebody whom she barred, so that nothing leaves before her answer.
    """

    duty: Duty
    applies_now: bool
    reaches_barred: bool
    answer: bool | None


@dataclass(frozen=True)
class LookAhead:
    """The preview of one disclosure, with the recipient's duties beside it."""

    channel: str
    preview: Preview = field(repr=False)
    duties: tuple[DutyToRead, ...]


async def look_ahead(
    work: Work, case_id: UUID, recipient_id: UUID, *, purpose: str, kind: Kind, request: Mapping[str, Any]
) -> LookAhead:
    """The preview. It shows the case's own words, and so counts as reading it; fourteen statements at most.

    Raises `NotFound` for a stray case or recipient, and `Invalid`.
    """
    known_purpose(purpose)
    known_word(kind, KINDS, "kind")
    asked = await ask(
        work,
        case_id=case_id,
        recipient_id=recipient_id,
        purpose=purpose,
        kind=kind,
        request=cleaned_request(request),
        derived=await requests_already_sent(work, case_id),
    )
    await note_reading(work, asked.case.id)
    shown = await to_thread.run_sync(preview, asked.decision, asked.facts)
    return LookAhead(asked.channel, shown, _duties(asked.facts))


def _duties(facts: Facts) -> tuple[DutyToRead, ...]:
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
