"""What the answers to all items add up to. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from hub.exchange.vocabulary.code_set import codes_of
from hub.exchange.vocabulary.takedowns import ITEM_REASONS
from hub.kit.errors import Reason
from hub.takedowns.words import ANSWERED, FAILED, FINAL, KEPT, NOT_SENT, REASON_REQUIRED, REMOVED


@dataclass(frozen=True)
class ItemAnswer:
    """One answer: the item's number (from 1), its new status, and a reason code ("" for none)."""

    number: int
    status: str
    reason: str = ""


def outcome(statuses: Sequence[str], purpose: str = "removal") -> str | None:
    """The outcome so far: `removed`, `partly-removed`, `not-removed` or `withdrawn`; None while nothing is answered.

    Of a request to keep: `preserved`, `partly-preserved`, `not-preserved`.
    Partial from the first answer on: one item removed of three is `partly-removed`, whatever the others become.
    """
    told = [status for status in statuses if status in FINAL]
    counted = [status for status in told if status != "withdrawn"]
    if not counted:
        return "withdrawn" if told and len(told) == len(statuses) else None
    done, word = (KEPT, "preserved") if purpose == "preservation" else (REMOVED, "removed")
    gone = [status for status in counted if status in done]
    if len(gone) == len([status for status in statuses if status != "withdrawn"]):
        return word
    return f"partly-{word}" if gone or f"partly-{word}" in counted else f"not-{word}"


def unanswered(statuses: Sequence[str]) -> bool:
    """Whether an item still waits for a final word."""
    return any(status not in FINAL for status in statuses)


def answer_reasons(
    answers: Sequence[ItemAnswer], statuses: Sequence[str], reasons: Sequence[str], allowed: frozenset[str]
) -> tuple[Reason, ...]:
    """Why these are no answers to items that stand so; empty where they are.

    Each item at most once, a word and a reason of the lists, none to an item that was withdrawn, and none other than
    the final one that it has: that takes a correction.
    """
    if not answers:
        return (Reason("required", "answers"),)
    numbers = [one.number for one in answers]
    found = [
        reason
        for place, one in enumerate(answers)
        for reason in _against(one, f"answers.{place}.", statuses, allowed) or _final(one, place, statuses, reasons)
    ]
    if len(set(numbers)) != len(numbers):
        found.append(Reason("malformed", "answers"))
    return tuple(found)


def correction_reasons(
    said: ItemAnswer, statuses: Sequence[str], reasons: Sequence[str], allowed: frozenset[str], *, still_open: bool
) -> tuple[Reason, ...]:
    """Why this corrects no answer; empty where it does. `still_open`: the request has not ended.

    Only a final answer is corrected, by another one; after the end of the request the newer one is final too.
    """
    against = _against(said, "", statuses, allowed)
    if against:
        return tuple(against)
    if statuses[said.number - 1] not in ANSWERED:
        return (Reason("not_answered_finally", "number"),)
    same = (said.status, said.reason) == (statuses[said.number - 1], reasons[said.number - 1])
    if same or not (still_open or said.status in FINAL):
        return (Reason("malformed", "status"),)
    return ()


def _final(one: ItemAnswer, place: int, statuses: Sequence[str], reasons: Sequence[str]) -> list[Reason]:
    """Why this answer cannot replace the one that the item has."""
    had = (statuses[one.number - 1], reasons[one.number - 1])
    changes = had[0] in ANSWERED and (one.status, one.reason) != had
    return [Reason("answered_finally", f"answers.{place}.number")] if changes else []


def _against(one: ItemAnswer, path: str, statuses: Sequence[str], allowed: frozenset[str]) -> list[Reason]:
    if not 1 <= one.number <= len(statuses):
        return [Reason("out_of_range", f"{path}number", ("1", f"{len(statuses)}"))]
    if statuses[one.number - 1] == "withdrawn":
        return [Reason("wrong_move", f"{path}number", (), "withdrawn")]
    if one.status not in allowed:
        return [Reason("malformed", f"{path}status", codes_of(allowed))]
    if one.status in REASON_REQUIRED and not one.reason:
        return [Reason("reason_required", f"{path}reason", ITEM_REASONS.codes())]
    if one.reason and one.reason not in ITEM_REASONS:
        return [Reason("malformed", f"{path}reason", ITEM_REASONS.codes())]
    return []


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
