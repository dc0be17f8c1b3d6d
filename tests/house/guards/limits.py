"""The team is informed of what was narrowed, holds end, and who decides for a member that is suspended for security."""

from hub.narrowing.planned import Plan
from tests.house.spoils import Guard, always, answers, never, without

LIMITS = "tests/pairs/test_limits.py::"
AGES = "tests/pairs/test_limits_of_age.py::"
PEERS = "tests/pairs/test_peers.py::"
INFORMING = "tests/tasks/test_narrowings_api.py::"

INFORMED = (
    Guard(
        "what was narrowed is for the case's team",
        "hub.tasks.narrowings:_PAGE",
        without(r"(?s)and exists \(.*?timestamptz\)\)\)", ""),
        INFORMING + "test_outside_the_team_there_is_nothing_to_list_and_nothing_to_mark",
    ),
    Guard(
        "that she was told is for the case's team to say",
        "hub.tasks.narrowings:_THESE",
        without(r"(?s)and exists \(.*?timestamptz\)\)\)", ""),
        INFORMING + "test_outside_the_team_there_is_nothing_to_list_and_nothing_to_mark",
    ),
    Guard(
        "when she can have been told",
        "hub.tasks.narrowings:told_reasons",
        answers(()),
        INFORMING + "test_she_was_told_neither_before_it_happened_nor_in_time_to_come",
    ),
    Guard(
        "of what one moment narrowed twice the later counts",
        "hub.takedowns.repository:_READ",
        without(r", n\.seq desc", ", n.seq"),
        INFORMING + "test_the_recipient_reads_that_a_request_is_paused_and_never_why",
    ),
    Guard(
        "the recipient is told that it waits",
        "hub.takedowns.repository:_READ",
        without(r"'paused-by-sender'", "null"),
        INFORMING + "test_the_recipient_reads_that_a_request_is_paused_and_never_why",
    ),
    Guard(
        "the recipient is told that it was replaced",
        "hub.referrals.repository:_REFERRAL",
        without(r"'replaced-by-sender'", "null"),
        INFORMING + "test_the_recipient_reads_that_a_packet_was_replaced_and_never_why",
    ),
)
THE_END_OF_A_HOLD = (
    Guard(
        "a hold has a limit",
        "hub.narrowing.plan:_limited",
        answers(Plan()),
        AGES + "test_a_hold_for_her_age_ends_in_a_day_and_the_team_is_informed",
    ),
    Guard(
        "a hold that begins again keeps its limit",
        "hub.narrowing.plan:_limited",
        always("cause", "holds"),
        AGES + "test_a_hold_that_begins_again_keeps_its_first_limit",
    ),
    Guard(
        "what was decided before the limit stays so",
        "hub.withdrawals.limits:_held",
        always("holds"),
        LIMITS + "test_what_goes_on_before_the_limit_is_left_alone_at_the_limit",
    ),
    Guard(
        "a childs published images go on being removed",
        "hub.withdrawals.limits:child_is_shown",
        answers(False),
        LIMITS + "test_where_nobody_decides_in_a_day_only_a_childs_published_images_go_on_being_removed",
    ),
    Guard(
        "nothing else goes on where nobody decides",
        "hub.withdrawals.limits:child_is_shown",
        answers(True),
        LIMITS + "test_where_nobody_decides_in_a_day_only_a_childs_published_images_go_on_being_removed",
    ),
    Guard(
        "her answer is missing where a hold for her age ends",
        "hub.withdrawals.limits:codes_against",
        answers(frozenset()),
        AGES + "test_a_duty_that_reaches_one_she_barred_lets_no_childs_request_go_on",
    ),
    Guard(
        "two ages that differ end nothing at the limit",
        "hub.withdrawals.limits:age_over",
        never("UNSETTLED"),
        AGES + "test_two_ages_that_differ_end_nothing_at_the_limit_and_it_goes_on_once_they_are_settled",
    ),
    Guard(
        "settled as a childs it has until the limit",
        "hub.withdrawals.narrow:_waits_for_its_limit",
        answers(False),
        AGES + "test_a_request_that_was_asked_anew_as_a_childs_goes_on_with_a_childs_handling",
    ),
    Guard(
        "a childs handling goes with a childs request",
        "hub.withdrawals.gate_again:handling",
        answers(None),
        AGES + "test_a_request_that_was_asked_anew_as_a_childs_goes_on_with_a_childs_handling",
    ),
    Guard(
        "let go for one suspension alone",
        "hub.releases.read:_BY_OBJECT",
        without(r"release\.let_go_at < o\.suspended_at", "release.let_go_at is null"),
        LIMITS + "test_what_was_let_go_in_one_suspension_is_held_in_the_next",
    ),
    Guard(
        "what is let go can be taken on",
        "hub.releases.terms:_STANDING",
        without(r"coalesce\(release\.let_go_at >= o\.suspended_at, false\)", "false"),
        LIMITS + "test_a_peer_lets_a_held_request_go_on_and_the_platform_takes_it",
    ),
    Guard(
        "the team is told that a message waited in vain",
        "hub.delivery.claim:note",
        answers(None),
        "tests/pairs/test_sending.py::test_after_three_days_without_a_key_the_sender_is_told",
    ),
)
OPERATOR_AND_PEER = (
    Guard(
        "what a peer may answer",
        "hub.vetting.peer_rules:peer_reasons",
        never("answer", "ANSWERS"),
        PEERS + "test_an_answer_counts_once_in_time_of_its_kind_and_of_the_same_case",
    ),
    Guard(
        "a peer was told the same case",
        "hub.vetting.peer_answer:peer_reasons",
        answers(()),
        PEERS + "test_the_peer_sees_no_case_and_confirms_only_what_she_told_it_too",
    ),
    Guard(
        "only while the member is suspended",
        "hub.vetting.peers:_ANSWERED",
        without(r"coalesce\(o\.suspended_for = 'security' and o\.suspended_at <= q\.asked_at, false\)", "true"),
        PEERS + "test_what_was_confirmed_is_not_done_once_the_member_goes_on",
    ),
    Guard(
        "only for a member suspended for security",
        "hub.vetting.peers:_SUSPENDED",
        without(r"o\.suspended_for = 'security'", "true"),
        PEERS + "test_nobody_decides_for_a_member_whose_people_are_trusted[request]",
    ),
    Guard(
        "a peer is named while the member is suspended for security",
        "hub.identity.organisations:hold",
        answers("security"),
        PEERS + "test_a_peer_is_named_for_a_member_that_is_suspended_for_security_alone",
    ),
    Guard(
        "who is a peer",
        "hub.vetting.peers:_PEER",
        without(r"and o\.kind = 'support_ngo'", ""),
        PEERS + "test_the_peer_is_one_that_vouched_for_it_or_a_support_group_that_is_named",
    ),
)
