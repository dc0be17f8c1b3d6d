"""A lawyer's and a reviewer's ledger of what they received: each line recomputes by itself; a colleague has none."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import pytest

from hub.audit.sealer import seal
from hub.identity.permissions import Role
from hub.kit.signing import ledger_key_file, read_signing_key
from hub.referrals.accept import accept
from hub.takedowns.answer import answer
from hub.takedowns.outcome import ItemAnswer
from tests.audit.verifier import VERIFY
from tests.parties import NOW, Parties
from tests.received.office import Member, Office, office
from tests.referrals.handoff import handoff, offered
from tests.schema.api import Api
from tests.takedowns.removal import URL, removal, sent

pytestmark = pytest.mark.anyio
LINES = "edges { node { verb principalId seq hash previous export } }"
REFERRAL = f"query($id: ID!) {{ referralLedger(referralId: $id) {{ {LINES} }} }}"
REQUEST = f"query($id: ID!) {{ takedownLedger(requestId: $id) {{ {LINES} }} }}"


@dataclass(frozen=True)
class Received:
    """Something that an office received and its first answered. `asks`: the document that reads its ledger."""

    there: Office
    kind: str
    id: UUID
    asks: str

    async def read(self, member: Member, object_id: UUID | None = None) -> dict[str, Any]:
        """What this member gets of the ledger of it, or of another thing of its kind."""
        api = Api(self.there.parties, member.party, role=member.role, principal=member.principal)
        return await api.ask(self.asks, id=f"{self.kind}:{object_id or self.id}")


async def an_offer(parties: Parties) -> Received:
    """Looked at by a lawyer, who walled a colleague off; every other may look at it, and reads no line."""
    given = await handoff(parties)
    there, made = office(parties, given.lawyer, Role.LAWYER), await offered(parties, given)
    await there.take(made)
    return Received(there, "Referral", made, REFERRAL)


async def a_referral(parties: Parties) -> Received:
    """Accepted by her."""
    offer = await an_offer(parties)
    async with offer.there.work(offer.there.first) as work:
        await accept(work, offer.id)
    return offer


async def a_request(parties: Parties) -> Received:
    """Answered by a reviewer, who walled a colleague off."""
    given = await removal(parties)
    there, made = office(parties, given.platform, Role.REVIEWER), await sent(parties, given, items=[URL])
    await there.take(made)
    async with there.work(there.first) as work:
        await answer(work, made, [ItemAnswer(1, "removed")])
    return Received(there, "TakedownRequest", made, REQUEST)


Receiving = Callable[[Parties], Awaitable[Received]]


@pytest.fixture(params=[an_offer, a_referral, a_request], ids=["offer", "lawyer", "reviewer"])
async def received(request: pytest.FixtureRequest, parties: Parties) -> Received:
    make: Receiving = request.param
    made = await make(parties)
    sealer = parties.database.pool("hub_sealer", pool_size=1)
    await seal(sealer, read_signing_key(ledger_key_file(parties.database.settings.root_key_file)), NOW)
    await sealer.close()
    return made


def nodes(told: dict[str, Any]) -> list[dict[str, Any]]:
    ((listed),) = told["data"].values()
    return [edge["node"] for edge in listed["edges"]]


async def test_whoever_is_assigned_recomputes_each_line_of_what_she_received(received: Received) -> None:
    seen = nodes(await received.read(received.there.first))

    assert len(seen) >= 3
    assert VERIFY.check_parts(seen, []) == []
    assert [VERIFY.check_parts([one], []) for one in seen] == [[]] * len(seen), "whatever stands between them"
    mine = f"Principal:{received.there.first.principal}"
    assert {one["principalId"] for one in seen} == {None, mine}, "her own acts by name, the other side's by commitment"


async def test_a_line_that_was_changed_under_her_is_found(received: Received) -> None:
    seen = nodes(await received.read(received.there.first))

    for place, one in enumerate(seen):
        told = json.loads(one["export"])
        told["line"]["verb"] = "case:read"
        forged = [*seen[:place], {**one, "export": json.dumps(told)}, *seen[place + 1 :]]
        assert ("hash", one["seq"]) in VERIFY.check_parts(forged, [])


async def test_to_every_colleague_who_is_not_on_it_there_is_none(received: Received) -> None:
    there = received.there
    for member in (there.walled, there.second, there.machine):
        told, absent = await received.read(member), await received.read(member, uuid4())

        assert told == absent
        assert told["errors"][0]["extensions"]["code"] == "NOT_FOUND"
