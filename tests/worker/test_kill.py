"""`kill -9` in the middle of a send: the message goes on under the same id."""

import os
import signal
import subprocess
import sys
from datetime import timedelta

import pytest

from hub.delivery.dispatch import drain
from hub.delivery.lease import LEASE
from hub.kit.clock import FixedClock
from tests.delivery.desk import Receiver, engine_of
from tests.parties import NOW, Parties
from tests.withdrawals.scene import a_case

pytestmark = pytest.mark.anyio


def killed_in_the_middle(command: list[str]) -> str:
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as worker:
        assert worker.stdout
        begun = worker.stdout.readline().strip()
        os.kill(worker.pid, signal.SIGKILL)
    return begun


async def test_a_message_whose_worker_was_killed_goes_on_under_the_same_id(alone: Parties) -> None:
    scene = await a_case(alone)
    lawyer = scene.recipient()
    await scene.consent(lawyer)
    sent = await scene.referral(lawyer, "requested")
    settings = alone.database.settings
    words = [str(settings.root_key_file), str(settings.role_passwords), str(settings.database_url)]
    command = [sys.executable, "-m", "tests.worker.sender", *words]

    begun = killed_in_the_middle(command)
    status = alone.rows("select status from delivery where id = %(d)s", d=sent.delivery.id)
    receiver, clock = Receiver(), FixedClock(NOW + timedelta(seconds=1) + LEASE)
    await drain(engine_of(alone, receiver, clock=clock), 10)

    assert status == [("sending",)]
    assert [id for id, _ in receiver.log] == [begun] == [sent.delivery.message_id]
    tried = alone.rows("select number, outcome from delivery_attempt order by number")
    assert tried == [(1, "interrupted"), (2, "delivered")]
