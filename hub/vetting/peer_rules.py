"""Who decides for a member that is suspended for security, what it may answer, and until when. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

from hub.exchange.vocabulary.code_set import codes_of
from hub.kit.errors import Reason

PeerKind = Literal["withdrawal", "request"]
"""She wants to take consent back; or a request to remove is held."""
PeerAnswer = Literal["confirm", "decline", "go-on", "end"]
ANSWERS: Mapping[PeerKind, frozenset[PeerAnswer]] = {
    "withdrawal": frozenset({"confirm", "decline"}),
    "request": frozenset({"go-on", "end"}),
}
LIFETIME = timedelta(hours=24)
"""How long a withdrawal that the operator proposed waits for its peer, as every act of two people does."""


@dataclass(frozen=True)
class PeerAsked:
    """A question as the rule sees it. `object`: for a withdrawal the case that the operator was told."""

    kind: PeerKind
    object: UUID
    decide_by: datetime
    answer: PeerAnswer | None
    over: bool


def peer_reasons(asked: PeerAsked, answer: PeerAnswer, case: UUID | None, now: datetime) -> tuple[Reason, ...]:
    """Why this is no answer. `case`: what she told the peer itself; a confirmed withdrawal needs the same twice.

    A held request is answered late too: better late than held on. Of the case it is never said whether there is one.
    """
    if asked.answer is not None or asked.over:
        return (Reason("wrong_move", "question", (), "over" if asked.over else "answered"),)
    if asked.kind == "withdrawal" and now >= asked.decide_by:
        return (Reason("act_expired", "question"),)
    if answer not in ANSWERS[asked.kind]:
        return (Reason("malformed", "answer", codes_of(ANSWERS[asked.kind])),)
    same = case is not None and case == asked.object
    return () if answer != "confirm" or same else (Reason("case_differs", "case_id"),)
