"""Faults that were seen: requests that no platform had taken, and those that one had."""

from tests.house.seen import found_again
from tests.house.spoils import answers, gives, is_told, never, uses, without

CAUSE, REFUSED = "a bar cuts what was accepted", "a refusal cuts what was accepted"
TODAY, SHUT = (
    "an offer is read under the terms of today",
    "what was shut off comes back only where nothing came after it",
)

LASTS = "what nobody took is read no longer than consent lasts"

UNTAKEN = found_again(
    {
        "a bar leaves an untaken request": CAUSE,
        "a bar of a kind leaves an untaken request": CAUSE,
        "a refusal leaves an untaken request": REFUSED,
        "a refusal leaves a request that was only received": "a request that was only received is not taken",
        "a shortening leaves an untaken request as it was": "a shortened packet is released anew",
        "a shortening that takes a required field leaves an untaken request": CAUSE,
        "the end of consent leaves an untaken request readable": LASTS,
        "the end of consent leaves an untaken request open": ("hub.consent.expire:expire_consent", answers(None)),
        "an agreement for less leaves an untaken request as it was": TODAY,
        "a new duty leaves an untaken request readable": TODAY,
        "a new duty does not stop the platform from taking it": "a request is taken on under the terms of today",
        "a case that is closed leaves an untaken request": CAUSE,
        "a sender suspended for security leaves an untaken request readable": "what an untrusted sender released",
        "an age found under 18 leaves an untaken request readable": "what is held is not read",
        "a platform that takes what was packed again meets an error of the hub": (
            "hub.releases.terms:_STANDING hub.releases.taken:_TAKE",
            without(r"and not exists \(select from release newer[^)]*\)| and cut_at is null"),
        ),
        "taking back all cancels a removal that nobody has taken yet": (
            "hub.narrowing.plan:_variant",
            never("recipient"),
        ),
        "what goes on after all was taken back ends once its platform is let go on": (
            "hub.withdrawals.gate_again:_left",
            never("forgiven", "WAIT_FOR_HER"),
        ),
        "a platform cannot take a request whose sender is suspended for its papers": (
            "hub.releases.terms:_STANDING",
            without(r"or \(o\.suspended_for <> 'security'[\s\S]*?handed_over_at is null\)\)"),
        ),
        "two ages that differ end a request after a day, with nobody asked": (
            "hub.withdrawals.limits:age_over",
            never("UNSETTLED"),
        ),
        "after a death two ages that differ end a request once its platform is let go on": (
            "hub.withdrawals.gate_again:_only_a_contradiction",
            uses("DIED", "None"),
        ),
        "after a death what is watched ends once its platform is let go on": (
            "hub.withdrawals.gate_again:_left",
            uses("DIED", "None"),
        ),
        "a withdrawal undone opens a request that it had ended": (
            "hub.withdrawals.undo:_CUT_BY_IT",
            without(r"and origin\.purpose <> all\(cast\(:requests as text\[\]\)\)"),
        ),
    }
)
TAKEN = found_again(
    {
        "destroying now empties a running removal": (
            "hub.narrowing.doing:_reduced",
            is_told("Plan", "Plan(destroy=old)"),
        ),
        "after a withdrawal the platform keeps more than four fields": "a running removal is lessened",
        "after a withdrawal the platform keeps more of the signer than the role": (
            "hub.minimisation.packer:reduced",
            gives("signer", "fields['signer']"),
        ),
        "what was held stays unread although its platform has taken it": (
            "hub.releases.taken:_TAKE",
            without(r",\s+held_for = .*"),
        ),
        "a plain cancelling needs no yes of hers": "what a platform has taken needs her own yes",
        # two walls: no slip of the sender's says it, and only the hub may
        "a caseworker can say that she withdrew": (
            "hub.takedowns.recall:_require_own_slip hub.tasks.lifecycle:move_reasons",
            answers(()),
        ),
        "a platform takes a request that is held": "what is held is not taken",
        "a refusal after the end of consent leaves a taken request whole": "a no after the end of consent narrows",
        "a refusal after the end of consent leaves the accepted packet": "a no after the end of consent narrows",
        "a shorter yes ends an offer that waits for her answer to a duty": (
            "what waits for her answer to a duty is packed again"
        ),
        "a shortening while it is suspended cancels what a recipient has": (
            "what is out is asked about also where its recipient is suspended"
        ),
        "what she shortened while a lawyer was suspended comes back whole": SHUT,
        "what she refused while a lawyer was suspended comes back": (
            "hub.releases.terms:_CLOSED_OFF",
            without(r"and \(select n\.cause[\s\S]*= :cause"),
        ),
    }
)
