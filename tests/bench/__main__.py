"""`python -m tests.bench --rows 10000`: seeds, measures, prints."""

import argparse
import asyncio
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from connectors.registry import profiles
from hub.app import build_app
from hub.identity.permissions import ROLES, Role
from hub.kit.clock import FixedClock
from hub.kit.postgres.cluster import Cluster
from hub.kit.settings import Settings
from hub.kit.signing import read_signing_key, token_key_file
from hub.machines.tokens import Issuer
from tests.bench.measure import Figure, measure
from tests.bench.operations import operations
from tests.bench.seed import populate
from tests.database import TestDatabase, migrated_template, settings_with_keys
from tests.folders import passable_folder
from tests.parties import NOW, ROLE_OF_KIND, Parties, Party


def main() -> None:
    """Read the arguments and run."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000, help="referrals, and as many requests to remove")
    parser.add_argument("--seconds", type=float, default=3.0, help="how long each cell is measured")
    parser.add_argument("--clients", type=int, nargs="+", default=[1, 16])
    given = parser.parse_args()
    with _database() as database:
        asyncio.run(_run(database, given.rows, given.seconds, given.clients))


async def _run(database: TestDatabase, rows: int, seconds: float, clients: list[int]) -> None:
    parties = Parties(database, profiles())
    began = time.perf_counter()
    town = populate(parties, rows)
    found = await operations(parties, town, max(clients))
    print(f"{rows} referrals and {rows} requests seeded in {time.perf_counter() - began:.1f} s")
    print(f"{'operation':<28}{'clients':>8}{'requests/s':>12}{'p50 ms':>10}{'p99 ms':>10}{'statements':>12}")
    app = build_app(database.settings, FixedClock(NOW))
    transport = httpx.ASGITransport(app)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://hub.example.org") as client,
    ):
        for operation in found:
            headers = {"Authorization": f"Bearer {_token(database.settings, operation.caller)}"}
            for number in sorted({min(one, operation.most or one) for one in clients}):
                _show(await measure(client, operation, headers, number, seconds))
    await parties.close()


def _show(figure: Figure) -> None:
    print(
        f"{figure.name:<28}{figure.clients:>8}{figure.per_second:>12.0f}{figure.p50:>10.2f}{figure.p99:>10.2f}"
        f"{figure.statements:>12}",
        flush=True,
    )


def _token(settings: Settings, party: Party) -> str:
    issuer = Issuer(read_signing_key(token_key_file(settings.root_key_file)), settings.issuer, settings.audience)
    role: Role = ROLE_OF_KIND.get(party.kind, Role.LAWYER)
    scopes = [permission.value for permission in ROLES[role]]
    return issuer.issue(principal=party.principal, organisation=party.id, client="bench", scopes=scopes, now=NOW)


@contextmanager
def _database() -> Iterator[TestDatabase]:
    """A migrated database on a server that keeps its promises (synchronous commit, full writes)."""
    with (
        passable_folder() as folder,
        _server(folder) as admin_url,
        migrated_template(settings_with_keys(folder, admin_url)) as database,
    ):
        yield database


@contextmanager
def _server(folder: Path) -> Iterator[str]:
    own = Settings.read(os.environ).database_url
    if own:
        yield own
        return
    with Cluster.running(folder / "data") as cluster:
        yield cluster.admin_url


if __name__ == "__main__":
    main()
