"""Requests that no platform has taken, and what they outlived."""

from tests.narrowing.faults.steps import DONE, MUCH, NGO, NO_POLICE, SEND, TAKE, UNTAKEN, YES_SITE, Fault

WHILE_UNTAKEN: dict[str, Fault] = {
    # requests not yet taken
    "a bar leaves an untaken request": ((*UNTAKEN, ("bar", ("c1", "site"))), ("bar x untaken | packet", MUCH)),
    "a bar of a kind leaves an untaken request": (
        (*UNTAKEN, ("bar", ("c1", "platform"))),
        ("bar x untaken | items by queue", MUCH),
    ),
    "a refusal leaves an untaken request": (
        (*UNTAKEN, ("refusal", ("c1", "site"))),
        ("refusal x untaken | packet", MUCH),
    ),
    "a refusal leaves a request that was only received": (
        (*UNTAKEN, ("receiveTakedownRequest", ("t1",)), ("refusal", ("c1", "site"))),
        ("refusal x untaken | packet", MUCH),
    ),
    "a shortening leaves an untaken request as it was": (
        (*UNTAKEN, ("shorten", ("c1", "site", "less", ""))),
        ("x untaken | packet", MUCH),
    ),
    "a shortening that takes a required field leaves an untaken request": (
        (*UNTAKEN, ("shorten", ("c1", "site", "broken", ""))),
        ("narrowed x untaken | status",),
    ),
    "the end of consent leaves an untaken request readable": (
        (NGO, ("consent", ("c1", "site", "full", "20", "")), SEND, ("time", ("744",))),
        ("expiry x untaken | packet", MUCH),
    ),
    "the end of consent leaves an untaken request open": (
        (NGO, ("consent", ("c1", "site", "full", "20", "")), SEND, ("time", ("744",)), ("worker", ())),
        ("untaken | status",),
    ),
    "an agreement for less leaves an untaken request as it was": (
        (*UNTAKEN, ("agreement", ("ngo", "site", "less"))),
        ("agreement x untaken | packet", MUCH),
    ),
    "a new duty leaves an untaken request readable": (
        (NO_POLICE, YES_SITE, SEND, ("duty", ("site", "police", ""))),
        ("duty x untaken | packet", MUCH),
    ),
    "a new duty does not stop the platform from taking it": (
        (NO_POLICE, YES_SITE, SEND, ("duty", ("site", "police", "")), TAKE),
        ("duty x untaken | acceptTakedownRequest", DONE),
    ),
    "a case that is closed leaves an untaken request": (
        (*UNTAKEN, ("close", ("c1", "cancel"))),
        ("closing x untaken | packet", MUCH),
    ),
    "a sender suspended for security leaves an untaken request readable": (
        (*UNTAKEN, ("suspension", ("ngo", "security"))),
        ("sender_security x untaken | packet", MUCH),
    ),
    "an age found under 18 leaves an untaken request readable": (
        (*UNTAKEN, ("age", ("c1", "minor"))),
        ("minor x untaken | packet", MUCH),
    ),
    "a platform that takes what was packed again meets an error of the hub": (
        (*UNTAKEN, ("shorten", ("c1", "site", "less", "")), TAKE),
        ("acceptTakedownRequest",),
    ),
    "taking back all cancels a removal that nobody has taken yet": (
        (NGO, YES_SITE, ("send", ("c1", "site", "unread")), ("withdrawal", ("c1", "", "later", ""))),
        ("x untaken | status cancelled",),
    ),
    "what goes on after all was taken back ends once its platform is let go on": (
        (
            NGO,
            ("consent", ("c1", "board", "full", "90", "")),
            ("send", ("c1", "board", "")),
            ("suspension", ("board", "security")),
            ("withdrawal", ("c1", "", "later", "")),
            ("suspension", ("board", "administrative")),
            ("worker", ()),
        ),
        ("x untaken | status cancelled",),
    ),
    "a platform cannot take a request whose sender is suspended for its papers": (
        (*UNTAKEN, ("suspension", ("ngo", "administrative")), TAKE),
        ("acceptTakedownRequest | refused",),
    ),
    "two ages that differ end a request after a day, with nobody asked": (
        (
            NGO,
            YES_SITE,
            ("send", ("c1", "site", "unread")),
            ("age", ("c1", "minor")),
            ("time", ("25",)),
            ("worker", ()),
        ),
        ("x untaken | status cancelled",),
    ),
    "after a death what is watched ends once its platform is let go on": (
        (
            NGO,
            ("consent", ("c1", "board", "full", "90", "")),
            ("send", ("c1", "board", "")),
            ("suspension", ("board", "security")),
            ("death", ("c1",)),
            ("close", ("c1", "watched")),
            ("suspension", ("board", "administrative")),
            ("worker", ()),
        ),
        ("x untaken | status cancelled",),
    ),
    "a withdrawal undone opens a request that it had ended": (
        (*UNTAKEN, ("withdrawal", ("c1", "site", "later", "")), ("undo", ("w1", ""))),
        ("x untaken | packet", MUCH),
    ),
    "after a death two ages that differ end a request once its platform is let go on": (
        (
            NGO,
            ("consent", ("c1", "board", "full", "90", "")),
            ("send", ("c1", "board", "")),
            ("suspension", ("board", "security")),
            ("worker", ()),
            ("death", ("c1",)),
            ("age", ("c1", "minor")),
            ("suspension", ("board", "administrative")),
            ("worker", ()),
        ),
        ("x untaken | status cancelled",),
    ),
}
