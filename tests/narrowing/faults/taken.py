"""Requests that a platform has taken, and what came back after a suspension."""

from tests.narrowing.faults.steps import (
    ACCEPT,
    DONE,
    ENGAGED,
    LITTLE,
    MUCH,
    NGO,
    NO_POLICE,
    OFFER,
    PACKET,
    POLICE,
    SEND,
    TAKE,
    TAKEN,
    UNTAKEN,
    YES,
    YES_SITE,
    Fault,
)

ONCE_TAKEN: dict[str, Fault] = {
    # requests that were taken
    "destroying now empties a running removal": (
        (*TAKEN, ("withdrawal", ("c1", "", "now", ""))),
        ("four x taken | packet", LITTLE),
    ),
    "after a withdrawal the platform keeps more than four fields": (
        (*TAKEN, ("withdrawal", ("c1", "", "later", ""))),
        ("four x taken | packet", MUCH),
    ),
    "after a withdrawal the platform keeps more of the signer than the role": (
        (*TAKEN, ("withdrawal", ("c1", "", "later", ""))),
        ("four x taken", "signer"),
    ),
    "what was held stays unread although its platform has taken it": (
        (
            NGO,
            ("consent", ("c1", "board", "full", "90", "")),
            ("send", ("c1", "board", "")),
            ("age", ("c1", "minor")),
            ("record_answers", ("t1", "received")),
        ),
        ("x taken | packet", LITTLE),
    ),
    "a plain cancelling needs no yes of hers": (
        (*TAKEN, ("sender_cancels_request", ("t1", "other"))),
        ("cancelTakedownRequest other", DONE),
    ),
    "a caseworker can say that she withdrew": (
        (*UNTAKEN, ("sender_cancels_request", ("t1", "consent-withdrawn"))),
        ("cancelTakedownRequest consent-withdrawn", DONE),
    ),
    "a platform takes a request that is held": (
        (NO_POLICE, YES_SITE, SEND, ("duty", ("site", "police", "")), ("worker", ()), TAKE),
        ("duty x untaken | acceptTakedownRequest", DONE),
    ),
    "a shorter yes ends an offer that waits for her answer to a duty": (
        (NO_POLICE, YES, OFFER, POLICE, ("worker", ()), ("consent", ("c1", "law", "full", "20", ""))),
        ("duty x offer | status cancelled",),
    ),
    "a shortening while it is suspended cancels what a recipient has": (
        (*PACKET, ("suspension", ("law", "administrative")), ("worker", ()), ("shorten", ("c1", "law", "", "5"))),
        ("administrative x packet | status cancelled",),
    ),
    "what she shortened while a lawyer was suspended comes back whole": (
        (
            *ENGAGED,
            ("suspension", ("law", "security")),
            ("worker", ()),
            ("shorten", ("c1", "law", "less", "")),
            ("suspension", ("law", "administrative")),
            ("worker", ()),
        ),
        ("x engaged | packet", MUCH),
    ),
    "what she refused while a lawyer was suspended comes back": (
        (
            *PACKET,
            ("startReferral", ("t1",)),
            ("completeReferral", ("t1",)),
            ("suspension", ("law", "security")),
            ("worker", ()),
            ("refusal", ("c1", "law")),
            ("suspension", ("law", "administrative")),
            ("worker", ()),
        ),
        ("x packet | packet", MUCH),
    ),
    "a refusal after the end of consent leaves the accepted packet": (
        (
            NGO,
            ("consent", ("c1", "law", "full", "20", "")),
            OFFER,
            ACCEPT,
            ("time", ("744",)),
            ("worker", ()),
            ("refusal", ("c1", "law")),
        ),
        ("refusal x packet | packet", MUCH),
    ),
    "a refusal after the end of consent leaves a taken request whole": (
        (
            NGO,
            ("consent", ("c1", "site", "full", "20", "")),
            SEND,
            TAKE,
            ("time", ("744",)),
            ("worker", ()),
            ("refusal", ("c1", "site")),
        ),
        ("four x taken | packet", MUCH),
    ),
}
