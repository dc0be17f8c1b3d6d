"""Which routes are proposed, what a clock and a finding keep, and who looks at what may show a child."""

from tests.house.spoils import Guard, always, answers, gives, never, uses

_RULES = "tests/intake/test_route_rules.py::"
_ROUTES = "tests/intake/test_routes.py::"
_CLOCKS = "tests/takedowns/test_clocks.py::"
_COMPLAINT = "tests/takedowns/test_complaint.py::"
_STANDING = "tests/deadlines/test_standing.py::"

PROPOSED = (
    Guard(
        "a route is one that can be",
        "hub.directory.partner_routes:declared_reasons",
        answers(()),
        _RULES + "test_a_route_that_cannot_be_is_refused_by_field",
    ),
    Guard(
        "a route's days",
        "hub.directory.partner_routes:DeclaredRoute.of_day",
        answers(True),
        _RULES + "test_a_route_whose_days_have_passed_or_not_begun_fits_nothing",
    ),
    Guard(
        "an adult route takes no child",
        "hub.intake.route_rules:fits",
        always("ANY_AGE"),
        _RULES + "test_an_adult_route_never_takes_a_childs_images_nor_the_reverse",
    ),
    Guard(
        "an unknown age asks",
        "hub.intake.find_routes:unknown",
        answers(()),
        _ROUTES + "test_age_in_the_images_keeps_child_and_adult_routes_apart_and_unknown_asks",
    ),
    Guard(
        "the order is always the same",
        "hub.intake.route_rules:_last",
        answers(""),
        _RULES + "test_two_ways_alike_in_all_else_stand_always_in_one_order",
    ),
    Guard(
        "whom she barred is no way",
        "hub.intake.find_routes:refusals",
        answers(()),
        _ROUTES + "test_a_way_that_she_goes_herself_is_not_shown_where_she_barred_it",
    ),
    Guard(
        "a harm code that contradicts her age",
        "hub.intake.find_routes:harm_reasons",
        answers(()),
        _ROUTES + "test_a_harm_code_that_contradicts_her_age_is_refused_with_the_one_that_fits",
    ),
    Guard(
        "a request goes where the code that it states is taken",
        "hub.intake.route_rules:_takes_harm",
        never("REQUEST_PURPOSES"),
        _RULES + "test_what_else_was_done_opens_ways_to_help_and_no_request",
    ),
)
TIMES = (
    Guard(
        "nobody opens what may show a child",
        "hub.takedowns.findings:finding_reasons",
        never("OPENS"),
        _CLOCKS + "test_nobody_looks_at_what_may_show_a_child",
    ),
    Guard(
        "nobody complains where nothing was refused and no time is over",
        "hub.takedowns.complain:complaint_reasons",
        answers(()),
        _COMPLAINT + "test_silence_can_be_complained_of_after_a_week_and_no_sooner",
    ),
    Guard(
        "of two who complain at once one is first",
        "hub.takedowns.complain:complain",
        gives("hold", "False"),
        _COMPLAINT + "test_two_who_ask_at_once_send_one",
    ),
    Guard(
        "what is held is not sent again by a complaint",
        "hub.takedowns.complain:require_not_held",
        answers(None),
        _COMPLAINT + "test_what_never_arrived_or_is_held_is_not_complained_of",
    ),
    Guard(
        "a window moves no end",
        "hub.deadlines.ruling:KeptClock.is_window",
        answers(False),
        _STANDING + "test_what_begins_later_opens_its_clock_and_a_window_moves_no_end",
    ),
    Guard(
        "found after the end is missed",
        "hub.deadlines.standing:due_state",
        never("looked_at"),
        _STANDING + "test_what_somebody_found_decides",
    ),
    Guard(
        "what is not verified is never enabled",
        "hub.deadlines.clock_rule:ClockRule.__post_init__",
        answers(None),
        _STANDING + "test_a_row_marked_unverified_cannot_be_enabled",
    ),
)
PARTNERS_APIS = (
    Guard(
        "a hash counts as gone once the index is built without it",
        "connectors.partners.hash_list.deliver:_remove",
        uses("built", "True"),
        "tests/connectors/test_hash_list.py::"
        "test_what_is_taken_back_is_delivered_only_once_the_index_is_built_without_it",
    ),
    Guard(
        "where a server knows one place not, it is told of none",
        "connectors.partners.mastodon.deliver:_resolved",
        answers(("12", "")),
        "tests/connectors/test_mastodon.py::test_where_one_place_is_unknown_nothing_is_reported",
    ),
    Guard(
        "an attempt at a matcher begins anew",
        "connectors.partners.hash_list.deliver:_hold",
        uses("'DELETE'", "'GET'"),
        "tests/connectors/test_hash_list.py::test_a_release_with_less_takes_the_place_of_the_wider_one",
    ),
)
