"""送信防止措置依頼書: who may sign, what it needs, and what of it whoever posted the content may be shown."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors import registry
from connectors.kit.japanese_shown import HIDDEN, for_the_uploader
from connectors.kit.sheet import Section, plain_text
from connectors.partners.japan_removal_request import words
from connectors.partners.japan_removal_request.dated import MAY_SIGN
from connectors.partners.japan_removal_request.sheet import sheet_of
from hub.exchange.connector import Dispatch
from hub.exchange.faults import FormIncomplete
from hub.exchange.vocabulary.harm import HARM_CODES
from hub.exchange.vocabulary.takedowns import SIGNER_ROLES
from tests.connectors.makers import dispatches, packet_of, with_fields, without_field

JAPAN = registry.load()["japan_removal_request"]
OWN = JAPAN.profile.words
ASKED = next(one for one in dispatches("japan_removal_request") if one.packet and len(one.packet.fields["items"]) == 3)
NAME, DESK, MAIL = "架空 花子", "灯台サポート 削除依頼窓口", "notices@lighthouse.example.org"
REQUIRED = ("signer", "signer_name", "reply_contact", "items", "harm_code", "legal_ground", "explanation")


def text_of(dispatch: Dispatch) -> str:
    return plain_text(sheet_of(packet_of(dispatch)))


def missing(dispatch: Dispatch) -> tuple[str, ...]:
    with pytest.raises(FormIncomplete) as lacks:
        JAPAN.format(dispatch)
    return lacks.value.elements


def passed_on(dispatch: Dispatch) -> str:
    """What a provider is told to show to the sender of the content."""
    headings = ("掲載されている情報", "侵害されたとする権利", "権利が侵害されたとする理由")
    sheet = sheet_of(packet_of(dispatch))
    shown: tuple[Section, ...] = tuple(section for section in sheet.sections if section.heading in headings)
    assert len(shown) == len(headings)
    return plain_text(replace(sheet, boxed=None, reference="", sections=shown))


@pytest.mark.parametrize("element", [*REQUIRED, "no_consent_statement"])
def test_without_what_the_form_needs_there_is_no_request_and_it_is_named(element: str) -> None:
    assert missing(without_field(ASKED, element)) == (element,)


def test_everything_that_is_missing_is_named_at_once() -> None:
    bare = replace(ASKED, packet=replace(packet_of(ASKED), fields={}))

    assert missing(bare) == (*REQUIRED, "no_consent_statement")


@pytest.mark.parametrize("role", SIGNER_ROLES.codes())
def test_an_organisation_may_prepare_and_never_sign(role: str) -> None:
    asked = with_fields(ASKED, signer={**packet_of(ASKED).fields["signer"], "role": role})

    if role in MAY_SIGN:
        assert f"立場: {OWN.of('signer_role/' + role).ja}" in text_of(asked)
    else:
        assert missing(asked) == ("signer.role",)


def test_a_threat_that_was_not_carried_out_cannot_be_asked_for() -> None:
    """Nothing is posted yet: an account is no place of it, and the form is refused before anything is sent."""
    only_threatened = [{"number": 1, "kind": "account", "value": "@taro_example", "service": "Example Chat"}]

    assert missing(with_fields(ASKED, harm_code="SEXTORTION_MINOR", items=only_threatened)) == ("items",)


@pytest.mark.parametrize("code", HARM_CODES.codes())
def test_every_harm_has_its_words_and_only_where_an_image_is_claimed_her_no_is_asked_for(code: str) -> None:
    assert OWN.of(f"harm_code/{code}").ja in text_of(with_fields(ASKED, harm_code=code))

    without = with_fields(without_field(ASKED, "no_consent_statement"), harm_code=code)
    if code in {"DOXXING", "IMPERSONATION"}:
        assert "同意がないこと" not in text_of(without)
    else:
        assert missing(without) == ("no_consent_statement",)


@pytest.mark.parametrize("field", ["age_band_at_images", "synthetic", "respond_by"])
def test_what_was_not_released_is_not_on_the_form(field: str) -> None:
    less, whole = text_of(without_field(ASKED, field)).splitlines(), text_of(ASKED).splitlines()

    assert len(less) == len(whole) - 1
    assert set(less) < set(whole)


@pytest.mark.parametrize("field", ["legal_ground", "explanation", "no_consent_statement"])
@pytest.mark.parametrize(
    "words_of_hers",
    [
        NAME,
        "架空花子",
        "花子さん",
        "架 空　花・子",
        "花\u200b子さん",
        "花-子",
        DESK,
        MAIL,
        "ＮＯＴＩＣＥＳ＠lighthouse.example.org",
        "someone.else+x@mail.example.com",
        "090-0000-0000",
        "０３（００００）００００",
        "+81 90 0000 0000",
        "〒000-0000",
        "架空県架空市架空町1丁目2-3",
        "架空市架空町一丁目の家",
        "架空区架空１２ー３",
    ],
)
def test_what_whoever_posted_it_may_see_holds_nothing_that_finds_her(field: str, words_of_hers: str) -> None:
    contact = {"name": DESK, "mail": MAIL}
    asked = with_fields(ASKED, signer_name=NAME, reply_contact=contact, **{field: f"本文。{words_of_hers}、以上。"})

    shown = passed_on(asked)

    assert words_of_hers not in shown
    assert "花" not in shown
    assert HIDDEN in shown
    assert "以上。" in shown
    assert NAME in text_of(asked), "the provider itself is told who signs"


@given(
    st.text(max_size=40),
    st.text(max_size=40),
    st.sampled_from(["架空花子", "架空 花子", "花子", "ﾊﾅｺ", "はなこ", MAIL]),
)
def test_whatever_stands_around_it_is_hidden(before: str, after: str, named: str) -> None:
    shown = for_the_uploader(f"{before}。{named}。{after}", "架空 花子 ハナコ", (MAIL,))

    assert f"。{named}。" not in shown
    assert HIDDEN in shown


@pytest.mark.parametrize(
    "ordinary",
    [
        "2026年11月20日の21:30に公開されているのを見つけました。",
        "元交際相手が、同意なく私的な性的画像を公開しました。10万円を求められています。",
        "投稿1001と1002、https://social.example.com/posts/1001 の動画です。",
        "学校の友人に知られ、市内で一番大きな病院に通っています。",
        "TLP:AMBER\n\t髙﨑①㈱😭",
    ],
)
def test_ordinary_words_stay_as_they_are(ordinary: str) -> None:
    assert for_the_uploader(ordinary, NAME, (DESK, MAIL)) == ordinary


def test_her_name_is_never_to_be_shown_and_no_box_is_ticked() -> None:
    assert words.NO_NAME in text_of(ASKED)
    assert words.NO_NAME.startswith("□")


def test_the_age_is_for_the_provider_alone() -> None:
    assert "18歳未満: いいえ" in text_of(ASKED)
    assert "18歳未満" not in passed_on(ASKED)


@pytest.mark.parametrize("event", ["withdrawn", "cancelled", "overdue"])
def test_later_news_carries_the_reference_and_nothing_else_even_with_the_packet(event: str) -> None:
    news = replace(ASKED, event=f"takedown.request.{event}")

    message = JAPAN.format(news)

    assert message == JAPAN.format(replace(news, packet=None))
    assert message.body.decode().count(str(ASKED.object)) == 1
    assert (message.documents, message.reply_to) == ((), "")
    assert ("取り下げ" in message.body.decode()) is (event != "overdue")


def test_a_new_request_without_its_packet_is_refused() -> None:
    assert missing(replace(ASKED, packet=None)) == ("packet",)


def test_the_ceiling_covers_what_the_form_asks_and_begins_with_the_law() -> None:
    ceiling: Any = JAPAN.profile.ceiling

    assert dict(ceiling.fields) == {need.field: need.form for need in JAPAN.profile.packet["removal"]}
    assert (ceiling.kind, ceiling.valid_from.isoformat()) == ("statutory_notice", "2025-04-01")
