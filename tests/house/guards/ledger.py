"""What lets a member check the ledger without the hub."""

from tests.house.spoils import Guard, answers, becomes, rewritten

FORGERIES = "tests/audit/test_forgeries.py::"
VERIFIES = FORGERIES + "test_what_nobody_touched_verifies_and_goes_on_verifying"

WHAT_A_MEMBER_CHECKS = (
    Guard(
        "the commitment in the hash",
        "hub.audit.chain:line_words",
        rewritten(r'"principal": commitment\(event\)\.hex\(\)', '"principal": _text(event.principal)'),
        FORGERIES + "test_of_the_others_people_a_member_sees_a_commitment_alone",
    ),
    Guard(
        "a salt for each line",
        "hub.audit.chain:commitment",
        rewritten(r"event\.salt \+ ", ""),
        FORGERIES + "test_of_the_others_people_a_member_sees_a_commitment_alone",
    ),
    Guard(
        "the opening of one's own lines alone",
        "hub.audit.lines:Line.exported",
        rewritten(r"if self\.actor == chain:", "if True:"),
        FORGERIES + "test_of_the_others_people_a_member_sees_a_commitment_alone",
    ),
    Guard("what a head signs", "hub.audit.heads:_covered", answers(b""), VERIFIES),
    Guard(
        "every word of a line in its hash",
        "hub.audit.sealer:link_hash",
        becomes(lambda real: lambda previous, org, _seq, event: real(previous, org, 1, event)),
        VERIFIES,
    ),
)
