"""Accepted is not retained: the lawyer says so, with the dates to keep, from the newest page."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from hub.kit.errors import Conflict, Invalid, NotFound
from hub.referrals.accept import accept
from hub.referrals.engage import Engagement, engage
from hub.referrals.open_dates import OpenDate
from hub.referrals.repository import referral
from tests.parties import Parties
from tests.referrals.handoff import Handoff, handoff, offered

pytestmark = pytest.mark.anyio
TODAY = date(2026, 11, 22)
ENGAGED = Engagement("engaged", TODAY)


async def accepted(parties: Parties) -> tuple[Handoff, UUID]:
    handed = await handoff(parties)
    made = await offered(parties, handed)
    async with parties.work(handed.lawyer) as work:
        await accept(work, made)
    return handed, made


async def test_accepted_is_not_engaged_until_the_lawyer_says_so(parties: Parties) -> None:
    handed, made = await accepted(parties)
    async with parties.work(handed.sender) as work:
        assert (await referral(work, made)).engagement is None

    async with parties.work(handed.lawyer) as work:
        await engage(work, made, ENGAGED, expected_version=2)

    async with parties.work(handed.sender) as work:
        found = await referral(work, made)
    assert (found.status, found.engagement, found.engaged_on) == ("accepted", "engaged", TODAY)


async def test_an_engagement_needs_its_time_its_word_and_its_side(parties: Parties) -> None:
    handed, made = await accepted(parties)
    waiting = await offered(parties, await handoff(parties))

    async with parties.work(handed.lawyer) as work:
        with pytest.raises(Invalid):
            await engage(work, made, replace(ENGAGED, engagement="perhaps"), expected_version=2)
        with pytest.raises(Invalid):
            await engage(work, made, replace(ENGAGED, engaged_on=TODAY + timedelta(days=1)), expected_version=2)
        with pytest.raises(NotFound):
            await engage(work, waiting, ENGAGED, expected_version=2)
    async with parties.work(handed.sender) as work:
        with pytest.raises(Conflict, match="not_your_move"):
            await engage(work, made, ENGAGED, expected_version=2)


async def test_an_engagement_from_a_page_older_than_the_referral_overwrites_nothing(parties: Parties) -> None:
    handed, made = await accepted(parties)
    async with parties.work(handed.lawyer) as work:
        await engage(work, made, ENGAGED, expected_version=2)

    async with parties.work(handed.lawyer) as work:
        with pytest.raises(Conflict, match="stale:expected_version"):
            await engage(work, made, replace(ENGAGED, engagement="consultation-only"), expected_version=2)

    async with parties.work(handed.sender) as work:
        assert (await referral(work, made)).engagement == "engaged"


@pytest.mark.parametrize(
    ("dates", "fault"),
    [
        ([OpenDate("her story", TODAY)], "malformed:open_dates.0.kind"),
        ([OpenDate("court-date", date(2037, 1, 1))], "kept_date_out_of_range:open_dates.0.on"),
        ([OpenDate("court-date", date(2020, 1, 1))], "kept_date_out_of_range:open_dates.0.on"),
        ([OpenDate("court-date", TODAY)] * 21, "too_long:open_dates"),
    ],
)
async def test_a_date_to_keep_is_a_word_of_the_list_and_a_day_in_reason(
    parties: Parties, dates: list[OpenDate], fault: str
) -> None:
    handed, made = await accepted(parties)

    async with parties.work(handed.lawyer) as work:
        with pytest.raises(Invalid, match=fault):
            await engage(work, made, replace(ENGAGED, open_dates=dates), expected_version=2)

    async with parties.work(handed.lawyer) as work:
        assert (await referral(work, made)).open_dates == ()


async def test_the_dates_to_keep_are_the_newest_that_were_named_and_stay_where_none_are(parties: Parties) -> None:
    handed, made = await accepted(parties)
    hearing, paper = OpenDate("court-date", TODAY + timedelta(days=9)), OpenDate("filing-deadline", TODAY)
    said = [[hearing], [hearing, paper], None]

    for version, dates in enumerate(said, start=2):
        async with parties.work(handed.lawyer) as work:
            await engage(work, made, replace(ENGAGED, open_dates=dates), expected_version=version)

    for party in (handed.sender, handed.lawyer):
        async with parties.work(party) as work:
            assert (await referral(work, made)).open_dates == (paper, hearing)
