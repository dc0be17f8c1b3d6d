"""Whom the words of a request name: hidden in preview and frozen packet, kept only where a worker says so."""

from threading import get_ident
from typing import Any

import pytest

from hub.intake.answers import About
from hub.intake.consent_sentence import consent_sentences
from hub.intake.look_ahead import look_ahead
from hub.intake.mark_identity import mark_identity
from hub.kit.errors import Invalid
from hub.minimisation.finds import Find
from hub.minimisation.spotting.recognise import recognised
from hub.minimisation.spotting.spot import Spot
from hub.releases.read import read
from tests.again import AGAIN
from tests.consultations import ADULT, consultation
from tests.minimisation.spellings import NAME, NAMES, NUMBER, NUMBERS
from tests.parties import NOW, Parties
from tests.takedowns.removal import ACCOUNT, AGREED, CONSENTED, SIGNER, URL, Removal, removal, sent

pytestmark = pytest.mark.anyio
HERS: dict[str, Any] = {
    **ADULT,
    "call_name": NAME,
    "safe_contact": {"ways": [{"kind": "電話", "value": NUMBER, "hours": "昼", "wording": "友人です"}]},
}
MARKER = "〔伏せ字〕"


async def explained(parties: Parties, asked: Removal, words: str) -> str:
    """What the platform reads where this was written."""
    made = await sent(parties, asked, explanation=words)
    async with parties.work(asked.platform) as work:
        return str((await read(work, made, "packet")).fields["explanation"])


async def previewed(parties: Parties, asked: Removal, words: str) -> tuple[str, tuple[Find, ...]]:
    """What would leave, and the finds beside it."""
    wanted = asked.wanted(explanation=words)
    request = {name: value for name, value in wanted.formed(NOW).items() if name != "respond_by"}
    async with parties.work(asked.sender) as work:
        seen = await look_ahead(work, asked.case, asked.platform.id, purpose="removal", kind="packet", request=request)
    assert seen.preview.allowed
    shown = {row.field: row.value for row in seen.preview.leaves}
    return str(shown["explanation"]), tuple(one for one in seen.preview.finds if one.field == "explanation")


async def mark(parties: Parties, asked: Removal, words: str, *, keep: bool, reason: str = "") -> None:
    async with parties.work(asked.sender) as work:
        await mark_identity(work, asked.case, "explanation", words, keep=keep, reason=reason)


@pytest.mark.parametrize("written", NUMBERS.values(), ids=NUMBERS)
async def test_her_number_is_stopped_in_every_spelling(parties: Parties, written: str) -> None:
    asked = await removal(parties, HERS)
    words = f"返信は{written}へお願いします。"

    shown, finds = await previewed(parties, asked, words)
    frozen = await explained(parties, asked, words)

    assert [(one.kind, one.state, one.why) for one in finds] == [("telephone", "hidden", "recorded")]
    assert shown == frozen == f"返信は{MARKER}へお願いします。"


@pytest.mark.parametrize("written", NAMES.values(), ids=NAMES)
async def test_her_name_is_stopped_in_every_spelling(parties: Parties, written: str) -> None:
    asked = await removal(parties, HERS)
    words = f"写っているのは{written}です。"

    shown, finds = await previewed(parties, asked, words)
    frozen = await explained(parties, asked, words)

    assert [(one.kind, one.state, one.why) for one in finds] == [("name", "hidden", "recorded")]
    assert shown == frozen == f"写っているのは{MARKER}です。"


async def test_a_school_and_a_name_that_nobody_recorded_are_stopped(parties: Parties) -> None:
    asked = await removal(parties, HERS)
    words = "佐藤さんは星ヶ丘第二高校の生徒です。"

    shown, finds = await previewed(parties, asked, words)

    assert [(one.kind, one.text, one.why) for one in finds] == [
        ("name", "佐藤", "recognised"),
        ("school", "星ヶ丘第二高校", "recognised"),
    ]
    assert [words[one.start : one.end] for one in finds] == ["佐藤", "星ヶ丘第二高校"]
    assert shown == await explained(parties, asked, words) == f"{MARKER}さんは{MARKER}の生徒です。"


async def test_the_items_themselves_are_told_in_words_too(parties: Parties) -> None:
    asked = await removal(parties, HERS)
    words = f"対象は {URL['value']} と {ACCOUNT['value']} です。"

    shown, finds = await previewed(parties, asked, words)

    assert shown == await explained(parties, asked, words) == words
    assert {one.why for one in finds} <= {"told_in_a_field"}


async def test_what_a_worker_keeps_leaves_and_what_she_hides_does_not(parties: Parties) -> None:
    asked = await removal(parties, HERS)
    words = "ミドリさんを、赤い屋根の家で撮った。"
    await mark(parties, asked, "みどり", keep=True, reason="本人が名前を出すと決めた")
    await mark(parties, asked, "赤い屋根の家", keep=False)

    shown, finds = await previewed(parties, asked, words)

    assert [(one.text, one.state, one.why) for one in finds] == [
        ("ミドリ", "kept", "kept_by_worker"),
        ("赤い屋根の家", "hidden", "selected"),
    ]
    assert shown == await explained(parties, asked, words) == f"ミドリさんを、{MARKER}で撮った。"


async def test_the_newest_mark_rules(parties: Parties) -> None:
    asked = await removal(parties, HERS)
    await mark(parties, asked, NAME, keep=True, reason="本人の希望")
    await mark(parties, asked, "ﾐﾄﾞﾘ", keep=False)

    assert await explained(parties, asked, "みどりです。") == f"{MARKER}です。"


async def test_a_mark_is_remembered_for_its_case_and_field_alone(parties: Parties) -> None:
    asked, other = await removal(parties, HERS), await removal(parties, HERS)
    await mark(parties, asked, NAME, keep=True, reason="本人の希望")

    assert await explained(parties, asked, "みどりです。") == "みどりです。"
    assert await explained(parties, other, "みどりです。") == f"{MARKER}です。"
    made = await sent(parties, asked, explanation="公開された。", legal_ground="みどりの権利", duplicate_reason=AGAIN)
    async with parties.work(asked.platform) as work:
        assert (await read(work, made, "packet")).fields["legal_ground"] == f"{MARKER}の権利"


async def test_a_mark_stands_in_the_ledger_without_its_words_and_sealed_in_its_row(parties: Parties) -> None:
    asked = await removal(parties, HERS)
    await mark(parties, asked, NAME, keep=True, reason="本人の希望")
    await mark(parties, asked, NAME, keep=True, reason="本人の希望")

    lines = parties.rows(
        "select verb, field from ledger_event where sender = %(o)s and verb like 'identity:%%'", o=asked.sender.id
    )
    dump = parties.rows("select m::text from identity_mark m where case_file = %(c)s", c=asked.case)
    assert lines == [("identity:kept", "explanation")]
    assert len(dump) == 1
    assert NAME.encode().hex() not in dump[0][0]


@pytest.mark.parametrize(
    ("field", "words", "keep", "reason", "expected"),
    [
        ("explanation", NAME, True, "", "required:reason"),
        ("explanation", "…", False, "", "malformed:words"),
        ("call_name", NAME, False, "", "no_words_in_field:field"),
        ("moon", NAME, False, "", "unknown_field"),
        ("explanation", "あ" * 201, False, "", "too_long:words"),
    ],
)
async def test_a_mark_that_says_nothing_is_refused(
    parties: Parties, field: str, words: str, keep: bool, reason: str, expected: str
) -> None:
    asked = await removal(parties, HERS)

    async with parties.work(asked.sender) as work:
        with pytest.raises(Invalid, match=expected):
            await mark_identity(work, asked.case, field, words, keep=keep, reason=reason)

    assert parties.rows("select from identity_mark where case_file = %(c)s", c=asked.case) == []


async def test_an_address_that_names_her_leaves_and_is_said_to_her(parties: Parties) -> None:
    place = {"url": "https://sns.example.org/Midori_pics", "seen_at": "2026-11-20T10:00:00+09:00"}
    asked = await removal(parties, {**HERS, "locations": [place]})
    item = {"kind": "url", "value": place["url"]}
    request = {name: value for name, value in asked.wanted(items=[item]).formed(NOW).items() if name != "respond_by"}

    async with parties.work(asked.sender) as work:
        seen = await look_ahead(work, asked.case, asked.platform.id, purpose="removal", kind="packet", request=request)

    assert [(one.code, one.field) for one in seen.preview.to_say] == [("address_names_her", "locations")]
    assert {row.field: row.value for row in seen.preview.leaves}["items"][0]["value"] == place["url"]


async def test_what_is_said_to_her_stands_in_the_preview_before_she_was_asked(parties: Parties) -> None:
    place = {"url": "https://sns.example.org/Midori_pics", "seen_at": "2026-11-20T10:00:00+09:00"}
    sender, platform = parties.organisation(), parties.organisation("platform", connector="platform_webhook")
    parties.agree(sender, platform, AGREED, ["removal"])
    case = await consultation(parties, sender, {**HERS, "locations": [place]}, evidence_state="preserved")
    asked = Removal(sender, platform, case)
    item = {"kind": "url", "value": place["url"]}
    request = {name: value for name, value in asked.wanted(items=[item]).formed(NOW).items() if name != "respond_by"}

    async with parties.work(sender) as work:
        seen = await look_ahead(work, case, platform.id, purpose="removal", kind="packet", request=request)

    assert not seen.preview.allowed
    assert "no_consent" in {one.code for one in seen.preview.reasons}
    assert [(one.code, one.field) for one in seen.preview.to_say] == [("address_names_her", "locations")]


async def test_the_consent_sentence_says_that_an_address_contains_her_name(parties: Parties) -> None:
    place = {"url": "https://sns.example.org/Midori_pics", "seen_at": "2026-11-20T10:00:00+09:00"}
    asked = await removal(parties, {**HERS, "locations": [place]})
    about = About(asked.platform.id, "removal")
    without = {name: form for name, form in CONSENTED.items() if name != "locations"}

    async with parties.work(asked.sender) as work:
        read_out = await consent_sentences(work, asked.case, about, CONSENTED)
        less = await consent_sentences(work, asked.case, about, without)
        with pytest.raises(Invalid, match="never_needed:call_name"):
            await consent_sentences(work, asked.case, about, {"call_name": "full"})

    told = "あなたの名前や連絡先が入っています"
    assert asked.platform.name in read_out[0].ja
    assert [told in one.ja for one in read_out] == [False, False, True]
    assert [told in one.ja for one in less] == [False, False]
    assert not any("みどり" in one.ja + one.en for one in read_out)
    assert "いつでも やめることが できます" in read_out[1].to("ja@easy")


async def test_a_mark_that_hides_says_what_is_out_and_says_it_still(parties: Parties) -> None:
    asked = await removal(parties, HERS)
    made = await sent(parties, asked, explanation="紫陽花クラブの会合で撮られた。")

    async with parties.work(asked.sender) as work:
        hidden = await mark_identity(work, asked.case, "explanation", "紫陽花クラブ", keep=False)
        another = await mark_identity(work, asked.case, "explanation", "百合の会", keep=False)
        kept = await mark_identity(work, asked.case, "explanation", "会合", keep=True, reason="場所ではない")

    assert [(one.object, one.kind, one.recipient.id) for one in hidden] == [(made, "packet", asked.platform.id)]
    assert (another, kept) == ((), ())


async def test_whom_the_signer_names_leaves_and_is_never_silent(parties: Parties) -> None:
    asked = await removal(parties, HERS)
    signer = {**SIGNER, "authority": "母の山田花子の委任状"}
    request = {name: value for name, value in asked.wanted(signer=signer).formed(NOW).items() if name != "respond_by"}

    async with parties.work(asked.sender) as work:
        seen = await look_ahead(work, asked.case, asked.platform.id, purpose="removal", kind="packet", request=request)

    assert seen.preview.allowed
    found = [(one.place, one.text, one.state, one.why) for one in seen.preview.finds]
    assert ("signer.authority", "山田花子", "kept", "says_who_asks") in found
    assert {row.field: row.value for row in seen.preview.leaves}["signer"]["authority"] == signer["authority"]


async def test_words_are_looked_into_beside_the_event_loop(parties: Parties, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = await removal(parties, HERS)
    looked: list[int] = []

    def watched(text: str) -> tuple[Spot, ...]:
        looked.append(get_ident())
        return recognised(text)

    monkeypatch.setattr("hub.minimisation.finds.recognised", watched)
    await previewed(parties, asked, "みどりです。")
    await explained(parties, asked, "みどりです。")

    assert looked
    assert get_ident() not in looked
