"""The words that a recipient is told, or gives."""

from tests.narrowing.faults.steps import DONE, OFFERED, PACKET, Fault

TOLD: dict[str, Fault] = {
    # words
    "a recipient rejects with the hub's own word": (
        (*OFFERED, ("reject_with_the_hubs_word", ("t1", "consent-withdrawn"))),
        ("rejectReferral", DONE),
    ),
    "a recipient rejects as expired": (
        (*OFFERED, ("reject_with_the_hubs_word", ("t1", "expired"))),
        ("rejectReferral", DONE),
    ),
    "a sender cancels with the hub's own word": (
        (*OFFERED, ("cancel_with_the_hubs_word", ("t1", "consent-withdrawn"))),
        ("cancelReferral", DONE),
    ),
    "the recipient of an offer is told that she withdrew": (
        (*OFFERED, ("withdrawal", ("c1", "law", "later", ""))),
        ("withdrawal x offer | told",),
    ),
    "the recipient of a packet is told that she withdrew": (
        (*PACKET, ("withdrawal", ("c1", "law", "later", ""))),
        ("withdrawal x packet | told",),
    ),
    "the recipient of an offer is told why the sender cancelled": (
        (*OFFERED, ("sender_cancels", ("t1", "other"))),
        ("sender_cancels x offer | told",),
    ),
    "the recipient of an offer is told that the case was closed": (
        (*OFFERED, ("close", ("c1", "cancel"))),
        ("closing x offer | told",),
    ),
}
