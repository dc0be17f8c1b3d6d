"""Where a request stands against its end, and what is prepared for whoever goes on: a draft to copy, sent by nobody."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol

from hub.deadlines.next_steps import NextStep, next_steps
from hub.deadlines.ruling import load
from hub.deadlines.standing import DueState, Finding, due_state, latest
from hub.exchange.vocabulary.deadlines import STEPS_AFTER_DUE
from hub.exchange.vocabulary.takedowns import RECEIPT_PROOFS
from hub.kit.japan_time import in_tokyo
from hub.kit.text import Phrase, Text
from hub.takedowns.repository import WAITING, OpenTakedown

_NOT_KNOWN: Final = Phrase("not known")
_COMPLETED: Final = "completed"
_REFUSED: Final = "refused"
_REJECTED: Final = "rejected"
_TO_PLATFORM: Final = Phrase(
    "Second notice. We asked you on {sent} to remove {items} places; you had it on {received} ({proof}). "
    "{law} Found there since: {there}. Found gone: {gone}. Please answer each place."
)
_TO_OTHERS: Final = Phrase(
    "About {platform}. It was asked on {sent} to remove {items} places, and had the request on {received} ({proof}). "
    "{law} Found there since: {there}. Found gone: {gone}. Enclose the text of the request and the list of places. "
    "The person is not named."
)
_BY_LAW: Final = Phrase("By {title} ({source}) the answer was due on {due}.")
_NO_END: Final = Phrase("{title} ({source}) gives no number of hours.")
_NO_STATUTE: Final = Phrase("No statute gives a number here.")
_BY_KIND: Final = STEPS_AFTER_DUE.each(
    {
        "second-notice": _TO_PLATFORM,
        "next-contact": _TO_OTHERS,
        "request-copies": _TO_PLATFORM,
        "complaint": _TO_OTHERS,
        "authority": _TO_OTHERS,
        "lawyer": _TO_OTHERS,
    }
)


@dataclass(frozen=True)
class Prepared:
    """One step that a person can take now, with the draft for it in the words of a language."""

    step: NextStep
    draft: str


class Shown(Protocol):
    """A request as a list, the queue or its own page has it."""

    @property
    def status(self) -> str:
        """Where it stands."""

    @property
    def due_at(self) -> datetime | None:
        """Its one end; None where no clock runs."""

    @property
    def created_at(self) -> datetime:
        """When it was sent."""


def state_of(request: Shown, items: int, found: Sequence[Finding], now: datetime) -> DueState:
    """Where the request of so many items stands against its one end: the same in every place, to both sides."""
    return due_state(
        request.due_at,
        began_at=request.created_at,
        items=items,
        findings=found,
        stopped=request.status not in (*WAITING, _COMPLETED),
        now=now,
    )


def prepared(
    request: OpenTakedown, found: Sequence[Finding], platform: str, now: datetime, language: str
) -> tuple[Prepared, ...]:
    """What can be done next, the earliest first; for the sender's team. `platform`: the recipient's name."""
    steps = steps_now(request, found, now)
    return tuple(Prepared(step, _draft(step, request, found, platform, language)) for step in steps)


def steps_now(request: OpenTakedown, found: Sequence[Finding], now: datetime) -> tuple[NextStep, ...]:
    """The same without drafts. Pure."""
    taken = request.received_at if request.delivery_status == "sent" else None
    state = state_of(request, len(request.item_status), found, now)
    return next_steps(load(request.clocks), state, sent_at=taken, refused_at=refused_at(request), now=now)


def refused_at(request: OpenTakedown) -> datetime | None:
    """Since when the platform has said no: to the whole, or, while the request stands, to a part of it. Pure."""
    part = request.status in (*WAITING, _COMPLETED) and _REFUSED in request.item_status
    return request.updated_at if part or request.status == _REJECTED else None


def _draft(step: NextStep, request: OpenTakedown, found: Sequence[Finding], platform: str, language: str) -> str:
    last = latest(found).values()
    there, gone = (sum(one.found == word for one in last) for word in ("there", "gone"))
    proof = RECEIPT_PROOFS[request.received_proof].words if request.received_proof else _NOT_KNOWN
    said = {
        "platform": platform,
        "sent": in_tokyo(request.created_at).to(language),
        "received": (in_tokyo(request.received_at) if request.received_at else _NOT_KNOWN).to(language),
        "proof": proof.to(language),
        "items": f"{len(request.item_status)}",
        "there": f"{there}",
        "gone": f"{gone}",
        "law": _law(step, request).to(language),
    }
    return _BY_KIND[step.kind].filled(**said).to(language)


def _law(step: NextStep, request: OpenTakedown) -> Text:
    key = f"{step.rule.rule_id}/{step.rule.version}"
    kept = next((one for one in load(request.clocks) if one.rule == key), None)
    if kept is None:
        return _NO_STATUTE
    if kept.due_at is None:
        return _NO_END.filled(title=step.rule.title, source=step.rule.source)
    return _BY_LAW.filled(title=step.rule.title, source=step.rule.source, due=in_tokyo(kept.due_at))
