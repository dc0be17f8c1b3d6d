"""What is hidden in words that leave, what the packet tells anyhow, and what a frozen copy keeps."""

from dataclasses import replace
from typing import Any

import pytest

from hub.cases.marks import MarkOnWords
from hub.exchange.packets import Form
from hub.minimisation.facts import Facts
from hub.minimisation.finds import find_key, has_words, hide, may_know
from hub.minimisation.packer import preview, repack
from hub.minimisation.rules import decide
from tests.minimisation.makers import CASE, NOW, facts, fold, needs, packed, profile, terms

MARKER = "〔伏せ字〕"
STORY = "桃子は北陽大学の鈴木さんに090-0000-0000を教えた。"
HERS = {**CASE, "call_name": "桃子", "narrative": STORY}
FULL: dict[str, Form] = {"narrative": "full", "call_name": "full", "safe_contact": "full", "timeline": "full"}


def leaving(*names: str, values: dict[str, Any] = HERS, **more: Any) -> Facts:
    """A packet that may hold these fields, for a lawyer."""
    return facts(
        values=values,
        profile=profile(needs(*names)),
        terms=terms(FULL),
        fold=fold(fields={n: FULL[n] for n in names}),
        **more,
    )


def test_a_stranger_reads_of_nobody() -> None:
    assert packed(leaving("narrative")).fields["narrative"] == f"{MARKER}は{MARKER}の{MARKER}さんに{MARKER}を教えた。"


def test_one_who_is_told_her_name_may_know_and_reads_of_others_but_not_what_was_not_told() -> None:
    found = packed(leaving("narrative", "call_name"))

    assert found.fields["narrative"] == f"桃子は北陽大学の鈴木さんに{MARKER}を教えた。"


def test_what_the_packet_tells_in_a_field_may_stand_in_its_words() -> None:
    found = packed(leaving("narrative", "call_name", "safe_contact"))

    assert found.fields["narrative"] == STORY


def test_the_finds_say_what_and_where_and_why() -> None:
    given = leaving("narrative", "call_name")
    shown = preview(decide(given), given)

    assert [(one.text, one.kind, one.state, one.why) for one in shown.finds] == [
        ("桃子", "name", "kept", "told_in_a_field"),
        ("北陽大学", "school", "kept", "recipient_may_know"),
        ("鈴木", "name", "kept", "recipient_may_know"),
        ("090-0000-0000", "telephone", "hidden", "recorded"),
    ]
    assert all(STORY[one.start : one.end] == one.text and one.place == "narrative" for one in shown.finds)


def test_a_platform_and_an_offer_never_may_know() -> None:
    forms: dict[str, Form] = {"call_name": "full", "legal_name": "full"}

    assert may_know(facts(), forms)
    assert not may_know(facts(purpose="removal"), forms)
    assert not may_know(facts(kind="offer"), forms)
    assert not may_know(facts(), {"call_name": "generalised"})


def test_rows_are_words_but_for_what_is_an_item() -> None:
    row = {"at": "2026-11-20T23:45:00+09:00", "service": "例SNS", "account": "@kuro_0000", "what": "桃子に届いた"}
    given = leaving("timeline", values={**HERS, "timeline": [row]})

    values, finds = hide(
        given, {}, {"timeline": [row], "offender_handles": [{"service": "桃子の敵", "handle": "@momo_k"}]}
    )

    assert values["timeline"] == [{**row, "account": MARKER, "what": f"{MARKER}に届いた"}]
    assert values["offender_handles"] == [{"service": f"{MARKER}の敵", "handle": "@momo_k"}]
    assert "timeline.0.what" in {one.place for one in finds}


@pytest.mark.parametrize("name", ["call_name", "legal_name", "safe_contact", "reply_contact", "signer", "age_band_now"])
def test_fields_that_are_no_words_stay_as_they_are(name: str) -> None:
    assert not has_words(name)


def test_a_recipient_abroad_reads_the_sign_in_english() -> None:
    given = leaving("narrative")
    abroad = replace(given, recipient=replace(given.recipient, country="US"))

    values, _ = hide(abroad, {}, {"narrative": "桃子です。"})

    assert values["narrative"] == "[withheld]です。"


def test_a_hidden_part_hides_the_whole_that_was_kept() -> None:
    marks = (
        MarkOnWords(1, "narrative", find_key("山本桃子"), True, "本人の希望"),
        MarkOnWords(2, "narrative", find_key("桃子"), False),
    )

    values, _ = hide(leaving("narrative", marks=marks), {}, {"narrative": "山本桃子です。"})

    assert values["narrative"] == f"{MARKER}です。"


def test_one_mark_speaks_for_every_spelling_of_a_number() -> None:
    assert (
        find_key("+81 90 0000 0000") == find_key("０９０－００００－００００") == find_key("〇九〇ー〇〇〇〇ー〇〇〇〇")
    )


def test_a_frozen_copy_keeps_what_was_hidden_when_it_is_packed_anew() -> None:
    frozen = packed(leaving("narrative"))

    newer = repack(frozen, {"narrative": "full"}, id=frozen.id, created_at=NOW, salt="00" * 32)

    assert newer.fields["narrative"] == frozen.fields["narrative"]
    assert MARKER in newer.fields["narrative"]
