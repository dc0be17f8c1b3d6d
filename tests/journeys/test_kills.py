"""Again and again in the middle of the work, web, worker or PostgreSQL is killed: nothing acknowledged is lost."""

import random
import socket
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import anyio
import httpx
import pytest

from hub.demo.cast import operator
from hub.demo.stage import Stage, set_up
from hub.kit.settings import Settings
from tests.depth import deep
from tests.figures import Figures
from tests.folders import passable_folder
from tests.journeys.callers import Done, Lane
from tests.journeys.killer import Killer
from tests.journeys.receivers import Receivers, listening
from tests.journeys.steadfast import Steadfast

pytestmark = [pytest.mark.anyio, pytest.mark.slow]
ROUNDS = ("serve", "work") * deep(2, 7) + ("server",) * deep(1, 4) + ("postgres",) * deep(1, 2)
LANES = 2
SERVING_SECONDS, MOVING_SECONDS = 30, 60
"""Bounds for a busy machine; the figures that we want (10 and 30) are printed beside what was measured."""
LAST_SECONDS = 90
"""A send that was cut off waits for the end of its lease."""
OF_LAWYERS, OF_BOARD = "intake@aoba-legal.example.org", "notices@irori.example.com"
DELIVERIES = (
    "query All($after: String) { done: deliveries(first: 100, after: $after) { pageInfo { hasNextPage endCursor } "
    "edges { node { objectId event messageId status reason attempts { outcome code } } } } }"
)
CASE = "query Look($id: ID!) { done: case(id: $id) { id consents { eventType purpose } evidence { number } } }"
REQUEST = "query Look($id: ID!) { done: takedownRequest(id: $id) { id status items { status } } }"


@dataclass
class Night:
    """What is left when it is over."""

    stage: Stage
    killer: Killer
    receivers: Receivers
    caseworkers: list[Steadfast]
    reviewers: list[Steadfast]
    done: Done


def three_ports() -> int:
    """The first of three free ports in a row."""
    for port in random.SystemRandom().sample(range(20000, 32000, 3), 50):
        try:
            for one in range(port, port + 3):
                socket.create_server(("127.0.0.1", one)).close()
        except OSError:
            continue
        return port
    raise AssertionError("no ports")


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    """Real processes on a data folder of their own, restarted when they die."""
    monkeypatch.delenv("HUB_DATABASE_URL", raising=False)
    with passable_folder() as folder, set_up(settings_of(folder)) as stage:
        yield stage


def settings_of(folder: Path) -> Settings:
    given = {"HUB_DATA": str(folder / "data"), "HUB_ROOT_KEY_FILE": str(folder / "root.key")}
    return Settings.read({**given, "HUB_MODE": "test", "HUB_PORT": str(three_ports())})


@pytest.fixture
async def night(stage: Stage) -> AsyncIterator[Night]:
    """Kills while two desks work, then quiet."""
    async with httpx.AsyncClient(trust_env=False) as client:
        with listening(stage) as receivers:
            yield await the_night(stage, client, receivers)


async def the_night(stage: Stage, client: httpx.AsyncClient, receivers: Receivers) -> Night:
    caseworker, reviewer = stage.party("support", "caseworker", client), stage.party("platform", "reviewer", client)
    await caseworker.token()
    await reviewer.token()
    done = Done()
    lanes = [Lane(stage, f"lane{number}", Steadfast(caseworker), Steadfast(reviewer), done) for number in range(LANES)]
    killer = Killer(stage, random.Random(20))
    rounds = list(ROUNDS)
    killer.luck.shuffle(rounds)
    over = anyio.Event()

    def moved_since(began: float) -> bool:
        sent_since = {short(request) for request, at in done.webhook.items() if at > began}
        return bool(sent_since & receivers.told("takedown.request.created").keys())

    async with anyio.create_task_group() as desks:
        for lane in lanes:
            desks.start_soon(lane.work, over)
        for what in rounds:
            await killer.kill(what, moved_since)
        over.set()
    return Night(stage, killer, receivers, [o.caseworker for o in lanes], [o.reviewer for o in lanes], done)


def short(id: str) -> str:
    """An id as a webhook says it."""
    return id.partition(":")[2]


async def deliveries(night: Night) -> list[dict[str, Any]]:
    """All messages that the caseworkers' organisation has queued."""
    found, after = [], None
    while True:
        page = await night.caseworkers[0].ask(DELIVERIES, after=after)
        found += [edge["node"] for edge in page["edges"]]
        if not page["pageInfo"]["hasNextPage"]:
            return found
        after = page["pageInfo"]["endCursor"]


async def all_sent(night: Night) -> list[dict[str, Any]]:
    """The messages, once none waits any more: delivered, or stopped because she took consent back."""
    give_up = time.monotonic() + LAST_SECONDS
    while True:
        found = await deliveries(night)
        waiting = [one for one in found if one["status"] not in ("DELIVERED", "CANCELLED")]
        if not waiting:
            return found
        assert time.monotonic() < give_up, waiting
        await anyio.sleep(1)


async def test_nothing_acknowledged_is_lost_and_nothing_is_sent_under_a_second_id(
    night: Night, figures: Figures
) -> None:
    messages = await all_sent(night)

    await everything_is_there_under_the_same_id(night)
    each_request_arrived_under_one_id(night, messages)
    every_repeat_had_the_same_bytes(night)
    assert operator(night.stage.environ, "verify-ledger").startswith("The ledger is whole")
    recovered_in_time(night, figures)


async def everything_is_there_under_the_same_id(night: Night) -> None:
    for who in (*night.caseworkers, *night.reviewers):
        for said in who.said:
            assert await who.say_again(said) == said.ids
    caseworker = night.caseworkers[0]
    for case in night.done.cases:
        seen = await caseworker.ask(CASE, id=case)
        advice = {c["eventType"] for c in seen["consents"] if c["purpose"] == "LEGAL_ADVICE"}
        assert len(seen["evidence"]) == 1
        assert ("WITHDRAWN" in advice) == (case in night.done.withdrawn)
    for request in night.done.answered:
        assert [item["status"] for item in (await caseworker.ask(REQUEST, id=request))["items"]] == ["REMOVED"]


def each_request_arrived_under_one_id(night: Night, messages: list[dict[str, Any]]) -> None:
    """As the hub knows them: nothing came that nobody had asked for."""
    known = {one["messageId"] for one in messages}
    by_event = {(one["objectId"], one["event"]) for one in messages}
    webhooks = night.receivers.told("takedown.request.created")
    mails = {id for id, _ in night.receivers.mails(OF_BOARD)}

    assert len(known) == len(by_event) == len(messages)
    assert webhooks.keys() == {short(request) for request in night.done.webhook}
    assert all(len(under) == 1 for under in webhooks.values())
    assert len(mails) == len(night.done.mail)
    heard = {id for under in webhooks.values() for id in under} | mails
    assert heard | {id for id, _ in night.receivers.mails(OF_LAWYERS)} <= known


def every_repeat_had_the_same_bytes(night: Night) -> None:
    webhooks = ((arrival.id, arrival.body) for arrival in night.receivers.webhooks)
    for arrivals in (webhooks, night.receivers.mails(OF_BOARD), night.receivers.mails(OF_LAWYERS)):
        assert all(len(bodies) == 1 for bodies in bodies_by_id(arrivals).values())


def bodies_by_id(arrivals: Iterable[tuple[str, bytes]]) -> dict[str, set[bytes]]:
    """Every body that came under an id."""
    found: dict[str, set[bytes]] = defaultdict(set)
    for id, body in arrivals:
        found[id].add(body)
    return found


def recovered_in_time(night: Night, figures: Figures) -> None:
    done, everybody = night.done, (*night.caseworkers, *night.reviewers)
    figures.say(night.killer.figures())
    figures.say(
        f"{sum(len(one.said) for one in everybody)} mutations acknowledged, {sum(one.repeats for one in everybody)} "
        f"repeats after {sorted(set().union(*(one.statuses for one in everybody)))} or no answer; "
        f"{len(done.cases)} cases, {len(done.webhook)} webhooks, {len(done.mail)} notices, {len(done.offers)} offers, "
        f"{len(night.receivers.webhooks)} webhooks arrived"
    )
    assert max(time for times in night.killer.serving.values() for time in times) < SERVING_SECONDS
    assert max(time for times in night.killer.moving.values() for time in times) < MOVING_SECONDS
