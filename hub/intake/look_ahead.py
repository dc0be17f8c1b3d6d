"""What would leave, what not and why: the same gate and packer as the sending; only that it was read is written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from hub.agreements.rules import today
from hub.cases.read import note_reading
from hub.directory.rules import Duty, applies, reaching
from hub.exchange.packets import PacketKind
from hub.identity.work import Work
from hub.intake.validation import cleaned_request, known_purpose, known_word
from hub.kit.errors import Reason
from hub.kit.offload import offload
from hub.minimisation.facts import Facts
from hub.minimisation.gate import GateAnswer, ask
from hub.minimisation.packer import Preview, preview
from hub.minimisation.rules import decide
from hub.releases.earlier_requests import EarlierRequest, of_referral, of_request, rerouted
from hub.tasks.sent import requests_already_sent

KINDS = frozenset({"offer", "packet"})
REMOVAL = "removal"
Besides = Callable[[Mapping[str, Any], Mapping[str, Any]], tuple[Reason, ...]]
"""`besides(request, values)`: why a request with these words about a case with these values is refused."""


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
    duplicates: tuple[EarlierRequest, ...] = ()


async def look_ahead(
    work: Work,
    case_id: UUID,
    recipient_id: UUID,
    *,
    purpose: str,
    kind: PacketKind,
    request: Mapping[str, Any],
    rerouting: UUID | None = None,
    besides: Besides = lambda _request, _values: (),
) -> LookAhead:
    """The preview. It shows the case's own words, and so counts as reading it; seventeen statements at most.

    `rerouting`: the referral in whose place this recipient would be asked. `besides`: what sending a request to remove
    asks beside the gate. What this allows, leaves: a referral is asked for offer and packet both, for neither leaves
    without the other. Raises `NotFound` for a stray case or recipient, and `Invalid`.
    """
    known_purpose(purpose)
    known_word(kind, KINDS, "kind")
    asked = await ask(
        work,
        case_id=case_id,
        recipient_id=recipient_id,
        purpose=purpose,
        kind=kind,
        request=await offload(cleaned_request, request),
        derived=await requests_already_sent(work, case_id),
    )
    await note_reading(work, asked.case.id)
    before = await _before(work, asked, purpose, rerouting)
    decision = asked.decision.refused(await offload(_also_against, asked, besides))
    shown = await offload(preview, decision, asked.facts)
    return LookAhead(asked.channel, shown, _duties(asked.facts), before)


def _also_against(asked: GateAnswer, besides: Besides) -> tuple[Reason, ...]:
    """What sending would refuse although this half of it is allowed."""
    if asked.facts.purpose == REMOVAL:
        return besides(asked.facts.request, asked.case.values)
    other: PacketKind = "offer" if asked.facts.kind == "packet" else "packet"
    return decide(replace(asked.facts, kind=other)).reasons


async def _before(work: Work, asked: GateAnswer, purpose: str, rerouting: UUID | None) -> tuple[EarlierRequest, ...]:
    """What asked the same of this recipient before, so that it is seen before anything is sent."""
    instead = await rerouted(work, asked.case.id, rerouting) if rerouting else ()
    if purpose == REMOVAL:
        return await of_request(work, asked.case, asked.recipient.id, asked.facts.request.get("items", ()))
    return (*await of_referral(work, asked.case.id, asked.recipient.id, purpose), *instead)


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
