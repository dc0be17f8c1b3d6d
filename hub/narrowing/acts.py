"""What is done with what is out, how long keys last, and what is told: the words of a cell. Pure."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum


class Act(StrEnum):
    """What is done."""

    KEEP = "keep"
    CUT = "cut"
    """Reading ends now, the keys go at `until`, and what is open ends."""
    CLOSE_OFF = "close off"
    """Reading ends now, the keys go at `until`; it stays open, for it may be given back."""
    DESTROY = "destroy"
    """Keys and bytes go now, and what is open ends."""
    REPACK = "repack"
    """The gate is asked anew: kept, released anew with less, or cut where a required field is gone."""
    LESSEN = "lessen"
    """Released anew with the fields that she still agrees to; cut only where none is left."""
    HOLD = "hold"
    """Unreadable by the recipient and not to be accepted, until somebody has answered."""
    HOLD_UNREAD = "hold if unread"
    """The same where the recipient has not read it; what it has read stays readable."""
    HOLD_UNPUBLISHED = "hold unless published"
    """The same unless the images are published: then it is kept, for taking them down goes on."""
    CUT_ADULTS_ALONE = "keep, but cut where it serves adults alone"
    """Kept, unless its recipient's services for this purpose are for adults alone (HSDS `minimum_age`)."""
    STEP_OUT = "step out"
    """The sender's part ends; the packet stays its recipient's."""
    RETAIN = "keep to the final answer and 30 days"
    REDUCE = "reduce"
    """The same, with what a platform needs to go on removing and nothing else."""
    GO_ON = "go on unless she ticked it"
    """A request that waits goes on, as the sentence that was read to her said; cut where she ticked it or named it."""
    CANCEL = "cancel"
    """What waits to be sent is not sent."""
    ASK_GATE = "ask the gate again"
    """It stays queued: the gate is asked again in the moment of sending, and cancels it where it says no."""
    ASK = "ask"
    """Deleted, or kept under which duty and until when? Reminded on days 7 and 14, then shown as silent."""
    ASK_FIELDS = "ask for those fields"
    ASK_REPORTED = "ask whether it was reported"
    ASK_CHILD = "ask to treat it as a child's"
    INFORM = "inform"
    """The sender's team tells the holder; nothing is asked."""
    NOTHING = "-"


HOLDS = (Act.HOLD, Act.HOLD_UNREAD, Act.HOLD_UNPUBLISHED)
"""What is held is not cut: it is read again as soon as nothing holds it."""


class Until(StrEnum):
    """How long keys last after what was done."""

    AGREED = "the retention agreed"
    DAY_7 = "day 7"
    CHOSEN = "day 7, or now where she says so"
    NOW = "now"
    DAYS_30 = "30 days"
    DAYS_14 = "14 days at most, for handing back"
    HALF_A_YEAR = "6 months: the end of complaint"
    FINAL_ANSWER = "the final answer and 30 days"
    SETTLED = "until it is settled"
    NEW_END = "the new end"


class Told(StrEnum):
    """What the recipient is told: one neutral word, or the cause as itself where it concerns the recipient."""

    NOTHING = "nothing"
    NEUTRAL = "ended-by-sender"
    EXPIRED = "expired"
    OWN_WORD = "its own reason"
    """The reason that the recipient itself gave."""
    SENDERS_WORD = "sent-in-error or duplicate; else ended-by-sender"
    AGREEMENT = "agreement-ended"
    ITSELF = "the cause itself"


@dataclass(frozen=True)
class Cell:
    """One cell. `words`: what happens, for people; empty where act and until say it all.

    `limit`: how long a hold may last; then the worker decides (`hub.withdrawals.limits`, `hub.delivery.claim`).
    """

    act: Act
    until: Until
    told: Told
    words: str = ""
    limit: timedelta | None = None
