"""The pages' doors: where a request comes from, where one is sent on to, and a link that is good once."""

from tests.house.spoils import Guard, always, answers

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
)
