"""What one sitting and one confirmation protect: each recipient by itself, read before a yes, seen before it leaves."""

from tests.house.spoils import Guard, always, answers, never, uses

_RULES = "tests/intake/test_sitting_rules.py::"
_SITTING = "tests/consent/test_sitting_api.py::"
_ROUTES = "tests/takedowns/test_send_routes_api.py::"

IN_ONE_SITTING = (
    Guard(
        "a sentence is answered before a yes",
        "hub.intake.sitting_rules:unread_reasons",
        answers(()),
        _SITTING + "test_no_yes_is_kept_before_the_sentence_that_reaches_somebody_barred_is_answered",
    ),
    Guard(
        "few in the first night",
        "hub.intake.sitting_rules:proposed",
        never("FIRST_NIGHT"),
        _RULES + "test_at_most_three_are_proposed_in_the_first_night_and_fifteen_later",
    ),
    Guard(
        "a sitting ends within what is allowed",
        "hub.intake.sitting_rules:sitting_ends",
        always("last", "latest"),
        _RULES + "test_a_consent_ends_with_a_whole_day_within_what_is_allowed",
    ),
    Guard(
        "an exception stands as a whole",
        "hub.intake.sitting_rules:guardian_side",
        uses("of_one", "of_all"),
        _RULES + "test_what_is_said_of_one_recipient_stands_for_it_as_a_whole",
    ),
)
IN_ONE_CONFIRMATION = (
    Guard(
        "what was seen is what is offered",
        "hub.referrals.offer:require_as_seen",
        answers(None),
        _ROUTES + "test_what_is_sent_is_what_was_seen_and_anything_else_is_refused",
    ),
    Guard(
        "each asks the rule of its own mutation",
        "schema.takedowns.routes:_by_itself",
        answers("sendRoutes"),
        _ROUTES + "test_who_may_send_one_kind_alone_sends_no_other_by_this",
    ),
)
