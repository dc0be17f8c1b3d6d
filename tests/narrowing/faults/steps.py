"""The beginnings of the walks, and what the kind of a fault holds."""

from tests.narrowing.scenes import Step

Fault = tuple[tuple[Step, ...], tuple[str, ...]]
"""A walk, and what the kind of the fault holds that it found."""
NGO = ("open_case", ("ngo", "adult", ""))
NGO_MINOR = ("open_case", ("ngo", "minor", ""))
NO_POLICE = ("open_case", ("ngo", "adult", "police"))
YES = ("consent", ("c1", "law", "full", "90", ""))
YES_SITE = ("consent", ("c1", "site", "full", "90", ""))
OFFER, SEND = ("offer", ("c1", "law", "")), ("send", ("c1", "site", ""))
ACCEPT, UNREAD, TAKE = ("accept", ("t1", "read")), ("accept", ("t1", "unread")), ("take", ("t1", "accept"))
ENGAGE: Step = ("engage", ("t1", "engaged"))
OFFERED: tuple[Step, ...] = (NGO, YES, OFFER)
PACKET: tuple[Step, ...] = (*OFFERED, ACCEPT)
ENGAGED: tuple[Step, ...] = (*PACKET, ENGAGE)
BY_MAIL: tuple[Step, ...] = (
    NGO,
    ("consent", ("c1", "board", "full", "90", "")),
    ("send", ("c1", "board", "")),
    ("worker", ()),
)
STOLEN: Step = ("revoke_key", ("law", "stolen"))
DIED: Step = ("death", ("c1",))
UNTAKEN: tuple[Step, ...] = (NGO, YES_SITE, SEND)
TAKEN: tuple[Step, ...] = (*UNTAKEN, TAKE)
MUCH, LITTLE, DONE = "read too much", "read too little", "done though it must be refused"
POLICE: Step = ("duty", ("law", "police", ""))
NO: Step = ("onward", ("c1", "law", "law:police:1", "no"))
