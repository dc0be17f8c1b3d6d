"""One notice for each platform of a recipient (Article 16 asks each for itself)."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors import registry
from connectors.partners.dsa_notice.platforms import by_platform
from tests.connectors.makers import dispatch_with_packet, with_fields
from tests.connectors.reading import text_of

DSA = registry.load()["dsa_notice"]
FOUND = dispatch_with_packet("dsa_notice")
assert FOUND is not None
NOTICE = FOUND
URL_HERE = {"number": 1, "kind": "url", "value": "https://social.example.com/1", "service": "Example Social"}
URL_THERE = {"number": 2, "kind": "url", "value": "https://clips.example.com/2", "service": "Example Clips"}
ACCOUNT_THERE = {"number": 3, "kind": "account", "value": "@taro_example", "service": "example clips "}
HASH = {"number": 4, "kind": "hash", "value": "ab" * 32, "algorithm": "pdq"}


def split(*items: dict[str, Any]) -> list[list[Any]]:
    """Which numbers stand in which notice."""
    return [[item["number"] for item in group] for group in by_platform(items)]


@pytest.mark.parametrize(
    ("items", "notices"),
    [
        ([URL_HERE], [[1]]),
        ([URL_HERE, {**URL_THERE, "service": "Example Social"}, HASH], [[1, 2, 4]]),
        ([URL_HERE, URL_THERE], [[1], [2]]),
        ([URL_THERE, URL_HERE, ACCOUNT_THERE, HASH], [[2, 3, 4], [1, 4]]),
        ([URL_HERE, ACCOUNT_THERE], [[1, 3]]),
        ([URL_HERE, {"number": 2, "kind": "url", "value": "https://x.example.org/"}], [[1], [2]]),
        ([URL_HERE, {**URL_THERE, "value": " "}], [[1, 2]]),
    ],
    ids=["one", "one platform", "two", "what is of one goes with it", "no address there", "no service named", "empty"],
)
def test_two_platforms_are_two_notices_and_each_has_an_address(
    items: list[dict[str, Any]], notices: list[list[int]]
) -> None:
    assert split(*items) == notices


@pytest.mark.parametrize(("platforms", "notices"), [(10, 10), (11, 1)])
def test_so_many_services_that_they_are_no_platforms_of_one_recipient_stay_together(
    platforms: int, notices: int
) -> None:
    items = [{**URL_HERE, "number": n, "service": f"Service {n}"} for n in range(1, platforms + 1)]

    assert len(split(*items)) == notices
    assert {number for group in split(*items) for number in group} == set(range(1, platforms + 1))


def test_each_notice_is_whole_and_says_nothing_of_the_other_platform() -> None:
    made = DSA.format(with_fields(NOTICE, items=[URL_HERE, URL_THERE]))
    first, second = (text_of(document.content).replace("\n", "") for document in made.documents)

    assert str(URL_HERE["value"]) in first
    assert str(URL_THERE["value"]) in second
    assert "Example Clips" not in first
    assert "Example Social" not in second
    for shown in (first, second):
        assert "notices@lighthouse.example.org" in shown
        assert "accurate and complete" in shown
    assert [document.name[-6:] for document in made.documents] == ["-1.pdf", "-2.pdf"]


@given(st.lists(st.sampled_from((URL_HERE, URL_THERE, ACCOUNT_THERE, HASH)), min_size=1))
def test_no_item_is_lost_and_no_notice_is_without_an_address(items: list[dict[str, Any]]) -> None:
    groups = by_platform(items)

    assert {item["number"] for group in groups for item in group} == {item["number"] for item in items}
    if any(item["kind"] == "url" for item in items):
        assert all(any(item["kind"] == "url" for item in group) for group in groups)
