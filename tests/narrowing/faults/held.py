"""What was delivered, what is held, and keys."""

from tests.narrowing.faults.steps import (
    BY_MAIL,
    DIED,
    DONE,
    LITTLE,
    MUCH,
    NGO,
    NO_POLICE,
    OFFER,
    OFFERED,
    PACKET,
    POLICE,
    SEND,
    STOLEN,
    YES,
    Fault,
)

HELD: dict[str, Fault] = {
    # what was delivered by mail is taken
    "a bar ends a notice that was delivered": ((*BY_MAIL, ("bar", ("c1", "board"))), ("bar x taken | status",)),
    "a shortening unpacks a notice that was delivered": (
        (*BY_MAIL, ("shorten", ("c1", "board", "less", ""))),
        ("x taken | packet", LITTLE),
    ),
    "a withdrawal leaves nothing of a notice that was delivered": (
        (*BY_MAIL, ("withdrawal", ("c1", "board", "later", ""))),
        ("four x taken | packet", LITTLE),
    ),
    "a notice that was delivered is called a duplicate": (
        (*BY_MAIL, ("sender_cancels_request", ("t1", "duplicate"))),
        ("cancelTakedownRequest duplicate", DONE),
    ),
    # what is held
    "a younger age that differs ends a request once she allows less": (
        (
            NGO,
            ("consent", ("c1", "site", "full", "90", "assent")),
            SEND,
            ("age", ("c1", "minor")),
            ("shorten", ("c1", "site", "less", "")),
        ),
        ("contradiction+minor x untaken | status",),
    ),
    "a request that a younger age holds stays open without a required field": (
        (
            NGO,
            ("consent", ("c1", "site", "full", "90", "")),
            SEND,
            ("age", ("c1", "minor")),
            ("shorten", ("c1", "site", "broken", "5")),
        ),
        ("x untaken | status requested",),
    ),
    "the clock of an offer runs out while its sender is suspended": (
        (*OFFERED, ("suspension", ("ngo", "security")), ("time", ("744",)), ("worker", ())),
        ("sender_security x offer | status",),
    ),
    "a worker that comes late lengthens the clocks that stood still": (
        (
            *OFFERED,
            *(("suspension", ("ngo", word)) for word in ("security", "administrative")),
            ("time", ("744",)),
            ("worker", ()),
        ),
        ("worker x offer | offer", MUCH),
    ),
    "what a duty holds is asked about": (
        (NO_POLICE, YES, OFFER, POLICE, ("check_conflict", ("t1",))),
        ("duty x offer | checkConflict",),
    ),
    "what was held at her death is asked about": (
        (*OFFERED, DIED, ("check_conflict", ("t1",))),
        ("death x offer | checkConflict",),
    ),
    "what was shut for a suspended recipient comes back after her death": (
        (
            *(*OFFERED, ("suspension", ("law", "security")), ("worker", ())),
            *(DIED, ("suspension", ("law", "administrative")), ("worker", ())),
        ),
        ("death x offer | offer", MUCH),
    ),
    "what is shut for a suspended recipient outlives a shortening": (
        (*OFFERED, ("suspension", ("law", "security")), ("worker", ()), ("shorten", ("c1", "law", "broken", ""))),
        ("narrowed x offer | status",),
    ),
    # keys
    "a stolen key leaves the accepted packet readable": ((*PACKET, STOLEN), ("stolen x packet | packet", MUCH)),
    "a stolen key shuts an offer": ((*OFFERED, STOLEN, ("worker", ())), ("x offer | offer", LITTLE)),
    "a revoked key leaves the download": ((*PACKET, ("revoke_key", ("law", ""))), ("key x packet | downloaded",)),
    "a key that was stolen once shuts what came under a new one": (
        (*PACKET, STOLEN, ("new_key", ("law",)), ("revoke_key", ("law", ""))),
        ("x packet | packet", LITTLE),
    ),
}
