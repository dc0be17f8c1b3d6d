"""Danger, practices, packets passed on, and what a second person looks at."""

from tests.narrowing.faults.steps import ACCEPT, DONE, MUCH, NGO, NGO_MINOR, NO_POLICE, OFFER, PACKET, YES, Fault

BESIDE: dict[str, Fault] = {
    # danger, practices, packets passed on, a second look
    "what left in an emergency waits for ever": (
        (
            NO_POLICE,
            ("danger", ("c1", "")),
            ("offer", ("c1", "police", "")),
            ("worker", ()),
            ("time", ("24",)),
            ("worker", ()),
        ),
        ("x offer | status",),
    ),
    "an emergency is confirmed after a day": (
        (NO_POLICE, ("danger", ("c1", "late"))),
        ("requestEmergencyOverride", DONE),
    ),
    "an emergency outlives her withdrawal": (
        (
            NO_POLICE,
            ("danger", ("c1", "")),
            ("withdrawal", ("c1", "police", "later", "")),
            ("offer", ("c1", "police", "")),
        ),
        ("offer, ", DONE),
    ),
    "a practice that reaches whom she barred stops nothing": (
        (NO_POLICE, YES, OFFER, ("practice", ("law", "police")), ACCEPT),
        ("duty x offer | acceptReferral", DONE),
    ),
    "a case that came from a packet is passed on": (
        (
            NGO,
            ("consent", ("c1", "aid", "full", "90", "")),
            ("offer", ("c1", "aid", "")),
            ACCEPT,
            ("open_from", ("t1",)),
            ("consent", ("c2", "law", "full", "90", "")),
            ("offer", ("c2", "law", "")),
        ),
        ("offer, came_from", DONE),
    ),
    "a guardian of whom nobody knows whether he is the offender answers for her": (
        (NGO_MINOR, ("not_capable", ("c1", "law", "guardian", "doubted"))),
        ("not capable", DONE),
    ),
    "somebody answers for her against her no": (
        (NGO_MINOR, ("refusal", ("c1", "law")), ("not_capable", ("c1", "law", "lawyer", ""))),
        ("not capable", DONE),
    ),
    "an undo counts though others heard her": (
        (*PACKET, ("withdrawal", ("c1", "law", "later", "")), ("undo", ("w1", "heard"))),
        ("undo", "heard"),
    ),
    "a second person's cut of an undo leaves the packet": (
        (*PACKET, ("withdrawal", ("c1", "law", "later", "")), ("undo", ("w1", "cut"))),
        ("packet", MUCH),
    ),
    "a second person's cut of a lift leaves the way open": (
        (
            ("open_case", ("ngo", "minor", "police")),
            ("lift", ("c1", "police", "cut")),
            ("consent", ("c1", "police", "full", "90", "")),
            ("offer", ("c1", "police", "")),
        ),
        ("offer, bar", DONE),
    ),
    "her own now does not beat a hold": (
        (
            *PACKET,
            ("withdrawal", ("c1", "law", "later", "")),
            ("hold_destruction", ("w1",)),
            ("withdrawal", ("c1", "law", "now", "")),
            ("undo", ("w1", "")),
        ),
        ("withdrawal x packet | packet", MUCH),
    ),
    "a destruction is held twice": (
        (*PACKET, ("withdrawal", ("c1", "law", "later", "")), *[("hold_destruction", ("w1",))] * 2),
        ("hold destruction", DONE),
    ),
}
