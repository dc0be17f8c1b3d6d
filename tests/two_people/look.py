"""A step, and what she has after it: everybody tries to confirm, she tries to open, to read, to call."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import text

from hub.machines.clients.client_id import ClientId
from hub.machines.clients.known import known
from tests.two_people.house import ONE
from tests.two_people.moves import CHANGES_PEOPLE, MOVES, accepts, confirms
from tests.two_people.oracle import (
    CONTENT,
    machine_has_content,
    opens,
    reads_case,
    reads_packet,
)
from tests.two_people.walk import Step, Walk

_ROLE = text("select id, role from principal where organisation = :org and ended_at is null and kind = 'person'")
_READ = """query($case: ID!, $received: ID!) {
  case(id: $case) { fields { name } } referral(id: $received) { packet { digest } } }"""


async def take(walk: Walk, step: Step) -> bool:
    """Make one step, and look at what she has now: whether the hub did anything. Raises `Fault`."""
    name, *args = step
    walk.done = (*walk.done, step)
    if not await MOVES[name](walk, *args):
        return False
    walk.counted["steps"] += 1
    await look_around(walk, walk.waiting() if name in CHANGES_PEOPLE else walk.waiting()[-1:])
    return True


async def look_around(walk: Walk, acts: Sequence[str] = ()) -> None:
    """Everybody tries to confirm these acts; she tries to open, to read, to call: exactly what the oracle says."""
    for act in acts:
        for who in walk.ids:
            async with walk.bench.taken_back():
                await confirms(walk.branch(), who, act)
    for half, act in list(walk.halves):
        if half == "link" and not opens(walk.world, act, [ONE]):
            async with walk.bench.taken_back():
                await accepts(walk.branch(), ONE, act)
    await _roles(walk)
    await _machines(walk)
    for who in walk.own():
        await _readings(walk, who)


async def _roles(walk: Walk) -> None:
    await walk.bench.role_of(walk.house.party.id, walk.ids[walk.world.first])
    rows = (await walk.bench.connection.execute(_ROLE, {"org": walk.house.party.id})).all()
    known = {walk.ids[name]: one.role for name, one in walk.world.identities.items() if not one.ended}
    if {row.id: row.role for row in rows if row.id in walk.ids.values()} != known or len(rows) != len(known):
        raise walk.fault("somebody is what the oracle does not know")


async def _machines(walk: Walk) -> None:
    for name, machine in walk.world.machines.items():
        if name not in walk.names:
            continue
        id = ClientId(walk.house.party.id, UUID(walk.names[name].partition(":")[2]))
        async with walk.bench.transaction(walk.house.party.id) as session:
            found = await known(session, id, walk.bench.clock.now())
        has = bool(found and found.keys and found.scopes & CONTENT)
        if has != machine_has_content(machine):
            raise walk.fault(f"{name} has {sorted(found.scopes) if found else []}")


async def _readings(walk: Walk, who: str) -> None:
    house, walk.counted["tries to read"] = walk.house, walk.counted["tries to read"] + 2
    ids = {"case": f"Case:{house.theirs}", "received": f"Referral:{house.received}"}
    data = (await walk.bench.ask(house.party.id, walk.ids[who], _READ, **ids)).get("data") or {}
    seen = {"case": data.get("case"), "packet": (data.get("referral") or {}).get("packet")}
    for what, may in (("case", reads_case(walk.world, who)), ("packet", reads_packet(walk.world, who))):
        if bool(seen[what]) != may:
            raise walk.fault(f"{who} {'read' if seen[what] else 'could not read'} the {what}")
