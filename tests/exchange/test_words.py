"""A partner's own words: by a name of the vocabulary, with a reason, and nowhere else."""

from types import MappingProxyType

import pytest

from connectors import registry
from hub.exchange.vocabulary import CATALOGUE, SETS
from hub.exchange.vocabulary.person import AGE_BANDS
from hub.exchange.words import NAMES, PLAIN, Override, Words
from hub.kit.text import Text

OWN = Words(MappingProxyType({"locations": Override(Text("投稿", "Posts"), "The form's own word.")}))


def test_a_partner_says_it_in_its_own_words_and_all_else_in_the_hubs() -> None:
    assert OWN.of("locations") == Text("投稿", "Posts")
    assert OWN.of("accounts") == PLAIN.of("accounts") == CATALOGUE["accounts"].label


@pytest.mark.parametrize(
    ("name", "words", "reason"),
    [
        ("location", Text("投稿", "Posts"), "The form's own word."),
        ("harm_code/UNKNOWN", Text("投稿", "Posts"), "The form's own word."),
        ("locations", Text("投稿", ""), "The form's own word."),
        ("locations", Text("投稿", "Posts"), " "),
        ("locations", CATALOGUE["locations"].label, "The form's own word."),
    ],
    ids=["no such field", "no such code", "one language", "no reason", "no need"],
)
def test_an_override_without_name_words_reason_or_need_is_refused(name: str, words: Text, reason: str) -> None:
    with pytest.raises(ValueError, match=name.replace("/", "/")):
        Words(MappingProxyType({name: Override(words, reason)}))


def test_a_softened_age_answers_another_question_than_the_band() -> None:
    assert PLAIN.label("age_band_now", "13_15").ja == "いまの年齢層"
    assert PLAIN.label("age_band_now", "yes").ja == "いま18歳未満"
    assert PLAIN.label("prefecture", "JP").ja == "国"
    assert PLAIN.label("offender_deadline", "2026-11-24").ja == "加害者が示した期限の日"
    assert PLAIN.label("offender_deadline", "2026-11-24T00:00:00+09:00").ja == "加害者が示した期限"
    assert PLAIN.label("demand_amount_jpy", "under_100000").ja == "要求額の範囲"


def test_a_code_that_is_not_of_the_set_is_shown_as_it_came() -> None:
    assert PLAIN.code(AGE_BANDS, "13_15").ja == "13～15歳"
    assert PLAIN.code(AGE_BANDS, "42").ja == "42"


def test_every_name_is_told_apart() -> None:
    assert len(NAMES) == sum(len(one.members) for one in SETS.values()) + sum(
        1 + bool(row.coarse) + sum(1 + len(part.parts) for part in row.parts) for row in CATALOGUE.values()
    )


@pytest.mark.parametrize("name", registry.load())
def test_an_override_of_a_partner_is_of_what_its_form_asks_for(name: str) -> None:
    profile = registry.profiles()[name]
    asked = {need.field for needs in (profile.offer, *profile.packet.values()) for need in needs}
    of_fields = {one.split(":")[0].split(".")[0] for one in profile.words.own if "/" not in one}

    assert of_fields <= asked
