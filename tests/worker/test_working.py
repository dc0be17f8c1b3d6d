"""`python -m hub work`, as a process: it sends within a second, seals, does what is due, and can be killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import anyio
import pytest

from hub.delivery.due import schedule
from hub.kit.signing import ensure_signing_key, ledger_key_file
from tests.figures import Figures
from tests.parties import Parties
from tests.withdrawals.scene import Released, Scene, a_case

pytestmark = [pytest.mark.anyio, pytest.mark.slow]
PATIENCE = 20


@contextmanager
def working(parties: Parties) -> Iterator[subprocess.Popen[bytes]]:
    settings = parties.database.settings
    ensure_signing_key(ledger_key_file(settings.root_key_file))
    environ = {
        **os.environ,
        "HUB_MODE": "test",
        "HUB_DATA": str(settings.data),
        "HUB_ROOT_KEY_FILE": str(settings.root_key_file),
        "HUB_ROLE_PASSWORDS": str(settings.role_passwords),
        "HUB_DATABASE_URL": str(settings.database_url),
    }
    with subprocess.Popen([sys.executable, "-m", "hub", "work"], env=environ, stderr=subprocess.PIPE) as worker:
        try:
            yield worker
        finally:
            worker.send_signal(signal.SIGTERM)
            worker.wait(timeout=PATIENCE)


async def until(true: Callable[[], bool]) -> None:
    give_up = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < give_up, "the worker did not come to it"
        await anyio.sleep(0.02)


def status(parties: Parties, sent: Released) -> str:
    found: str = parties.rows("select status from delivery where id = %(d)s", d=sent.delivery.id)[0][0]
    return found


async def offered(scene: Scene) -> Released:
    lawyer = scene.recipient()
    await scene.consent(lawyer)
    return await scene.referral(lawyer, "requested")


async def test_what_is_queued_is_sent_sealed_and_leaves_no_job_behind(alone: Parties, figures: Figures) -> None:
    first = await a_case(alone, datetime.now(UTC))
    waiting = await offered(first)
    ended = uuid4()
    async with alone.work(first.ngo) as work:
        await schedule(work, ended, "referral.expire", datetime.now(UTC))

    with working(alone) as worker:
        await until(lambda: status(alone, waiting) == "by-hand")
        lags = []
        for _ in range(5):
            scene = await a_case(alone, datetime.now(UTC))
            sent = await offered(scene)
            queued = time.monotonic()
            await until(lambda sent=sent: status(alone, sent) == "by-hand")  # type: ignore[misc]
            lags.append(time.monotonic() - queued)
        await until(lambda: alone.rows("select from due") == [])
        await until(lambda: alone.rows("select from ledger_pending") == [])
        jobs = alone.rows("select status, count(*) from queue.procrastinate_jobs group by status")
        assert worker.poll() is None
    figures.say(f"queued to delivered: {', '.join(f'{lag:.2f}' for lag in lags)} s")

    assert max(lags) < 5, "a loaded machine is forgiven; the usual lag is printed"
    assert sum(count for state, count in jobs if state == "succeeded") == 0
    assert worker.returncode == 0


async def test_a_killed_worker_is_replaced_and_its_ticks_do_not_stay(alone: Parties) -> None:
    with working(alone) as first:
        await until(lambda: alone.rows("select from queue.procrastinate_workers") != [])
        first.kill()
        first.wait()
        sent = await offered(await a_case(alone, datetime.now(UTC) - timedelta(seconds=1)))
        with working(alone):
            await until(lambda: status(alone, sent) == "by-hand")
