"""Faults that were seen in the hub, each as a short walk, with what its kind holds, so that none finds another."""

from collections.abc import Mapping

from tests.narrowing.doubts import DOUBTS
from tests.narrowing.scenes import Step

_NGO = ("open_case", ("ngo", "adult", ""))
_NGO_MINOR = ("open_case", ("ngo", "minor", ""))
_NO_POLICE = ("open_case", ("ngo", "adult", "police"))
_YES = ("consent", ("c1", "law", "full", "90", ""))
_YES_SITE = ("consent", ("c1", "site", "full", "90", ""))
_OFFER, _SEND = ("offer", ("c1", "law", "")), ("send", ("c1", "site", ""))
_ACCEPT, _UNREAD, _TAKE = ("accept", ("t1", "read")), ("accept", ("t1", "unread")), ("take", ("t1", "accept"))
_ENGAGE: Step = ("engage", ("t1", "engaged"))
OFFERED: tuple[Step, ...] = (_NGO, _YES, _OFFER)
PACKET: tuple[Step, ...] = (*OFFERED, _ACCEPT)
ENGAGED: tuple[Step, ...] = (*PACKET, _ENGAGE)
_BY_MAIL: tuple[Step, ...] = (
    _NGO,
    ("consent", ("c1", "board", "full", "90", "")),
    ("send", ("c1", "board", "")),
    ("worker", ()),
)
_STOLEN: Step = ("revoke_key", ("law", "stolen"))
_DIED: Step = ("death", ("c1",))
UNTAKEN: tuple[Step, ...] = (_NGO, _YES_SITE, _SEND)
TAKEN: tuple[Step, ...] = (*UNTAKEN, _TAKE)
MUCH, LITTLE, DONE = "read too much", "read too little", "done though it must be refused"
_POLICE: Step = ("duty", ("law", "police", ""))
_NO: Step = ("onward", ("c1", "law", "law:police:1", "no"))

FAULTS: dict[str, tuple[tuple[Step, ...], tuple[str, ...]]] = {
    # protection edited away
    "bars overwritten with none let a referral to the police out": (
        (
            _NO_POLICE,
            ("consent", ("c1", "police", "full", "90", "")),
            ("edit_bars_away", ("c1",)),
            ("offer", ("c1", "police", "")),
        ),
        ("offer, bar", DONE),
    ),
    "an adult's age typed over a child's takes her assent away": (
        (_NGO_MINOR, ("age", ("c1", "adult")), ("consent", ("c1", "law", "full", "90", "none")), _OFFER),
        ("offer, minor", DONE),
    ),
    "a correction of a fact leaves no line in the ledger": ((_NGO, ("edit", ("c1",))), ("edit", "no ledger line")),
    "a new bar leaves no line in the ledger": ((_NGO, ("bar", ("c1", "school"))), ("bar", "no ledger line")),
    "an age leaves no line in the ledger": ((_NGO, ("age", ("c1", "minor"))), ("age", "no ledger line")),
    "a guardian's withdrawal ends a waiting offer": (
        (*OFFERED, ("guardian", ("c1", ""))),
        ("guardian x offer", LITTLE),
    ),
    "a guardian's withdrawal takes the packet": ((*PACKET, ("guardian", ("c1", "law"))), ("guardian x packet", LITTLE)),
    "a telephone call cannot be recorded where no consent covers it": (
        (_NGO, ("outside", ("c1", "law"))),
        ("outside disclosure", "refused though"),
    ),
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
        (_NO_POLICE, _YES, _OFFER, _ACCEPT, _POLICE, _NO),
        ("duty_no x packet | packet", MUCH),
    ),
    "a packet not yet read is shown though a new duty reaches whom she barred": (
        (_NO_POLICE, _YES, _OFFER, _UNREAD, _POLICE, ("open_up", ("t1",))),
        ("duty x packet | packet", MUCH),
    ),
    # acceptance that asked too little
    "a new agreement for few fields opens all": (
        (*OFFERED, ("agreement", ("ngo", "law", "one")), _ACCEPT),
        ("agreement x offer | acceptReferral", DONE),
    ),
    "a new agreement for fewer fields opens all": (
        (*OFFERED, ("agreement", ("ngo", "law", "less")), _ACCEPT),
        ("x packet | packet", MUCH),
    ),
    "a duty to tell the police is added and the packet opened": (
        (_NO_POLICE, _YES, _OFFER, _POLICE, _ACCEPT),
        ("duty x offer | acceptReferral", DONE),
    ),
    "an age found under 18 does not stop an acceptance": (
        (*OFFERED, ("age", ("c1", "minor")), _ACCEPT),
        ("minor x offer | acceptReferral", DONE),
    ),
    "a sender suspended for security does not stop an acceptance": (
        (*OFFERED, ("suspension", ("ngo", "security")), _ACCEPT),
        ("sender_security x offer | acceptReferral", DONE),
    ),
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
        (_NGO, ("consent", ("c1", "site", "full", "20", "")), _SEND, ("time", ("744",))),
        ("expiry x untaken | packet", MUCH),
    ),
    "the end of consent leaves an untaken request open": (
        (_NGO, ("consent", ("c1", "site", "full", "20", "")), _SEND, ("time", ("744",)), ("worker", ())),
        ("untaken | status",),
    ),
    "an agreement for less leaves an untaken request as it was": (
        (*UNTAKEN, ("agreement", ("ngo", "site", "less"))),
        ("agreement x untaken | packet", MUCH),
    ),
    "a new duty leaves an untaken request readable": (
        (_NO_POLICE, _YES_SITE, _SEND, ("duty", ("site", "police", ""))),
        ("duty x untaken | packet", MUCH),
    ),
    "a new duty does not stop the platform from taking it": (
        (_NO_POLICE, _YES_SITE, _SEND, ("duty", ("site", "police", "")), _TAKE),
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
    "taking back all cancels a removal that nobody has taken yet": (
        (_NGO, _YES_SITE, ("send", ("c1", "site", "unread")), ("withdrawal", ("c1", "", "later", ""))),
        ("x untaken | status cancelled",),
    ),
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
    "a plain cancelling needs no yes of hers": (
        (*TAKEN, ("sender_cancels_request", ("t1", "other"))),
        ("cancelTakedownRequest other", DONE),
    ),
    "a caseworker can say that she withdrew": (
        (*UNTAKEN, ("sender_cancels_request", ("t1", "consent-withdrawn"))),
        ("cancelTakedownRequest consent-withdrawn", DONE),
    ),
    "a platform takes a request that is held": (
        (_NO_POLICE, _YES_SITE, _SEND, ("duty", ("site", "police", "")), ("worker", ()), _TAKE),
        ("duty x untaken | acceptTakedownRequest", DONE),
    ),
    "a shorter yes ends an offer that waits for her answer to a duty": (
        (_NO_POLICE, _YES, _OFFER, _POLICE, ("worker", ()), ("consent", ("c1", "law", "full", "20", ""))),
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
            _NGO,
            ("consent", ("c1", "law", "full", "20", "")),
            _OFFER,
            _ACCEPT,
            ("time", ("744",)),
            ("worker", ()),
            ("refusal", ("c1", "law")),
        ),
        ("refusal x packet | packet", MUCH),
    ),
    "a refusal after the end of consent leaves a taken request whole": (
        (
            _NGO,
            ("consent", ("c1", "site", "full", "20", "")),
            _SEND,
            _TAKE,
            ("time", ("744",)),
            ("worker", ()),
            ("refusal", ("c1", "site")),
        ),
        ("four x taken | packet", MUCH),
    ),
    # what was delivered by mail is taken
    "a bar ends a notice that was delivered": ((*_BY_MAIL, ("bar", ("c1", "board"))), ("bar x taken | status",)),
    "a shortening unpacks a notice that was delivered": (
        (*_BY_MAIL, ("shorten", ("c1", "board", "less", ""))),
        ("x taken | packet", LITTLE),
    ),
    "a withdrawal leaves nothing of a notice that was delivered": (
        (*_BY_MAIL, ("withdrawal", ("c1", "board", "later", ""))),
        ("four x taken | packet", LITTLE),
    ),
    "a notice that was delivered is called a duplicate": (
        (*_BY_MAIL, ("sender_cancels_request", ("t1", "duplicate"))),
        ("cancelTakedownRequest duplicate", DONE),
    ),
    # what is held
    "a contradiction ends what waits": (
        (_NGO, ("consent", ("c1", "law", "full", "90", "assent")), _OFFER, ("age", ("c1", "minor"))),
        ("contradiction+minor x offer | status",),
    ),
    "the clock of an offer runs out while its sender is suspended": (
        (*OFFERED, ("suspension", ("ngo", "security")), ("time", ("744",)), ("worker", ())),
        ("sender_security x offer | status",),
    ),
    "what a duty holds is asked about": (
        (_NO_POLICE, _YES, _OFFER, _POLICE, ("check_conflict", ("t1",))),
        ("duty x offer | checkConflict",),
    ),
    "what was held at her death is asked about": (
        (*OFFERED, _DIED, ("check_conflict", ("t1",))),
        ("death x offer | checkConflict",),
    ),
    "what is shut for a suspended recipient outlives a shortening": (
        (*OFFERED, ("suspension", ("law", "security")), ("worker", ()), ("shorten", ("c1", "law", "broken", ""))),
        ("narrowed x offer | status",),
    ),
    # keys
    "a stolen key leaves the accepted packet readable": ((*PACKET, _STOLEN), ("stolen x packet | packet", MUCH)),
    "a stolen key shuts an offer": ((*OFFERED, _STOLEN, ("worker", ())), ("x offer | offer", LITTLE)),
    "a revoked key leaves the download": ((*PACKET, ("revoke_key", ("law", ""))), ("key x packet | downloaded",)),
    "a key that was stolen once shuts what came under a new one": (
        (*PACKET, _STOLEN, ("new_key", ("law",)), ("revoke_key", ("law", ""))),
        ("x packet | packet", LITTLE),
    ),
    # danger, practices, packets passed on, a second look
    "what left in an emergency waits for ever": (
        (
            _NO_POLICE,
            ("danger", ("c1", "")),
            ("offer", ("c1", "police", "")),
            ("worker", ()),
            ("time", ("24",)),
            ("worker", ()),
        ),
        ("x offer | status",),
    ),
    "an emergency is confirmed after a quarter of an hour": (
        (_NO_POLICE, ("danger", ("c1", "late"))),
        ("requestEmergencyOverride", DONE),
    ),
    "an emergency outlives her withdrawal": (
        (
            _NO_POLICE,
            ("danger", ("c1", "")),
            ("withdrawal", ("c1", "police", "later", "")),
            ("offer", ("c1", "police", "")),
        ),
        ("offer, ", DONE),
    ),
    "a practice that reaches whom she barred stops nothing": (
        (_NO_POLICE, _YES, _OFFER, ("practice", ("law", "police")), _ACCEPT),
        ("duty x offer | acceptReferral", DONE),
    ),
    "a case that came from a packet is passed on": (
        (
            _NGO,
            ("consent", ("c1", "aid", "full", "90", "")),
            ("offer", ("c1", "aid", "")),
            _ACCEPT,
            ("open_from", ("t1",)),
            ("consent", ("c2", "law", "full", "90", "")),
            ("offer", ("c2", "law", "")),
        ),
        ("offer, came_from", DONE),
    ),
    "a guardian of whom nobody knows whether he is the offender answers for her": (
        (_NGO_MINOR, ("not_capable", ("c1", "law", "guardian", "doubted"))),
        ("not capable", DONE),
    ),
    "somebody answers for her against her no": (
        (_NGO_MINOR, ("refusal", ("c1", "law")), ("not_capable", ("c1", "law", "lawyer", ""))),
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
    # two words of hers that differ
    **DOUBTS,
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
UNMENDED: Mapping[str, str] = {}
"""Those that this hub still has, each with the reason."""
