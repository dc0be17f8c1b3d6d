"""An act that needs two people: what it is called, who may ask, who may confirm, what is checked and what is done."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from hub.acts.words import ActWords
from hub.identity.permissions import Permission, Role
from hub.identity.work import Work
from hub.kit.errors import Reason
from hub.kit.text import Text

Payload = Mapping[str, Any]
"""What exactly is asked for, in JSON values; sealed while it waits, and never changed."""
SEALED_CHALLENGE = "sealed_challenge"
"""Under this name a payload holds a challenge sealed to the new key: shown, for only its holder can open it."""
DAY = timedelta(hours=24)


@dataclass(frozen=True)
class AskedAct:
    """An act as it was asked for, opened for those who confirm it. `id` is the act's."""

    id: UUID
    kind: str
    object: UUID
    requested_by: UUID
    requested_at: datetime
    expires_at: datetime
    payload: Payload = field(repr=False)
    reason: str | None = field(default=None, repr=False)
    peer: UUID | None = None
    """The organisation whose person confirms as standing second or voucher, None where it is one of our own."""
    outside: bool = False
    """Whether somebody outside confirms whom we take in: a member that vouches, or the operator."""


Check = Callable[[Work, UUID, Payload, UUID], Awaitable[tuple[Reason, ...]]]
"""Why this may not be done to the object now; asked at the request, and again in the transaction that confirms.

The last argument is whoever asked for it: what she may see, the second person need not (`hub.identity.work.seen_by`).
"""
ShownToBoth = Mapping[str, str]
"""What doing it made that is shown once, to whoever confirms, and never kept; most acts make nothing of the kind."""
NOTHING_SHOWN: ShownToBoth = {}
Perform = Callable[[Work, AskedAct], Awaitable[ShownToBoth]]
"""Does it, in the transaction that confirms: it stands or falls with the confirmation."""
Details = Callable[[Payload], Mapping[str, str]]
"""What the second person must see before she confirms, name to value; never a secret."""


Over = Callable[[Payload], Role]
"""The role that it gives, changes or lets back in: the confirmer's rank is at least as high."""
Follows = Callable[[Work, AskedAct], Awaitable[None]]
"""What follows from it, in the same transaction."""


def _never(_payload: Payload) -> bool:
    return False


def _nothing(_payload: Payload) -> Mapping[str, str]:
    return {}


@dataclass(frozen=True)
class KindOfAct:
    """One kind of act. `kind` is permanent: rows and the ledger know it by that.

    `asks_reason`: whether a reason in words is required. `challenged`: whether this payload names something new (a key,
    an endpoint) whose holder must have answered a challenge before anybody can confirm. `words`: how
    each detail is said. `over`: whose role it is about, None where it is about nobody's. `by_newcomer`: what follows
    where a newcomer confirms it; None where none may. `declined`: what ends with it; None where nothing was begun.
    `asked_by_the_hub`: no mutation asks for it; the hub asks, in answer to what this person did, and so no fresh
    sign-in of hers is needed for that. Confirming always needs one.
    """

    kind: str
    sentence: Text
    may_request: frozenset[Permission]
    may_confirm: frozenset[Permission]
    check: Check
    perform: Perform
    lifetime: timedelta = DAY
    asks_reason: bool = False
    asked_by_the_hub: bool = False
    challenged: Callable[[Payload], bool] = _never
    details: Details = _nothing
    words: ActWords = field(default_factory=dict)
    over: Over | None = None
    by_newcomer: Follows | None = None
    declined: Follows | None = None


ActRegistry = Mapping[str, KindOfAct]
"""Kind to act; handed in from above, because some acts live in rooms above this one."""


def act_registry(*acts: KindOfAct) -> ActRegistry:
    """The acts by their kind; raises `ValueError` where two are called alike."""
    found = {act.kind: act for act in acts}
    if len(found) != len(acts):
        raise ValueError("kind")
    return found
