"""What lets a member check the ledger without the hub."""

from tests.house.spoils import Guard, always, answers, becomes, gives, uses, without

FORGERIES = "tests/audit/test_forgeries.py::"
LOG = "tests/audit/test_log.py::"
RECEIVED = "tests/audit/test_received_ledger.py::"
VERIFIES = FORGERIES + "test_what_nobody_touched_verifies_and_goes_on_verifying"

WHAT_A_MEMBER_CHECKS = (
    Guard(
        "the commitment in the hash",
        "hub.audit.chain:line_words",
        gives("principal", "_text(event.principal)"),
        FORGERIES + "test_of_the_others_people_a_member_sees_a_commitment_alone",
    ),
    Guard(
        "a salt for each line",
        "hub.audit.chain:commitment",
        uses("event.salt", "b''"),
        FORGERIES + "test_of_the_others_people_a_member_sees_a_commitment_alone",
    ),
    Guard(
        "the opening of one's own lines alone",
        "hub.audit.lines:ChainedLine.exported",
        always("actor", "chain"),
        FORGERIES + "test_of_the_others_people_a_member_sees_a_commitment_alone",
    ),
    Guard("what a head signs", "hub.audit.heads:_covered", answers(b""), VERIFIES),
    Guard(
        "every word of a line in its hash",
        "hub.audit.sealer:link_hash",
        becomes(lambda real: lambda previous, org, _seq, event: real(previous, org, 1, event)),
        VERIFIES,
    ),
    Guard(
        "the hash before a single line",
        "schema.audit.ledger:LedgerLine.resolve_previous",
        uses("self.previous", "self.hash"),
        RECEIVED + "test_whoever_is_assigned_recomputes_each_line_of_what_she_received",
    ),
    Guard(
        "no ledger of what a colleague was given",
        "schema.audit.received_ledger:_lines",
        uses("found.assigned", "True"),
        RECEIVED + "test_to_every_colleague_who_is_not_on_it_there_is_none",
    ),
)
MAILED = "tests/delivery/test_head_mail.py::"
BY_MAIL = (
    Guard(
        "one mailed head a day",
        "hub.delivery.head_mail:_CLAIM",
        without(r"h\.ended_at is not null or |head_mail\.ended_at is null and "),
        MAILED + "test_a_member_told_by_mail_gets_its_own_head_once_a_day_and_nobody_else_does",
    ),
    Guard(
        "nobody's mailbox is mailed a head",
        "hub.delivery.head_mail:_CLAIM",
        without(r"\n  and exists \(select from principal p [^\n]*"),
        MAILED + "test_a_member_told_by_mail_gets_its_own_head_once_a_day_and_nobody_else_does",
    ),
    Guard(
        "the same head on every attempt",
        "hub.delivery.head_mail:_HEAD",
        without(r"coalesce\(h\.seq, (\(select max.*?\))\)\n", r"\1\n"),
        MAILED + "test_what_the_mail_server_did_not_take_goes_later_with_the_same_bytes",
    ),
    Guard(
        "a suspended member is mailed nothing",
        "hub.delivery.head_mail:_CLAIM",
        without(r"and o\.suspended_at is null"),
        MAILED + "test_a_suspended_member_gets_none",
    ),
)
BRINGS = "tests/commands/test_operator_lines.py::"
BRINGS += "test_what_the_operator_brings_is_a_line_in_the_members_ledger_in_nobodys_name"
OF_THE_OPERATOR = tuple(
    Guard(f"a line of {what} by the operator", f"{where}:record_of_operator", answers(None), BRINGS)
    for what, where in {
        "a key": "hub.identity.public_keys.change",
        "a route": "hub.directory.routes",
        "a member": "hub.identity.people",
        "a fact or a way of a member": "hub.directory.recording",
        "a key that wraps": "hub.directory.rotate",
    }.items()
)
THE_LOG = (
    Guard(
        "whose signature a cosignature is",
        "hub.audit.checkpoint:Witness.has_signed",
        answers(True),
        LOG + "test_a_witness_outside_cosigns_and_a_false_one_is_not_kept",
    ),
    Guard(
        "the proof that a leaf is in the log",
        "hub.audit.merkle:inclusion",
        answers(()),
        LOG + "test_every_leaf_and_every_earlier_tree_is_proved_at_every_size",
    ),
    Guard(
        "the proof that the log only grew",
        "hub.audit.merkle:consistency",
        answers(()),
        LOG + "test_every_leaf_and_every_earlier_tree_is_proved_at_every_size",
    ),
    Guard(
        "a line of an answer to items",
        "hub.takedowns.moves:note",
        answers(None),
        "tests/referrals/test_lines_of_moves.py::test_every_step_with_a_request_is_a_line_for_both",
    ),
    Guard(
        "who moved it, in the line of a move",
        "hub.kit.db:_acting",
        answers(""),
        "tests/referrals/test_lines_of_moves.py::test_every_step_with_a_referral_is_a_line_for_both",
    ),
)
