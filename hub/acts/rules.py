"""When an act may be asked for, confirmed or declined: pure, with the instant handed in."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from hub.identity.permissions import Permission
from hub.kit.errors import Reason

ActStatus = Literal["waiting", "done", "declined", "expired"]
ActChallenge = Literal["none", "open", "answered"]
"""`none`: nothing was asked of anybody. `open`: the holder of the new key or endpoint has not answered yet."""
LONGEST_REASON = 2000
MOST_POSED = 5
"""How often a challenge may be sent to one new endpoint: the hub is nobody's tool for sending mail."""


@dataclass(frozen=True)
class Who:
    """Who acts, and whether her sign-in is fresh (step-up)."""

    principal: UUID
    permissions: frozenset[Permission]
    fresh: bool


@dataclass(frozen=True)
class ActStanding:
    """What the rules must know of an act that was asked for. `needs_challenge`: as its kind says of its payload.

    `asker_left`: whoever asked has been let go since.
    """

    requested_by: UUID
    expires_at: datetime
    status: ActStatus
    challenge: ActChallenge = "none"
    needs_challenge: bool = False
    asker_left: bool = False


def status_at(status: ActStatus, expires_at: datetime, now: datetime) -> ActStatus:
    """The status as it is now: what still waits at its end has expired, whether or not somebody wrote that down."""
    return "expired" if status == "waiting" and now >= expires_at else status


def request_reasons(
    who: Who, may_request: frozenset[Permission], reason: str | None, *, asks_reason: bool
) -> tuple[Reason, ...]:
    """Why this person may not ask for such an act."""
    found = list(_person_reasons(who, may_request))
    if asks_reason and not (reason or "").strip():
        found.append(Reason("required", "reason"))
    if len(reason or "") > LONGEST_REASON:
        found.append(Reason("too_long", "reason"))
    return tuple(found)


def confirm_reasons(
    act: ActStanding, who: Who, may_confirm: frozenset[Permission], now: datetime
) -> tuple[Reason, ...]:
    """Why this person may not confirm the act now. Never the one who asked for it, whatever she may do."""
    found = [*_person_reasons(who, may_confirm), *_waiting_reasons(act, now)]
    if who.principal == act.requested_by:
        found.append(Reason("act_same_person"))
    if act.asker_left:
        found.append(Reason("act_asker_left"))
    if act.challenge == "open" or (act.needs_challenge and act.challenge != "answered"):
        found.append(Reason("challenge_unanswered"))
    return tuple(found)


def peer_reasons(act: ActStanding, now: datetime) -> tuple[Reason, ...]:
    """Why a standing second may not confirm the act now; that she is another person than who asked goes by itself."""
    left = (Reason("act_asker_left"),) if act.asker_left else ()
    return (*_waiting_reasons(act, now), *left)


def decline_reasons(
    act: ActStanding, who: Who, may_confirm: frozenset[Permission], now: datetime
) -> tuple[Reason, ...]:
    """Why this person may not decline the act now; whoever asked for it may take it back."""
    known = who.principal == act.requested_by or bool(who.permissions & may_confirm)
    return (*_waiting_reasons(act, now), *(() if known else (Reason("not_permitted"),)))


def answer_reasons(
    act: ActStanding, who: Who, may: frozenset[Permission], *, right: bool, now: datetime
) -> tuple[Reason, ...]:
    """Why this is no answer to the challenge. `right`: whether it is what was sealed to the new key or sent there."""
    found = [*_person_reasons(who, may), *_waiting_reasons(act, now)]
    if act.challenge == "none" or not right:
        found.append(Reason("challenge_wrong", "answer"))
    return tuple(found)


def pose_reasons(
    act: ActStanding, who: Who, may: frozenset[Permission], posed: int, now: datetime
) -> tuple[Reason, ...]:
    """Why the challenge may not be sent to the new endpoint now. `posed`: how often it was."""
    found = [*_person_reasons(who, may), *_waiting_reasons(act, now)]
    if posed >= MOST_POSED:
        found.append(Reason("too_many_challenges"))
    return tuple(found)


def _person_reasons(who: Who, may: frozenset[Permission]) -> tuple[Reason, ...]:
    if not who.permissions & may:
        return (Reason("not_permitted"),)
    return () if who.fresh else (Reason("step_up_needed"),)


def _waiting_reasons(act: ActStanding, now: datetime) -> tuple[Reason, ...]:
    status = status_at(act.status, act.expires_at, now)
    if status == "expired":
        return (Reason("act_expired"),)
    return () if status == "waiting" else (Reason("act_decided"),)
