"""The seconds of the story stretch with how long the machine takes to answer, so that nothing passes unseen."""

from datetime import timedelta

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from hub.demo.acts import change_of_mind, silence
from hub.demo.party import DemoParty

SECOND = timedelta(seconds=1)


def test_on_a_machine_that_answers_at_once_the_story_takes_as_long_as_ever() -> None:
    assert silence.offer_times(timedelta(0)) == (4 * SECOND, 12 * SECOND)
    assert change_of_mind.clearly(timedelta(0)) == 2 * SECOND


@given(st.floats(0, 60))
def test_an_offer_stays_overdue_for_longer_than_three_questions_take(seconds: float) -> None:
    slowest = timedelta(seconds=seconds)

    respond, expire = silence.offer_times(slowest)

    assert respond >= 2 * slowest, "it is not over before the hub has it"
    assert expire - respond >= max(8 * SECOND, 3 * slowest)
    assert change_of_mind.clearly(slowest) >= 2 * slowest


@pytest.mark.anyio
async def test_a_party_knows_its_slowest_answer() -> None:
    async def answer(_request: object) -> Response:
        return JSONResponse({"data": {}})

    async def token() -> str:
        return "token"

    app = Starlette(routes=[Route("/graphql", answer, methods=["POST"])])
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app)) as client:
        party = DemoParty("support/caseworker", "id", "http://hub.example.org/graphql", token, client)
        assert party.slowest == 0
        await party.ask("{ viewer { role } }")
        once = party.slowest
        await party.ask("{ viewer { role } }")

    assert 0 < once <= party.slowest
