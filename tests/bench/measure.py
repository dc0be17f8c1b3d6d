"""Asks the application as so many clients at once, for so long, and keeps the time of every answer."""

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass

import httpx

from tests.bench.operations import Operation
from tests.counting import counted

WARM_UP = 5
"""Requests of each client that are not counted: plans, caches and connections come first."""


@dataclass(frozen=True)
class Figure:
    """What came out. Times in milliseconds."""

    name: str
    clients: int
    per_second: float
    p50: float
    p99: float
    statements: int


async def measure(
    client: httpx.AsyncClient, operation: Operation, headers: Mapping[str, str], clients: int, seconds: float
) -> Figure:
    """The figure of one operation; raises `AssertionError` where an answer is an error."""
    turns = [0] * clients
    for number in range(clients):
        for _ in range(WARM_UP):
            await _ask(client, operation, headers, number, turns)
    with counted(setting=True) as statements:
        await _ask(client, operation, headers, 0, turns)
    times: list[float] = []
    began = time.perf_counter()
    end = began + seconds
    await asyncio.gather(*(_until(end, client, operation, headers, n, turns, times) for n in range(clients)))
    took = time.perf_counter() - began
    times.sort()
    return Figure(operation.name, clients, len(times) / took, _at(times, 0.5), _at(times, 0.99), len(statements))


async def _until(
    end: float,
    client: httpx.AsyncClient,
    operation: Operation,
    headers: Mapping[str, str],
    number: int,
    turns: list[int],
    times: list[float],
) -> None:
    while time.perf_counter() < end:
        began = time.perf_counter()
        await _ask(client, operation, headers, number, turns)
        times.append((time.perf_counter() - began) * 1000)


async def _ask(
    client: httpx.AsyncClient, operation: Operation, headers: Mapping[str, str], number: int, turns: list[int]
) -> None:
    body = operation.body(number, turns[number])
    turns[number] += 1
    response = await client.post("/graphql", json=body, headers=headers)
    answer = response.json()
    assert response.status_code == 200, answer
    assert "errors" not in answer, answer
    assert not any(isinstance(one, dict) and one.get("errors") for one in answer["data"].values()), answer


def _at(times: list[float], share: float) -> float:
    return times[min(len(times) - 1, int(len(times) * share))]
