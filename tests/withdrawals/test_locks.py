"""Who waits for whom: sending, consent and its withdrawal hold the same row, so that one of two comes first."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import anyio
import pytest
from psycopg import errors

from hub.cases import repository
from hub.consent.load import ConsentPlace
from hub.consent.record import record
from hub.delivery import recheck
from hub.identity.work import Work
from hub.releases.read import by_id
from hub.withdrawals.withdraw import Acknowledged, ChangeOfMind, withdraw
from tests.parties import NOW, Parties, Party
from tests.withdrawals.scene import BY_HER, LEGAL, Released, Scene, a_case

pytestmark = pytest.mark.anyio
BEGIN = "update delivery set status = 'sending', claimed_at = updated_at where id = %s"


async def offered(parties: Parties) -> tuple[Scene, Party, Released]:
    scene = await a_case(parties)
    lawyer = scene.recipient()
    await scene.consent(lawyer)
    return scene, lawyer, await scene.referral(lawyer, "requested")


async def asked_again(work: Work, scene: Scene, sent: Released) -> None:
    """What a claim does before it commits."""
    packet = (await by_id(work, sent.offer)).packet
    against = await recheck.reasons(
        work, case_id=scene.case, release_id=sent.offer, purpose="legal_advice", channel="nowhere", packet=packet
    )
    assert against == ()


async def blocked_or_done(parties: Parties, done: anyio.Event) -> None:
    """Until somebody waits for a lock in this database, or does not need to."""
    waiting = "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
    with anyio.fail_after(10):
        while not done.is_set() and not parties.rows(waiting):  # noqa: ASYNC110 - the server sets no event of ours
            await anyio.sleep(0.01)


async def while_another_works(
    parties: Parties, scene: Scene, other: Callable[[Work], Awaitable[None]], *, hub_itself: bool
) -> Acknowledged:
    """Withdraw from everybody while `other` has done its part and not yet committed."""
    told: list[Acknowledged] = []
    done = anyio.Event()

    async def change_of_mind() -> None:
        async with parties.work(scene.ngo, NOW + timedelta(seconds=2)) as work:
            told.append(await withdraw(work, scene.case, ChangeOfMind(None)))
        done.set()

    async with (
        anyio.create_task_group() as both,
        parties.work(scene.ngo, NOW + timedelta(seconds=1), hub_itself=hub_itself) as work,
    ):
        await other(work)
        both.start_soon(change_of_mind)
        await blocked_or_done(parties, done)
        assert not done.is_set(), "the withdrawal did not wait"
    return told[0]


@pytest.mark.parametrize(("table", "column"), [("consent_fold", "case_file"), ("release", "id")])
async def test_a_send_that_begins_holds_consent_and_release(alone: Parties, table: str, column: str) -> None:
    scene, _, sent = await offered(alone)
    held = scene.case if table == "consent_fold" else sent.offer

    async with alone.work(scene.ngo, hub_itself=True) as work:
        await asked_again(work, scene, sent)
        with alone.database.connect() as other, pytest.raises(errors.LockNotAvailable):
            other.execute(f"select from {table} where {column} = %s for update nowait", (held,))

    with alone.database.connect() as other:
        other.execute(f"select from {table} where {column} = %s for update nowait", (held,))


async def test_a_withdrawal_waits_for_a_send_that_has_begun_and_lists_it(alone: Parties) -> None:
    scene, _, sent = await offered(alone)

    async def begin(work: Work) -> None:
        await asked_again(work, scene, sent)
        await (await work.session.connection()).exec_driver_sql(BEGIN, (sent.delivery.id,))

    told = await while_another_works(alone, scene, begin, hub_itself=True)

    assert (told.cancelled, told.in_flight) == ((), (sent.delivery.id,))


async def test_a_withdrawal_waits_for_a_consent_that_is_being_recorded_and_takes_it_back(alone: Parties) -> None:
    scene, lawyer, _ = await offered(alone)
    async with alone.work(scene.ngo) as work:
        await withdraw(work, scene.case, ChangeOfMind(None))

    async def agree_again(work: Work) -> None:
        case = await repository.case(work, scene.case)
        await record(
            work, case, ConsentPlace(lawyer.id, "legal_advice", "nowhere"), "given", BY_HER, fields=dict(LEGAL)
        )

    await while_another_works(alone, scene, agree_again, hub_itself=False)

    assert alone.rows("select event_type from consent_fold where case_file = %(c)s", c=scene.case) == [("withdrawn",)]
