"""The team is informed of what was narrowed, holds end, and who decides for a member that is suspended for security."""

from tests.house.spoils import Guard, answers, without

INFORMING = "tests/schema/test_narrowings_api.py::"

INFORMED = (
    Guard(
        "what was narrowed is for the case's team",
        "hub.tasks.narrowings:_PAGE",
        without(r"(?s)and exists \(.*?t\.ended_at is null\)", ""),
        INFORMING + "test_outside_the_team_there_is_nothing_to_list_and_nothing_to_mark",
    ),
    Guard(
        "that she was told is for the case's team to say",
        "hub.tasks.narrowings:_THESE",
        without(r"(?s)and exists \(.*?t\.ended_at is null\)", ""),
        INFORMING + "test_outside_the_team_there_is_nothing_to_list_and_nothing_to_mark",
    ),
    Guard(
        "when she can have been told",
        "hub.tasks.narrowings:told_reasons",
        answers(()),
        INFORMING + "test_she_was_told_neither_before_it_happened_nor_in_time_to_come",
    ),
    Guard(
        "the recipient is told that it waits",
        "hub.takedowns.door:_READ",
        without(r"'paused-by-sender'", "null"),
        INFORMING + "test_the_recipient_reads_that_a_request_is_paused_and_never_why",
    ),
    Guard(
        "the recipient is told that it was replaced",
        "hub.referrals.door:_REFERRAL",
        without(r"'replaced-by-sender'", "null"),
        INFORMING + "test_the_recipient_reads_that_a_packet_was_replaced_and_never_why",
    ),
)
