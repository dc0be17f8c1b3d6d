"""What "two people" means, from the specification alone: humans, the identities that they hold, and what waits.

The hub knows identities. Here every identity has a human who holds its keys, and an act that one human asked for and
confirmed was done by one person, whatever the hub calls the two. Time is counted in whole hours.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

DAY = 24
NEWCOMER = 3 * DAY
"""For how long somebody new confirms nothing."""
WAITS = DAY
"""For how long an act waits."""
RANK = {"admin": 2, "supervisor": 1}
ENTRY = ("member_admission", "access_recovery", "role_change")
"""Kinds that make somebody what she was not: the confirmer's rank is at least what she is to be."""
CONFIRMS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(ENTRY, frozenset({"admin", "supervisor"})),
    **dict.fromkeys(("client_admission", "client_key", "client_scopes"), frozenset({"admin", "supervisor"})),
    "key_change": frozenset({"admin"}),
    "standing_named": frozenset({"admin", "supervisor"}),
    "case_export": frozenset({"caseworker", "supervisor"}),
    "emergency_override": frozenset({"caseworker", "supervisor"}),
}
"""Which roles confirm which kind of act."""
ANSWERS = ("lawyer", "caseworker", "supervisor")
"""Roles that answer what was referred to the office."""
UNKNOWN = "anybody"
"""Stands behind those of whom nobody knows who let them in: never a second person."""
DANGER = "emergency_override"
"""Danger to life: a newcomer's word counts, and is looked at afterwards."""
CONTENT = frozenset({"case:read", "referral:read", "referral:answer", "takedown:read", "takedown:answer"})
"""Scopes with which a machine reads or writes what was told."""


@dataclass(frozen=True)
class Identity:
    """One account. `human`: who holds its keys. `since`: since when in this role.

    `by`: who asked for its admission; `beside`: who confirmed that; `outside`: somebody outside the organisation did.
    """

    human: str
    role: str
    since: int
    by: str | None = None
    beside: str | None = None
    outside: bool = False
    ended: bool = False


@dataclass(frozen=True)
class Machine:
    """`holder`: the human who holds its keys."""

    holder: str
    scopes: frozenset[str] = frozenset()
    keys: int = 0
    ended: bool = False


@dataclass(frozen=True)
class Act:
    """What was asked for. `whom`: the identity that it concerns. `role`: what she or the machine is to be.

    `shown`: the machine as it was when that was asked; whoever confirms is shown no other.
    """

    kind: str
    asker: str
    at: int
    whom: str | None = None
    role: str | None = None
    meant_for: str = ""
    scopes: frozenset[str] = frozenset()
    shown: Machine | None = None
    status: str = "waiting"
    confirmer: str | None = None


@dataclass(frozen=True)
class World:
    """One organisation. `first`: its first administrator, whom the operator let in.

    `team`: who is on the one case; `assigned`: who answers the one thing received; `links`, `codes`: which human was
    shown which half of which invitation, by the act's name.
    """

    identities: Mapping[str, Identity]
    first: str
    now: int = 0
    acts: Mapping[str, Act] = field(default_factory=lambda: MappingProxyType({}))
    machines: Mapping[str, Machine] = field(default_factory=lambda: MappingProxyType({}))
    team: frozenset[str] = frozenset()
    assigned: frozenset[str] = frozenset()
    links: frozenset[tuple[str, str]] = frozenset()
    codes: frozenset[tuple[str, str]] = frozenset()

    def with_identity(self, name: str, one: Identity) -> "World":
        """The world with this identity as it is now."""
        return replace(self, identities=MappingProxyType({**self.identities, name: one}))

    def with_act(self, name: str, act: Act) -> "World":
        """The world with this act as it is now."""
        return replace(self, acts=MappingProxyType({**self.acts, name: act}))

    def with_machine(self, name: str, machine: Machine) -> "World":
        """The world with this machine as it is now."""
        return replace(self, machines=MappingProxyType({**self.machines, name: machine}))


def stands_behind(world: World, name: str) -> str:
    """Whose word alone this identity rests on: its own, once two independent ones or somebody outside let it in."""
    one = world.identities[name]
    if one.outside or name == world.first:
        return name
    if one.by is None:
        return UNKNOWN
    asked = stands_behind(world, one.by)
    second = stands_behind(world, one.beside) if one.beside is not None else asked
    return name if second != asked and UNKNOWN not in (asked, second) else asked


def why_not(world: World, who: str, act: Act) -> frozenset[str]:
    """Why this identity may not confirm the act now; nothing where it may."""
    one = world.identities[who]
    about = {who, act.asker} | ({act.whom} & set(world.identities))
    behind = {stands_behind(world, who), stands_behind(world, act.asker)}
    against = {
        "over": act.status != "waiting" or world.now - act.at >= WAITS,
        "same person": who == act.asker or (act.kind in ENTRY and who == act.whom),
        "left": any(world.identities[name].ended for name in about if name is not None),
        "role": one.role not in CONFIRMS[act.kind],
        "rank": act.kind in ENTRY and RANK.get(one.role, 0) < RANK.get(_target(world, act), 0),
        "new": act.kind != DANGER and world.now - one.since < NEWCOMER,
        "one behind both": len(behind) == 1 or UNKNOWN in behind,
        "stale": act.shown is not None and _is_another(world.machines[act.whom or ""], act.shown, act.kind),
    }
    return frozenset(word for word, holds in against.items() if holds)


def _is_another(machine: Machine, shown: Machine, kind: str) -> bool:
    """Whether it is no more what was shown: a key is asked for what it may do, what it may do also for its keys."""
    return machine.scopes != shown.scopes or (kind == "client_scopes" and machine.keys != shown.keys)


def looked_at_afterwards(world: World, who: str, act: Act) -> bool:
    """Whether a confirmation of danger by her is looked at by the next administrator: she is new."""
    return act.kind == DANGER and world.now - world.identities[who].since < NEWCOMER


def _target(world: World, act: Act) -> str:
    """The highest of what she is and is to be: nobody of lower rank lifts her, lowers her or lets her back in."""
    roles = [act.role or "", world.identities[act.whom].role if act.whom else ""]
    return max(roles, key=lambda role: RANK.get(role, 0))


def done_by_one(world: World, act: Act) -> bool:
    """Whether one human asked and confirmed. The thing that must never be."""
    if act.status not in ("done", "used") or act.confirmer is None:
        return False
    return world.identities[act.asker].human == world.identities[act.confirmer].human


def confirmed(world: World, name: str, who: str) -> World:
    """The world once she confirmed: what the act makes is made; an invitation's code is hers to pass on."""
    act = replace(world.acts[name], status="done", confirmer=who)
    made = world.with_act(name, act)
    if act.kind == "role_change" and act.whom and act.role:
        return made.with_identity(act.whom, replace(made.identities[act.whom], role=act.role, since=world.now))
    if act.kind in ENTRY:
        return replace(made, codes=made.codes | {(world.identities[who].human, name)})
    if act.kind in ("client_admission", "client_key", "client_scopes") and act.whom:
        return made.with_machine(act.whom, _changed(made.machines.get(act.whom), act, world))
    return made


def _changed(machine: Machine | None, act: Act, world: World) -> Machine:
    present = machine or Machine(world.identities[act.asker].human)
    if act.kind == "client_key":
        return replace(present, keys=present.keys + 1)
    return replace(present, scopes=act.scopes)


def opens(world: World, name: str, humans: Iterable[str]) -> bool:
    """Whether these humans together can take up this invitation: it was confirmed, and they know link and code."""
    act, known = world.acts[name], set(humans)
    link = any(human in known for human, of in world.links if of == name)
    code = any(human in known for human, of in world.codes if of == name)
    return act.status == "done" and link and code


def accepted(world: World, name: str, human: str, made: str) -> World:
    """The world once this human took the invitation up: a new identity, or another's with new keys."""
    act = world.acts[name]
    taken = world.with_act(name, replace(act, status="used"))
    if act.kind == "access_recovery" and act.whom:
        return taken.with_identity(act.whom, replace(world.identities[act.whom], human=human))
    new = Identity(human, act.role or "", world.now, by=act.asker, beside=act.confirmer)
    return taken.with_identity(made, new)


def reads_case(world: World, who: str) -> bool:
    """Whether this identity reads the case: it works with people and is on the team."""
    one = world.identities[who]
    return not one.ended and one.role in ("caseworker", "supervisor") and who in world.team


def reads_packet(world: World, who: str) -> bool:
    """Whether this identity reads what was received: it is assigned, or nobody else is left who answers such things."""
    answers = [name for name, one in world.identities.items() if not one.ended and one.role in ANSWERS]
    return who in answers and (who in world.assigned or len(answers) == 1)


def machine_has_content(machine: Machine) -> bool:
    """Whether it would get a token with which it reads or writes what was told."""
    return not machine.ended and machine.keys > 0 and bool(machine.scopes & CONTENT)


def faults(world: World, human: str) -> tuple[str, ...]:
    """What this human has got that no human gets alone."""
    alone = [f"did {name} alone" for name, act in world.acts.items() if done_by_one(world, act)]
    content = [f"{name} has content" for name, m in world.machines.items() if m.holder == human and _alone(world, name)]
    return (*alone, *content)


def _alone(world: World, machine: str) -> bool:
    made = [act for act in world.acts.values() if act.whom == machine and act.status == "done"]
    return machine_has_content(world.machines[machine]) and not any(not done_by_one(world, act) for act in made)
