"""Statuses, who may set them, and the words of answers: FHIR Task and domain.md."""

from typing import get_args

from hub.deadlines.urgency import TARGETS
from hub.exchange.vocabulary.tasks import CAPACITIES, ENGAGEMENTS
from hub.narrowing.acts import Told
from hub.takedowns.words import RECIPIENTS_WORDS
from hub.tasks.lifecycle import MOVES, REASON_REQUIRED, Actor, Status, move_reasons
from tests.sources.figure import Figure

STATUSES = "draft requested received accepted rejected in-progress on-hold completed cancelled failed entered-in-error"
OF_THE_RECIPIENT = "received accepted rejected in-progress on-hold completed failed"
ITEMS = (
    "under-review removed partly-removed geo-restricted account-actioned already-gone duplicate refused"
    " needs-information reported-to-authority"
)
CAPACITY = "capacity no-capacity waitlist additional-assessment-required"
ENDED = ("completed", "cancelled", "rejected", "failed", "entered-in-error")


def codes(before: str, after: str, actor: Actor, reason: str | None = None) -> list[str]:
    return [one.code for one in move_reasons(before, after, actor, reason)]


def set_by(actor: Actor) -> set[str]:
    return {after for moves in MOVES.values() for after, actors in moves.items() if actor in actors}


FIGURES = [
    Figure("FHIR R5 Task.status", "the statuses", set(STATUSES.split()), lambda: set(get_args(Status))),
    Figure("domain, words", "a recipient sets", {*OF_THE_RECIPIENT.split(), "cancelled"}, lambda: set_by("recipient")),
    Figure(
        "domain, words",
        "the requester sets",
        {"requested", "entered-in-error", "cancelled"},
        lambda: set_by("requester"),
    ),
    Figure(
        "domain, words",
        "a reason is required",
        {"rejected", "cancelled", "on-hold", "failed"},
        lambda: set(REASON_REQUIRED),
    ),
    Figure("domain, words", "what has ended stays", [], lambda: [status for status in ENDED if MOVES.get(status)]),
    Figure(
        "domain, words",
        "requested to completed is no move",
        ["wrong_move"],
        lambda: codes("requested", "completed", "recipient"),
    ),
    Figure(
        "domain, words",
        "a recipient accepts, a requester does not",
        ([], ["not_your_move"]),
        lambda: (codes("received", "accepted", "recipient"), codes("received", "accepted", "requester")),
    ),
    *(
        Figure(
            "data-model 6",
            f"{reason} is the hub's own reason and nobody else's",
            (["reason_of_the_hub"], ["reason_of_the_hub"], []),
            lambda reason=reason: (  # type: ignore[misc]
                codes("received", "rejected", "recipient", reason),
                codes("received", "cancelled", "requester", reason),
                codes("received", "cancelled", "hub", reason),
            ),
        )
        for reason in ("expired", "consent-withdrawn", "ended-by-sender", "agreement-ended")
    ),
    Figure("narrowing: whose word", "the one neutral word", "ended-by-sender", lambda: Told.NEUTRAL.value),
    Figure("domain, words", "what a platform answers", set(ITEMS.split()), lambda: set(RECIPIENTS_WORDS)),
    Figure("domain, words", "capacity", set(CAPACITY.split()), lambda: set(CAPACITIES.codes())),
    Figure("domain, words", "受任 or advice alone", {"engaged", "consultation-only"}, lambda: set(ENGAGEMENTS.codes())),
    Figure("domain, words", "urgencies", {"immediate", "urgent", "routine"}, lambda: set(TARGETS)),
]
