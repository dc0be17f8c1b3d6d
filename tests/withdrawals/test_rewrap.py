"""A key is turned while people work: everybody goes on reading, and nothing is lost, whoever is killed meanwhile."""

import os
import signal
import subprocess
import sys

import anyio
import pytest

from hub.acts.copies import ACTS_KEPT
from hub.acts.decide import confirm
from hub.cases import repository
from hub.identity.epochs import LATE
from hub.identity.permissions import Role
from hub.kit.key_folder import key_folder
from hub.kit.sealed import seal
from hub.overrides.act import OVERRIDES
from hub.releases.read import read
from hub.withdrawals.rewrap import rewrap
from hub.withdrawals.turning import Turned, begin_turns, turn_on
from tests.acts.people import person, working
from tests.overrides.night import MINUTE, a_night
from tests.parties import NOW, Parties, Party, keys_of
from tests.withdrawals.keys import engine_at, epochs_in_use, turn_key, turned
from tests.withdrawals.scene import CALL_NAME, Released, Scene, a_case, everything
from tests.withdrawals.searching import root_key

pytestmark = pytest.mark.anyio
AFTER = NOW + LATE


async def both_read(scene: Scene, lawyer: Party, sent: Released) -> None:
    """With a fresh ring of keys, as another process has it: nothing is known from before."""
    parties = scene.parties
    parties.keys = keys_of(parties.database.settings)
    async with parties.work(scene.ngo) as work:
        assert (await repository.case(work, scene.case)).values["call_name"] == CALL_NAME
    for party in (scene.ngo, lawyer):
        async with parties.work(party) as work:
            assert (await read(work, sent.object, "packet")).fields["call_name"] == CALL_NAME


async def handed_over(parties: Parties) -> tuple[Scene, Party, Released]:
    scene = await a_case(parties)
    lawyer = scene.recipient()
    await scene.consent(lawyer)
    return scene, lawyer, await scene.referral(lawyer)


async def test_both_parties_read_before_during_and_after_a_rotation(alone: Parties) -> None:
    scene, lawyer, sent = await handed_over(alone)

    await turn_key(alone)
    await both_read(scene, lawyer, sent)
    later = await scene.referral(lawyer)
    assert epochs_in_use(alone) == {1, 2}, "what is made after the rotation lies under the new key"
    wrapped = await turn_on(engine_at(alone, NOW))
    await both_read(scene, lawyer, sent)
    gone = await turn_on(engine_at(alone, AFTER))
    await both_read(scene, lawyer, sent)
    await both_read(scene, lawyer, later)

    assert wrapped == Turned(rewrapped=5), "the case's key, and each party's copy of offer and packet"
    assert gone == Turned(left=2)
    assert epochs_in_use(alone) == {2}
    assert alone.rows("select distinct epoch from organisation_key") == [(2,)]


async def test_nobody_fails_to_read_while_keys_are_wrapped_anew(alone: Parties) -> None:
    scene, lawyer, sent = await handed_over(alone)
    reads, ended = 0, anyio.Event()

    async def read_on(scope: anyio.CancelScope) -> None:
        nonlocal reads, ended
        while not scope.cancel_called:
            await both_read(scene, lawyer, sent)
            reads += 1
            ended.set()
            ended = anyio.Event()

    async with anyio.create_task_group() as group:
        group.start_soon(read_on, group.cancel_scope)
        for turned in range(1, 6):
            await turn_key(alone)
            for party in (scene.ngo, lawyer):
                await rewrap(engine_at(alone, NOW), party.id, batch=1)
            await ended.wait()  # who read a copy before it moved has opened it: on a hub a minute passes
            await turn_on(engine_at(alone, AFTER))
            assert epochs_in_use(alone) == {turned + 1}
        group.cancel_scope.cancel()

    assert reads > 1


async def test_only_the_organisation_whose_key_turned_is_wrapped_anew(alone: Parties) -> None:
    scene, lawyer, sent = await handed_over(alone)

    await turn_key(alone, lawyer)
    first, second = await turn_on(engine_at(alone, NOW)), await turn_on(engine_at(alone, NOW))

    await both_read(scene, lawyer, sent)
    assert (first, second) == (Turned(rewrapped=2), Turned()), "twice is as once"
    held = alone.rows("select distinct org, epoch from release_key order by epoch")
    assert held == [(scene.ngo.id, 1), (lawyer.id, 2)]


def copies_when_killed(scene: Scene) -> dict[int, int]:
    """How many of the sender's copies lay under which epoch when its worker hung, and was killed."""
    settings = scene.parties.database.settings
    words = (settings.root_key_file, settings.role_passwords, settings.database_url, scene.ngo.id)
    command = [sys.executable, "-m", "tests.withdrawals.rewrapper", *map(str, words)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as worker:
        assert worker.stdout
        assert worker.stdout.readline().strip() == "hangs"
        counted = "select epoch, count(*) from release_key where org = %(o)s group by epoch"
        half = dict(scene.parties.rows(counted, o=scene.ngo.id))
        os.kill(worker.pid, signal.SIGKILL)
    return half


async def test_a_worker_killed_in_the_middle_loses_nothing(alone: Parties) -> None:
    scene, lawyer, sent = await handed_over(alone)
    more = [await scene.referral(lawyer) for _ in range(3)]
    await turn_key(alone)

    half = copies_when_killed(scene)
    for one in (sent, *more):
        await both_read(scene, lawyer, one)
    await turn_on(engine_at(alone, AFTER))

    assert half == {1: 6, 2: 2}, "the batch that was done is done, the one in hand is as it was"
    for one in (sent, *more):
        await both_read(scene, lawyer, one)
    assert epochs_in_use(alone) == {2}


async def test_a_copy_that_somebody_holds_waits_for_the_next_night_and_keeps_its_key(alone: Parties) -> None:
    scene, lawyer, sent = await handed_over(alone)
    await turn_key(alone)

    with alone.database.connect() as holder, holder.transaction(force_rollback=True):
        holder.execute("delete from release_key where release = %s", (sent.packet,))
        first = await turn_on(engine_at(alone, AFTER))
    second = await turn_on(engine_at(alone, AFTER))

    assert (first, second) == (Turned(rewrapped=3), Turned(rewrapped=2))
    await both_read(scene, lawyer, sent)


async def test_what_is_destroyed_meanwhile_is_not_brought_back(alone: Parties) -> None:
    scene, lawyer, _ = await handed_over(alone)
    await turn_key(alone)
    await rewrap(engine_at(alone, NOW), scene.ngo.id, batch=1)

    async with alone.work(scene.ngo) as work:
        await everything(work, scene.case)
    done = await rewrap(engine_at(alone, NOW), lawyer.id)

    assert done == 0
    assert alone.rows("select from release_key") == []


async def test_a_copy_that_does_not_open_keeps_its_key_and_stops_nobody_elses(
    alone: Parties, caplog: pytest.LogCaptureFixture
) -> None:
    scene, lawyer, sent = await handed_over(alone)
    with alone.database.connect() as admin:
        admin.execute(
            "update release_key set wrapped = '\\x00' where (release, org) = (%s, %s)", (sent.offer, lawyer.id)
        )
    await turn_key(alone)

    done = [await turn_on(engine_at(alone, AFTER)) for _ in range(2)]

    assert done == [Turned(rewrapped=4), Turned(left=1)]
    kept = alone.rows("select organisation from organisation_key where epoch = 1")
    assert kept == [(lawyer.id,)]
    assert {record.getMessage() for record in caplog.records if record.name == "hub.events"} == {"turn.unopenable"}
    await both_read(scene, lawyer, sent)


async def test_what_waits_for_a_second_person_is_read_after_the_turn(alone: Parties) -> None:
    """An act of two people, and the call of a standing second about it."""
    night = await a_night(alone)
    act = await night.waits()
    await night.called(act)

    await turn_key(alone)
    done = await turned(alone)

    (ring,) = await night.rings()
    second = person(alone, night.scene.ngo, Role.CASEWORKER)
    async with working(alone, second, NOW + 17 * MINUTE) as work:
        await confirm(work, OVERRIDES, act)
    assert ring.kinds == ("suicide",)
    assert night.offered() == [("requested", "immediate")]
    assert done.left == len(alone.rows("select from organisation"))


async def test_what_an_act_asked_for_dies_with_its_epoch_after_thirty_days(alone: Parties) -> None:
    night = await a_night(alone)
    act = await night.waits()
    await turn_key(alone)

    for _ in range(2):
        await turn_on(engine_at(alone, NOW + ACTS_KEPT + LATE))

    under = "select from two_person_act a join organisation_key k on (k.organisation, k.epoch) = (a.org, a.epoch)"
    assert alone.rows(f"{under} where a.id = %(a)s", a=act) == []


async def test_keys_from_before_there_were_epochs_outside_leave_the_root_key_in_their_first_night(
    alone: Parties,
) -> None:
    scene, lawyer, sent = await handed_over(alone)
    root, folder = root_key(alone), key_folder(alone.database.settings.root_key_file)
    for organisation, epoch, wrapped in alone.rows("select organisation, epoch, wrapped from organisation_key"):
        key = alone.keys.organisation_key(organisation, epoch, bytes(wrapped)).key
        before = seal(root, f"organisation_key/{organisation}/{epoch}", key)
        alone.admin.execute(
            "update organisation_key set wrapped = %s, matching = null where organisation = %s", (before, organisation)
        )
        (folder / f"{organisation}.{epoch}.key").unlink()
    alone.admin.execute(
        "insert into key_destroyed (organisation, epoch) select organisation, epoch from organisation_key"
    )
    await both_read(scene, lawyer, sent)

    await begin_turns(engine_at(alone, NOW))
    done = await turned(alone)

    await both_read(scene, lawyer, sent)
    assert done == Turned(rewrapped=5, left=2)
    assert alone.rows("select distinct epoch, matching is null from organisation_key") == [(2, False)]
