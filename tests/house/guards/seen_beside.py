"""Faults that were seen: what was delivered, what is held, keys, danger, second looks, and the words that are told."""

from tests.house.seen import found_again
from tests.house.spoils import always, answers, does_not, each, uses, without

DELIVERED, CONFLICT = "the worker notes what a mail server took", "a conflict is checked on what can be read alone"
DIFFER, STEAD = "two words that differ end nothing", "who answers in her place"
HUBS_OWN = "reasons of the hub alone"
WORD = "hub.narrowing.doing:_word"
NEUTRAL = r"else Told\.NEUTRAL\.value"
ALSO_OF_OFFERS = without(
    r"(and k\.stolen and not exists (?s:.*?)n\.revoked_at is null\)\)\)\))\s+and exists \([^()]*\([^()]*\)\)", r"\1"
)

WAITING = found_again(
    {
        "a bar ends a notice that was delivered": DELIVERED,
        "a shortening unpacks a notice that was delivered": DELIVERED,
        "a withdrawal leaves nothing of a notice that was delivered": DELIVERED,
        "a notice that was delivered is called a duplicate": DELIVERED,
        "a request that a younger age holds stays open without a required field": (
            "hub.withdrawals.gate_again:_lacks_consent",
            answers(False),
        ),
        "the clock of an offer runs out while its sender is suspended": "clocks stand still",
        "a worker that comes late lengthens the clocks that stood still": "clocks go on at the instant of resuming",
        "what a duty holds is asked about": CONFLICT,
        "what was held at her death is asked about": CONFLICT,
        "a younger age that differs ends a request once she allows less": (
            "hub.withdrawals.gate_again:_of_her_age",
            answers(()),
        ),
        "what was shut for a suspended recipient comes back after her death": "what is shut off is held as well",
        "what is shut for a suspended recipient outlives a shortening": "what is shut off ends as well",
        "two ages that differ end an offer where the gate is asked again": DIFFER,
        "two ages that differ end an untaken request where the gate is asked again": DIFFER,
        "a stolen key leaves the accepted packet readable": "a stolen key",
        "a key that was stolen once shuts what came under a new one": (
            "hub.releases.read:_BY_OBJECT",
            without(r"n\.created_at > k\.revoked_at or"),
        ),
        "a stolen key shuts an offer": ("hub.releases.read:_BY_OBJECT", ALSO_OF_OFFERS),
        "a revoked key leaves the download": "nothing is sealed to a revoked key",
    }
)
BY_TWO = found_again(
    {
        # two walls: the database lets no act be confirmed after its time, and the walk ends at its error
        "what left in an emergency waits for ever": "what left in an emergency alone ends with it",
        "an emergency is confirmed after a day": "the day for which an override waits",
        "an emergency outlives her withdrawal": "a withdrawal ends emergencies",
        "a practice that reaches whom she barred stops nothing": "an acceptance asks what changed",
        "a case that came from a packet is passed on": "what came from a packet",
        "a guardian of whom nobody knows whether he is the offender answers for her": STEAD,
        "somebody answers for her against her no": STEAD,
        # two walls: the database keeps no undoing as heard by her alone that was not; the walk ends at its error
        "an undo counts though others heard her": "her own voice at an undoing",
        "a second person's cut of an undo leaves the packet": (
            "hub.withdrawals.undo:cut_undone",
            does_not("withdraw"),
        ),
        "a second person's cut of a lift leaves the way open": "a lift that was cut",
        # two walls: what a later withdrawal took is not given back, and its keys are gone
        "her own now does not beat a hold": (
            "hub.withdrawals.undo:_COVERED hub.releases.cut:destroy",
            each(destroy=answers(()), other=without(r"and at >= :at", "and false")),
        ),
        # two walls: the database lets it be held once, and the walk ends at its error
        "a destruction is held twice": "a hold once and in time",
    }
)
TOLD = found_again(
    {
        # two walls: the database lets nobody but the hub give these words, and the walk ends at its error
        "a recipient rejects with the hub's own word": HUBS_OWN,
        "a recipient rejects as expired": (
            "hub.tasks.lifecycle:HUB_REASONS",
            lambda _: frozenset({"consent-withdrawn"}),
        ),
        "a sender cancels with the hub's own word": HUBS_OWN,
        "the recipient of an offer is told that she withdrew": (
            WORD,
            uses("Told.NEUTRAL.value", "'consent-withdrawn'"),
        ),
        "the recipient of a packet is told that she withdrew": (
            WORD,
            uses("Told.NEUTRAL.value", "'consent-withdrawn'"),
        ),
        "the recipient of an offer is told why the sender cancelled": (
            WORD,
            always("SENDERS_OWN_WORDS"),
        ),
        "the recipient of an offer is told that the case was closed": (WORD, uses("Told.NEUTRAL.value", "'other'")),
    }
)
