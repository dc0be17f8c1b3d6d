"""Article 16(2) of Regulation (EU) 2022/2065, element by element."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors import registry
from connectors.partners.dsa_notice import labels
from connectors.partners.dsa_notice.platforms import by_platform
from connectors.partners.dsa_notice.profile import CHILD_ABUSE_CODES
from hub.exchange.connector import Dispatch
from hub.exchange.faults import FormIncomplete
from tests.connectors.makers import dispatches, packet_of, with_fields, without_field
from tests.connectors.reading import text_of

DSA = registry.load()["dsa_notice"]


def notice(language: str = "en") -> Dispatch:
    """The golden notice about an adult."""
    return next(
        dispatch
        for dispatch in dispatches("dsa_notice")
        if dispatch.packet and dispatch.packet.fields["harm_code"] == "NCII_ADULT" and dispatch.language == language
    )


@pytest.mark.parametrize("element", ["items", "legal_ground", "explanation", "reply_contact", "good_faith", "signer"])
def test_without_an_element_of_the_law_there_is_no_notice_and_the_element_is_named(element: str) -> None:
    with pytest.raises(FormIncomplete) as missing:
        DSA.format(without_field(notice(), element))

    assert missing.value.elements == (element,)


@pytest.mark.parametrize(
    ("element", "value"),
    [
        ("explanation", "  "),
        ("legal_ground", ""),
        ("items", []),
        ("items", [{"number": 1, "kind": "account", "value": "@someone"}]),
        ("items", [{"number": 1, "kind": "url", "value": ""}]),
        ("good_faith", {"statement": "I believe"}),
        ("good_faith", {"at": "2026-11-22T12:00:00+00:00"}),
        ("good_faith", True),
        ("reply_contact", {"name": "Lighthouse Support"}),
        ("reply_contact", {"mail": "notices@lighthouse.example.org"}),
        ("signer", {"role": "authorised"}),
    ],
)
def test_an_element_that_is_only_half_there_is_missing(element: str, value: Any) -> None:
    with pytest.raises(FormIncomplete) as missing:
        DSA.format(with_fields(notice(), **{element: value}))

    assert [place.partition(".")[0] for place in missing.value.elements] == [element]


def test_every_missing_element_is_named_at_once() -> None:
    dispatch = notice()
    for element in ("explanation", "items", "good_faith"):
        dispatch = without_field(dispatch, element)

    with pytest.raises(FormIncomplete) as missing:
        DSA.format(dispatch)

    assert missing.value.elements == ("explanation", "items", "good_faith")


@pytest.mark.parametrize("code", sorted(CHILD_ABUSE_CODES))
def test_for_an_offence_against_a_child_the_notifier_may_stay_unnamed(code: str) -> None:
    dispatch = with_fields(without_field(notice(), "reply_contact"), harm_code=code)

    message = DSA.format(dispatch)

    assert b"2011/93/EU" in message.body
    assert message.reply_to == ""


def test_the_text_of_the_mail_and_the_document_hold_all_four_elements() -> None:
    message = DSA.format(notice())
    shown = text_of(message.documents[0].content).replace("\n", "")

    for element in (
        "identifies the person.",
        "https://social.example.com/posts/1001?view=full",
        "notices@lighthouse.example.org",
        "accurate and complete",
        "2026-11-22 12:00 UTC",
    ):
        assert element in message.body.decode()
        assert element in shown


def test_a_hash_says_by_which_algorithm_it_was_computed() -> None:
    made = notice()
    assert made.packet is not None
    hashed = [
        {"number": n, "kind": "hash", "value": "4a5e1e4b" * 8, "algorithm": word}
        for n, word in enumerate(("pdq", "sha256"), 2)
    ]
    message = DSA.format(with_fields(made, items=[made.packet.fields["items"][0], *hashed]))
    shown = text_of(message.documents[0].content).replace("\n", " ")

    for element in ("hash (PDQ)", "hash (SHA-256)"):
        assert element in message.body.decode()
        assert element in shown


def test_a_new_notice_without_its_packet_is_refused() -> None:
    with pytest.raises(FormIncomplete) as missing:
        DSA.format(replace(notice(), packet=None))

    assert missing.value.elements == ("packet",)


@pytest.mark.parametrize(
    "event", ["takedown.request.withdrawn", "takedown.request.cancelled", "takedown.request.overdue"]
)
def test_later_news_carries_the_reference_and_nothing_else_even_with_the_packet(event: str) -> None:
    message = DSA.format(replace(notice(), event=event))

    assert message == DSA.format(replace(notice(), event=event, packet=None))
    assert message.body.decode().count(str(notice().object)) == 1
    assert (message.documents, message.reply_to) == ((), "")
    assert ("withdraw" in message.body.decode()) is not event.endswith("overdue")


@pytest.mark.parametrize(
    ("language", "words"), [("ja", "違法と考える理由"), ("en", "Reasons why"), ("de", "Reasons why")]
)
def test_the_notice_speaks_the_recipients_language(language: str, words: str) -> None:
    assert words in DSA.format(replace(notice(), language=language)).body.decode()


def test_the_ceiling_covers_what_the_form_asks_and_begins_with_the_law() -> None:
    profile = DSA.profile

    assert profile.ceiling is not None
    assert dict(profile.ceiling.fields) == {need.field: need.form for need in profile.packet["removal"]}
    assert profile.ceiling.kind == "statutory_notice"
    assert profile.ceiling.valid_from.isoformat() == "2024-02-17"
    assert profile.ceiling.purposes == {"removal"}


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
    made = DSA.format(with_fields(notice(), items=[URL_HERE, URL_THERE]))
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


def complaint(status: str = "rejected", language: str = "en") -> Dispatch:
    return replace(notice(language), event="takedown.request.complaint", status=status)


def test_a_complaint_repeats_the_notice_and_adds_only_what_became_of_it() -> None:
    body = DSA.format(complaint()).body.decode()
    released = {*DSA.format(notice()).body.decode().splitlines()}

    added = [line for line in body.splitlines() if ": " in line and line not in released]
    assert added == [
        "What became of it: You decided not to act on it.",
        f"Article 20: {labels.REVIEW.en}",
    ]
    assert "https://social.example.com/posts/1001?view=full" in body


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("rejected", "You decided not to act on it."),
        ("received", "No decision has reached us."),
        ("on-hold", "No decision has reached us."),
        ("requested", "No decision has reached us."),
    ],
)
def test_a_complaint_says_whether_it_was_refused_or_nothing_came(status: str, words: str) -> None:
    assert f"What became of it: {words}" in DSA.format(complaint(status)).body.decode()


@pytest.mark.parametrize("status", ["completed", "unheard-of"])
def test_a_complaint_makes_up_no_outcome_that_it_is_not_told(status: str) -> None:
    assert "What became of it" not in DSA.format(complaint(status)).body.decode()


def test_a_complaint_does_not_date_the_notice_by_a_packet_that_may_be_younger() -> None:
    younger = replace(packet_of(complaint()), created_at=datetime(2026, 12, 1, 9, 0, tzinfo=UTC))

    assert DSA.format(replace(complaint(), packet=younger)).body == DSA.format(complaint()).body


@pytest.mark.parametrize("element", ["items", "explanation", "signer"])
def test_a_complaint_without_the_notice_that_it_is_about_is_refused(element: str) -> None:
    with pytest.raises(FormIncomplete) as missing:
        DSA.format(without_field(complaint(), element))

    assert missing.value.elements == (element,)

    with pytest.raises(FormIncomplete):
        DSA.format(replace(complaint(), packet=None))
