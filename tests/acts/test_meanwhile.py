"""What happened between asking and confirming, and stops the deed or the doing of it."""

from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from hub.acts.act import AskedAct, Payload, ShownToBoth, act_registry
from hub.acts.decide import confirm
from hub.identity.work import Work
from hub.kit.errors import Conflict, Reason, Refused
from tests.acts.people import REGISTRY, TOY, asked_for, done, ledger, person, working
from tests.parties import NOW, Parties

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("column", ["payload_sealed", "data_key", "kind", "object"])
async def test_an_act_that_was_changed_meanwhile_is_not_done(parties: Parties, column: str) -> None:
    """By whoever owns the database: the program's own role may change none of these columns."""
    first, thing = person(parties, parties.organisation()), uuid4()
    act = await asked_for(parties, first, thing, kind="short", reason="now")
    other = await asked_for(parties, first, thing)
    parties.admin.execute(
        f"update two_person_act set {column} = "
        f"(select o.{column} from two_person_act o where o.id = %(other)s) "
        "where id = %(id)s".encode()
        if column != "object"
        else b"update two_person_act set object = %(other)s where id = %(id)s",
        {"id": act, "other": other},
    )

    with pytest.raises(Conflict, match="act_unreadable"):
        async with working(parties, person(parties, first.party)) as work:
            await confirm(work, REGISTRY, act)

    assert done(parties, thing) == 0


async def test_what_could_not_be_done_any_more_is_refused_by_its_own_check(parties: Parties) -> None:
    first, thing = person(parties, parties.organisation()), uuid4()
    act = await asked_for(parties, first, thing)

    async def moved_on(_work: Work, _object: UUID, _payload: Payload, _asked_by: UUID) -> tuple[Reason, ...]:
        return (Reason("stale"),)

    with pytest.raises(Refused, match="stale"):
        async with working(parties, person(parties, first.party)) as work:
            await confirm(work, act_registry(replace(TOY, check=moved_on)), act)

    assert done(parties, thing) == 0
    assert ledger(parties, act) == [("act:requested", first.id)]


async def test_what_somebody_asked_for_who_was_let_go_since_is_not_done(parties: Parties) -> None:
    first, thing = person(parties, parties.organisation()), uuid4()
    act = await asked_for(parties, first, thing)
    parties.change("principal", first.id, ended_at=NOW)

    with pytest.raises(Conflict, match="act_asker_left"):
        async with working(parties, person(parties, first.party)) as work:
            await confirm(work, REGISTRY, act)

    assert done(parties, thing) == 0


async def test_when_doing_it_fails_the_act_still_waits(parties: Parties) -> None:
    first, thing = person(parties, parties.organisation()), uuid4()
    act = await asked_for(parties, first, thing)

    async def fails(_work: Work, _asked: AskedAct) -> ShownToBoth:
        raise Refused(Reason("stale"))

    with pytest.raises(Refused):
        async with working(parties, person(parties, first.party)) as work:
            await confirm(work, act_registry(replace(TOY, perform=fails)), act)

    assert ledger(parties, act) == [("act:requested", first.id)]
    async with working(parties, person(parties, first.party)) as work:
        await confirm(work, REGISTRY, act)
    assert done(parties, thing) == 1
