"""Packets that stayed after a cause, and acceptances that asked too little."""

from tests.narrowing.faults.steps import (
    ACCEPT,
    DONE,
    ENGAGED,
    MUCH,
    NO,
    NO_POLICE,
    OFFER,
    OFFERED,
    PACKET,
    POLICE,
    UNREAD,
    YES,
    Fault,
)

ACCEPTED: dict[str, Fault] = {
    # accepted packets that stayed
    "a referral that the sender cancelled stays readable": (
        (*PACKET, ("sender_cancels", ("t1", "other"))),
        ("sender_cancels x packet | packet", MUCH),
    ),
    "a lawyer with a conflict of interest keeps the packet": (
        (*PACKET, ("recipient_cancels", ("t1", "conflict-of-interest"))),
        ("conflict x packet | packet", MUCH),
    ),
    "a lawyer with a conflict of interest can download": (
        (*PACKET, ("recipient_cancels", ("t1", "conflict-of-interest"))),
        ("conflict x packet | download", MUCH),
    ),
    "an engaged lawyer with a conflict of interest keeps the packet": (
        (*ENGAGED, ("recipient_cancels", ("t1", "conflict-of-interest"))),
        ("conflict x engaged | packet", MUCH),
    ),
    "a referral that the recipient cancelled stays readable": (
        (*PACKET, ("recipient_cancels", ("t1", "no-capacity"))),
        ("recipient_cancels x packet | packet", MUCH),
    ),
    "a refusal after acceptance stops nothing": (
        (*PACKET, ("refusal", ("c1", "law"))),
        ("refusal x packet | packet", MUCH),
    ),
    "a refusal after an engagement stops nothing": (
        (*ENGAGED, ("refusal", ("c1", "law"))),
        ("refusal x engaged | packet", MUCH),
    ),
    "a bar after acceptance stops nothing": ((*PACKET, ("bar", ("c1", "law"))), ("bar x packet | packet", MUCH)),
    "a bar of a kind after acceptance stops nothing": (
        (*PACKET, ("bar", ("c1", "legal_aid"))),
        ("bar x packet | packet", MUCH),
    ),
    "a bar after an engagement stops nothing": ((*ENGAGED, ("bar", ("c1", "law"))), ("bar x engaged | packet", MUCH)),
    "a shortening of fields leaves the accepted packet as it was": (
        (*PACKET, ("shorten", ("c1", "law", "less", ""))),
        ("x packet | packet", MUCH),
    ),
    "a new yes that covers fewer fields leaves the accepted packet as it was": (
        (*PACKET, ("consent", ("c1", "law", "less", "90", ""))),
        ("x packet | packet", MUCH),
    ),
    "a shorter time leaves the accepted packet readable past it": (
        (*PACKET, ("shorten", ("c1", "law", "", "5")), ("time", ("192",))),
        ("x packet | packet", MUCH),
    ),
    "a no to a duty leaves the accepted packet readable": (
        (NO_POLICE, YES, OFFER, ACCEPT, POLICE, NO),
        ("duty_no x packet | packet", MUCH),
    ),
    "a packet not yet read is shown though a new duty reaches whom she barred": (
        (NO_POLICE, YES, OFFER, UNREAD, POLICE, ("open_up", ("t1",))),
        ("duty x packet | packet", MUCH),
    ),
    # acceptance that asked too little
    "a new agreement for few fields opens all": (
        (*OFFERED, ("agreement", ("ngo", "law", "one")), ACCEPT),
        ("agreement x offer | acceptReferral", DONE),
    ),
    "a new agreement for fewer fields opens all": (
        (*OFFERED, ("agreement", ("ngo", "law", "less")), ACCEPT),
        ("x packet | packet", MUCH),
    ),
    "a duty to tell the police is added and the packet opened": (
        (NO_POLICE, YES, OFFER, POLICE, ACCEPT),
        ("duty x offer | acceptReferral", DONE),
    ),
    "an age found under 18 does not stop an acceptance": (
        (*OFFERED, ("age", ("c1", "minor")), ACCEPT),
        ("minor x offer | acceptReferral", DONE),
    ),
    "a sender suspended for security does not stop an acceptance": (
        (*OFFERED, ("suspension", ("ngo", "security")), ACCEPT),
        ("sender_security x offer | acceptReferral", DONE),
    ),
}
