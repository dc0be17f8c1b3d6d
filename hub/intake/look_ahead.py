"""What would leave, what not and why: the same gate and packer as the sending; only that it was read is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from hub.agreements.rules import today
from hub.cases.read import note_reading
from hub.directory.rules import Duty, applies, reaching
from hub.exchange.packets import Kind
from hub.identity.work import Work
from hub.intake.told import cleaned_request, known_purpose, known_word
from hub.minimisation.facts import Facts
from hub.minimisation.gate import Asked, ask
from hub.minimisation.packer import Preview, preview
from hub.releases.asked_before import Earlier, of_referral, of_request, rerouted
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
    """The preview of one disclosure, with the recipient's duties, and what asked the same of it before."""

    channel: str
    preview: Preview = field(repr=False)
    duties: tuple[DutyToRead, ...]
    duplicates: tuple[Earlier, ...] = ()


async def look_ahead(
    work: Work,
    case_id: UUID,
    recipient_id: UUID,
    *,
    purpose: str,
    kind: Kind,
    request: Mapping[str, Any],
    rerouting: UUID | None = None,
) -> LookAhead:
    """The preview. It shows the case's own words, and so counts as reading it; seventeen statements at most.

    `rerouting`: the referral in whose place this recipient would be asked. Raises `NotFound` for a stray case or
    recipient, and `Invalid`.
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
    before = await _before(work, asked, purpose, rerouting)
    return LookAhead(asked.channel, preview(asked.decision, asked.facts), _duties(asked.facts), before)


async def _before(work: Work, asked: Asked, purpose: str, rerouting: UUID | None) -> tuple[Earlier, ...]:
    """What asked the same of this recipient before, so that it is seen before anything is sent."""
    if purpose == "removal":
        return await of_request(work, asked.case, asked.recipient.id, asked.facts.request.get("items", ()))
    found = await of_referral(work, asked.case.id, asked.recipient.id, purpose)
    return (*found, *await rerouted(work, rerouting)) if rerouting else found


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
