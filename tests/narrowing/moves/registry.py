"""What a move is, and what several of them need."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

from schema.engine.choices import enum_name
from tests.narrowing.forms import there
from tests.narrowing.oracle import causes
from tests.narrowing.town import PURPOSE
from tests.narrowing.values import LIVE
from tests.narrowing.walk import Walk

Args = tuple[str, ...]
Choices = Callable[[Walk], Iterable[Args]]
Do = Callable[..., Awaitable[None]]


@dataclass(frozen=True)
class Move:
    """One kind of step. `choices`: what it can be done with now. `needs`: the operation of the schema, if it is one."""

    name: str
    needs: str
    choices: Choices
    do: Do


MOVES: Final[dict[str, Move]] = {}


def move(needs: str, choices: Choices) -> Callable[[Do], Do]:
    """Makes the function a move by its own name."""

    def register(do: Do) -> Do:
        add(Move(getattr(do, "__name__", ""), needs, choices, do))
        return do

    return register


def add(made: Move) -> None:
    """One more; a name stands for one move alone."""
    assert made.name not in MOVES, made.name
    MOVES[made.name] = made


def not_there_yet() -> tuple[str, ...]:
    """Moves whose operation the schema does not have yet."""
    return tuple(one.name for one in MOVES.values() if one.needs and not there(one.needs))


def can(name: str) -> bool:
    """Whether this move is there already."""
    return name not in not_there_yet()


def with_each(names: Iterable[str], *words: str) -> list[Args]:
    """Every name with every word."""
    return [(name, word) for name in names for word in words]


def cases(walk: Walk, *, closed: bool | None = None) -> list[str]:
    """Cases whose own people are let in."""
    found = walk.world.people.items()
    known = [name for name, person in found if not walk.world.bodies[person.sender].suspended]
    return [name for name in known if closed is None or walk.world.people[name].closed is closed]


def live(walk: Walk, kind: str, *, accepted: bool | None = None) -> list[str]:
    """Referrals or requests that have not ended."""
    things = walk.world.things.items()
    found = [name for name, thing in things if thing.kind == kind and thing.statuses & LIVE]
    return [name for name in found if accepted in (None, walk.world.things[name].accepted)]


def ours(walk: Walk, kind: str) -> list[str]:
    """The same of senders whose people are let in."""
    of = walk.world.things
    return [name for name in live(walk, kind) if not walk.world.bodies[walk.sender_of(of[name])].suspended]


def id_of(walk: Walk, member: str) -> str:
    """Its id in the API."""
    return f"Organisation:{walk.town.parties[member].id}"


def sender(walk: Walk, case: str) -> str:
    """Whose case it is."""
    return walk.world.people[case].sender


def about(walk: Walk, case: str, body: str) -> dict[str, Any]:
    """Case, recipient and purpose, as several inputs name them."""
    return {"case": walk.ids[case], "recipient": id_of(walk, body), "purpose": enum_name(PURPOSE[body])}


def why(walk: Walk, case: str, body: str) -> str:
    """Why nothing may leave now, for the kind of a fault."""
    return "+".join(sorted(causes(walk.world, case, body, PURPOSE[body], walk.now))) or "nothing against it"


def line(walk: Walk, verb: str = "") -> None:
    """Domain rule 8: a change has its line in the ledger."""
    verbs = {one for one, _ in walk.lines()} - {"case:read"}  # the walk itself asks for the version
    walk.must(verbs & {verb} if verb else verbs, f"{walk.last} | no ledger line {verb}", str(sorted(verbs)))
