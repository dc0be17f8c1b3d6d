"""What waits: a request until it is taken, and whatever a human has to settle first."""

from collections.abc import Callable
from typing import Any

from tests.house.spoils import Guard, answers, does_not, gives, returns, uses, without

HUMAN = "tests/withdrawals/test_waits_for_a_human.py::"
SEEN = "tests/narrowing/test_seen_faults.py::test_not_seen_again"
TAKEN = "tests/takedowns/test_taken.py::"


def _as_if_nothing_waited(original: Callable[..., Any]) -> Callable[..., Any]:
    """What was said stands as it is, and nothing comes of two words that differ alone."""
    return tuple if original.__name__ == "as_if_settled" else lambda *_: False


UNTIL_IT_IS_TAKEN = (
    Guard(
        "what a mail server took is taken",
        "hub.takedowns.outstanding:_thing",
        gives("handed_over", "False"),
        TAKEN + "test_what_a_mail_server_took_goes_on_after_a_withdrawal_with_four_fields_and_without_a_mail",
    ),
    Guard(
        "who answers by itself takes by its own word",
        "hub.takedowns.receipt:_HAND_OVER",
        without(r" and answered_by = 'sender'", ""),
        TAKEN + "test_a_platform_with_a_machine_of_its_own_takes_it_by_its_own_word_alone",
    ),
    Guard(
        "the worker notes what a mail server took",
        "hub.takedowns.delivery_outcome:hand_over",
        answers(None),
        "tests/worker/test_shop.py::test_a_request_that_a_platform_took_has_a_proof_of_receipt[dsa_notice-address1-mail-server]",
    ),
    Guard(
        "what nobody took is read no longer than consent lasts",
        "hub.takedowns.send:_frozen",
        gives("until", "kept"),
        TAKEN + "test_what_nobody_took_is_unread_from_the_instant_at_which_consent_ends",
    ),
    Guard(
        "what was taken is kept as agreed",
        "hub.takedowns.moves:take",
        answers(None),
        TAKEN + "test_what_was_taken_is_kept_as_agreed[accepting]",
    ),
    Guard(
        "what nobody took follows her word",
        "hub.releases.taken:follow",
        answers(None),
        TAKEN + "test_what_nobody_took_follows_a_shorter_and_a_longer_yes_up_to_what_was_agreed",
    ),
    Guard(
        "what goes on without consent follows it again once that was undone",
        "hub.withdrawals.undo:narrow",
        answers(None),
        TAKEN + "test_everybody_lets_it_go_on_without_consent_and_undone_it_follows_consent_again",
    ),
)
UNTIL_A_HUMAN_SETTLES_IT = (
    Guard(
        "two ages that differ hold what waits",
        "hub.intake.say_age:narrow_by_age",
        uses("contradicted", "False"),
        HUMAN + "test_what_waits_is_held_and_not_ended_where_the_gate_is_asked_again[offered-contradiction]",
    ),
    Guard(
        "a wish against a bar holds what waits",
        "hub.intake.say_wishes:state_wishes",
        does_not("narrow"),
        HUMAN + "test_a_wish_against_a_bar_holds_what_waits_at_whom_the_bar_let_through",
    ),
    Guard(
        "two words that differ end nothing",
        "hub.withdrawals.gate_again:as_if_settled hub.withdrawals.gate_again:_only_a_contradiction",
        _as_if_nothing_waited,
        f"{SEEN}[two ages that differ end an offer where the gate is asked again]",
    ),
    Guard(
        "word of her death ends nothing while it may be wrong",
        "hub.withdrawals.gate_again:as_if_settled",
        _as_if_nothing_waited,
        HUMAN + "test_what_waits_is_held_and_not_ended_where_the_gate_is_asked_again[offered-death]",
    ),
    Guard(
        "a younger age that differs ends nothing",
        "hub.withdrawals.gate_again:_only_a_contradiction",
        answers(False),
        HUMAN + "test_a_younger_age_that_differs_ends_no_request_for_answers_that_nobody_could_give_yet",
    ),
    Guard(
        "what a human settled is let go",
        "hub.withdrawals.narrow:_lifted",
        answers(False),
        HUMAN + "test_it_is_let_go_once_a_human_has_settled_it[contradiction]",
    ),
    Guard(
        "what is let go is asked about again",
        "hub.withdrawals.narrow:_lifted",
        returns("False"),
        HUMAN + "test_what_an_agreement_took_meanwhile_is_gone_when_it_is_let_go",
    ),
    Guard(
        "what a death held ends after thirty days",
        "hub.worker:end_what_waits",
        answers(None),
        "tests/worker/test_shop.py::test_what_a_death_held_ends_on_the_thirtieth_day",
    ),
    Guard(
        "another decides about packets after a death",
        "hub.withdrawals.died:ask_review",
        answers(None),
        HUMAN + "test_another_decides_whether_an_accepted_packet_is_kept_or_cut[cut]",
    ),
    Guard(
        "a packet that is kept after a death is read again",
        "hub.withdrawals.died:keep_packets",
        does_not("unhold"),
        HUMAN + "test_another_decides_whether_an_accepted_packet_is_kept_or_cut[upheld]",
    ),
)
