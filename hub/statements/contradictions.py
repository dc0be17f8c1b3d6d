"""Two statements that cannot both be true stop the routes they touch, until another human settles them. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from hub.kit.errors import Reason
from hub.statements.ages import KINDS
from hub.statements.bars import bars, exceptions
from hub.statements.lowering import GUARDED_WISHES
from hub.statements.said import Holds, Statement, settled

UNSETTLED = "contradiction_unsettled"
"""The code of the gate while something unsettled touches a route."""


def unsettled(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """The statements that contradict an earlier one and that nobody has settled yet."""
    said = tuple(statements)
    done = settled(said)
    return tuple(one for one in said if one.contradicts is not None and one.id not in done)


def as_if_settled(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """The same without what waits for a human: of two words that differ the younger still rules; word of her death."""
    return tuple(replace(one, contradicts=None) for one in statements if one.kind != "death")


def waiting(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """What another member of the team is asked to settle: contradictions, and an age that birthdays have raised."""
    said = tuple(statements)
    done = settled(said)
    raised = {one.id for one in said if one.kind in KINDS and one.counts and one.about}
    open_ones = {one.id for one in unsettled(said)}
    return tuple(one for one in said if one.id in (raised | open_ones) - done.keys())


def touches(statements: Iterable[Statement], recipient: UUID, kind: str) -> bool:
    """Whether something unsettled touches the route to this recipient. An age touches every route.

    A wish against a bar touches whom the bar is about, until her own counted lift for just this body answers it.
    """
    said = tuple(statements)
    return any(one.kind in KINDS or _wished(one, said, recipient, kind) for one in unsettled(said))


def wish_against(statements: Iterable[Statement], wished: Mapping[str, Any]) -> Statement | None:
    """The bar that a wish contradicts: she bars the police, and now it says that she wants them."""
    said = tuple(statements)
    words = {name for name in GUARDED_WISHES if wished.get(name) == "yes"} & set(bars(said))
    found = [one for one in said if one.kind == "bar" and not words.isdisjoint(one.value["of"])]
    return found[-1] if found else None


def settling_reasons(
    later: Statement | None, statements: Iterable[Statement], settler: UUID, holds: Holds
) -> tuple[Reason, ...]:
    """Why this person may not settle it in this way.

    Never whoever recorded the later one; and what did not count as her yes is not made one by settling it.
    """
    open_ones = {one.id for one in waiting(statements)}
    if later is None or (later.id not in open_ones and later.kind != "death"):
        return (Reason("nothing_to_settle", "statement"),)
    found = [] if later.recorded_by != settler else [Reason("act_same_person")]
    if holds == "later" and not later.counts and later.kind in KINDS:
        found.append(Reason("not_counted_asks_anew", "holds"))
    return tuple(found)


def _wished(one: Statement, said: tuple[Statement, ...], recipient: UUID, kind: str) -> bool:
    if one.kind != "wish":
        return False
    yes = {name for name in GUARDED_WISHES if one.value["wishes"].get(name) == "yes"}
    bar = next((s for s in said if s.id == one.contradicts), None)
    words = yes & set(bar.value["of"]) if bar else yes
    numbers = {s.id: s.number for s in said}
    answered = any(e.recipient == recipient and numbers[e.statement] > one.number for e in exceptions(said))
    return not words.isdisjoint({kind, str(recipient)}) and not answered
