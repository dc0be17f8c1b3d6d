"""`python -m tests.bench.slow`: how long everybody else waits while texts are heavy and connections slow.

Prints milliseconds of the worst texts by rule, of `/livez` while 40 of them are asked at once, and how many times her
p99 with 300 slow connections is what it is without. Real sockets, the server as `serve` runs it.
"""

import asyncio
import gc
import socket
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime

import httpx

from connectors.registry import profiles
from hub.identity.permissions import ROLES, Role
from hub.kit.plain import is_heaped
from hub.kit.settings import Settings
from hub.kit.signing import read_signing_key, token_key_file
from hub.machines.tokens import Issuer
from tests.app.test_app import VIEWER
from tests.app.test_slow import FORM, HEAD
from tests.app.test_thinking import opening
from tests.database import TestDatabase, migrated_template, new_database, settings_with_server
from tests.minimisation.pathological import WORST
from tests.minimisation.test_linear import RULES, best
from tests.parties import Parties, Party

ASKED = 600
SLOW = 300
LETTERS = 18_000
MOST_MS = 100


def main() -> None:
    """All figures."""
    _texts()
    with (
        settings_with_server() as settings,
        migrated_template(settings) as template,
        new_database(settings, template) as database,
        _server(database.settings) as port,
    ):
        gc.disable()  # the server is measured, and not what the asker throws away
        asyncio.run(_served(database, port))


@contextmanager
def _server(settings: Settings) -> Iterator[int]:
    """`serve` in a process of its own."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
    environ = {
        "HUB_MODE": "test",
        "HUB_DATA": str(settings.data),
        "HUB_ROOT_KEY_FILE": str(settings.root_key_file),
        "HUB_DATABASE_URL": settings.database_url or "",
        "HUB_PORT": str(port),
        "HUB_ISSUER": settings.issuer,
    }
    with subprocess.Popen([sys.executable, "-m", "hub", "serve"], env=environ, stderr=subprocess.DEVNULL) as serve:
        try:
            _wait(port)
            yield port
        finally:
            serve.terminate()


def _wait(port: int) -> None:
    give_up = time.monotonic() + 60
    while time.monotonic() < give_up:
        try:
            if httpx.get(f"http://127.0.0.1:{port}/livez", trust_env=False).is_success:
                return
        except httpx.TransportError:
            time.sleep(0.2)
    raise TimeoutError


def _texts() -> None:
    for rule, most in RULES:
        best(rule, "a", 1)
        took = sorted((best(rule, write(most)) * 1000, name) for name, write in WORST.items())
        over = sum(one > MOST_MS for one, _ in took)
        middle = statistics.median(one for one, _ in took)
        worst, name = took[-1]
        print(f"{rule.__name__}, {most} letters: p50 {middle:.0f} ms, worst {worst:.0f} ms ({name})")
        print(f"  {over} of {len(took)} over {MOST_MS} ms")


async def _served(database: TestDatabase, port: int) -> None:
    parties = Parties(database, profiles())
    headers = {"Authorization": f"Bearer {_token(database.settings, parties.organisation())}"}
    limits = httpx.Limits(max_connections=64)
    async with httpx.AsyncClient(
        base_url=f"http://127.0.0.1:{port}", timeout=120, limits=limits, trust_env=False
    ) as client:
        await _alive_meanwhile(client, headers)
        await _beside_slow_ones(client, headers, port)
    await parties.close()


def _token(settings: Settings, party: Party) -> str:
    issuer = Issuer(read_signing_key(token_key_file(settings.root_key_file)), settings.issuer, settings.audience)
    scopes = [permission.value for permission in ROLES[Role.CASEWORKER]]
    now = datetime.now(UTC)
    return issuer.issue(principal=party.principal, organisation=party.id, client="bench", scopes=scopes, now=now)


async def _alive_meanwhile(client: httpx.AsyncClient, headers: dict[str, str]) -> None:
    written = [write(LETTERS) for write in WORST.values()]
    asked = [opening(n, one) for n, one in enumerate(written) if not is_heaped(one)]  # those are refused unread
    await client.post("/graphql", json=opening(len(asked), "あ"), headers=headers)  # what is read once was read
    heavy = asyncio.gather(*(client.post("/graphql", json=one, headers=headers) for one in asked))
    times = []
    while not heavy.done():
        times.append(await _timed(client, "/livez", {}))
        await asyncio.sleep(0.01)
    statuses = Counter(answer.status_code for answer in await heavy)
    print(f"/livez while {len(asked)} of the worst texts are looked at: {_said(times)}")
    if set(statuses) != {200}:
        print(f"  not all were looked at: {dict(statuses)}")


async def _beside_slow_ones(client: httpx.AsyncClient, headers: dict[str, str], port: int) -> None:
    before = [await _timed(client, "/graphql", headers) for _ in range(ASKED)]
    async with _slow_ones(port):
        beside = [await _timed(client, "/graphql", headers) for _ in range(ASKED)]
    alone = [*before, *[await _timed(client, "/graphql", headers) for _ in range(ASKED)]]
    print(f"a normal user alone: {_said(alone)}")
    print(f"beside {SLOW} slow connections: {_said(beside)}; her p99 × {_p99(beside) / _p99(alone):.2f}")


@asynccontextmanager
async def _slow_ones(port: int) -> AsyncIterator[None]:
    """So many at any time: each sends a letter of a head or body every second, and comes again when it is cut."""
    callers = [asyncio.create_task(_slow_one(port, number)) for number in range(SLOW)]
    await asyncio.sleep(2)
    yield
    for caller in callers:
        caller.cancel()
    await asyncio.gather(*callers, return_exceptions=True)


async def _slow_one(port: int, number: int) -> None:
    begun = HEAD % b"/language" + (FORM if number % 2 else b"X-Slow: ")
    while True:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        try:
            writer.write(begun)
            while not reader.at_eof():
                writer.write(b"a")
                await writer.drain()
                await asyncio.sleep(1)
        except ConnectionError:
            continue
        finally:
            writer.close()


async def _timed(client: httpx.AsyncClient, path: str, headers: dict[str, str]) -> float:
    """Milliseconds of one answer."""
    began = time.perf_counter()
    if headers:
        answer = await client.post(path, json={"query": VIEWER}, headers=headers)
    else:
        answer = await client.get(path)
    assert answer.is_success, answer.text
    return (time.perf_counter() - began) * 1000


def _p99(times: Sequence[float]) -> float:
    return sorted(times)[int(len(times) * 0.99)]


def _said(times: Sequence[float]) -> str:
    return f"p50 {statistics.median(times):.1f} ms, p99 {_p99(times):.1f} ms, worst {max(times):.1f} ms"


if __name__ == "__main__":
    main()
