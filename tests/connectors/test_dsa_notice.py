"""Article 16(2) of Regulation (EU) 2022/2065, element by element."""

from dataclasses import replace
from typing import Any

import pytest

from connectors import registry
from connectors.partners.dsa_notice.profile import CHILD_ABUSE_CODES
from hub.exchange.connector import Dispatch
from hub.exchange.faults import FormIncomplete
from tests.connectors.makers import dispatches, with_fields, without_field
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

    for element in ("Hash (PDQ)", "Hash (SHA-256)"):
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
