"""What a request shows a platform, what stands against it, and when its clock ends."""

from datetime import timedelta
from typing import Any

import pytest

from hub.kit.errors import Invalid, NotFound, Refused
from hub.minimisation import content
from hub.releases.duplicates import duplicates
from hub.releases.read import read
from hub.takedowns import show
from hub.takedowns.progress import receive
from hub.takedowns.repository import takedown
from hub.takedowns.send import send
from tests.consultations import ADULT, CHILD, HELD_BY_ASSENT, consent
from tests.counting import counted
from tests.parties import NOW, Parties
from tests.takedowns.removal import ACCOUNT, CONSENTED, URL, both_lists, items, places, queued, removal, sent

pytestmark = pytest.mark.anyio
IDENTITY = {"call_name", "legal_name", "narrative", "safe_contact", "prefecture", "timeline"}


async def test_a_platform_reads_what_to_remove_and_nothing_of_who_asks(parties: Parties) -> None:
    asked = await removal(parties)

    made = await sent(parties, asked)

    async with parties.work(asked.platform) as work:
        packet = await read(work, made, "packet")
    assert [(row["number"], row["value"]) for row in packet.fields["items"]] == [
        (1, URL["value"]),
        (2, ACCOUNT["value"]),
    ]
    assert packet.fields["signer"]["role"] == "authorised"
    assert packet.fields["age_band_at_images"] == "no"
    assert not IDENTITY & set(packet.fields)
    assert "ミナ" not in packet.canonical().decode()
    assert both_lists(parties, made) == [("inbox", "requested"), ("sent", "requested")]


async def test_a_dump_of_the_rows_shows_no_address(parties: Parties) -> None:
    asked = await removal(parties)
    made = await sent(parties, asked)

    dump = parties.rows(
        "select t::text || s::text from takedown t join takedown_sealed s on s.request = t.id where t.id = %(r)s",
        r=made,
    )

    assert "sns.example.org" not in dump[0][0]
    assert b"sns.example.org".hex() not in dump[0][0]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"signer": None}, ("signer_missing", "signer")),
        ({"items": [{"kind": "url", "value": "https://sns.example.org/p/2"}]}, ("not_recorded", "items.0")),
        ({"reply_contact": {"name": "ﾐﾅ の友人", "mail": "help@example.org"}}, ("identity_in_text", "reply_contact")),
        ({"explanation": "み な"}, None),
        ({"good_faith": None}, ("not_recorded", "good_faith")),
    ],
)
async def test_what_stands_against_a_request_is_named_and_nothing_is_written(
    parties: Parties, changed: dict[str, Any], expected: tuple[str, str] | None
) -> None:
    asked = await removal(parties)
    if expected is None:
        await sent(parties, asked, **changed)
        return

    with pytest.raises(Refused) as refused:
        await sent(parties, asked, **changed)

    assert expected in [(one.code, one.field) for one in refused.value.reasons]
    for table in ("takedown", "release", "delivery", "item_match"):
        assert parties.rows(f"select from {table} where sender = %(o)s", o=asked.sender.id) == []


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"items": []}, "required:items"),
        ({"items": [URL, {**URL, "value": "https://SNS.example.org:443/p/1#top"}]}, "item_twice:items.1"),
        ({"items": [{"kind": "url", "value": "data:image/png;base64,AAAA"}]}, "malformed:items.0.value"),
        ({"respond_by": NOW + timedelta(days=4)}, "out_of_range:respond_by"),
        ({"facts": frozenset({"moon_base"})}, "malformed:facts"),
    ],
)
async def test_what_has_not_its_form_is_refused(parties: Parties, changed: dict[str, Any], expected: str) -> None:
    asked = await removal(parties)

    with pytest.raises(Invalid, match=expected):
        await sent(parties, asked, **changed)

    assert parties.rows("select from takedown where sender = %(o)s", o=asked.sender.id) == []


async def test_evidence_comes_first(parties: Parties) -> None:
    asked = await removal(parties, evidence_state="noted")

    with pytest.raises(Refused, match="evidence_not_preserved"):
        await sent(parties, asked)


async def test_a_child_already_shown_does_not_wait_and_her_assent_signs(parties: Parties) -> None:
    asked = await removal(parties, CHILD, evidence_state="noted")
    await consent(
        parties,
        asked.sender,
        asked.case,
        asked.platform,
        "removal",
        "platform_webhook",
        CONSENTED,
        facts=HELD_BY_ASSENT,
    )

    made = await sent(parties, asked, signer=None)

    async with parties.work(asked.platform) as work:
        signer = (await read(work, made, "packet")).fields["signer"]
    assert (signer["role"], signer["authority"]) == ("authorised", "recorded_assent")


async def test_consent_to_locations_is_not_consent_to_accounts(parties: Parties) -> None:
    asked = await removal(parties, fields={name: form for name, form in CONSENTED.items() if name != "accounts"})

    with pytest.raises(Refused, match="not_consented:items"):
        await sent(parties, asked)

    assert await sent(parties, asked, items=[URL])


async def test_a_clock_of_law_runs_where_its_facts_are_true_and_no_later_proof_puts_it_off(parties: Parties) -> None:
    asked = await removal(parties)
    made = await sent(parties, asked, facts=frozenset({"us_covered_platform"}))
    async with parties.work(asked.sender) as work:
        found = await takedown(work, made)
    assert (found.clock, found.due_at, found.received_proof) == ("US-TIDA-48H/1", NOW + timedelta(hours=48), "api")

    async with parties.work(asked.platform, NOW + timedelta(hours=3)) as work:
        await receive(work, made)

    async with parties.work(asked.sender) as work:
        found = await takedown(work, made)
    assert (found.due_at, found.received_proof) == (NOW + timedelta(hours=48), "acknowledgement")
    listed = parties.rows("select distinct due_at from party where object = %(r)s", r=made)
    assert listed == [(NOW + timedelta(hours=48),)]


async def test_without_a_clock_of_law_the_hubs_own_target_is_due(parties: Parties) -> None:
    asked = await removal(parties)

    made = await sent(parties, asked, respond_by=NOW + timedelta(seconds=5))

    async with parties.work(asked.sender, NOW + timedelta(seconds=6)) as work:
        found = await takedown(work, made)
        assert (found.clock, found.overdue) == (None, True)


async def test_a_notice_by_mail_needs_no_agreement_but_the_laws_ceiling(parties: Parties) -> None:
    asked = await removal(parties, connector="dsa_notice")
    await consent(parties, asked.sender, asked.case, asked.platform, "removal", "dsa_notice", CONSENTED)

    made = await sent(parties, asked)

    async with parties.work(asked.sender) as work:
        assert (await takedown(work, made)).answered_by == "sender"


async def test_a_duplicate_shows_to_the_recipient_and_never_across_senders(parties: Parties) -> None:
    first = await removal(parties)
    second = await removal(parties)
    parties.agree(
        second.sender,
        first.platform,
        {**CONSENTED, **dict.fromkeys(("items", "legal_ground", "signer", "good_faith"), "full")},
        ["removal"],
    )
    await consent(parties, second.sender, second.case, first.platform, "removal", "platform_webhook", CONSENTED)
    one = await sent(parties, first)
    async with parties.work(second.sender) as work:
        other = await send(work, second.wanted(recipient=first.platform.id, items=[URL]))

    async with parties.work(first.platform) as work:
        assert await duplicates(work, one) == (1,)
        assert await duplicates(work, other) == (1,)
    for sender, request in ((first.sender, one), (second.sender, other)):
        async with parties.work(sender) as work:
            assert await duplicates(work, request) == ()


async def test_a_hash_is_its_algorithm_and_its_digits(parties: Parties) -> None:
    digits = "4a5e1e4b" * 8
    recorded = [{"algorithm": one, "value": digits, "computed_by": "own_device"} for one in ("sha256", "pdq")]
    asked = await removal(parties, {**ADULT, "hashes": recorded[:1]}, fields={**CONSENTED, "hashes": "full"})
    both = await removal(parties, {**ADULT, "hashes": recorded}, fields={**CONSENTED, "hashes": "full"})
    wanted = [{"kind": "hash", "value": digits, "algorithm": one} for one in ("sha256", "pdq")]

    made = await sent(parties, both, items=wanted)

    async with parties.work(both.platform) as work:
        shown = await show.items(work, await takedown(work, made))
    assert [one.algorithm for one in shown] == ["sha256", "pdq"]
    with pytest.raises(Refused) as refused:
        await sent(parties, asked, items=wanted)
    assert [(one.code, one.field) for one in refused.value.reasons] == [("not_recorded", "items.1")]


async def test_the_same_digits_by_another_algorithm_are_no_duplicate(parties: Parties) -> None:
    digits = "4a5e1e4b" * 8
    recorded = [{"algorithm": one, "value": digits, "computed_by": "own_device"} for one in ("sha256", "pdq")]
    asked = await removal(parties, {**ADULT, "hashes": recorded}, fields={**CONSENTED, "hashes": "full"})

    await sent(parties, asked, items=[{"kind": "hash", "value": digits, "algorithm": "sha256"}])
    made = await sent(parties, asked, items=[{"kind": "hash", "value": digits, "algorithm": "pdq"}])

    async with parties.work(asked.platform) as work:
        assert await duplicates(work, made) == ()


async def test_a_stranger_and_an_unknown_id_are_the_same(parties: Parties) -> None:
    asked, other = await removal(parties), await removal(parties)
    made = await sent(parties, asked)

    for request in (made, other.case):
        async with parties.work(other.platform) as work:
            with pytest.raises(NotFound, match="not_found:id"):
                await takedown(work, request)


@pytest.mark.parametrize("count", [1, 10, 100])
async def test_a_request_costs_the_same_for_one_item_and_for_a_hundred(parties: Parties, count: int) -> None:
    rows = places(count)
    asked = await removal(parties, {**ADULT, "locations": rows})

    with counted(parties.web) as statements:
        await queued(parties, asked, items=items(rows))

    assert len(statements) == 24


async def test_what_the_case_does_not_record_is_refused_before_anybody_looks_at_it(
    parties: Parties, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = await removal(parties)
    looked: list[int] = []
    look = content.carries_image

    def noted(text: str) -> bool:
        looked.append(len(text))
        return look(text)

    monkeypatch.setattr(content, "carries_image", noted)
    long = [{"kind": "url", "value": f"https://sns.example.org/{n}/" + "a" * 1_980} for n in range(90)]

    with pytest.raises(Refused) as refused:
        await sent(parties, asked, items=long)

    assert [one.code for one in refused.value.reasons].count("not_recorded") == len(long)
    assert looked == []
