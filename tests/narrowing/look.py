"""What everybody sees after a step, by every way of reading, held against the oracle."""

import json
from base64 import b64decode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.narrowing.met import alive
from tests.narrowing.oracle import readable, standing
from tests.narrowing.table import column
from tests.narrowing.town import EXTRA, SENDERS
from tests.narrowing.values import Names, Thing
from tests.narrowing.walk import Walk

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
_SENT = "takedown.request.created"
Row = tuple[str, str | None]
Lists = Mapping[tuple[str, str], dict[str, Row]]


@dataclass(frozen=True)
class Look:
    """One look of everybody at everything. `shown`: what was opened, to the line that says so in the ledger."""

    walk: Walk
    shown: list[tuple[str, tuple[str, str]]] = field(default_factory=list)

    async def round(self) -> None:
        """Everybody reads everything in every way; raises `Fault` with every difference."""
        walk = self.walk
        shown: dict[tuple[str, str], dict[str, Row]] = {}
        for member in sorted({t.recipient for t in walk.world.things.values()}):
            for kind in sorted({t.kind for t in walk.world.things.values() if t.recipient == member}):
                shown[member, kind] = await self._listed(member, kind, "INBOX")
        for member in SENDERS:  # nothing leaves a case that came from a packet
            for kind in sorted({t.kind for t in walk.world.things.values() if walk.sender_of(t) == member}):
                shown[member, kind] = await self._listed(member, kind, "SENT")
        for name in [n for n, t in walk.world.things.items() if n not in walk.unread and self._worth_a_look(n, t)]:
            await self._read(name)
        await self._queues()
        for name in walk.world.things:
            self._compare_statuses(name, shown)
        lines = walk.lines() if self.shown else set()
        for kind, line in self.shown:
            walk.must(line in lines, kind, str(line))
        walk.settle()

    def _worth_a_look(self, name: str, thing: Thing) -> bool:
        """What has ended is looked at three times more, then at every fifth step."""
        walk = self.walk
        seen, times = walk.looked.get(name, (thing, 0))
        walk.looked[name] = thing, times + 1 if seen == thing else 0
        return alive(thing) or times <= 3 or times % 5 == 0

    async def _listed(self, member: str, kind: str, box: str) -> dict[str, Row]:
        walk = self.walk
        data = await walk.ask(member, _LISTS[kind], box=box)
        if data is None:
            return {"": ("", None)}  # let in nowhere: nothing is shown
        nodes = [edge["node"] for edge in data["list"]["edges"]]
        return {node["id"]: (node["status"], node["reason"]) for node in nodes}

    def _compare_statuses(self, name: str, shown: Lists) -> None:
        walk = self.walk
        thing, id = walk.world.things[name], walk.ids[name]
        ours, theirs = shown[walk.sender_of(thing), thing.kind], shown[thing.recipient, thing.kind]
        if "" not in ours and "" not in theirs:
            same = ours.get(id, ("absent",))[0] == theirs.get(id, ("absent",))[0]
            walk.must(same, f"two statuses | {walk.blame(thing, 'list')}", f"{ours.get(id)} {theirs.get(id)}")
        side = theirs if "" in ours else ours
        if "" in side:
            return
        status, allowed = side[id][0], standing(walk.world, thing, walk.now)
        walk.must(
            status in allowed, f"{walk.blame(thing, 'status')} {status}", f"{name}: {status} not in {set(allowed)}"
        )
        if "" not in theirs and status == "cancelled" and (thing.told is not None or thing.cut == "worker"):
            word = theirs[id][1]
            fine = word not in SECRET and (thing.told is None or word in thing.told)
            walk.must(fine, f"{walk.blame(thing, 'told')} {word}", f"{name}: the recipient is told {word}")
        if thing.statuses != {status}:
            walk.happened("seen", thing=name, word=status)

    async def _read(self, name: str) -> None:
        walk = self.walk
        thing, times = walk.looked[name]
        whole = times < WHOLE or times % (2 * WHOLE) == 0  # by each way where something has just changed, else by one
        data = await walk.ask(thing.recipient, (_ONE if whole else _DETAIL)[thing.kind], id=walk.ids[name])
        if data is None:
            self._compare(name, "packet", "door", None)
            return
        for way in ("one", "node") if whole else ("one",):
            seen = data[way]
            walk.must(seen, f"{walk.blame(thing, way)} absent", f"{name} is not there for its recipient")
            for form in ("offer", "packet") if thing.kind == "referral" else ("packet",):
                self._compare(name, form, way, seen[form])
            if thing.kind == "request":
                self._items(name, way, seen["items"], seen["packet"])
        if thing.kind == "referral" and whole:
            await self._download(name)
        if thing.accepted and not thing.read and data["one"]["packet"]:
            walk.happened("read", thing=name)

    def _compare(self, name: str, form: str, way: str, released: Mapping[str, Any] | None) -> None:
        walk = self.walk
        thing = walk.world.things[name]
        sure, most = readable(walk.world, thing, form, walk.now)
        values = {one["name"]: one["value"] for one in (released or {}).get("fields", ())}
        names = frozenset(values) - EXTRA
        over = names - most
        walk.must(
            not over,
            f"{walk.blame(thing, form)} by {way} | read too much",
            f"{name}: {sorted(over)} {walk.last}",
        )
        walk.must(not released or most or not thing.offer, f"{walk.blame(thing, form)} by {way} | still there", name)
        under = sure - names
        walk.must(
            not under,
            f"{walk.blame(thing, form)} by {way} | read too little",
            f"{name}: {sorted(under)} {walk.last}",
        )
        role_only = not thing.four or set(values.get("signer") or {}) <= {"role"}
        walk.must(role_only, f"{walk.blame(thing, form)} by {way} | signer", f"{name}: {values.get('signer')}")
        if released:
            line = f"{form}:read", walk.ids[name].partition(":")[2]
            self.shown.append((f"{walk.blame(thing, form)} by {way} | no ledger line", line))

    def _items(self, name: str, way: str, items: Iterable[Mapping[str, Any]], packet: object) -> None:
        walk = self.walk
        thing = walk.world.things[name]
        sure, most = readable(walk.world, thing, "packet", walk.now)
        there = any(item["value"] is not None for item in items)
        walk.must(not there or "items" in most, f"{walk.blame(thing, 'items')} by {way} | read too much", name)
        walk.must(there or "items" not in sure, f"{walk.blame(thing, 'items')} by {way} | read too little", name)
        walk.must(there or packet is None, f"{walk.blame(thing, 'items')} by {way} | packet without items", name)

    async def _download(self, name: str) -> None:
        walk = self.walk
        thing = walk.world.things[name]
        payload = await walk.tell(thing.recipient, "downloadPacket", "files { content }", referral=walk.ids[name])
        packet: list[str] = []
        if not payload["errors"]:
            walk.must(thing.recipient not in walk.keyless, f"key x {column(thing)} | downloaded without a key", name)
            packet = _names(payload["files"][0]["content"])
        sure, most = readable(walk.world, thing, "packet", walk.now)
        names = frozenset(packet) - EXTRA
        walk.must(names <= most, f"{walk.blame(thing, 'download')} | read too much", f"{name}: {sorted(names - most)}")
        fine = thing.recipient in walk.keyless or sure <= names
        walk.must(fine, f"{walk.blame(thing, 'download')} | read too little", f"{name}: {sorted(sure - names)}")

    async def _queues(self) -> None:
        walk = self.walk
        ids = {id: name for name, id in walk.ids.items()}
        closed = {walk.world.things[name].recipient for name in walk.unread}
        for member in {"site", "board"} - closed:
            if any(t.recipient == member for t in walk.world.things.values()):
                data = await walk.ask(member, _QUEUE)
                for edge in data["takedownQueue"]["edges"] if data else ():
                    self._items(ids[edge["node"]["id"]], "queue", edge["node"]["items"], None)


def left(walk: Walk) -> None:
    """What the worker has sent was allowed to leave; a notice that something ended always is.

    What left by mail is delivered, and so taken (domain rule 16).
    """
    ids = {id.partition(":")[2]: name for name, id in walk.ids.items()}
    sent = [(ids.get(str(one.object), ""), one) for one in walk.desk.sent if one.packet is not None]
    for name, dispatch in sent:
        thing = walk.world.things.get(name)
        if thing is None or dispatch.packet is None:
            continue
        _, most = readable(walk.world, thing, "packet", walk.now)
        names = frozenset(dispatch.packet.fields) - EXTRA
        walk.must(names <= most, f"{walk.blame(thing, 'mail')} | sent too much", f"{name}: {sorted(names - most)}")
        if dispatch.event == _SENT:
            walk.happened("delivered", thing=name)
    walk.desk.sent.clear()


def _names(content: str) -> list[str]:
    return list(json.loads(b64decode(content))["fields"])
