"""What the gate allows, every partner's form can be filled with: no message dies of its form."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, cast
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connectors import registry
from connectors.partners.dsa_notice.notice import sheets_of
from connectors.partners.japan_removal_request.sheet import sheet_of
from connectors.partners.take_it_down_act import letter
from hub.delivery.dispatch import CHANNELS_WITH_PACKET
from hub.exchange.complete import Lack, lacking
from hub.exchange.connector import Dispatch, Route
from hub.exchange.network import ApiAnswer, Carrier
from hub.exchange.outcomes import Delivered, NotSent, Outcome
from hub.exchange.packets import Form, Packet
from hub.exchange.profiles import Need
from hub.exchange.vocabulary.purposes import REQUEST_PURPOSES
from hub.minimisation.facts import Facts
from hub.minimisation.packer import preview
from hub.minimisation.rules import decide
from tests.minimisation.makers import CASE, EVERYTHING, NOW, REQUEST, facts, fold, packed, reasons, terms

CONNECTORS = registry.load()
ADULT = {"harm_code": "NCII_ADULT", "age_band_now": "18_plus", "age_band_at_images": "18_plus"}
CHILD: dict[str, Any] = {}
ACCOUNT = {"kind": "account", "value": "@toko_1111", "number": 1}
HASH = {"kind": "hash", "value": "ab" * 32, "algorithm": "sha256", "number": 1}
FORMS = [(name, purpose) for name, one in CONNECTORS.items() for purpose in sorted(one.profile.packet)]

NEED_A_KIND = {
    name: need.one_of_kind
    for name, purpose in FORMS
    for need in CONNECTORS[name].profile.packet[purpose]
    if purpose == "removal" and need.one_of_kind
}
SHEETS: dict[str, Callable[[Packet], object]] = {
    "dsa_notice": partial(sheets_of, language="en"),
    "take_it_down_act": partial(letter.sheet_of, language="en"),
    "japan_removal_request": sheet_of,
}
"""The form itself, without the costly document."""


class Taken:
    """A partner that takes whatever reaches it."""

    def now(self) -> object:
        """When."""
        return NOW

    async def post(self, *_: object) -> Outcome:
        """Taken."""
        return Delivered()

    async def ask(self, *_: object) -> ApiAnswer:
        """Done at once."""
        return ApiAnswer(200, Delivered(), {"index_out_of_date": False, "accounts": [{"id": "1"}]})

    async def mail(self, *_: object) -> Outcome:
        """Taken."""
        return Delivered()


def asked(name: str, purpose: str, who: Mapping[str, Any], **more: Any) -> Facts:
    """Facts that this form can be filled from: signed by somebody whom it lets sign."""
    removal = purpose in REQUEST_PURPOSES
    may_sign = {need.field: need.only.get("role") for need in CONNECTORS[name].profile.packet[purpose]}.get("signer")
    signer = {**REQUEST["signer"], "role": "the_person"} if may_sign else REQUEST["signer"]
    usual = facts(
        purpose=purpose,
        profile=CONNECTORS[name].profile,
        takedown=removal,
        evidence="preserved",
        values={**CASE, **who},
        request={**REQUEST, "signer": signer, **({"items": [HASH]} if NEED_A_KIND.get(name) == "hash" else {})},
    )
    bank = replace(usual.recipient, name=CASE["payments"][0]["institution"], kind="financial")
    return replace(usual, recipient=bank if purpose == "payment_report" else usual.recipient, **more)


def left_out(of: Facts, place: str) -> Facts:
    """The same without this field, or without this part of it."""
    field, _, part = place.partition(".")
    source = "request" if field in of.request else "values"
    given = dict(getattr(of, source))
    if part:
        given[field] = {key: value for key, value in given[field].items() if key != part}
    else:
        given.pop(field, None)
    return replace(of, request=given) if source == "request" else replace(of, values=given)


def places(name: str, purpose: str) -> list[str]:
    needs = CONNECTORS[name].profile.packet[purpose]
    return [place for need in needs for place in (need.field, *(f"{need.field}.{part}" for part in need.parts))]


def outcome_of(name: str, these: Facts) -> Outcome:
    """What becomes of the packet of these facts at a partner that takes everything."""
    connector, packet = CONNECTORS[name], packed(these)
    dispatch = Dispatch(
        "msg_1",
        "takedown.request.created" if these.takedown else "referral.offered",
        NOW,
        UUID(int=21),
        "requested",
        NOW,
        packet.sender,
        packet.recipient,
        "ja",
        packet if connector.profile.channel in CHANNELS_WITH_PACKET else None,
    )
    address = {"mail": "notices@example.org", "url": "https://example.org/hook"}
    by_token = connector.profile.channel == "api"
    secret = "a-token-of-the-partner" if by_token else "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="
    route = Route(name, address, (secret,))
    message = connector.format(dispatch)
    return asyncio.run(connector.deliver(dispatch, message, route, cast("Carrier", Taken())))


@pytest.mark.parametrize("who", [ADULT, CHILD], ids=["adult", "child"])
@pytest.mark.parametrize(("name", "purpose"), FORMS)
def test_what_a_preview_allows_is_delivered_whatever_is_left_out(
    name: str, purpose: str, who: Mapping[str, Any]
) -> None:
    whole = asked(name, purpose, who)
    assert decide(whole).allowed

    for place in places(name, purpose):
        less = left_out(whole, place)
        if preview(decide(less), less).allowed:
            assert isinstance(outcome_of(name, less), Delivered | NotSent), place


@pytest.mark.parametrize("items", [[ACCOUNT], [HASH], [ACCOUNT, HASH]], ids=["account", "hash", "both"])
@pytest.mark.parametrize("name", [name for name, purpose in FORMS if purpose == "removal"])
def test_items_of_every_kind_leave_or_are_refused_by_the_gate(name: str, items: list[dict[str, Any]]) -> None:
    usual = asked(name, "removal", ADULT)
    these = replace(usual, request={**usual.request, "items": items})

    kind = NEED_A_KIND.get(name)
    if kind and kind not in {item["kind"] for item in items}:
        assert reasons(these) == [(f"form_needs_{kind}", "items")]
    else:
        assert isinstance(outcome_of(name, these), Delivered | NotSent)


def test_an_adults_notice_needs_a_reply_contact_and_a_childs_does_not() -> None:
    adult, child = (left_out(asked("dsa_notice", "removal", who), "reply_contact") for who in (ADULT, CHILD))

    assert reasons(adult) == [("not_recorded", "reply_contact")]
    assert decide(child).allowed


def test_a_childs_code_that_does_not_leave_excuses_nothing() -> None:
    kept: dict[str, Form] = {name: form for name, form in EVERYTHING.items() if name != "harm_code"}
    these = left_out(asked("dsa_notice", "removal", CHILD, fold=fold(kept)), "reply_contact")

    assert reasons(these) == [("not_recorded", "reply_contact")]


@pytest.mark.parametrize("name", [name for name, purpose in FORMS if purpose == "removal"])
def test_a_request_whose_signer_may_not_leave_is_refused_by_every_form(name: str) -> None:
    """The claim would stop it: a request without a signer is none."""
    kept: dict[str, Form] = {field: form for field, form in EVERYTHING.items() if field != "signer"}

    assert reasons(asked(name, "removal", ADULT, terms=terms(kept))) == [("not_agreed", "signer")]


def test_a_form_of_japanese_law_is_refused_where_an_organisation_would_sign_before_anything_is_sent() -> None:
    """Also in the preview, and also for the signer that stands where nobody else is named for a child."""
    usual = asked("japan_removal_request", "removal", CHILD)
    unnamed = replace(usual, request={name: value for name, value in REQUEST.items() if name != "signer"})

    for these in (replace(usual, request=REQUEST), unnamed):
        assert reasons(these) == [("form_other_word", "signer.role")]
        assert not preview(decide(these), these).allowed


@pytest.mark.parametrize(
    "written", ["架空さくら", "さ・く・ら", "サクラ", "Sakura", "ＳＡＫＵＲＡ", "desk@tsubame.example.org"]
)
@pytest.mark.parametrize("field", ["legal_ground", "explanation", "no_consent_statement"])
def test_what_a_field_tells_the_provider_is_hidden_in_words_that_go_on_to_whoever_posted_it(
    field: str, written: str
) -> None:
    """Who signs is told to the provider in a field of its own, so the packer would leave it in words: not in these."""
    usual = asked("japan_removal_request", "removal", ADULT)
    said = f"{written}。https://sns-a.example.com/p/C9aB"
    values = {**usual.values, "signer_name": "架空 さくら"}
    request = dict(usual.request)
    (request if field in request else values)[field] = said
    these = replace(usual, request=request, values=values)

    leaves = packed(these).fields

    assert written not in leaves[field]
    assert "https://sns-a.example.com/p/C9aB" in leaves[field], "whoever posted it knows where it stands"
    assert leaves["signer_name"] == "架空 さくら"
    finds = [one for one in preview(decide(these), these).finds if one.field == field and one.state == "hidden"]
    assert finds, "and it is seen before it is sent"


@pytest.mark.parametrize("part", ["name", "mail"])
def test_half_a_reply_contact_is_named_with_the_half_that_is_missing(part: str) -> None:
    these = left_out(asked("dsa_notice", "removal", ADULT), f"reply_contact.{part}")

    assert reasons(these) == [("form_part_missing", f"reply_contact.{part}")]


def test_every_place_that_is_missing_is_named_at_once() -> None:
    these = asked("dsa_notice", "removal", ADULT)
    for place in ("explanation", "good_faith.at", "reply_contact"):
        these = left_out(these, place)

    assert set(reasons(these)) == {
        ("not_recorded", "explanation"),
        ("form_part_missing", "good_faith.at"),
        ("not_recorded", "reply_contact"),
    }


KEPT = st.frozensets(
    st.sampled_from(sorted({place for name in SHEETS for place in places(name, "removal")})), max_size=4
)
PEOPLE = st.sampled_from((ADULT, CHILD, {**ADULT, "harm_code": "DOXXING"}, {**CHILD, "harm_code": "IMAGE_MINOR"}))
ITEMS = st.lists(st.sampled_from((REQUEST["items"][0], ACCOUNT, HASH)), min_size=1, max_size=3)
LEAVES: st.SearchStrategy[dict[str, Form]] = st.frozensets(st.sampled_from(sorted(EVERYTHING)), max_size=3).map(
    lambda gone: {name: form for name, form in EVERYTHING.items() if name not in gone}
)


@settings(max_examples=1000, deadline=None)
@given(st.sampled_from([n for n, p in FORMS if p == "removal"]), KEPT, PEOPLE, ITEMS, LEAVES, LEAVES)
def test_of_a_thousand_requests_that_are_allowed_none_dies_of_its_form(
    name: str,
    gone: frozenset[str],
    who: Mapping[str, Any],
    items: list[dict[str, Any]],
    consented: dict[str, Form],
    agreed: dict[str, Form],
) -> None:
    these = asked(name, "removal", who, fold=fold(consented), terms=terms(agreed))
    these = replace(these, request={**these.request, "items": items})
    for place in sorted(gone):
        if place.partition(".")[0] in these.request or place in these.values:
            these = left_out(these, place)

    if decide(these).allowed:
        packet = packed(these)
        assert lacking(CONNECTORS[name].profile.packet["removal"], packet.fields) == ()
        if name in SHEETS:
            assert SHEETS[name](packet)


@pytest.mark.parametrize(
    ("need", "fields", "lacks"),
    [
        (Need("a"), {}, ()),
        (Need("a", required=True), {}, (Lack("a"),)),
        (Need("a", required=True), {"a": "  "}, (Lack("a"),)),
        (Need("a", required=True), {"a": False}, ()),
        (Need("a", required=True, parts=("x", "y")), {"a": {"x": "1"}}, (Lack("a", "y"),)),
        (Need("a", required=True, parts=("x", "y")), {"a": {"z": "1"}}, (Lack("a"),)),
        (Need("a", required=True, parts=("x",), only={"x": frozenset({"1"})}), {"a": {"x": "1"}}, ()),
        (
            Need("a", required=True, parts=("x", "y"), only={"x": frozenset({"1"})}),
            {"a": {"x": "2"}},
            (Lack("a", "y"), Lack("a", "x", other_word=True)),
        ),
        (Need("a", required=True, parts=("x",), only={"x": frozenset({"1"})}), {"a": {"x": ""}}, (Lack("a"),)),
        (Need("a", required=True, one_of_kind="url"), {"a": [{"kind": "url", "value": ""}]}, (Lack("a", kind="url"),)),
        (Need("a", required=True, one_of_kind="url"), {"a": []}, (Lack("a"),)),
        (Need("a", required=True, unless={"b": frozenset({"yes"})}), {"b": "yes"}, ()),
        (Need("a", required=True, unless={"b": frozenset({"yes"})}), {"b": "no"}, (Lack("a"),)),
    ],
)
def test_what_is_lacking_is_read_off_the_need(need: Need, fields: dict[str, Any], lacks: tuple[Lack, ...]) -> None:
    assert lacking((need,), fields) == lacks
