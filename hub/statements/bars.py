"""Whom she barred, and which one body she lets through: asked for one recipient, one purpose, one instant. Pure."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from hub.kit.errors import Reason
from hub.statements.said import Statement, died, until

LIFT_LASTS = timedelta(hours=24)
"""How long a minor's own yes lifts her bar for one body and one purpose: a night and the next working day's start."""


@dataclass(frozen=True)
class BarException:
    """One body that she lets through although its kind, or itself, is barred.

    `purpose` None: every purpose. `until` None: until she bars it again. `against`: the bars that it passes.
    """

    statement: UUID
    recipient: UUID
    since: datetime
    against: frozenset[str]
    purpose: str | None = None
    until: datetime | None = None

    def counts(self, recipient: UUID, purpose: str, at: datetime) -> bool:
        """Whether it lets this recipient through for this purpose at this instant."""
        about = self.recipient == recipient and self.purpose in (None, purpose)
        return about and self.since <= at and (self.until is None or at < self.until)


def bars(statements: Iterable[Statement]) -> tuple[str, ...]:
    """Every word that is barred, in the order in which it was said. A bar stands until a counted lift of just it."""
    barred: dict[str, None] = {}
    for one in statements:
        if one.kind == "bar":
            barred.update(dict.fromkeys(one.value["of"]))
        elif one.kind == "bar-lift" and one.counts and one.value.get("of"):
            barred.pop(one.value["of"], None)
    return tuple(barred)


def exceptions(statements: Iterable[Statement]) -> tuple[BarException, ...]:
    """The exceptions that were ever made, each with its end: its own, a second person's "cut", or a bar said anew.

    None stands after death: bars then stand for ever.
    """
    said = tuple(statements)
    if died(said):
        return ()
    return tuple(_ended(one, said) for statement in said for one in _made(statement))


def effective_bars(
    barred: Collection[str], made: Iterable[BarException], recipient: UUID, kind: str, purpose: str, at: datetime
) -> frozenset[str]:
    """The bars that hold for this recipient and purpose at this instant."""
    passed = {word for one in made if one.counts(recipient, purpose, at) for word in one.against}
    return frozenset(barred) - (passed & {kind, str(recipient)})


def lift_ends(
    barred: Collection[str], made: Iterable[BarException], recipient: UUID, kind: str, purpose: str, at: datetime
) -> datetime | None:
    """Until when a barred body is let through at this instant; None where it is not barred, or without an end."""
    passing = [one for one in made if one.counts(recipient, purpose, at) and one.against & {kind, str(recipient)}]
    if {kind, str(recipient)}.isdisjoint(barred) or not passing:
        return None
    ends = [one.until for one in passing]
    return None if None in ends else max(end for end in ends if end)


def barred_since(
    statements: Sequence[Statement], recipient: UUID, kind: str, purpose: str, asked_at: datetime, now: datetime
) -> bool:
    """Whether she barred this recipient at any moment from `asked_at` to `now`: a lift opens nothing asked before."""
    made = exceptions(statements)
    turns = [*(one.recorded_at for one in statements), *(one.until for one in made if one.until)]
    moments = [asked_at, *(turn for turn in turns if asked_at < turn <= now)]
    return any(
        not {kind, str(recipient)}.isdisjoint(
            effective_bars(bars(until(statements, moment)), made, recipient, kind, purpose, moment)
        )
        for moment in moments
    )


def lift_reasons(*, body: UUID | None, word: str | None, purpose: str | None, lasting: bool) -> tuple[Reason, ...]:
    """Why a bar cannot be lifted in this way at all: one body or one word; a day's lift is for one body and purpose."""
    if (body is None) == (word is None):
        return (Reason("required", "recipient"),)
    if word is not None and not lasting:
        return (Reason("lift_of_a_kind_lasts", "lasting"),)
    return (Reason("required", "purpose"),) if purpose is None and not lasting else ()


def _made(one: Statement) -> tuple[BarException, ...]:
    if one.kind == "bar":
        against = frozenset(one.value["of"])
        named = one.value.get("except") or ()
        return tuple(BarException(one.id, UUID(body), one.recorded_at, against) for body in named)
    if one.kind == "bar-lift" and one.counts and one.value.get("body"):
        ends = one.value.get("until")
        return (
            BarException(
                one.id,
                UUID(one.value["body"]),
                one.recorded_at,
                frozenset(one.value["against"]),
                one.value.get("purpose"),
                datetime.fromisoformat(ends) if ends else None,
            ),
        )
    return ()


def _ended(one: BarException, said: tuple[Statement, ...]) -> BarException:
    number = next(s.number for s in said if s.id == one.statement)
    later = [s for s in said if s.number > number and _ends(s, one)]
    ends = [s.recorded_at for s in later] + ([one.until] if one.until else [])
    return BarException(one.statement, one.recipient, one.since, one.against, one.purpose, min(ends, default=None))


def _ends(later: Statement, one: BarException) -> bool:
    """A second person cut it, or she barred the same again without naming this body."""
    if later.kind == "bar-restored":
        return later.about == one.statement
    named = later.value.get("except") or () if later.kind == "bar" else ()
    again = later.kind == "bar" and not one.against.isdisjoint(later.value["of"])
    return again and str(one.recipient) not in named
