"""Destroyed is destroyed: after a turn no key on the hub opens what was destroyed, wherever its bytes still lie."""

from datetime import timedelta

import pytest
from psycopg.errors import ForeignKeyViolation

from hub.cases import repository
from hub.identity.epochs import LATE, LONGEST, MOST_KEYS, is_over
from hub.kit.sealed import Unopenable
from hub.withdrawals.turning import Turned, begin_turns, turn_on
from tests.parties import NOW, Parties, keys_of
from tests.withdrawals.disk import Disk, disk, log_position
from tests.withdrawals.keys import engine_at, turn_key, turned
from tests.withdrawals.scene import CALL_NAME, Scene, a_case, everything
from tests.withdrawals.searching import Blob, blobs, files, places, root_key, search

pytestmark = pytest.mark.anyio
EPOCHS = "select epoch, retired_at is null from organisation_key where organisation = %(o)s order by epoch"
MOMENT = timedelta(seconds=1)


class Killed(Exception):
    """The process ends here."""


def packets(parties: Parties, sealed: list[Blob], where: list[str]) -> list[bytes]:
    """The released packets among these that open with any key there is: the root key, and whatever it leads to."""
    found = search([*files(parties), *sealed], where, [root_key(parties)])
    return found.get("sealed_packet", [])


async def sent_twice(parties: Parties) -> tuple[Scene, list[Blob], list[str]]:
    """Four releases of one case, everything sealed in the database, and where each may belong."""
    scene = await a_case(parties)
    lawyer = scene.recipient()
    await scene.consent(lawyer)
    await scene.referral(lawyer)
    await scene.referral(lawyer)
    return scene, list(blobs(parties)), places(parties, epochs=(1, 2))


async def test_no_key_on_the_hub_opens_what_was_destroyed_before_the_turn(alone: Parties) -> None:
    since = log_position(alone)
    scene, sealed, where = await sent_twice(alone)
    base: Disk = disk(alone, since)
    async with alone.work(scene.ngo) as work:
        await everything(work, scene.case)
    now = disk(alone, since)
    before = [packets(alone, copy.holds(sealed), where) for copy in (base, now)]

    begun = await begin_turns(engine_at(alone, NOW))
    done = await turned(alone)
    alone.admin.execute("vacuum")
    after = [packets(alone, copy.holds(sealed), where) for copy in (base, now, disk(alone, since))]

    assert [len(found) for found in before] == [4, 4], "the search finds all of them, in backup and in log"
    assert any(CALL_NAME.encode() in plain for plain in before[1])
    assert len([table for table, _ in disk(alone, since).holds(sealed) if table == "sealed_packet"]) == 4, "still there"
    assert (begun, done) == (2, Turned(rewrapped=1, left=2))
    assert after == [[], [], []]
    async with alone.work(scene.ngo) as work:
        assert (await repository.case(work, scene.case)).values["call_name"] == CALL_NAME, (
            "what was kept is open as ever"
        )


async def test_an_epoch_from_which_nothing_was_destroyed_stays(alone: Parties) -> None:
    scene, _, _ = await sent_twice(alone)

    assert await begin_turns(engine_at(alone, NOW)) == 0
    assert await turned(alone) == Turned()
    assert alone.rows(EPOCHS, o=scene.ngo.id) == [(1, True)]


async def test_an_epoch_ends_after_thirty_days_and_its_key_stays_for_what_lies_under_it(alone: Parties) -> None:
    scene, _, _ = await sent_twice(alone)

    early = await begin_turns(engine_at(alone, NOW + LONGEST - MOMENT))
    late = await begin_turns(engine_at(alone, NOW + LONGEST))

    assert (early, late) == (0, 2)
    assert await turned(alone, NOW + LONGEST) == Turned()
    assert alone.rows(EPOCHS, o=scene.ngo.id) == [(1, False), (2, True)]
    async with alone.work(scene.ngo) as work:
        assert await repository.case(work, scene.case)


async def test_an_epoch_ends_with_its_ten_thousandth_key(alone: Parties, monkeypatch: pytest.MonkeyPatch) -> None:
    scene, _, _ = await sent_twice(alone)
    monkeypatch.setattr("hub.identity.epochs.MOST_KEYS", 5)
    async with engine_at(alone, NOW).work(scene.ngo.id) as work:
        assert await is_over(work.session, scene.ngo.id, NOW), "one key of the case, one of each release"
    monkeypatch.setattr("hub.identity.epochs.MOST_KEYS", 6)
    async with engine_at(alone, NOW).work(scene.ngo.id) as work:
        assert not await is_over(work.session, scene.ngo.id, NOW)
    assert MOST_KEYS == 10_000


async def test_a_key_leaves_a_minute_after_its_epoch_has_ended(alone: Parties) -> None:
    scene, _, _ = await sent_twice(alone)
    await turn_key(alone, scene.ngo)
    await turn_on(engine_at(alone, NOW))

    early = await turn_on(engine_at(alone, NOW + LATE - MOMENT))
    late = await turn_on(engine_at(alone, NOW + LATE))

    assert (early.left, late.left) == (0, 1)


async def test_whoever_is_late_to_wrap_under_a_key_that_left_is_refused(alone: Parties) -> None:
    scene, _, _ = await sent_twice(alone)
    await turn_key(alone, scene.ngo)
    await turned(alone)

    alone.admin.execute("delete from case_key where case_file = %s", (scene.case,))
    with pytest.raises(ForeignKeyViolation, match="case_key_epoch"):
        alone.admin.execute("insert into case_key values (%s, %s, 1, '')", (scene.ngo.id, scene.case))


async def test_a_pass_that_was_killed_before_a_key_left_is_taken_up(
    alone: Parties, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene, sealed, where = await sent_twice(alone)
    async with alone.work(scene.ngo) as work:
        await everything(work, scene.case)
    await begin_turns(engine_at(alone, NOW))

    def killed(*_given: object) -> None:
        raise Killed

    with monkeypatch.context() as dying:
        dying.setattr("hub.identity.keys.Keyring.leave", killed)
        with pytest.raises(Killed):
            await turned(alone)
    between = packets(alone, sealed, where)
    done = await turn_on(engine_at(alone, NOW + LATE))

    assert len(between) == 4, "the row is gone, the key is not: it is known"
    assert done.left == 2
    assert packets(alone, sealed, where) == []


async def test_a_running_process_answers_nothing_from_memory_once_a_key_has_left(alone: Parties) -> None:
    scene, _, _ = await sent_twice(alone)
    row = alone.rows("select epoch, wrapped from organisation_key where organisation = %(o)s", o=scene.ngo.id)[0]
    elsewhere = keys_of(alone.database.settings)
    key = elsewhere.organisation_key(scene.ngo.id, row[0], bytes(row[1]))

    await turn_key(alone, scene.ngo)
    await turned(alone)

    assert key.key
    with pytest.raises(Unopenable):
        elsewhere.organisation_key(scene.ngo.id, row[0], bytes(row[1]))
