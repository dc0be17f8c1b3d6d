"""Faults that were seen: protection edited away, packets that stayed, acceptances that asked too little."""

from tests.house.seen import found_again
from tests.house.spoils import answers, each, rewritten, uses

THERE, CAUSE = "a recipient's end cuts what was accepted", "a bar cuts what was accepted"
CHANGED, LESS = "an acceptance asks what changed", "a shortened packet is released anew"
UNREAD = "a new duty holds what was not read"
STATED = "hub.statements.record:_to_ledger hub.cases.record:note_facts"

EDITED = found_again(
    {
        # three walls: the rule, the room that writes, and the database, at whose error the walk ends
        "bars overwritten with none let a referral to the police out": (
            "hub.intake.validation:correction_reasons hub.cases.record:STATEMENTS",
            each(correction_reasons=answers(()), other=lambda _: frozenset()),
        ),
        # two walls: of two ages the younger rules, and of two that differ nothing leaves
        "an adult's age typed over a child's takes her assent away": (
            "hub.statements.ages:ruling hub.minimisation.consented:statement_reasons",
            each(ruling=uses("min", "max"), statement_reasons=answers(())),
        ),
        "a correction of a fact leaves no line in the ledger": "a line for each fact",
        "a new bar leaves no line in the ledger": (STATED, answers(None)),
        "an age leaves no line in the ledger": (STATED, answers(None)),
        "a guardian's withdrawal ends a waiting offer": "a guardian withdraws nothing",
        "a guardian's withdrawal takes the packet": "a guardian withdraws nothing",
        "a telephone call cannot be recorded where no consent covers it": (
            "hub.intake.hand_over:record_outside_disclosure",
            rewritten(
                r"kept = await",
                "if against:\n        raise Invalid(*against)\n    kept = await",
                why="the fault was a refusal that nobody makes now: nothing there has its name",
            ),
        ),
    }
)
STAYED = found_again(
    {
        "a referral that the sender cancelled stays readable": "a sender's cancelling cuts what was accepted",
        "a lawyer with a conflict of interest keeps the packet": THERE,
        "a lawyer with a conflict of interest can download": THERE,
        "an engaged lawyer with a conflict of interest keeps the packet": THERE,
        "a referral that the recipient cancelled stays readable": THERE,
        "a refusal after acceptance stops nothing": "a refusal cuts what was accepted",
        "a refusal after an engagement stops nothing": "a refusal cuts what was accepted",
        "a bar after acceptance stops nothing": CAUSE,
        "a bar of a kind after acceptance stops nothing": CAUSE,
        "a bar after an engagement stops nothing": CAUSE,
        "a shortening of fields leaves the accepted packet as it was": LESS,
        "a new yes that covers fewer fields leaves the accepted packet as it was": LESS,
        "a shorter time leaves the accepted packet readable past it": (
            "hub.releases.repack:end_earlier",
            answers(None),
        ),
        "a no to a duty leaves the accepted packet readable": "a refused duty cuts what was accepted",
        "a packet not yet read is shown though a new duty reaches whom she barred": UNREAD,
    }
)
ASKED_TOO_LITTLE = found_again(
    {
        "a new agreement for few fields opens all": CHANGED,
        "a new agreement for fewer fields opens all": CHANGED,
        "a duty to tell the police is added and the packet opened": CHANGED,
        "an age found under 18 does not stop an acceptance": ("hub.intake.say_age:narrow_by_age", answers(None)),
        "a sender suspended for security does not stop an acceptance": "an acceptance asks who is suspended",
    }
)
