"""One walk: what is true so far, what everybody can see after each step, and where that differs from the oracle."""

import json
from base64 import b64decode
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from inspect import signature
from typing import Any

from hub.identity.permissions import Role
from tests.narrowing.desk import Desk
from tests.narrowing.forms import fitted
from tests.narrowing.history import reached
from tests.narrowing.oracle import LIVE, after, lasting, readable, standing
from tests.narrowing.table import TABLE, column
from tests.narrowing.town import EXTRA, PEOPLE, SENDERS, Town
from tests.narrowing.values import NOTHING, Event, Names, Thing, World

SECRET: Names = frozenset({"consent-withdrawn", "declined-by-person", "consent-refused"})
"""Words that stand in the sender's record alone."""
_RELEASED = "{ fields { name value } }"
REFERRAL = f"id status reason timeline {{ status }} offer {_RELEASED} packet {_RELEASED}"
REQUEST = f"id status reason timeline {{ status }} items {{ value }} packet {_RELEASED}"
_ONE = {
    "referral": f"""query($id: ID!) {{ one: referral(id: $id) {{ {REFERRAL} }}
      node(id: $id) {{ ... on Referral {{ {REFERRAL} }} }} }}""",
    "request": f"""query($id: ID!) {{ one: takedownRequest(id: $id) {{ {REQUEST} }}
      node(id: $id) {{ ... on TakedownRequest {{ {REQUEST} }} }} }}""",
}
_DETAIL = {
    "referral": f"query($id: ID!) {{ one: referral(id: $id) {{ {REFERRAL} }} }}",
    "request": f"query($id: ID!) {{ one: takedownRequest(id: $id) {{ {REQUEST} }} }}",
}
WHOLE = 2
_LISTED = "edges { node { id status reason } }"
_LISTS = {
    "referral": f"query($box: Box!) {{ list: referrals(box: $box, first: 50) {{ {_LISTED} }} }}",
    "request": f"query($box: Box!) {{ list: takedownRequests(box: $box, first: 50) {{ {_LISTED} }} }}",
}
_QUEUE = "{ takedownQueue(first: 50) { edges { node { id status items { value } } } } }"
_LINES = """select verb, object from ledger_event
where at = %(at)s and (sender = any(%(o)s) or actor = any(%(o)s) or recipient = any(%(o)s))"""
Row = tuple[str, str | None]
Lists = Mapping[tuple[str, str], dict[str, Row]]


class Fault(AssertionError):
    """The hub does otherwise than the oracle says. `found`: cause, state and way, with what was seen."""

    def __init__(self, found: Mapping[str, str]) -> None:
        """`found`: kind of fault, without names, to the story of it."""
        super().__init__("; ".join(f"{kind}: {story}" for kind, story in found.items()))
        self.found = found


@dataclass
class Walk:
    """A walk through one town.

    `ids`: words of the walk to ids of the hub. `unread`: left unopened for now. `keyless`: members whose key is
    revoked. `held`: withdrawals whose destruction waits. `aged`: cases of which another age was said than at first.
    `watch`: what a fault's kind must hold to be found here; all of them where it is empty.
    """

    desk: Desk
    town: Town
    world: World
    ids: dict[str, str] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    keyless: set[str] = field(default_factory=set)
    held: set[str] = field(default_factory=set)
    aged: set[str] = field(default_factory=set)
    withdrawals: dict[str, tuple[str, str, datetime]] = field(default_factory=dict)
    looked: dict[str, tuple[Thing, int]] = field(default_factory=dict)
    cells: Counter[tuple[str, str]] = field(default_factory=Counter)
    last: str = ""
    watch: tuple[str, ...] = ()
    found: dict[str, str] = field(default_factory=dict)

    @property
    def now(self) -> datetime:
        """The instant of this step."""
        return self.desk.clock.now()

    def happened(self, what: str, **values: Any) -> None:
        """Tell the oracle, and count which causes met which states."""
        event = Event(what, self.now, **values)
        self.aged |= {event.case} if what in ("minor", "adult") else set()
        self._count(event)
        self.world = after(self.world, event)

    def passed(self, by: timedelta) -> None:
        """Let time go by; what ends with it is a cause, too."""
        before = self._standing_causes()
        self.desk.clock.advance(by)
        self._note(before)

    def _count(self, event: Event) -> None:
        before, world = self._standing_causes(), self.world
        if event.what in TABLE or event.what in ("ending", "agreement", "suspension"):
            cause = event.word if event.what == "ending" else "breach" if event.what == "agreement" else event.what
            meant = {} if event.what == "agreement" and not event.word else reached(world, event)
            if event.what == "suspension":
                meant = {n: t for n, t in world.things.items() if event.body in (t.recipient, self.sender_of(t))}
                cause = "administrative" if event.word == "administrative" else ""
            if event.what == "bar":
                kinds = {n: world.bodies[t.recipient].kind for n, t in meant.items()}
                meant = {n: t for n, t in meant.items() if event.word in (t.recipient, kinds[n])}
            self.cells.update((cause, column(t)) for t in meant.values() if cause in TABLE and self._alive(t))
        if event.what == "consent":
            self.cells.update(("narrowed", column(t)) for t in reached(world, event).values() if self._alive(t))
        old, self.world = self.world, after(self.world, event)
        self._note(before)
        self.world = old

    def _standing_causes(self) -> dict[str, set[str]]:
        return {n: set(lasting(self.world, t, self.now)) for n, t in self.world.things.items() if self._alive(t)}

    def _note(self, before: Mapping[str, set[str]]) -> None:
        for name, causes in before.items():
            thing = self.world.things[name]
            new = set(lasting(self.world, thing, self.now)) - causes
            self.cells.update((cause, column(thing)) for cause in new if cause in TABLE)

    @staticmethod
    def _alive(thing: Thing) -> bool:
        return not thing.cut and bool(thing.statuses & LIVE)

    def sender_of(self, thing: Thing) -> str:
        """Whose case it came from."""
        return self.world.people[thing.case].sender

    def suspends(self, member: str) -> bool:
        """Whether it is suspended."""
        return bool(self.world.bodies[member].suspended)

    def hinders(self, thing: Thing) -> bool:
        """Whether anything of the table stands against it now that does not keep it."""
        return set(lasting(self.world, thing, self.now).values()) - {"keep"} != set()

    def onto_team(self, case: str) -> dict[str, str]:
        """What puts the supervisor of its organisation on the team."""
        principal = self.town.people[self.world.people[case].sender, Role.SUPERVISOR]
        return {"case": self.ids[case], "principal": f"Principal:{principal}", "reason": "確認のため"}

    async def as_operator(self, act: Callable[..., Awaitable[Any]], *args: Any) -> Any:
        """Call a command's function with the instant where it takes one."""
        wants = signature(act).parameters
        return await act(*args, **({"now": self.now} if "now" in wants else {}))

    async def ask(self, member: str, document: str, **variables: Any) -> Any:
        """What this member's person is answered; None where its people are let in nowhere.

        `member`: "ngo", or "ngo:supervisor" for another than who usually acts there.
        """
        member, _, other = member.partition(":")
        party = self.town.parties[member]
        if self.world.bodies[member].suspended and not await self.desk.let_in(party):
            return None
        role = Role(other) if other else PEOPLE[party.kind][0]
        return await self.desk.ask(party, role, self.town.people[member, role], document, **variables)

    async def tell(self, member: str, mutation: str, shows: str, **given: Any) -> Any:
        """The payload of a mutation with its `errors`; one that is let in nowhere is refused."""
        if "case" in given and "expectedVersion" not in given:
            given["expectedVersion"] = lambda: self._version(member, given["case"])
        input = await fitted(mutation, given)
        kind = mutation[0].upper() + mutation[1:] + "Input"
        document = f"mutation($input: {kind}!) {{ {mutation}(input: $input) {{ {shows} errors {{ code field }} }} }}"
        data = await self.ask(member, document, input=input)
        return data[mutation] if data else {"errors": [{"code": "not_let_in"}]}

    async def _version(self, member: str, case: str) -> int:
        data = await self.ask(member, "query($id: ID!) { case(id: $id) { version } }", id=case)
        return int(data["case"]["version"]) if data and data["case"] else 0

    def settle(self) -> None:
        """Raise what this step has found, all of it together."""
        watched = {kind: story for kind, story in self.found.items() if all(word in kind for word in self.watch)}
        if watched:
            raise Fault(watched)
        self.found.clear()

    def judge(self, kind: str, payload: Any, expected: bool | None) -> bool:
        """Whether it was done; a fault where the oracle says otherwise."""
        done = not payload["errors"]
        if expected is not None and done is not expected:
            said = "done though it must be refused" if done else "refused though it must be done"
            self.found[f"{kind} | {said}"] = str(payload["errors"])
            self.settle()  # from here on the two worlds differ
        return done

    def must(self, holds: object, kind: str, story: str) -> None:
        """A fault unless it holds."""
        if not holds:
            self.found[kind] = story

    def blame(self, thing: Thing, form: str) -> str:
        """Why it is as it is: causes of the table and the state, for the kind of a fault."""
        causes = (
            {thing.cut} if thing.cut else {c for c, w in lasting(self.world, thing, self.now).items() if w != "keep"}
        )
        causes |= {"four"} if thing.four else NOTHING
        return f"{'+'.join(sorted(causes)) or self.last} x {column(thing)} | {form}"

    # ---- what everybody sees -------------------------------------------------------------------------------------

    async def look(self) -> None:
        """Everybody reads everything in every way; raises `Fault` with every difference."""
        shown: dict[tuple[str, str], dict[str, Row]] = {}
        for member in sorted({t.recipient for t in self.world.things.values()}):
            for kind in sorted({t.kind for t in self.world.things.values() if t.recipient == member}):
                shown[member, kind] = await self._listed(member, kind, "INBOX")
        for member in SENDERS:
            for kind in sorted({t.kind for t in self.world.things.values() if self.sender_of(t) == member}):
                shown[member, kind] = await self._listed(member, kind, "SENT")
        for name in [n for n, t in self.world.things.items() if n not in self.unread and self._worth_a_look(n, t)]:
            await self._read(name)
        await self._queues()
        self._left()
        for name in self.world.things:
            self._compare_statuses(name, shown)
        self.settle()

    def _worth_a_look(self, name: str, thing: Thing) -> bool:
        """What has ended is looked at three times more, then at every fifth step."""
        seen, times = self.looked.get(name, (thing, 0))
        self.looked[name] = thing, times + 1 if seen == thing else 0
        return self._alive(thing) or times <= 3 or times % 5 == 0

    async def _listed(self, member: str, kind: str, box: str) -> dict[str, Row]:
        data = await self.ask(member, _LISTS[kind], box=box)
        if data is None:
            return {"": ("", None)}  # let in nowhere: nothing is shown
        nodes = [edge["node"] for edge in data["list"]["edges"]]
        return {node["id"]: (node["status"], node["reason"]) for node in nodes}

    def _compare_statuses(self, name: str, shown: Lists) -> None:
        thing, id = self.world.things[name], self.ids[name]
        ours, theirs = shown[self.sender_of(thing), thing.kind], shown[thing.recipient, thing.kind]
        if "" not in ours and "" not in theirs:
            same = ours.get(id, ("absent",))[0] == theirs.get(id, ("absent",))[0]
            self.must(same, f"two statuses | {self.blame(thing, 'list')}", f"{ours.get(id)} {theirs.get(id)}")
        side = theirs if "" in ours else ours
        if "" in side:
            return
        status, allowed = side[id][0], standing(self.world, thing, self.now)
        self.must(
            status in allowed, f"{self.blame(thing, 'status')} {status}", f"{name}: {status} not in {set(allowed)}"
        )
        if "" not in theirs and status == "cancelled" and (thing.told is not None or thing.cut == "worker"):
            word = theirs[id][1]
            fine = word not in SECRET and (thing.told is None or word in thing.told)
            self.must(fine, f"{self.blame(thing, 'told')} {word}", f"{name}: the recipient is told {word}")
        if thing.statuses != {status}:
            self.happened("seen", thing=name, word=status)

    async def _read(self, name: str) -> None:
        thing, times = self.looked[name]
        whole = times < WHOLE or times % WHOLE == 0  # by each way where something has just changed, else by one
        data = await self.ask(thing.recipient, (_ONE if whole else _DETAIL)[thing.kind], id=self.ids[name])
        if data is None:
            self._compare(name, "packet", "door", None)
            return
        for way in ("one", "node") if whole else ("one",):
            seen = data[way]
            self.must(seen, f"{self.blame(thing, way)} absent", f"{name} is not there for its recipient")
            for form in ("offer", "packet") if thing.kind == "referral" else ("packet",):
                self._compare(name, form, way, seen[form])
            if thing.kind == "request":
                self._items(name, way, seen["items"], seen["packet"])
        if thing.kind == "referral" and whole:
            await self._download(name)
        if thing.accepted and not thing.read and data["one"]["packet"]:
            self.happened("read", thing=name)

    def _compare(self, name: str, form: str, way: str, released: Mapping[str, Any] | None) -> None:
        thing = self.world.things[name]
        sure, most = readable(self.world, thing, form, self.now)
        values = {one["name"]: one["value"] for one in (released or {}).get("fields", ())}
        names = frozenset(values) - EXTRA
        over = names - most
        self.must(
            not over, f"{self.blame(thing, form)} by {way} | read too much", f"{name}: {sorted(over)} {self.last}"
        )
        self.must(not released or most or not thing.offer, f"{self.blame(thing, form)} by {way} | still there", name)
        under = sure - names
        self.must(
            not under, f"{self.blame(thing, form)} by {way} | read too little", f"{name}: {sorted(under)} {self.last}"
        )
        role_only = not thing.four or set(values.get("signer") or {}) <= {"role"}
        self.must(role_only, f"{self.blame(thing, form)} by {way} | signer", f"{name}: {values.get('signer')}")
        if released:
            verb, id = f"{form}:read", self.ids[name].partition(":")[2]
            self.must((verb, id) in self.lines(), f"{self.blame(thing, form)} by {way} | no ledger line", name)

    def _items(self, name: str, way: str, items: Iterable[Mapping[str, Any]], packet: object) -> None:
        thing = self.world.things[name]
        sure, most = readable(self.world, thing, "packet", self.now)
        there = any(item["value"] is not None for item in items)
        self.must(not there or "items" in most, f"{self.blame(thing, 'items')} by {way} | read too much", name)
        self.must(there or "items" not in sure, f"{self.blame(thing, 'items')} by {way} | read too little", name)
        self.must(there or packet is None, f"{self.blame(thing, 'items')} by {way} | packet without items", name)

    async def _download(self, name: str) -> None:
        thing = self.world.things[name]
        payload = await self.tell(thing.recipient, "downloadPacket", "files { content }", referral=self.ids[name])
        packet: list[str] = []
        if not payload["errors"]:
            self.must(thing.recipient not in self.keyless, f"key x {column(thing)} | downloaded without a key", name)
            packet = _names(payload["files"][0]["content"])
        sure, most = readable(self.world, thing, "packet", self.now)
        names = frozenset(packet) - EXTRA
        self.must(names <= most, f"{self.blame(thing, 'download')} | read too much", f"{name}: {sorted(names - most)}")
        fine = thing.recipient in self.keyless or sure <= names
        self.must(fine, f"{self.blame(thing, 'download')} | read too little", f"{name}: {sorted(sure - names)}")

    async def _queues(self) -> None:
        ids = {id: name for name, id in self.ids.items()}
        closed = {self.world.things[name].recipient for name in self.unread}
        for member in {"site", "board"} - closed:
            if any(t.recipient == member for t in self.world.things.values()):
                data = await self.ask(member, _QUEUE)
                for edge in data["takedownQueue"]["edges"] if data else ():
                    self._items(ids[edge["node"]["id"]], "queue", edge["node"]["items"], None)

    def _left(self) -> None:
        """What left by webhook or mail since the last look was allowed to; a notice that something ended always is."""
        ids = {id.partition(":")[2]: name for name, id in self.ids.items()}
        for dispatch in self.desk.sent:
            name = ids.get(str(dispatch.object), "")
            thing = self.world.things.get(name)
            if thing is None or dispatch.packet is None:
                continue
            _, most = readable(self.world, thing, "packet", self.now)
            names = frozenset(dispatch.packet.fields) - EXTRA
            self.must(names <= most, f"{self.blame(thing, 'mail')} | sent too much", f"{name}: {sorted(names - most)}")
        self.desk.sent.clear()

    def lines(self) -> set[tuple[str, str]]:
        """Verb and object of every line of the ledger written at this instant, in this town."""
        orgs = [party.id for party in self.town.parties.values()]
        found = self.desk.parties.rows(_LINES, at=self.now, o=orgs)
        return {(verb, str(object)) for verb, object in found}


def _names(content: str) -> list[str]:
    return list(json.loads(b64decode(content))["fields"])
