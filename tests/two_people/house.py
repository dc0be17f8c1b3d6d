"""One office for a walk: its people as the oracle and as the hub know them, a case, and a packet that it received."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from uuid import UUID, uuid4

from hub.referrals.accept import accept
from tests.cases.team import put_on_team
from tests.consultations import consultation
from tests.parties import NOW, Parties, Party
from tests.referrals.handoff import handoff, offered
from tests.two_people.oracle import NEWCOMER, Identity, World

ONE = "one"
"""The human whose identities are walked."""
LONG_AGO = -10 * NEWCOMER


def instant(hours: int) -> datetime:
    """The oracle's time as an instant."""
    return NOW + timedelta(hours=hours)


@dataclass(frozen=True)
class House:
    """`ids`: each identity's principal. `theirs`: a case of the colleague's; `own`: two of the walker's caseworker."""

    party: Party
    peer: Party
    ids: Mapping[str, UUID]
    world: World
    theirs: UUID
    own: tuple[UUID, ...]
    received: UUID


def let_in(parties: Parties, party: Party, one: Identity, ids: Mapping[str, UUID], id: UUID | None = None) -> UUID:
    """A member as the hub keeps one: let in by whom, with whom, or from outside, since when."""
    made = id or uuid4()
    told: dict[str, object] = {"let_in_by": one.by and ids[one.by], "let_in_with": one.beside and ids[one.beside]}
    words = {"kind": "person", "role": one.role, "label": f"{one.role} {made.hex[:4]}"}
    row = {"id": made, "organisation": party.id, "created_at": instant(one.since), **words}
    lineage = {**told, "let_in_outside": one.outside} if _known(parties) else {}
    parties.insert("principal", **row, **lineage)
    return made


def _known(parties: Parties) -> bool:
    return bool(parties.rows("select 1 from information_schema.columns where column_name = 'let_in_by'"))


def house_of(people: Mapping[str, Identity], first: str = "first") -> World:
    """The world of these people, with the colleague who works on the case and the lawyer who answers."""
    honest = {
        "colleague": Identity("colleague", "caseworker", LONG_AGO, outside=True),
        "lawyer": Identity("lawyer", "lawyer", LONG_AGO, outside=True),
    }
    world = World(MappingProxyType({**honest, **people}), first)
    return World(world.identities, first, team=frozenset({"colleague"}), assigned=frozenset({"lawyer"}))


async def a_house(parties: Parties, world: World) -> House:
    """A new one in the database, with nothing asked for yet."""
    handed = await handoff(parties)
    party, ids = handed.lawyer, dict[str, UUID]()
    parties.database.change("principal", {"organisation": party.id}, ended_at=NOW)
    for name, one in world.identities.items():
        ids[name] = let_in(parties, party, one, ids)
    theirs = await consultation(parties, party)
    parties.database.change("case_team", {"case_file": theirs}, ended_at=NOW)
    put_on_team(parties, party, theirs, ids["colleague"])
    own = []
    for worker in [name for name, one in world.identities.items() if one.human == ONE and one.role == "caseworker"]:
        for _ in range(2):
            own.append(await consultation(parties, party))
            put_on_team(parties, party, own[-1], ids[worker])
    received = await offered(parties, handed)
    async with parties.work(Party(party.id, ids["lawyer"], party.kind, party.country, party.name)) as work:
        await accept(work, received)
    return House(party, parties.organisation(party.kind), MappingProxyType(ids), world, theirs, tuple(own), received)
