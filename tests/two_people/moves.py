"""Every move of a walk: what is asked of the hub, what the oracle is told, and where the two differ."""

import base64
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pyrage
from joserfc.jwk import ECKey

from hub.entry.invitations.accept import accept, look
from hub.kit.errors import HubError
from tests.two_people.house import ONE, instant
from tests.two_people.oracle import (
    Act,
    Machine,
    accepted,
    confirmed,
    opens,
    why_not,
)
from tests.two_people.walk import Walk

_MACHINE = "client { id scopes keys { kid } } act { id }"


async def invites(walk: Walk, who: str, role: str, meant_for: str = ONE) -> bool:
    """She asks to take somebody in: herself once more, or, where it is said, somebody who is there."""
    told = await walk.once(who, "inviteMember", "act { id } link", role=role.upper(), label=f"{role} desk")
    if told["errors"]:
        return False
    name = walk.waits(told["act"], Act("member_admission", who, walk.world.now, role=role, meant_for=meant_for))
    return _shown_link(walk, who, name, told)


async def recovers(walk: Walk, who: str, whom: str, meant_for: str = ONE) -> bool:
    """She asks that somebody be let back in."""
    given = {"member": f"Principal:{walk.ids[whom]}"}
    told = await walk.once(who, "requestAccessRecovery", "act { id } link", **given)
    if told["errors"]:
        return False
    name = walk.waits(told["act"], Act("access_recovery", who, walk.world.now, whom, meant_for=meant_for))
    return _shown_link(walk, who, name, told)


def _shown_link(walk: Walk, who: str, name: str | None, told: dict[str, Any]) -> bool:
    if name is None or told["link"] is None:
        raise walk.fault("somebody was taken in by one alone")
    walk.halves["link", name] = told["link"]
    human = walk.world.identities[who].human
    walk.world = replace(walk.world, links=walk.world.links | {(human, name)})
    return True


async def changes_role(walk: Walk, who: str, whom: str, role: str) -> bool:
    """She asks that somebody become something else."""
    given = {"member": f"Principal:{walk.ids[whom]}", "role": role.upper(), "reason": "人が足りない。"}
    told = await walk.once(who, "requestRoleChange", "act { id }", **given)
    if told["errors"]:
        return False
    return bool(walk.waits(told["act"], Act("role_change", who, walk.world.now, whom, role)))


async def adds_machine(walk: Walk, who: str, scope: str) -> bool:
    """She takes a machine in: of the directory alone, or one that reads what was referred."""
    given = {"label": "gateway", "role": "LAWYER", "binding": "DPOP", "scopes": ["directory:read", scope]}
    told = await walk.once(who, "addClient", _MACHINE, requestsPerMinute=60, **given)
    if told["errors"]:
        return False
    machine, scopes = f"machine{len(walk.world.machines) + 1}", frozenset(given["scopes"])
    if told["act"] is None:
        walk.names[machine] = told["client"]["id"]
        walk.world = walk.world.with_machine(machine, Machine(ONE, scopes))
        return True
    return bool(walk.waits(told["act"], Act("client_admission", who, walk.world.now, machine, scopes=scopes)))


async def adds_key(walk: Walk, who: str, machine: str) -> bool:
    """She gives a machine a key of hers."""
    key = ECKey.generate_key("P-256", {"kid": uuid4().hex}, private=True)
    given = {"client": walk.names[machine], "jwk": json.dumps({**key.as_dict(private=False), "kid": key.kid})}
    told = await walk.once(who, "addClientKey", _MACHINE, **given)
    if told["errors"]:
        return False
    present = walk.world.machines[machine]
    if told["act"] is None:
        walk.world = walk.world.with_machine(machine, replace(present, keys=present.keys + 1))
        return True
    return bool(walk.waits(told["act"], Act("client_key", who, walk.world.now, machine, shown=present)))


async def changes_scopes(walk: Walk, who: str, machine: str) -> bool:
    """She lets a machine read what was referred."""
    scopes = ["directory:read", "referral:read"]
    told = await walk.once(who, "changeClientScopes", _MACHINE, client=walk.names[machine], scopes=scopes)
    if told["errors"]:
        return False
    if told["act"] is None:
        raise walk.fault("a machine got a scope on content by one alone")
    present = walk.world.machines[machine]
    made = Act("client_scopes", who, walk.world.now, machine, scopes=frozenset(scopes), shown=present)
    return bool(walk.waits(told["act"], made))


async def changes_key(walk: Walk, who: str) -> bool:
    """She asks for a key of hers to be the organisation's, and shows that she holds it."""
    key = pyrage.x25519.Identity.generate()
    told = await walk.once(
        who, "requestKeyChange", "act { id sealedChallenge }", purpose="AGE", public=str(key.to_public())
    )
    if told["errors"]:
        return False
    opened = pyrage.decrypt(base64.b64decode(told["act"]["sealedChallenge"]), [key]).decode()
    answer = await walk.ask(who, "answerChallenge", "act { id }", act=told["act"]["id"], answer=opened)
    assert not answer["errors"], answer
    return bool(walk.waits(told["act"], Act("key_change", who, walk.world.now)))


async def exports(walk: Walk, who: str) -> bool:
    """She asks for a copy of two cases."""
    cases = [f"Case:{case}" for case in walk.house.own]
    told = await walk.once(who, "exportCases", "act { id } files { fileName }", cases=cases)
    if told["errors"]:
        return False
    if told["act"] is None:
        raise walk.fault("two cases were exported by one alone")
    return bool(walk.waits(told["act"], Act("case_export", who, walk.world.now)))


async def overrides(walk: Walk, who: str) -> bool:
    """She says that somebody is in danger."""
    given = {"case": f"Case:{walk.house.own[0]}", "recipient": f"Organisation:{walk.house.peer.id}"}
    fields = [{"name": "call_name", "form": "FULL"}]
    more = {"purpose": "LEGAL_ADVICE", "fields": fields, "reason": "いま駅にいる。", "number": "119", "onlyTold": True}
    called = {"calledAt": instant(walk.world.now).isoformat()}
    told = await walk.once(who, "requestEmergencyOverride", "act { id }", **given, **more, **called)
    if told["errors"]:
        return False
    return bool(walk.waits(told["act"], Act("emergency_override", who, walk.world.now)))


async def names_second(walk: Walk, who: str) -> bool:
    """She names an organisation as standing second."""
    told = await walk.once(who, "nameStandingSecond", "act { id }", peer=f"Organisation:{walk.house.peer.id}")
    if told["errors"]:
        return False
    return bool(walk.waits(told["act"], Act("standing_named", who, walk.world.now)))


async def joins(walk: Walk, who: str) -> bool:
    """She puts herself on the colleague's case."""
    given = {"case": f"Case:{walk.house.theirs}", "principal": f"Principal:{walk.ids[who]}", "reason": "代わり"}
    told = await walk.ask(who, "addToTeam", "", **given)
    if told["errors"]:
        return False
    walk.world = replace(walk.world, team=walk.world.team | {who})
    return True


async def lets_go(walk: Walk, who: str, whom: str) -> bool:
    """She lets somebody go."""
    told = await walk.ask(who, "endMember", "", member=f"Principal:{walk.ids[whom]}")
    if told["errors"]:
        return False
    walk.world = walk.world.with_identity(whom, replace(walk.world.identities[whom], ended=True))
    return True


async def declines(walk: Walk, who: str, act: str) -> bool:
    """She says no, or takes back."""
    told = await walk.ask(who, "declineAct", "act { id }", act=walk.names[act])
    if told["errors"]:
        return False
    walk.world = walk.world.with_act(act, replace(walk.world.acts[act], status="declined"))
    return True


async def confirms(walk: Walk, who: str, act: str) -> bool:
    """Somebody confirms: exactly whom the oracle lets, and no other."""
    why = why_not(walk.world, who, walk.world.acts[act])
    walk.counted["tries to confirm"] += 1
    told = await walk.ask(who, "confirmAct", "act { status } shownOnce { name value }", act=walk.names[act])
    if bool(told["errors"]) != bool(why):
        kind = walk.world.acts[act].kind
        raise walk.fault(f"{who} confirmed {kind}: the hub said {told['errors']}, the oracle {sorted(why)}")
    if why:
        return False
    shown = {one["name"]: one["value"] for one in told["shownOnce"] or ()}
    if "link" in shown:
        raise walk.fault("the confirmer was shown the link")
    walk.world = confirmed(walk.world, act, who)
    if "code" in shown:
        walk.halves["code", act] = shown["code"]
    return True


async def accepts(walk: Walk, human: str, act: str, *helpers: str) -> bool:
    """A human takes an invitation up, with what she and those who told her know."""
    may = opens(walk.world, act, (human, *helpers))
    known = {"link": walk.world.links, "code": walk.world.codes}
    told = {half: any((one, act) in of for one in (human, *helpers)) for half, of in known.items()}
    link, code = (walk.halves[half, act] if told[half] else "000000" for half in ("link", "code"))
    now, made = walk.bench.clock.now(), f"new{len(walk.world.identities)}"
    try:
        found = await look(walk.bench, link, code, now)  # type: ignore[arg-type]  # stands in the database's place
        async with walk.bench.transaction(walk.house.party.id) as session:
            member = await accept(session, found.taken, _no_passkey, now)
    except HubError as error:
        if may:
            raise walk.fault(f"{act} was not opened: {error.reasons}") from error
        return False
    if not may:
        raise walk.fault(f"{human} opened {act}")
    walk.world = accepted(walk.world, act, human, made)
    if made in walk.world.identities:
        walk.ids[made] = member
    return True


async def _no_passkey(_session: object, _member: UUID) -> None:
    """How she signs in later is not walked here."""


async def waits(walk: Walk, hours: str) -> bool:
    """Time passes."""
    walk.world = replace(walk.world, now=walk.world.now + int(hours))
    walk.bench.clock.advance(timedelta(hours=int(hours)))
    return True


MOVES: Mapping[str, Callable[..., Awaitable[bool]]] = {
    "invites": invites,
    "recovers": recovers,
    "changes role": changes_role,
    "adds machine": adds_machine,
    "adds key": adds_key,
    "changes scopes": changes_scopes,
    "changes key": changes_key,
    "exports": exports,
    "overrides": overrides,
    "names second": names_second,
    "joins": joins,
    "lets go": lets_go,
    "declines": declines,
    "confirms": confirms,
    "accepts": accepts,
    "waits": waits,
}


CHANGES_PEOPLE = ("lets go", "accepts", "confirms", "waits")
"""Steps after which others may confirm what waited before."""
