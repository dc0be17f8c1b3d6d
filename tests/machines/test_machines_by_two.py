"""What a machine may read or write is what two people said: one alone gives none a way to content."""

import json
from collections.abc import Awaitable
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from joserfc.jwk import ECKey

from hub.acts import lists
from hub.acts.decide import confirm
from hub.identity.permissions import CONTENT, Permission, Role
from hub.kit.errors import Conflict, Invalid, Refused
from hub.machines.acts import client_admission, client_key, client_scopes
from hub.machines.clients import add, end, keys
from hub.machines.clients.hold import held
from hub.machines.clients.ledger_lines import digest_of
from hub.machines.clients.rules import ClientWanted
from hub.machines.clients.scopes import change
from hub.registry import ACTS
from tests.acts.people import Person, person, working
from tests.parties import Parties
from tests.privacy.world import acting

pytestmark = pytest.mark.anyio
READS = ClientWanted("lawyers' desk", Role.LAWYER, "dpop", frozenset({"referral:answer", "directory:read"}), 60)
PLAIN = replace(READS, scopes=frozenset({"directory:read", "delivery:read"}))


def jwk(kid: str = "") -> str:
    return json.dumps(ECKey.generate_key("P-256", {"kid": kid or uuid4().hex}).as_dict(private=False))


class Office:
    """Two administrators, a supervisor, and what they do with machines."""

    def __init__(self, parties: Parties) -> None:
        self.parties, self.party = parties, parties.organisation()
        self.first, self.second = person(parties, self.party), person(parties, self.party)
        self.supervisor = person(parties, self.party, Role.SUPERVISOR)

    async def asks(self, wanted: ClientWanted = READS, key: str | None = None) -> UUID:
        async with working(self.parties, self.first) as work:
            return await client_admission.ask_or_add(work, ACTS, wanted, key)

    async def asks_key(self, client: UUID, key: str) -> UUID:
        async with working(self.parties, self.first) as work:
            return await client_key.ask_or_add(work, ACTS, client, key)

    async def asks_scopes(self, client: UUID, *scopes: str) -> UUID:
        async with working(self.parties, self.first) as work:
            return await client_scopes.ask_or_change(work, ACTS, client, frozenset(scopes))

    async def confirms(self, act: UUID, by: Person | None = None) -> UUID:
        """The thing that the act was about."""
        async with working(self.parties, by or self.second) as work:
            await confirm(work, ACTS, act)
        found: UUID = self.rows("object from two_person_act where id = %(id)s", id=act)[0][0]
        return found

    async def machine(self, wanted: ClientWanted = READS, key: str | None = None) -> UUID:
        return await self.confirms(await self.asks(wanted, key))

    def rows(self, query: str, **given: Any) -> list[Any]:
        return self.parties.rows(f"select {query}", o=self.party.id, **given)

    def scopes(self, client: UUID) -> list[str]:
        return self.rows("scopes from client where id = %(c)s", c=client)[0][0]  # type: ignore[no-any-return]

    def keys(self, client: UUID) -> int:
        return int(self.rows("count(*) from client_key where client = %(c)s", c=client)[0][0])

    def verbs(self) -> list[str]:
        return [verb for (verb,) in self.rows("verb from ledger_event where actor = %(o)s order by at, id")]


async def refused(code: str, deed: Awaitable[object]) -> None:
    with pytest.raises((Conflict, Refused, Invalid)) as why:
        await deed
    assert code in [reason.code for reason in why.value.reasons]


async def test_one_administrator_alone_makes_no_machine_that_reads(parties: Parties) -> None:
    office = Office(parties)

    act = await office.asks(key=jwk())

    assert office.rows("1 from client where org = %(o)s") == []
    await refused("act_same_person", office.confirms(act, office.first))
    assert office.rows("1 from client where org = %(o)s") == []
    async with working(parties, office.first) as work:
        await refused("second_person_needed", add.add(work, READS))


async def test_another_sees_all_of_it_and_lets_it_in_with_its_key(parties: Parties) -> None:
    office, key = Office(parties), jwk("first")
    act = await office.asks(key=key)

    async with working(parties, office.supervisor) as work:
        seen = {one.name: one.value for one in (await lists.act_shown(work, ACTS, act)).details}
    client = await office.confirms(act, office.supervisor)

    thumbprint = keys.read(key).thumbprint
    told = {"label": "lawyers' desk", "role": "lawyer", "binding": "dpop", "requests": "60", "keys": thumbprint}
    assert seen == {**told, "scopes": "directory:read referral:answer"}
    row = office.rows("label, binding, scopes, act from client where id = %(c)s", c=client)[0]
    assert row == ("lawyers' desk", "dpop", ["directory:read", "referral:answer"], act)
    assert office.rows("kid, act from client_key where client = %(c)s", c=client) == [("first", act)]
    assert sorted(office.verbs()) == ["act:confirmed", "act:requested", "client:added", "client_key:added"]
    digest = office.rows("digest from ledger_event where verb = 'client:added' and actor = %(o)s")[0][0]
    assert digest == digest_of(READS.scopes)


async def test_a_machine_that_reads_nothing_is_one_persons_to_take_in(parties: Parties) -> None:
    office = Office(parties)

    client = await office.asks(PLAIN, jwk())

    assert office.keys(client) == 1
    assert office.rows("1 from two_person_act where org = %(o)s") == []


async def test_a_further_key_of_a_machine_that_reads_waits_for_another(parties: Parties) -> None:
    office = Office(parties)
    client = await office.machine(key=jwk())

    act = await office.asks_key(client, jwk("mine"))

    assert office.keys(client) == 1
    await refused("act_same_person", office.confirms(act, office.first))
    async with working(parties, office.first) as work:
        await refused("second_person_needed", keys.add(work, client, jwk()))
    await office.confirms(act)
    assert office.keys(client) == 2


async def test_less_counts_at_once_and_content_waits_for_another(parties: Parties) -> None:
    office = Office(parties)
    client = await office.machine(key=jwk())

    assert await office.asks_scopes(client, "directory:read") == client
    act = await office.asks_scopes(client, "referral:read", "directory:read")

    assert office.scopes(client) == ["directory:read"]
    async with working(parties, office.first) as work:
        found = await held(work, client)
        await refused("second_person_needed", change(work, found, frozenset({"referral:read"})))
    await office.confirms(act)
    assert office.scopes(client) == ["directory:read", "referral:read"]
    lines = office.rows(
        "digest from ledger_event where verb = 'client:scopes_changed' and actor = %(o)s order by at, id"
    )
    assert {bytes(digest) for (digest,) in lines} == {
        digest_of({"directory:read"}),
        digest_of({"referral:read", "directory:read"}),
    }


async def test_what_was_taken_from_it_meanwhile_does_not_come_back(parties: Parties) -> None:
    office = Office(parties)
    client = await office.machine(key=jwk())
    act = await office.asks_scopes(client, "directory:read", "referral:answer", "referral:read")
    key = await office.asks_key(client, jwk())

    await office.asks_scopes(client, "directory:read")

    await refused("stale", office.confirms(act))
    await refused("stale", office.confirms(key))
    assert office.scopes(client) == ["directory:read"]


async def test_a_key_that_came_while_its_scopes_waited_is_seen_or_nothing_is_done(parties: Parties) -> None:
    """Her own key, which is one person's to add while the machine reads nothing, would read what two confirmed."""
    office = Office(parties)
    client = await office.asks(PLAIN, jwk())
    act = await office.asks_scopes(client, "referral:answer")

    await office.asks_key(client, jwk("hers"))

    await refused("stale", office.confirms(act))
    assert office.scopes(client) == ["delivery:read", "directory:read"]


async def test_what_changed_meanwhile_is_asked_again_at_the_confirmation(parties: Parties) -> None:
    office, key = Office(parties), jwk("same")
    client = await office.machine(key=jwk("first"))
    acts = [await office.asks_key(client, key) for _ in range(2)]
    reused = await office.asks_key(client, jwk("same"))
    admission = await office.asks(key=key)
    await office.confirms(acts[0])

    await refused("key_known", office.confirms(acts[1]))
    await refused("key_known", office.confirms(reused))
    await refused("key_known", office.confirms(admission))
    await refused("key_known", office.asks_key(client, key))
    await refused("key_known", office.asks(key=key))
    late = await office.asks_key(client, jwk("late"))
    async with working(parties, office.first) as work:
        await end.end(work, client)
    await refused("client_ended", office.confirms(late))
    assert office.keys(client) == 2


async def test_a_machine_of_before_reads_nothing_until_two_say_so_and_no_bearer_ever(parties: Parties) -> None:
    office = Office(parties)
    client = await office.asks(PLAIN, jwk())
    parties.change("client", client, scopes=["referral:answer"])
    async with working(parties, office.first) as work:
        assert not (await held(work, client)).confirmed

    act = await office.asks_scopes(client, "referral:answer")
    await office.confirms(act)

    assert office.rows("act from client where id = %(c)s", c=client) == [(act,)]
    parties.change("client", client, binding="bearer", scopes=["directory:read"])
    await refused("content_needs_dpop", office.asks_scopes(client, "referral:answer"))
    await refused("content_needs_dpop", office.asks(replace(READS, binding="bearer")))


FORGED = {
    "wider": "update client set scopes = '{referral:answer,referral:read}' where id = %(c)s",
    "by an act that waits": "update client set scopes = '{referral:answer}', act = %(other)s where id = %(c)s",
    "a key": """insert into client_key (org, client, id, kid, thumbprint, jwk, act, created_at)
      select org, client, gen_random_uuid(), 'x', 'x', jwk, act, created_at from client_key where client = %(c)s""",
}


@pytest.mark.parametrize("forged", sorted(FORGED))
async def test_the_database_itself_asks_for_the_act(parties: Parties, forged: str) -> None:
    office = Office(parties)
    client = await office.machine(key=jwk())
    other = await office.asks_scopes(client, "referral:read", "directory:read")

    us = str(office.party.id)
    with acting(parties.database, "hub_web", us) as web, pytest.raises(psycopg.Error, match="two_people_needed"):
        web.execute(FORGED[forged].encode(), {"c": client, "other": other})


def test_the_database_means_the_same_by_content(parties: Parties) -> None:
    every = [permission.value for permission in Permission]

    (found,) = parties.rows("select on_content(%(every)s)", every=every)

    assert set(found[0]) == {permission.value for permission in CONTENT}
