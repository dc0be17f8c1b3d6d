"""A machine asks only so often: at the token endpoint on all workers together, at the API in each."""

from datetime import timedelta

import anyio
import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.app import build_app
from hub.machines.rates import Bucket, Rates, taken
from tests.machines.machines import Shop
from tests.parties import NOW

pytestmark = pytest.mark.anyio


async def test_a_client_that_asks_for_tokens_too_often_is_told_how_long_to_wait(shop: Shop) -> None:
    machine = await shop.machine(rate=3)
    for _ in range(3):
        assert (await shop.ask("/oauth/token", machine.form())).status_code == 200
        shop.clock.advance(timedelta(seconds=10))

    early = await shop.ask("/oauth/token", machine.form())
    shop.clock.advance(timedelta(seconds=int(early.headers["retry-after"])))
    late = await shop.ask("/oauth/token", machine.form())

    assert (early.status_code, early.json(), early.headers["retry-after"]) == (429, {"error": "slow_down"}, "30")
    assert late.status_code == 200


async def test_the_limit_holds_after_a_restart_and_an_assertion_stays_spent(shop: Shop) -> None:
    machine = await shop.machine(rate=2)
    spent = machine.form()
    assert (await shop.ask("/oauth/token", spent)).status_code == 200
    app = build_app(shop.settings, shop.clock)
    transport = httpx.ASGITransport(app)

    async with app.router.lifespan_context(app), httpx.AsyncClient(transport=transport, base_url="http://h") as http:
        restarted = Shop(http, shop.clock, shop.parties, shop.settings)
        answers = [await restarted.ask("/oauth/token", body) for body in (spent, machine.form(), machine.form())]

    assert [one.status_code for one in answers] == [400, 200, 429]


@pytest.mark.slow
async def test_of_sixteen_requests_at_once_no_more_than_the_limit_get_a_token(shop: Shop) -> None:
    machine = await shop.machine(rate=5)
    answers = list[httpx.Response]()

    async def ask() -> None:
        answers.append(await shop.ask("/oauth/token", machine.form()))

    async with anyio.create_task_group() as together:
        for _ in range(16):
            together.start_soon(ask)

    assert sorted(one.status_code for one in answers) == [*[200] * 5, *[429] * 11]


async def test_one_clients_haste_is_not_anothers(shop: Shop) -> None:
    hasty = await shop.machine(rate=1)
    other = await shop.machine(hasty.party, rate=1)
    for _ in range(2):
        last = await shop.ask("/oauth/token", hasty.form())

    assert last.status_code == 429
    assert (await shop.ask("/oauth/token", other.form())).status_code == 200


async def test_a_client_that_calls_too_often_is_told_how_long_to_wait(shop: Shop) -> None:
    machine = await shop.machine(rate=3)
    token = await machine.token()
    answers = [await machine.call(token) for _ in range(4)]

    shop.clock.advance(timedelta(seconds=int(answers[3].headers["retry-after"])))
    late = await machine.call(token)

    assert [one.status_code for one in answers] == [200, 200, 200, 429]
    assert answers[3].headers["retry-after"] == "20"
    assert answers[3].json()["errors"][0]["extensions"]["code"] == "TOO_MANY_REQUESTS"
    assert "data" not in answers[3].json()
    assert late.status_code == 200


@given(st.integers(1, 6000), st.lists(st.floats(0, 120), max_size=50))
def test_no_minute_lets_more_in_than_twice_the_rate(rate: int, pauses: list[float]) -> None:
    """A full bucket and what flows in meanwhile: never more."""
    bucket, now, let_in = None, 0.0, list[float]()
    for pause in pauses:
        now += pause
        after = taken(bucket, rate, now)
        if after.left >= 0:
            bucket = after
            let_in.append(now)

    assert all(sum(start <= one < start + 60 for one in let_in) <= 2 * rate for start in let_in)


@given(st.integers(1, 6000), st.floats(0, 1e6), st.floats(-100, 6000))
def test_whoever_waits_as_long_as_told_is_let_in(rate: int, at: float, left: float) -> None:
    rates, bucket = Rates(), Bucket(min(left, rate), at)
    rates._buckets["x"] = bucket
    now = NOW.fromtimestamp(at, NOW.tzinfo)

    wait = rates.wait("x", rate, now)

    assert wait == 0 or rates.wait("x", rate, now + timedelta(seconds=wait)) == 0
