"""One walk: what is true so far, what everybody can see after each step, and where that differs from the oracle."""

from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from inspect import signature
from typing import Any

from hub.identity.permissions import Role
from tests.narrowing.desk import Desk
from tests.narrowing.forms import fitted
from tests.narrowing.met import Met, alive, cells, met, stands
from tests.narrowing.oracle import after, lasting
from tests.narrowing.table import column
from tests.narrowing.town import PEOPLE, SECOND, Town
from tests.narrowing.values import NOTHING, Event, Thing, World

_ANSWERS = ("recordConsent", "shortenConsent")
_LAST_ANSWER = """query($case: ID!, $recipient: ID!, $purpose: Purpose!) {
  lastAnswerId(caseId: $case, recipientId: $recipient, purpose: $purpose) }"""
_LINES = """select verb, object from ledger_event
where at = %(at)s and (sender = any(%(o)s) or actor = any(%(o)s) or recipient = any(%(o)s))"""


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
    `watch`: what a fault's kind must hold to be found here.
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
        event, old, among = Event(what, self.now, **values), self.world, self._alive()
        self.aged |= {event.case} if what in ("minor", "adult") else set()
        self.world = after(old, event)
        self._count(old, met(old, event) | (stands(self.world, self.now, among) - stands(old, self.now, among)))

    def passed(self, by: timedelta) -> None:
        """Let time go by; what ends with it is a cause, too."""
        among = self._alive()
        stood = stands(self.world, self.now, among)
        self.desk.clock.advance(by)
        self._count(self.world, stands(self.world, self.now, among) - stood)

    def tried(self, cause: str, name: str) -> None:
        """A cause that meets this, and by the table changes nothing, so that the hub refuses it."""
        self._count(self.world, {(cause, name)})

    def _alive(self) -> list[str]:
        return [name for name, thing in self.world.things.items() if alive(thing)]

    def _count(self, world: World, found: set[Met]) -> None:
        self.cells.update(cells(world.things, found))

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

        `member`: "ngo", or "ngo:supervisor", "law:admin2" for another than who usually acts there.
        """
        member, _, other = member.partition(":")
        party = self.town.parties[member]
        if self.world.bodies[member].suspended and not await self.desk.let_in(party):
            return None
        word = other or PEOPLE[party.kind][0]
        role = Role(word.removesuffix(SECOND))
        return await self.desk.ask(party, role, self.town.people[member, word], document, **variables)

    async def tell(self, member: str, mutation: str, shows: str, **given: Any) -> Any:
        """The payload of a mutation with its `errors`; one that is let in nowhere is refused."""
        if "case" in given and "expectedVersion" not in given:
            given["expectedVersion"] = lambda: self._version(member, given["case"])
        for thing in ("request", "referral"):
            if thing in given and "expectedVersion" not in given:
                given["expectedVersion"] = lambda id=given[thing]: self.version_of(member, id)
        given.setdefault("duplicateReason", {"code": "NO_ANSWER"})
        if mutation in _ANSWERS and "expectedAnswerId" not in given:
            given["expectedAnswerId"] = await self.last_answer(member, given)
        input = await fitted(mutation, given)
        kind = mutation[0].upper() + mutation[1:] + "Input"
        document = f"mutation($input: {kind}!) {{ {mutation}(input: $input) {{ {shows} errors {{ code field }} }} }}"
        data = await self.ask(member, document, input=input)
        return data[mutation] if data else {"errors": [{"code": "not_let_in"}]}

    async def _version(self, member: str, case: str) -> int:
        data = await self.ask(member, "query($id: ID!) { case(id: $id) { version } }", id=case)
        return int(data["case"]["version"]) if data and data["case"] else 0

    async def version_of(self, member: str, thing: str) -> int:
        """Of a referral or request, as this member sees it; 1 where it sees none."""
        kinds = " ".join(f"... on {kind} {{ version }}" for kind in ("Referral", "TakedownRequest"))
        data = await self.ask(member, f"query($id: ID!) {{ node(id: $id) {{ {kinds} }} }}", id=thing)
        return int(data["node"]["version"]) if data and data["node"] else 1

    async def last_answer(self, member: str, given: Mapping[str, Any]) -> str | None:
        """The id of her last answer to this recipient and purpose."""
        about = {name: given[name] for name in ("case", "recipient", "purpose")}
        data = await self.ask(member, _LAST_ANSWER, **about)
        return data["lastAnswerId"] if data else None

    def settle(self) -> None:
        """Raise all that this step has found, or of it what is watched."""
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

    def nothing_failed(self) -> None:
        """A fault for whatever the hub logged as an error in this step: what failed in the worker answers nobody."""
        failed, self.desk.faults[:] = list(self.desk.faults), []
        self.must(not failed, f"{self.last} | logged as an error", "; ".join(failed))

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

    def lines(self) -> set[tuple[str, str]]:
        """Verb and object of every line of the ledger written at this instant, in this town."""
        orgs = [party.id for party in self.town.parties.values()]
        found = self.desk.parties.rows(_LINES, at=self.now, o=orgs)
        return {(verb, str(object)) for verb, object in found}
