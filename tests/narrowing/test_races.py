"""Each cause against offering, accepting, sending and reading: nothing stays open that began at the same moment."""

import pytest

from hub.narrowing.causes import Cause
from hub.narrowing.states import ThingState
from hub.releases.read import read
from tests.depth import deep
from tests.narrowing.races import (
    CAUSES,
    SOON,
    Side,
    a_stage,
    accepting,
    nothing_is_open,
    offering,
    reading,
    rejecting,
    sending,
    together,
)
from tests.narrowing.stage import Stage
from tests.parties import Parties
from tests.racing import Seen

pytestmark = pytest.mark.anyio
RACES = deep(10, 200)
HERS = [cause for cause in CAUSES if cause is not Cause.CONFLICT_OF_INTEREST]
BEFORE_AN_OFFER = [cause for cause in HERS if cause is not Cause.SENDER_CANCELS]
OF_REQUESTS = [Cause.WITHDRAWAL, Cause.REFUSAL, Cause.BAR, Cause.CASE_CLOSED]


@pytest.mark.slow
@pytest.mark.parametrize("cause", BEFORE_AN_OFFER)
async def test_nothing_is_offered_past_a_word_that_narrows(parties: Parties, cause: Cause) -> None:
    seen = Seen()
    for _ in range(RACES):
        on = await a_stage(parties, cause, ThingState.OFFERED)
        await together(on, cause, offering, seen=seen)
        await nothing_is_open(on)
    seen.both_came()


@pytest.mark.slow
@pytest.mark.parametrize("cause", [cause for cause in CAUSES if cause not in (Cause.CASE_CLOSED, Cause.AGE_UNDER_18)])
@pytest.mark.parametrize("other", [accepting, reading, sending, rejecting])
async def test_whatever_comes_at_the_same_moment_ends_too(parties: Parties, cause: Cause, other: Side) -> None:
    seen = Seen()
    for _ in range(RACES):
        on = await a_stage(parties, cause, ThingState.OFFERED)
        refused = await together(on, cause, other, seen=seen)
        assert refused is None or other is rejecting, refused.reasons
        if cause is Cause.SHORTENING and on.status()[0] == "accepted":
            assert "matter_types" not in (await _packet(on))
        else:
            await nothing_is_open(on)
    seen.both_came()


@pytest.mark.slow
@pytest.mark.parametrize("cause", [Cause.CASE_CLOSED, Cause.AGE_UNDER_18])
@pytest.mark.parametrize("other", [accepting, reading, sending])
async def test_an_acceptance_that_came_first_is_kept_and_one_that_did_not_is_refused(
    parties: Parties, cause: Cause, other: Side
) -> None:
    seen = Seen()
    for _ in range(RACES):
        on = await a_stage(parties, cause, ThingState.OFFERED)
        await together(on, cause, other, seen=seen)
        if on.status()[0] != "accepted":
            await nothing_is_open(on)
    seen.both_came()


@pytest.mark.slow
@pytest.mark.parametrize("cause", OF_REQUESTS)
@pytest.mark.parametrize("other", [reading, sending])
async def test_a_request_that_the_platform_was_not_told_of_ends_with_it(
    parties: Parties, cause: Cause, other: Side
) -> None:
    seen = Seen()
    for _ in range(RACES):
        on = await a_stage(parties, cause, ThingState.UNTAKEN)
        await together(on, cause, other, seen=seen)
        if other is sending:
            await nothing_is_open(on)
    seen.both_came()


async def _packet(on: Stage) -> dict[str, object]:
    async with on.parties.work(on.other, SOON) as work:
        return dict((await read(work, on.sent.object, "packet")).fields)
