"""FHIR Task status of referrals and takedown requests: which moves there are, whose they are, which need a reason.

Source: FHIR R5 Task.status; who may set what is domain.md's. The database holds the same table in a trigger; a test
compares every pair.
"""

from typing import Literal

from hub.exchange.vocabulary.tasks import GIVEN_REASONS, TASK_REASONS, TASK_STATUSES
from hub.kit.errors import Reason

Status = Literal[
    "draft",
    "requested",
    "received",
    "accepted",
    "rejected",
    "in-progress",
    "on-hold",
    "completed",
    "cancelled",
    "failed",
    "entered-in-error",
]
Actor = Literal["requester", "recipient", "hub"]

_BOTH: frozenset[Actor] = frozenset({"requester", "recipient"})
_REQUESTER: frozenset[Actor] = frozenset({"requester"})
_RECIPIENT: frozenset[Actor] = frozenset({"recipient"})

MOVES: dict[str, dict[str, frozenset[Actor]]] = {
    "draft": {"requested": _REQUESTER, "entered-in-error": _REQUESTER, "cancelled": _REQUESTER},
    "requested": {"received": _RECIPIENT, "accepted": _RECIPIENT, "rejected": _RECIPIENT, "cancelled": _BOTH},
    "received": {"accepted": _RECIPIENT, "rejected": _RECIPIENT, "cancelled": _BOTH},
    "accepted": {
        "in-progress": _RECIPIENT,
        "on-hold": _RECIPIENT,
        "completed": _RECIPIENT,
        "failed": _RECIPIENT,
        "cancelled": _BOTH,
    },
    "in-progress": {"on-hold": _RECIPIENT, "completed": _RECIPIENT, "failed": _RECIPIENT, "cancelled": _BOTH},
    "on-hold": {"in-progress": _RECIPIENT, "cancelled": _BOTH},
}
"""Status to next status to the parties who may make the move. What is not here has ended."""
TASK_STATUSES.named(*MOVES, *(after for moves in MOVES.values() for after in moves))

OPEN = frozenset(MOVES)
HUB_MOVES: dict[str, frozenset[str]] = {
    **dict.fromkeys(OPEN, frozenset({"cancelled"})),
    "draft": frozenset({"cancelled", "entered-in-error"}),
}
"""What the hub itself may end, always with a reason of its own: a draft so that its recipient hears nothing of it."""
REASON_REQUIRED = TASK_STATUSES.having("reason_required")
HUB_REASONS = TASK_REASONS.having("of_the_hub")
"""Reasons that no party gives: the hub ends for its sender where a word narrows, and the recipient reads one of these.

`consent-withdrawn` is no longer given to anybody; it stands in what ended before.
"""


def move_reasons(before: str, after: str, actor: Actor, reason: str | None) -> tuple[Reason, ...]:
    """Why this move is not allowed; empty where it is."""
    if actor == "hub":
        allowed = after in HUB_MOVES.get(before, ()) and reason in HUB_REASONS
        return () if allowed else (Reason("not_your_move", "status"),)
    if after not in MOVES.get(before, {}):
        return (Reason("wrong_move", "status", tuple(one for one in MOVES if after in MOVES[one]), before),)
    if actor not in MOVES[before][after]:
        return (Reason("not_your_move", "status"),)
    if after in REASON_REQUIRED and not reason:
        return (Reason("reason_required", "reason", GIVEN_REASONS.codes()),)
    if reason in HUB_REASONS:
        return (Reason("reason_of_the_hub", "reason", GIVEN_REASONS.codes()),)
    if reason and reason not in TASK_REASONS:
        return (Reason("malformed", "reason", GIVEN_REASONS.codes()),)
    return ()
