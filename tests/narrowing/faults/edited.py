"""Protection that was edited away, and changes that left no trace."""

from tests.narrowing.faults.steps import DONE, LITTLE, NGO, NGO_MINOR, NO_POLICE, OFFER, OFFERED, PACKET, Fault

EDITED: dict[str, Fault] = {
    # protection edited away
    "bars overwritten with none let a referral to the police out": (
        (
            NO_POLICE,
            ("consent", ("c1", "police", "full", "90", "")),
            ("edit_bars_away", ("c1",)),
            ("offer", ("c1", "police", "")),
        ),
        ("offer, bar", DONE),
    ),
    "an adult's age typed over a child's takes her assent away": (
        (NGO_MINOR, ("age", ("c1", "adult")), ("consent", ("c1", "law", "full", "90", "none")), OFFER),
        ("offer, minor", DONE),
    ),
    "a correction of a fact leaves no line in the ledger": ((NGO, ("edit", ("c1",))), ("edit", "no ledger line")),
    "a new bar leaves no line in the ledger": ((NGO, ("bar", ("c1", "school"))), ("bar", "no ledger line")),
    "an age leaves no line in the ledger": ((NGO, ("age", ("c1", "minor"))), ("age", "no ledger line")),
    "a guardian's withdrawal ends a waiting offer": (
        (*OFFERED, ("guardian", ("c1", ""))),
        ("guardian x offer", LITTLE),
    ),
    "a guardian's withdrawal takes the packet": ((*PACKET, ("guardian", ("c1", "law"))), ("guardian x packet", LITTLE)),
    "a telephone call cannot be recorded where no consent covers it": (
        (NGO, ("outside", ("c1", "law"))),
        ("outside disclosure", "refused though"),
    ),
}
