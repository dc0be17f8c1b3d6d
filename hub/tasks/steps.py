"""Whose side the caller stands on, and whether a step is this side's to take."""

from uuid import UUID

from hub.identity.work import Work
from hub.kit.errors import Conflict, Invalid, Reason
from hub.received.opening import AssignFirstError
from hub.received.team import works_on_received
from hub.tasks.lifecycle import Actor, move_reasons

_MOVED_ON = frozenset({"wrong_move", "not_your_move"})


def side(work: Work, sender: UUID) -> Actor:
    """`requester` where the viewer's organisation sent it, otherwise `recipient`: nobody else gets it."""
    return "requester" if work.viewer.organisation == sender else "recipient"


def require_move(before: str, after: str, actor: Actor, reason: str | None = None) -> None:
    """Raise `Conflict` where this move is not there or not this side's, `Invalid` where its reason is wanting."""
    found = move_reasons(before, after, actor, reason)
    if any(one.code in _MOVED_ON for one in found):
        raise Conflict(*found)
    if found:
        raise Invalid(*found)


def require_moved(row: object) -> None:
    """Raise `Conflict` `stale` where the update that compares the version found nothing to change."""
    if row is None:
        raise Conflict(Reason("stale"))


def may_step(table: str) -> str:
    """SQL over a row of `referral` or `takedown`: is it the sender's own, or is `:principal` on it? `table`: its name.

    In the statement that writes: whoever was taken off or walled off meanwhile changes nothing.
    """
    return f"({table}.sender = :org or {works_on_received(':org', f'{table}.id')})"


def require_assigned(actor: Actor, *, assigned: bool) -> None:
    """Raise `AssignFirstError` where the recipient's step is taken by somebody who is not on it."""
    if actor == "recipient" and not assigned:
        raise AssignFirstError
