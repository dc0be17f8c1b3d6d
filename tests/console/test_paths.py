"""A page sends the browser on to pages of ours alone, whatever somebody wrote into the address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.console.paths import own_path

ID = "01234567-89ab-4def-8123-456789abcdef"
ELSEWHERE = (
    "//evil.example.com",
    "https://evil.example.com/",
    "/\\evil.example.com",
    "javascript:alert(1)",
    "/acts?x",
    "",
)


@pytest.mark.parametrize(
    "place",
    [
        "/",
        "/acts",
        "/danger",
        "/night",
        "/cases",
        f"/cases/{ID}",
        "/offers",
        f"/offers/{ID}",
        "/queue",
        f"/queue/{ID}",
        f"/cases/{ID}/guidance",
        f"/cases/{ID}/outside",
        f"/danger/{ID}/{ID}",
        "/account",
        "/members",
        "/sign-in",
        f"/invitation/{'a' * 86}",
        f"/demo/{'a' * 118}",
    ],
)
def test_a_page_of_ours_is_gone_back_to(place: str) -> None:
    assert own_path(place) == place


@pytest.mark.parametrize("place", ELSEWHERE)
def test_nothing_else_is(place: str) -> None:
    assert own_path(place, "/account") == "/account"


@given(st.text())
def test_no_text_leads_out(text: str) -> None:
    found = own_path(text)

    assert found.startswith("/")
    assert not found.startswith("//")
