"""Section 3 of the TAKE IT DOWN Act (Public Law 119-12), element by element."""

from dataclasses import replace
from typing import Any

import pytest

from connectors import registry
from hub.exchange.connector import Dispatch
from hub.exchange.faults import FormIncomplete
from tests.connectors.makers import dispatches, packet_of, with_fields, without_field
from tests.connectors.reading import text_of

NAME = "take_it_down_act"
FORM = registry.load()[NAME]
ELEMENTS = ("signer", "items", "no_consent_statement", "good_faith", "reply_contact")


def letter(code: str = "NCII_ADULT", language: str = "en") -> Dispatch:
    """The golden letter about this kind of content."""
    return next(
        dispatch
        for dispatch in dispatches(NAME)
        if dispatch.packet and dispatch.packet.fields["harm_code"] == code and dispatch.language == language
    )


def values_of(dispatch: Dispatch) -> str:
    """The text to copy into a platform's own form."""
    return FORM.documents(packet_of(dispatch))[1].content.decode()


@pytest.mark.parametrize("element", ELEMENTS)
def test_without_an_element_of_the_law_there_is_no_letter_and_the_element_is_named(element: str) -> None:
    for made in (FORM.format, lambda dispatch: FORM.documents(packet_of(dispatch))):
        with pytest.raises(FormIncomplete) as missing:
            made(without_field(letter(), element))

        assert missing.value.elements == (element,)


@pytest.mark.parametrize(
    ("element", "value", "place"),
    [
        ("signer", {"role": "authorised", "signed_at": "2026-11-22T12:10:00+00:00"}, "signer.authority"),
        ("signer", {"role": "the_person", "authority": "her own signature"}, "signer.signed_at"),
        ("signer", {"authority": "recorded_assent", "signed_at": "2026-11-22T12:10:00+00:00"}, "signer.role"),
        ("items", [{"number": 1, "kind": "account", "value": "@someone"}], "items"),
        ("items", [{"number": 1, "kind": "hash", "algorithm": "pdq", "value": "ab" * 32}], "items"),
        ("no_consent_statement", " ", "no_consent_statement"),
        ("good_faith", {"at": "2026-11-22T12:00:00+00:00"}, "good_faith.statement"),
        ("reply_contact", {"name": "Lighthouse Support"}, "reply_contact.mail"),
    ],
)
def test_an_element_that_is_only_half_there_is_missing(element: str, value: Any, place: str) -> None:
    with pytest.raises(FormIncomplete) as missing:
        FORM.format(with_fields(letter(), **{element: value}))

    assert missing.value.elements == (place,)


def test_a_threat_before_anything_is_published_has_no_place_and_so_no_letter() -> None:
    threatened = with_fields(
        letter("SEXTORTION_MINOR"), items=[{"number": 1, "kind": "account", "value": "@o", "service": "Example Social"}]
    )

    with pytest.raises(FormIncomplete) as missing:
        FORM.format(threatened)

    assert missing.value.elements == ("items",)


def test_a_childs_letter_needs_a_contact_as_well() -> None:
    with pytest.raises(FormIncomplete) as missing:
        FORM.format(without_field(letter("SEXTORTION_MINOR"), "reply_contact"))

    assert missing.value.elements == ("reply_contact",)


def test_the_mail_the_document_and_the_text_to_copy_hold_the_same_elements() -> None:
    message = FORM.format(letter())
    shown = text_of(message.documents[0].content).replace("\n", "")

    for words in (
        "https://social.example.com/posts/2003?view=full",
        "never agreed to publication",
        "believe in good faith",
        "notices@lighthouse.example.org",
        "recorded assent of the person depicted, 2026-11-21",
        "2026-11-22 12:10 UTC",
    ):
        assert words in message.body.decode()
        assert words in shown
        assert words in values_of(letter())


def test_the_text_to_copy_holds_nothing_that_the_packet_does_not_hold() -> None:
    words = values_of(letter())
    for field in ("harm_code", "explanation", "synthetic", "respond_by"):
        less = values_of(without_field(letter(), field))
        assert set(less.splitlines()) <= set(words.splitlines())
    assert "== Account ==" not in values_of(with_fields(letter(), items=packet_of(letter()).fields["items"][:1]))


def test_each_address_of_the_text_to_copy_stands_alone_on_its_line() -> None:
    lines = values_of(letter()).splitlines()

    for item in packet_of(letter()).fields["items"]:
        assert item["value"] in lines


def test_recorded_assent_is_said_in_words_and_names_no_one() -> None:
    signer = {"role": "authorised", "authority": "recorded_assent", "signed_at": "2026-11-22T12:10:00+00:00"}

    body = FORM.format(with_fields(letter(), signer=signer)).body.decode()

    assert "recorded_assent" not in body
    assert "The recorded assent of the person depicted" in body


def test_a_guardian_whom_nobody_told_is_named_as_not_to_be_told() -> None:
    packet = packet_of(letter("SEXTORTION_MINOR"))
    untold = replace(packet, handling=replace(packet.handling, do_not_contact=(), guardian_informed=False))

    body = FORM.format(replace(letter("SEXTORTION_MINOR"), packet=untold)).body.decode()

    assert "Do not contact or inform: Guardian" in body


def test_a_letter_for_a_japanese_case_is_in_english_with_the_japanese_beside_it() -> None:
    body = FORM.format(letter("NCII_ADULT", "ja")).body.decode()

    assert "1. Signature / 1. 署名" in body
    assert "not later than 48 hours" in body
    assert "48時間以内" in body
    assert "48時間以内" not in FORM.format(letter()).body.decode()


def test_a_forgery_is_called_one_only_where_the_packet_says_so() -> None:
    said = FORM.format(letter("NCII_ADULT_SYNTH")).body.decode()

    assert "Digital forgery: Yes" in said
    assert "orgery" not in FORM.format(without_field(letter("NCII_ADULT_SYNTH"), "synthetic")).body.decode()


@pytest.mark.parametrize(
    "event", ["takedown.request.withdrawn", "takedown.request.cancelled", "takedown.request.overdue"]
)
def test_later_news_carries_the_reference_and_nothing_else(event: str) -> None:
    message = FORM.format(replace(letter(), event=event))

    assert message == FORM.format(replace(letter(), event=event, packet=None))
    assert message.body.decode().count(str(letter().object)) == 1
    assert (message.documents, message.reply_to) == ((), "")
    assert ("withdraw" in message.body.decode()) is not event.endswith("overdue")


def test_a_new_letter_without_its_packet_is_refused() -> None:
    with pytest.raises(FormIncomplete) as missing:
        FORM.format(replace(letter(), packet=None))

    assert missing.value.elements == ("packet",)


def test_the_ceiling_covers_what_the_form_asks_and_begins_with_the_platforms_duty() -> None:
    profile = FORM.profile

    assert profile.ceiling is not None
    assert dict(profile.ceiling.fields) == {need.field: need.form for need in profile.packet["removal"]}
    assert profile.ceiling.valid_from.isoformat() == "2026-05-19"
    assert {need.field for need in profile.packet["removal"] if need.required} == set(ELEMENTS)
