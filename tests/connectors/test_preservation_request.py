"""A request to keep logs: fixed sentences about places, and nothing from which anybody learns who she is or how old."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connectors import registry
from connectors.kit.sheet import plain_text
from connectors.partners.preservation_request.letter import sheet_of
from hub.exchange.packets import Handling, Packet
from hub.exchange.vocabulary import CATALOGUE
from hub.exchange.vocabulary.disclosure import BARRED
from hub.exchange.vocabulary.takedowns import SIGNER_ROLES
from hub.minimisation.rules import decide
from tests.connectors.makers import dispatch_with_packet, packet_of
from tests.minimisation.makers import CASE, REQUEST, facts, reasons

NAME = "preservation_request"
PROFILE = registry.profiles()[NAME]
DISPATCH = dispatch_with_packet(NAME)
assert DISPATCH is not None
PACKET = packet_of(DISPATCH)
ADULT = {"age_band_now": "20_or_over", "age_band_at_images": "20_or_over", "harm_code": "NCII_ADULT"}
CHILD = {"age_band_now": "13_15", "age_band_at_images": "13_15", "harm_code": "IMAGE_MINOR"}
HINTS = (
    "未成年",
    "児童",
    "18",
    "年齢",
    "保護者",
    "性的",
    "画像",
    "minor",
    "child",
    "guardian",
    "sexual",
    "image",
    "assent",
)


def letter(packet: Packet, language: str = "ja") -> str:
    return plain_text(sheet_of(packet, language))


def asked(**more: Any) -> Any:
    """Facts of a request to keep the case's places."""
    return facts(**{"purpose": "preservation", "takedown": True, "profile": PROFILE, **more})


@given(
    st.sets(st.sampled_from(BARRED.codes())),
    st.sampled_from([True, False, None]),
    st.sampled_from(["recorded_assent", "委任状"]),
    st.sampled_from(["the_person", "lawyer", "authorised"]),
    st.sampled_from(["ja", "en"]),
)
@settings(max_examples=40, deadline=None)
def test_a_letter_to_keep_is_the_same_whatever_her_age(
    barred: set[str], informed: bool | None, authority: str, role: str, language: str
) -> None:
    """Whom not to tell, what a guardian knows and by what right somebody signs would each say that she is a child."""
    signer = {"role": role, "authority": authority, "signed_at": "2026-11-22T12:10:00+00:00"}
    of_one = replace(PACKET, fields={**PACKET.fields, "signer": signer})
    of_another = replace(
        of_one,
        handling=Handling(tuple(sorted(barred)), informed),
        fields={**of_one.fields, "signer": {**signer, "authority": "recorded_assent"}},
    )

    assert letter(of_one, language) == letter(of_another, language)
    fixed = letter(of_one, language).replace(PACKET.fields["reply_contact"]["name"], "").replace(str(PACKET.object), "")
    assert not [hint for hint in HINTS if hint in fixed.replace("180", "")]


def test_no_field_that_could_tell_her_age_or_what_is_shown_leaves() -> None:
    for who in (ADULT, CHILD):
        found = decide(asked(values={**CASE, **who}))
        assert found.allowed
        assert set(found.fields) == {"items", "signer", "reply_contact", "respond_by"}


def test_a_field_that_the_form_does_not_ask_for_is_not_printed() -> None:
    planted = {name: f"カナリア{n}" for n, name in enumerate(CATALOGUE) if name not in PACKET.fields}

    assert letter(replace(PACKET, fields={**planted, **PACKET.fields})) == letter(PACKET)


@pytest.mark.parametrize("role", SIGNER_ROLES.codes())
def test_who_signs_for_a_child_by_law_cannot_sign_it(role: str) -> None:
    these = asked(request={**REQUEST, "signer": {**REQUEST["signer"], "role": role}})

    against = [("form_other_word", "signer.role")] if role == "legal_representative" else []
    assert reasons(these) == against


def test_it_waits_for_no_evidence_and_is_not_asked_without_a_place() -> None:
    assert decide(asked(evidence="noted")).allowed
    assert ("not_recorded", "items") in reasons(
        asked(request={name: value for name, value in REQUEST.items() if name != "items"})
    )


def test_where_nothing_was_agreed_no_law_carries_it() -> None:
    assert PROFILE.ceiling is None
    assert ("no_agreement", "") in reasons(asked(terms=None))
