"""The pages' doors: where a request comes from, where one is sent on to, and a link that is good once."""

from tests.house.spoils import Guard, always, answers, does_not, never, without

ALONE = "tests/drafts/test_drafts.py::test_nobody_else_sees_it_neither_a_colleague_nor_a_supervisor"

THE_PAGES = (
    Guard(
        "where a request comes from",
        "hub.console.origin:from_our_page",
        answers(True),
        "tests/console/test_origin.py::test_nothing_is_taken_from_another_site[/page]",
    ),
    Guard(
        "whose page asks with a cookie",
        "hub.app:from_our_page",
        answers(True),
        "tests/app/test_cookie.py::test_a_link_from_elsewhere_reads_nothing[cross-site]",
    ),
    Guard(
        "who asked to sign out",
        "hub.console.pages.sign_out:_meant",
        answers(True),
        "tests/app/test_cookie.py::test_signing_out_ends_the_session_and_clears_the_browser",
    ),
    Guard(
        "where a page sends on to",
        "hub.console.paths:own_path",
        always("_PLACES", "_HANDED_OVER"),
        "tests/console/test_paths.py::test_nothing_else_is[//evil.example.com]",
    ),
    Guard(
        "a sign-in link is good once",
        "hub.entry.sessions.demo_links:spend",
        answers(True),
        "tests/entry/sessions/test_demo_links.py::test_a_link_is_good_once[0:00:00]",
    ),
    Guard(
        "what an offer holds for the check alone",
        "hub.console.released_shown:NEVER_SHOWN",
        lambda _: frozenset(),
        "tests/console/test_released_shown.py::test_an_offers_page_leaves_out_the_handles_that_the_check_is_for",
    ),
    Guard(
        "a story in a request's page",
        "hub.console.request_shown:FOLDED",
        lambda _: frozenset(),
        "tests/console/test_released_shown.py::test_a_story_stands_among_no_facts_of_a_request",
    ),
    Guard(
        "only what was received waits",
        "hub.tasks.lists:Filter.__post_init__",
        never("waiting", "inbox"),
        "tests/takedowns/test_lists.py::test_what_was_sent_does_not_wait_for_its_sender",
    ),
)
WHAT_WAS_WRITTEN = (
    Guard("a draft is its writer's alone", "hub.drafts.keep:_FIND", without(r" and d\.principal = :me"), ALONE),
    Guard("a list of drafts is one's own", "hub.drafts.keep:_MINE", without(r" and principal = :me"), ALONE),
    Guard(
        "a draft ends",
        "hub.drafts.keep:_FIND",
        without(r" and d\.until > :now"),
        "tests/drafts/test_drafts.py::test_it_ends_after_seven_days_and_its_key_goes_with_it",
    ),
    Guard(
        "nobody's word is written over unseen",
        "hub.console.steps:filled",
        does_not("since.append"),
        "tests/console/test_steps.py::test_what_nobody_touched_is_left_as_it_is_and_what_both_touched_is_asked",
    ),
)
