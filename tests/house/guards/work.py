"""The rules of the work that follows, the locks and conditions of SQL, and what a change of mind ends."""

from hub.delivery.outbox import Cancelled
from tests.house.spoils import Guard, answers, becomes, lets_through, without

CASES = "tests/intake/test_cases.py::"
CONSENT = "tests/intake/test_consent.py::"
READING = "tests/releases/test_reading.py::"
HOLDING = "tests/releases/test_holding.py::"
ANSWERING = "tests/takedowns/test_answering.py::"
OFFERING = "tests/referrals/test_offering.py::"
WORKING = "tests/referrals/test_working.py::"
LOCKS = "tests/withdrawals/test_locks.py::"
WITHDRAW = "tests/withdrawals/test_withdraw.py::"
RULES_OF_WORK = (
    Guard(
        "a closed case",
        "hub.cases.rules:writing_reasons",
        answers(()),
        CASES + "test_a_closed_case_takes_nothing_more_but_a_refusal",
    ),
    Guard(
        "shortening narrows",
        "hub.consent.rules:shortening_reasons",
        answers(()),
        CONSENT + "test_shortening_never_widens",
    ),
    Guard(
        "a move of the table",
        "hub.tasks.lifecycle:move_reasons",
        answers(()),
        WORKING + "test_a_failure_has_a_reason",
    ),
    Guard(
        "an answer of a holder",
        "hub.releases.holding:answer_reasons",
        answers(()),
        HOLDING + "test_an_answer_that_says_nothing_is_refused_and_nothing_is_written",
    ),
    Guard(
        "an answer to an item",
        "hub.takedowns.outcome:answer_reasons",
        answers(()),
        ANSWERING + "test_a_wrong_answer_is_named_and_nothing_is_written",
    ),
    Guard(
        "what is sent again by hand",
        "hub.delivery.redeliver:redelivery_reasons",
        answers(()),
        "tests/delivery/test_redelivering.py::test_what_waits_or_was_cancelled_is_not_redelivered_and_strangers_find_nothing",
    ),
    Guard(
        "an undoing in time",
        "hub.withdrawals.rules:undo_reasons",
        answers(()),
        "tests/withdrawals/test_undo.py::test_nobody_undoes_after_seven_days",
    ),
    Guard(
        "checks for conflict are few",
        "hub.referrals.conflict:check_conflict",
        lets_through("too_many_checks"),
        WORKING + "test_conflict_checks_are_few_and_end_with_the_answer",
    ),
    Guard(
        "a referral is answered while it waits",
        "hub.referrals.conflict:_require_waiting",
        answers(None),
        WORKING + "test_only_the_recipient_checks_for_conflict",
    ),
)
LOCKS_AND_CONDITIONS = (
    Guard(
        "the lock of a send on consent",
        "hub.consent.load:_LOCKED",
        becomes(lambda locked: {**locked, "share": locked[None]}),
        LOCKS + "test_a_send_that_begins_holds_consent_and_release",
    ),
    Guard(
        "the lock of a send on the release",
        "hub.releases.read:_BY_ID_LOCKED",
        without(" for share of release"),
        LOCKS + "test_a_send_that_begins_holds_consent_and_release",
    ),
    Guard(
        "the lock of a withdrawal",
        "hub.consent.take_back:_LOCK",
        without(" for update"),
        LOCKS + "test_a_withdrawal_waits_for_a_consent_that_is_being_recorded_and_takes_it_back",
    ),
    Guard(
        "opened before it is read",
        "hub.releases.read:_BY_OBJECT",
        without(r"release\.opened_at is not null and "),
        READING + "test_an_unopened_packet_is_the_senders_alone_until_the_recipient_opens_it",
    ),
    Guard(
        "not cut before it is read",
        "hub.releases.read:_BY_OBJECT",
        without(r"release\.cut_at is null and "),
        READING + "test_a_cut_release_is_read_again_only_after_it_was_restored",
    ),
    Guard(
        "read in its time",
        "hub.releases.read:_BY_OBJECT",
        without(r" and release\.readable_until > :now"),
        READING + "test_reading_ends_with_the_time_agreed",
    ),
    Guard(
        "nothing cut is sent",
        "hub.releases.read:_BY_ID_LOCKED",
        without(r" and release\.cut_at is null(?= for)"),
        READING + "test_the_hub_itself_reads_for_sending_and_not_what_was_cut",
    ),
    Guard(
        "nothing cut is opened",
        "hub.releases.open:_OPEN",
        without(r"cut_at is null and "),
        READING + "test_a_cut_packet_cannot_be_opened",
    ),
    Guard(
        "opened once",
        "hub.releases.open:_OPEN",
        without(r" and opened_at is null"),
        READING + "test_a_packet_opens_once",
    ),
)
ENDINGS = (
    Guard(
        "a withdrawal ends reading",
        "hub.releases.cut:cut",
        answers(()),
        WITHDRAW + "test_a_recipient_cannot_read_any_more_the_moment_consent_is_withdrawn",
    ),
    Guard(
        "a withdrawal stops deliveries",
        "hub.delivery.outbox:cancel",
        answers(Cancelled((), ())),
        WITHDRAW + "test_what_waits_is_cancelled_and_the_referral_ends_for_both_sides",
    ),
    Guard(
        "a withdrawal ends referrals",
        "hub.referrals.outstanding:end",
        answers(None),
        WITHDRAW + "test_what_waits_is_cancelled_and_the_referral_ends_for_both_sides",
    ),
    Guard(
        "a draft that the hub ends was never there for its recipient",
        "hub.referrals.outstanding:_END",
        without(r"case status when 'draft' then 'entered-in-error' else 'cancelled' end", "'cancelled'"),
        "tests/narrowing/test_seen_faults.py::test_the_end_of_consent_is_recorded_beside_a_draft",
    ),
    Guard(
        "a withdrawal asks the holder",
        "hub.releases.holding:ask",
        answers(()),
        WITHDRAW + "test_a_holder_of_what_was_opened_is_asked_and_answers",
    ),
    Guard(
        "a withdrawal takes consent back",
        "hub.withdrawals.withdraw:_take_back",
        answers(None),
        WITHDRAW + "test_the_gate_says_withdrawn_afterwards",
    ),
    Guard(
        "everything destroyed now",
        "hub.releases.cut:destroy",
        answers(None),
        "tests/withdrawals/test_erase.py::test_after_everything_destroyed_now_no_key_opens_a_released_byte",
    ),
    Guard(
        "a decline destroys the offer",
        "hub.releases.cut:destroy",
        answers(()),
        OFFERING + "test_an_offer_that_ends_unaccepted_leaves_no_key_no_byte_and_no_handle",
    ),
)
