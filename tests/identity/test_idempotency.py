"""What is asked for twice happens once."""

from collections.abc import AsyncIterator
from datetime import timedelta
from uuid import UUID, uuid4

import anyio
import pytest

from hub.identity.idempotency import once
from hub.identity.work import Work
from hub.kit.errors import Conflict, Reason, Refused
from tests.database import TestDatabase
from tests.parties import NOW, Parties, Party
from tests.withdrawals.keys import turn_key

pytestmark = pytest.mark.anyio


@pytest.fixture
async def parties(database: TestDatabase) -> AsyncIterator[Parties]:
    made = Parties(database, {})
    yield made
    await made.close()


class Counted:
    """A use case that counts how often it was committed: it writes one due row a run."""

    def __init__(self, parties: Parties, party: Party) -> None:
        self._parties, self._party = parties, party

    async def run(self, work: Work) -> UUID:
        made = uuid4()
        connection = await work.session.connection()
        await connection.exec_driver_sql(
            "insert into due (org, object, kind, at) values (%s, %s, 'tests', %s)", (self._party.id, made, NOW)
        )
        return made

    def times(self) -> int:
        rows = self._parties.rows("select count(*) from due where org = %(org)s", org=self._party.id)
        return int(rows[0][0])


async def asked(
    parties: Parties, party: Party, counted: Counted, input: bytes = b"{}", operation: str = "offerReferral"
) -> UUID:
    async with parties.work(party) as work:
        return await once(work, operation, "a-key-of-the-client", input, lambda: counted.run(work))


async def refuse() -> UUID:
    raise Refused(Reason("no_consent"))


async def test_a_repeat_answers_the_same_and_does_nothing(parties: Parties) -> None:
    party = parties.organisation()
    counted = Counted(parties, party)

    first, second = await asked(parties, party, counted), await asked(parties, party, counted)

    assert first == second
    assert counted.times() == 1


async def test_sixteen_at_once_have_one_result(parties: Parties) -> None:
    party = parties.organisation()
    counted, answers = Counted(parties, party), set[UUID]()

    async def one() -> None:
        answers.add(await asked(parties, party, counted))

    async with anyio.create_task_group() as group:
        for _ in range(16):
            group.start_soon(one)

    assert len(answers) == 1
    assert counted.times() == 1


async def test_of_sixteen_at_once_the_refused_ones_leave_room_for_the_next(parties: Parties) -> None:
    party = parties.organisation()
    counted, outcomes, waiting = Counted(parties, party), list[UUID | None](), iter(range(16))

    async def one() -> None:
        try:
            async with parties.work(party) as work:

                async def run() -> UUID:
                    made = await counted.run(work)
                    return await refuse() if next(waiting) < 5 else made

                outcomes.append(await once(work, "offerReferral", "a-key-of-the-client", b"{}", run))
        except Refused:
            outcomes.append(None)

    async with anyio.create_task_group() as group:
        for _ in range(16):
            group.start_soon(one)

    assert outcomes.count(None) == 5
    assert len(set(outcomes) - {None}) == 1
    assert counted.times() == 1


@pytest.mark.parametrize("changed", [{"input": b'{"other":1}'}, {"operation": "withdrawConsent"}])
async def test_the_same_key_for_something_else_is_refused(parties: Parties, changed: dict[str, bytes | str]) -> None:
    party = parties.organisation()
    counted = Counted(parties, party)
    await asked(parties, party, counted)

    with pytest.raises(Conflict) as refusal:
        await asked(parties, party, counted, **changed)  # type: ignore[arg-type]

    assert [reason.code for reason in refusal.value.reasons] == ["idempotency_key_reused"]
    assert counted.times() == 1


async def test_a_refusal_is_not_remembered(parties: Parties) -> None:
    party = parties.organisation()
    counted = Counted(parties, party)

    with pytest.raises(Refused):
        async with parties.work(party) as work:
            await once(work, "offerReferral", "a-key-of-the-client", b"{}", refuse)
    await asked(parties, party, counted)

    assert counted.times() == 1


async def test_keys_are_each_clients_and_each_organisations_own(parties: Parties) -> None:
    one, other = parties.organisation(), parties.organisation()

    first = await asked(parties, one, Counted(parties, one))
    second = await asked(parties, other, Counted(parties, other))

    assert first != second


async def test_a_repeat_after_a_rotation_of_keys_is_still_known(parties: Parties) -> None:
    party = parties.organisation()
    counted = Counted(parties, party)
    first = await asked(parties, party, counted)

    await turn_key(parties, party)

    assert await asked(parties, party, counted) == first
    assert counted.times() == 1


async def test_the_input_is_kept_as_a_keyed_fingerprint_only(parties: Parties) -> None:
    party = parties.organisation()
    await asked(parties, party, Counted(parties, party), input=b"a canary")

    rows = parties.rows("select input, result from idempotency where org = %(org)s", org=party.id)

    assert len(rows[0][0]) == 32
    assert b"canary" not in rows[0][0]
    assert UUID(rows[0][1])


async def test_the_purge_can_tell_how_old_a_key_is(parties: Parties) -> None:
    party = parties.organisation()
    counted = Counted(parties, party)
    await asked(parties, party, counted)

    async with parties.work(party, NOW + timedelta(days=3)) as work:
        await once(work, "offerReferral", "a-key-of-the-client", b"{}", lambda: counted.run(work))

    assert parties.rows("select at from idempotency where org = %(org)s", org=party.id) == [(NOW,)]
