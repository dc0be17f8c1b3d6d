"""What opens to machines, and what goes out: clients and their keys, routes, keys of recipients."""

from uuid import UUID

from pyrage import x25519

from hub.acts.decide import confirm
from hub.directory import routes
from hub.identity.permissions import Role
from hub.identity.public_keys import change
from hub.identity.public_keys.find import to_seal
from hub.kit.errors import NotFound
from hub.machines.clients import end, keys
from hub.received.assign import assign, unassign
from hub.registry import ACTS
from hub.takedowns.repository import takedown
from tests.acts.people import working
from tests.identity.marks.house import Act, Door, House
from tests.parties import NOW
from tests.received.office import office
from tests.received.test_standing import asked_for, at_the_page
from tests.takedowns.removal import ACCOUNT, URL, removal, sent


def of_machines(there: House) -> list[Door]:
    machine = there.machine

    async def token() -> bool:
        answer = await machine.shop.ask("/oauth/token", machine.form())
        return answer.status_code == 200

    async def ended() -> None:
        async with there.hub.parties.work(there.party, there.hub.clock.now()) as work:
            await end.end(work, machine.id.client)

    async def key_ended() -> None:
        async with there.hub.parties.work(there.party, there.hub.clock.now()) as work:
            await keys.end(work, machine.id.client, str(machine.key.kid))

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


async def of_what_was_received(there: House) -> list[Door]:
    """A machine that was put on a request, and one to which two people gave every new one."""
    parties = there.hub.parties
    given = await removal(parties)
    desk = office(parties, given.platform, Role.REVIEWER)
    by_hand = await sent(parties, given, items=[URL])
    async with desk.work(desk.first) as work:
        await assign(work, [by_hand])
        await assign(work, [by_hand], desk.machine.principal)
    act = await asked_for(desk)
    async with working(parties, at_the_page(desk.second)) as work:
        await confirm(work, ACTS, act)
    by_trigger = await sent(parties, given, items=[ACCOUNT])

    def reads(made: UUID) -> Act:
        async def found() -> bool:
            async with desk.work(desk.machine) as work:
                try:
                    return (await takedown(work, made)).id == made
                except NotFound:
                    return False

        return found

    async def taken_off() -> None:
        async with desk.work(desk.first) as work:
            await unassign(work, [by_hand], desk.machine.principal)

    machine = f"principal = '{desk.machine.principal}'"
    earlier = "assigned_at = assigned_at - interval '1 second'"
    return [
        Door(
            "received_team",
            f"object = '{by_hand}' and {machine}",
            reads(by_hand),
            taken_off,
            (earlier, "assigned_by = principal"),
        ),
        Door("received_standing", machine, reads(by_trigger), None, ("since = since - interval '1 day'",)),
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
            await change.revoke(work, key[0])

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
