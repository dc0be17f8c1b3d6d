"""What the answers to all items add up to. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from hub.kit.errors import Reason
from hub.takedowns.words import FAILED, FINAL, NOT_SENT, REASON_REQUIRED, REASONS, REMOVED


@dataclass(frozen=True)
class ItemAnswer:
    """One answer: the item's number (from 1), its new status, and a reason code ("" for none)."""

    number: int
    status: str
    reason: str = ""


def outcome(statuses: Sequence[str]) -> str | None:
    """The outcome so far: `removed`, `partly-removed`, `not-removed` or `withdrawn`; None while nothing is answered.

    Partial from the first answer on: one item removed of three is `partly-removed`, whatever the others become.
    """
    told = [status for status in statuses if status in FINAL]
    counted = [status for status in told if status != "withdrawn"]
    if not counted:
        return "withdrawn" if told and len(told) == len(statuses) else None
    gone = [status for status in counted if status in REMOVED]
    if len(gone) == len([status for status in statuses if status != "withdrawn"]):
        return "removed"
    return "partly-removed" if gone or "partly-removed" in counted else "not-removed"


def unanswered(statuses: Sequence[str]) -> bool:
    """Whether an item still waits for a final word."""
    return any(status not in FINAL for status in statuses)


def answer_reasons(
    answers: Sequence[ItemAnswer], statuses: Sequence[str], allowed: frozenset[str]
) -> tuple[Reason, ...]:
    """Why these are no answers to items of these statuses; empty where they are.

    Each item at most once, a word and a reason of the lists, and none to an item that was withdrawn.
    """
    if not answers:
        return (Reason("required", "answers"),)
    numbers = [one.number for one in answers]
    found = [reason for place, one in enumerate(answers) for reason in _against(one, place, statuses, allowed)]
    if len(set(numbers)) != len(numbers):
        found.append(Reason("malformed", "answers"))
    return tuple(found)


def _against(one: ItemAnswer, place: int, statuses: Sequence[str], allowed: frozenset[str]) -> list[Reason]:
    path = f"answers.{place}"
    if not 1 <= one.number <= len(statuses):
        return [Reason("out_of_range", f"{path}.number")]
    if statuses[one.number - 1] == "withdrawn":
        return [Reason("wrong_move", f"{path}.number")]
    if one.status not in allowed:
        return [Reason("malformed", f"{path}.status")]
    if one.status in REASON_REQUIRED and not one.reason:
        return [Reason("reason_required", f"{path}.reason")]
    return [Reason("malformed", f"{path}.reason")] if one.reason and one.reason not in REASONS else []


def answered(
    statuses: Sequence[str], reasons: Sequence[str], answers: Sequence[ItemAnswer]
) -> tuple[list[str], list[str]]:
    """The statuses and reasons of all items after these answers."""
    new_statuses, new_reasons = list(statuses), list(reasons)
    for one in answers:
        new_statuses[one.number - 1], new_reasons[one.number - 1] = one.status, one.reason
    return new_statuses, new_reasons


def reached(statuses: Sequence[str]) -> list[str]:
    """The statuses once the recipient has the request: what had not left, or had failed, is sent."""
    return ["sent" if status in (NOT_SENT, FAILED) else status for status in statuses]


def taken_back(statuses: Sequence[str]) -> list[str]:
    """The statuses after the request was taken back: what is final stays, the rest is withdrawn."""
    return [status if status in FINAL else "withdrawn" for status in statuses]
