"""What opens to machines, and what goes out: clients and their keys, routes, keys of recipients."""

from pyrage import x25519

from hub.directory import routes
from hub.identity.public_keys import change as public_keys
from hub.identity.public_keys.find import to_seal
from hub.machines.clients import end as clients_end
from hub.machines.clients import keys as clients_keys
from tests.identity.marks.house import Door, House
from tests.parties import NOW


def of_machines(there: House) -> list[Door]:
    machine = there.machine

    async def token() -> bool:
        answer = await machine.shop.ask("/oauth/token", machine.form())
        return answer.status_code == 200

    async def ended() -> None:
        async with there.hub.parties.work(there.party, there.hub.clock.now()) as work:
            await clients_end.end(work, machine.id.client)

    async def key_ended() -> None:
        async with there.hub.parties.work(there.party, there.hub.clock.now()) as work:
            await clients_keys.end(work, machine.id.client, str(machine.key.kid))

    wider = "scopes = scopes || '{case:read}'::text[]"
    return [
        Door(
            "client_key",
            f"client = '{machine.id.client}'",
            token,
            key_ended,
            ("thumbprint = 'x'", 'jwk = jwk || \'{"a": "b"}\''),
        ),
        Door("client", f"id = '{machine.id.client}'", token, ended, (wider, "rate = rate + 1", "binding = 'dpop'")),
    ]


async def of_going_out(there: House) -> list[Door]:
    parties, us = there.hub.parties, there.party

    async def sends() -> bool:
        async with parties.work(us, hub_itself=True) as work:
            return await routes.current_route(work, us.id) is not None

    async def seals() -> bool:
        async with parties.work(us) as work:
            return await to_seal(work.session, us.id, "age") is not None

    async def moved() -> None:
        await _moved(there)

    async def revoked() -> None:
        async with there.desk.work(there.other) as work:
            (key,) = parties.rows(
                "select id from public_key where organisation = %(o)s and revoked_at is null", o=us.id
            )
            await public_keys.revoke(work, key[0])

    mine = f"organisation = '{us.id}'"
    return [
        Door(
            "route", mine, sends, moved, ("connector = 'nowhere'", 'address = \'{"url": "https://other.example.org"}\'')
        ),
        Door("public_key", mine, seals, revoked, (f"public = '{x25519.Identity.generate().to_public()}'",)),
    ]


async def _moved(there: House) -> None:
    async with there.hub.operator.transaction(None) as session:
        await routes.add(
            session,
            there.hub.parties.keys,
            organisation=there.party.id,
            connector="nowhere",
            address={},
            secrets=[],
            now=NOW,
        )
