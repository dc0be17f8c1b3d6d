"""What counts for a clock, with its history; whether an item is still there; what is prepared once a time is over."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from hub.kit.errors import Conflict, Invalid, NotFound
from hub.takedowns.answer import record
from hub.takedowns.clock_events import clock_events, record_moment
from hub.takedowns.findings import Looked, findings, record_finding
from hub.takedowns.outcome import ItemAnswer
from hub.takedowns.prepared import Prepared, prepared, state_of
from hub.takedowns.repository import OpenTakedown, takedown
from tests.consultations import CHILD, HELD_BY_ASSENT, consent
from tests.parties import NOW, Parties, Party
from tests.takedowns.removal import CONSENTED, Removal, removal, sent

pytestmark = pytest.mark.anyio
LATER = NOW + timedelta(hours=80)
BY_MAIL = "dsa_notice"


async def opened(parties: Parties, party: Party, request: Any, now: datetime) -> tuple[OpenTakedown, Looked]:
    async with parties.work(party, now) as work:
        return await takedown(work, request), (await findings(work, [request]))[request]


async def steps(parties: Parties, asked: Removal, request: Any, now: datetime) -> tuple[Prepared, ...]:
    found, looked = await opened(parties, asked.sender, request, now)
    return prepared(found, looked.found, "例SNS", now, "en")


async def found_there(parties: Parties, asked: Removal, request: Any, **said: Any) -> None:
    given = {"item": 1, "found": "there", "said_by": "staff", "looked_at": LATER}
    async with parties.work(asked.sender, max(LATER, said.get("looked_at", LATER))) as work:
        await record_finding(work, request, **{**given, **said})


async def test_a_better_proof_three_hours_earlier_moves_the_end_and_the_history_keeps_both(parties: Parties) -> None:
    """Of deadlines.md 5, last row."""
    asked = await removal(parties, connector=BY_MAIL)
    parties.facts(asked.platform, "us_covered_platform")
    request = await sent(parties, asked)
    # as if the mail server had taken it three hours after it was sent
    late = NOW + timedelta(hours=3)
    parties.admin.execute(
        "update takedown set received_at = %s, received_proof = 'mail-server', due_at = due_at + interval '3 hours',"
        " clocks = array(select replace(c, %s, %s) from unnest(clocks) c) where id = %s",
        (late, "2026-11-24T03:00:00", "2026-11-24T06:00:00", request),
    )

    async with parties.work(asked.sender, NOW + timedelta(hours=4)) as work:
        await record_moment(work, request, kind="acknowledgement", at=NOW)
        kept = await clock_events(work, request)
        now = await takedown(work, request)

    assert now.due_at == NOW + timedelta(hours=48)
    assert [(one.kind, one.due_at) for one in kept] == [
        ("api", NOW + timedelta(hours=48)),
        ("acknowledgement", NOW + timedelta(hours=48)),
    ]


async def test_a_decision_told_opens_its_window_and_moves_no_end(parties: Parties) -> None:
    asked = await removal(parties)
    parties.facts(asked.platform, "eu_online_platform", "jp_provider")
    request = await sent(parties, asked)
    before, _ = await opened(parties, asked.sender, request, NOW)

    async with parties.work(asked.sender, NOW + timedelta(hours=1)) as work:
        await record_moment(work, request, kind="told", at=NOW + timedelta(minutes=5))
        await record_moment(work, request, kind="inquiry", at=NOW + timedelta(minutes=6))

    after, _ = await opened(parties, asked.platform, request, NOW + timedelta(hours=1))
    ends = {words.split(" ")[0]: words.split(" ")[1] for words in after.clocks}
    assert ends["EU-DSA-COMPLAINT/1"].startswith("2027-05-22")
    assert ends["JP-SAFE-2D/1"] == "2026-11-24T15:00:00+00:00"
    assert (after.due_at, after.clock) == (before.due_at, before.clock)


@pytest.mark.parametrize(
    ("kind", "at", "error"),
    [
        ("moon", NOW, Invalid),
        ("told", NOW + timedelta(days=9), Invalid),
        ("told", NOW - timedelta(days=1), Invalid),
        ("acknowledgement", NOW, Conflict),
    ],
)
async def test_what_cannot_have_happened_counts_for_nothing(
    parties: Parties, kind: str, at: datetime, error: type[Exception]
) -> None:
    asked = await removal(parties)
    request = await sent(parties, asked)
    before = parties.rows("select count(*) from takedown_clock_event where request = %(r)s", r=request)

    with pytest.raises(error):
        async with parties.work(asked.sender, NOW + timedelta(hours=1)) as work:
            await record_moment(work, request, kind=kind, at=at)
    with pytest.raises(Conflict, match="not_your_move"):
        async with parties.work(asked.platform, NOW + timedelta(hours=1)) as work:
            await record_moment(work, request, kind="told", at=NOW)

    assert parties.rows("select count(*) from takedown_clock_event where request = %(r)s", r=request) == before


async def test_what_was_found_decides_for_both_sides_whatever_was_answered(parties: Parties) -> None:
    asked = await removal(parties, connector=BY_MAIL)
    request = await sent(parties, asked)
    async with parties.work(asked.sender, NOW + timedelta(hours=1)) as work:
        await record(work, request, [ItemAnswer(1, "removed"), ItemAnswer(2, "removed")])

    for expected, said in [
        ("due", None),
        ("due", {"found": "unverified", "said_by": "platform"}),
        ("missed", {"found": "there", "said_by": "person"}),
        ("missed", {"found": "gone", "said_by": "staff", "looked_at": LATER + timedelta(hours=1)}),
    ]:
        if said is not None:
            await found_there(parties, asked, request, **said)
        for party in (asked.sender, asked.platform):
            row, looked = await opened(parties, party, request, LATER)
            assert state_of(row, 2, looked.found, LATER) == expected
    assert len(looked.found) == 3


async def test_all_found_gone_in_time_is_met(parties: Parties) -> None:
    asked = await removal(parties)
    request = await sent(parties, asked)
    at = NOW + timedelta(hours=2)

    for item in (1, 2):
        async with parties.work(asked.sender, at) as work:
            await record_finding(work, request, item=item, found="gone", said_by="staff", looked_at=at)

    row, looked = await opened(parties, asked.sender, request, LATER)
    assert state_of(row, 2, looked.found, LATER) == "met"
    assert await steps(parties, asked, request, LATER) == ()


@pytest.mark.parametrize("band", ["under_13", "16_17", "unknown", None])
async def test_nobody_looks_at_what_may_show_a_child(parties: Parties, band: str | None) -> None:
    """Rule 5 of domain.md."""
    values = {**CHILD, "age_band_now": band or "unknown", "age_band_at_images": band or "unknown"}
    asked = await removal(parties, values)
    place = (asked.case, asked.platform, "removal", "platform_webhook", CONSENTED)
    await consent(parties, asked.sender, *place, facts=HELD_BY_ASSENT)
    request = await sent(parties, asked, signer=None)
    if band is None:
        parties.admin.execute(
            "delete from case_value where case_file = %s and field = 'age_band_at_images'", (asked.case,)
        )

    with pytest.raises(Invalid, match="never_opened:said_by"):
        await found_there(parties, asked, request)
    for said_by in ("person", "hotline", "platform"):
        await found_there(parties, asked, request, said_by=said_by)

    _, looked = await opened(parties, asked.sender, request, LATER)
    assert {one.said_by for one in looked.found} == {"person", "hotline", "platform"}


async def test_only_the_team_that_asked_records_what_was_found(parties: Parties) -> None:
    asked = await removal(parties)
    request = await sent(parties, asked)

    with pytest.raises(Conflict, match="not_your_move"):
        async with parties.work(asked.platform, LATER) as work:
            await record_finding(work, request, item=1, found="gone", said_by="platform", looked_at=LATER)
    with pytest.raises(NotFound):
        async with parties.work(parties.organisation(), LATER) as work:
            await record_finding(work, request, item=1, found="gone", said_by="platform", looked_at=LATER)
    for wrong in ({"item": 3}, {"found": "moon"}, {"said_by": "moon"}, {"looked_at": NOW - timedelta(days=1)}):
        with pytest.raises(Invalid):
            await found_there(parties, asked, request, **wrong)

    assert parties.rows("select from item_finding where request = %(r)s", r=request) == []


async def test_once_a_time_is_over_a_draft_is_prepared_and_nothing_is_sent(parties: Parties) -> None:
    asked = await removal(parties)
    parties.facts(asked.platform, "us_covered_platform")
    request = await sent(parties, asked)
    left = parties.rows("select count(*) from delivery where object = %(r)s", r=request)
    assert await steps(parties, asked, request, NOW + timedelta(hours=47)) == ()

    found = await steps(parties, asked, request, LATER)

    assert [(one.step.kind, one.step.since) for one in found] == [
        ("complaint", NOW + timedelta(hours=48)),
        ("request-copies", NOW + timedelta(hours=48)),
    ]
    (complaint,) = (one.draft for one in found if one.step.kind == "complaint")
    assert "TAKE IT DOWN Act section 3" in complaint
    assert not any(word in complaint for word in ("ミナ", "sns.example.org", "@leak"))
    assert parties.rows("select count(*) from delivery where object = %(r)s", r=request) == left


async def test_where_no_statute_applies_the_ladder_proposes_a_second_notice(parties: Parties) -> None:
    asked = await removal(parties)
    request = await sent(parties, asked)

    assert await steps(parties, asked, request, NOW + timedelta(hours=23)) == ()
    assert [one.step.kind for one in await steps(parties, asked, request, NOW + timedelta(hours=25))] == [
        "second-notice"
    ]
    assert [one.step.kind for one in await steps(parties, asked, request, LATER)] == ["second-notice", "next-contact"]


async def test_a_claim_that_more_is_needed_stops_no_clock(parties: Parties) -> None:
    """Of deadlines.md 3."""
    asked = await removal(parties, connector=BY_MAIL)
    parties.facts(asked.platform, "us_covered_platform")
    request = await sent(parties, asked)

    async with parties.work(asked.sender, NOW + timedelta(hours=1)) as work:
        await record(work, request, [ItemAnswer(1, "needs-information", "insufficient-information")])

    row, looked = await opened(parties, asked.sender, request, LATER)
    assert (row.due_at, state_of(row, 2, looked.found, LATER)) == (NOW + timedelta(hours=48), "due")
