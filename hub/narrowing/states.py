"""Where something that is out stands: the columns of the table "cause × state". Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal
from uuid import UUID

from hub.exchange.packets import PacketKind


class ThingState(StrEnum):
    """A column of the table."""

    OFFERED = "offered"
    """An offer, or a packet before its acceptance."""
    ACCEPTED = "accepted"
    """A packet that its recipient has opened by accepting it, for as long as its retention lasts."""
    ENGAGED = "engaged"
    """The same where the lawyer answered `engaged` (受任): the sender's power over the packet has ended."""
    QUEUED = "queued"
    """A message that waits to be sent."""
    UNTAKEN = "untaken"
    """A request to remove that its recipient has not taken on: received is not accepted."""
    TAKEN = "taken"
    """A request to remove that its recipient has taken on, answered or not; without an API: that its server took."""
    HOLDER = "holder"
    """Whoever has opened or downloaded what is cut now."""


NOT_TAKEN = frozenset({"requested", "received"})
"""The statuses in which the recipient of a request to remove has not taken it on."""


_OVER = frozenset({"cancelled", "rejected", "entered-in-error"})
"""The statuses in which nothing comes back of itself."""


@dataclass(frozen=True)
class Frozen:
    """One release that still has its keys. `holds`: the causes for which it is held.

    `opened`: its recipient could read it at some time; `read`: it did read or download it. `kept_until`: until when a
    request is kept once it is taken; None where it was, and for what is not a request. `cut_for`: the cause that cut
    it, for its sender; `destroy_at`: when the keys of what was cut go.
    """

    id: UUID
    kind: PacketKind
    opened: bool
    created_at: datetime
    readable_until: datetime
    cut: bool = False
    read: bool = False
    holds: frozenset[str] = frozenset()
    kept_until: datetime | None = None
    cut_for: str | None = None
    destroy_at: datetime | None = None


@dataclass(frozen=True)
class Thing:
    """A referral or a request to remove that came of a case, with what was released for it.

    `open`: it has not ended. `told`: its recipient heard of it, or may have. `answered_at`: when a request got its
    final answer; None while it waits for one. `handed_over`: the server of a recipient without an API took the request
    and it is acted on there: to cancel it would be a recall.
    """

    object: UUID
    kind: Literal["referral", "takedown"]
    recipient: UUID
    purpose: str
    channel: str
    status: str
    open: bool
    told: bool
    engaged: bool = False
    handed_over: bool = False
    answered_at: datetime | None = None
    releases: tuple[Frozen, ...] = ()

    def state(self) -> ThingState:
        """Its column. A referral that ended keeps the column of its packet: that can still be read."""
        if self.kind == "takedown":
            return ThingState.UNTAKEN if self.status in NOT_TAKEN and not self.handed_over else ThingState.TAKEN
        if self.engaged:
            return ThingState.ENGAGED
        accepted = any(one.kind == "packet" and one.opened for one in self.releases)
        return ThingState.ACCEPTED if accepted else ThingState.OFFERED

    def held_for(self, cause: str) -> bool:
        """Whether this cause holds something of it."""
        return any(cause in one.holds for one in self.releases)

    def shut_off(self) -> bool:
        """Nothing of it can be read, and its keys are there: it might be given back."""
        return bool(self.releases) and not self.living()

    def living(self) -> tuple[Frozen, ...]:
        """What its recipient can read, or could where it is held or waits for acceptance."""
        return tuple(one for one in self.releases if not one.cut)

    def keys_beyond(self, at: datetime, causes: Collection[str]) -> tuple[Frozen, ...]:
        """What one of these causes has cut, with keys that stay longer than that."""
        shut = (one for one in self.releases if one.cut and one.cut_for in causes)
        return tuple(one for one in shut if one.destroy_at is None or one.destroy_at > at)

    def may_be_read(self) -> tuple[Frozen, ...]:
        """The same; where a suspension shut all of it off, what can be read again after it: the newest of each kind."""
        living = self.living()
        if living or self.status in _OVER:
            return living
        return tuple({one.kind: one for one in sorted(self.releases, key=lambda one: one.created_at)}.values())
