"""What goes every night, and what must stay."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from hub.cases import repository
from hub.identity.idempotency import once
from hub.kit.clock import FixedClock
from hub.kit.errors import NotFound
from hub.own_duty.purging import OF_A_PURGED_CASE
from hub.releases.read import read
from hub.withdrawals.purge import MUTATIONS_KEPT, Purged, purge
from tests.delivery.desk import Receiver, engine_of
from tests.parties import NOW, Parties
from tests.withdrawals.scene import Scene, a_case

pytestmark = pytest.mark.anyio
MOMENT = timedelta(seconds=1)


def over(scene: Scene, day: date) -> None:
    with scene.parties.database.connect() as admin:
        admin.execute("update case_file set retention_until = %s where id = %s", (day, scene.case))


async def test_a_case_past_its_retention_leaves_no_key_and_no_value(alone: Parties) -> None:
    scene, kept = await a_case(alone), await a_case(alone)
    lawyer = scene.recipient()
    await scene.consent(lawyer)
    sent = await scene.referral(lawyer)
    over(scene, NOW.date() - timedelta(days=2))
    engine = engine_of(alone, Receiver(), clock=FixedClock(NOW))

    first, second = await purge(engine, OF_A_PURGED_CASE), await purge(engine, OF_A_PURGED_CASE)

    assert (first, second) == (Purged(cases=1), Purged())
    for table in ("case_key", "case_value", "evidence", "consent_fold", "consent_grant"):
        assert alone.rows(f"select from {table} where case_file = %(c)s", c=scene.case) == []
    async with alone.work(scene.ngo) as work:
        with pytest.raises(NotFound):
            await repository.case(work, scene.case)
    async with alone.work(kept.ngo) as work:
        assert await repository.case(work, kept.case)
    async with alone.work(lawyer) as work:
        assert await read(work, sent.object, "packet"), "what was accepted follows the retention agreed then"


async def test_a_case_stays_through_its_last_day(alone: Parties) -> None:
    scene = await a_case(alone)
    over(scene, NOW.date())

    gone = await purge(engine_of(alone, Receiver(), clock=FixedClock(NOW)), OF_A_PURGED_CASE)

    assert gone == Purged()


async def test_keys_of_mutations_are_kept_for_thirty_days(alone: Parties) -> None:
    ngo = alone.organisation()
    async with alone.work(ngo) as work:

        async def run() -> object:
            return ngo.id

        await once(work, "test", "key-0123456789abcdef", b"{}", run)  # type: ignore[arg-type]

    early = await purge(engine_of(alone, Receiver(), clock=FixedClock(NOW + MUTATIONS_KEPT)), OF_A_PURGED_CASE)
    late = await purge(engine_of(alone, Receiver(), clock=FixedClock(NOW + MUTATIONS_KEPT + MOMENT)), OF_A_PURGED_CASE)

    assert (early, late) == (Purged(), Purged(mutations=1))


async def test_what_a_machine_has_shown_goes_when_it_would_be_good_no_more(alone: Parties) -> None:
    ngo = alone.organisation()
    client, machine = uuid4(), {"role": "auditor", "label": "gateway", "created_at": NOW}
    alone.insert("principal", id=client, organisation=ngo.id, kind="machine", **machine)
    alone.insert(
        "client",
        org=ngo.id,
        id=client,
        principal=client,
        label="gateway",
        binding="bearer",
        scopes=["ledger:read"],
        rate=60,
        created_at=NOW,
    )
    alone.insert("spent_assertion", org=ngo.id, client=client, jti=b"1", at=NOW, until=NOW)
    alone.insert("spent_proof", org=ngo.id, digest=b"1", until=NOW)
    alone.insert("revoked_token", org=ngo.id, jti=client, until=NOW)

    early = await purge(engine_of(alone, Receiver(), clock=FixedClock(NOW)), OF_A_PURGED_CASE)
    late = await purge(engine_of(alone, Receiver(), clock=FixedClock(NOW + MOMENT)), OF_A_PURGED_CASE)

    assert (early, late) == (Purged(), Purged(spent=3))
