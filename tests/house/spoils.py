"""Ways to switch a guard of the hub off, for the test of the tests: a stand-in, an edit of SQL, an edit of code."""

import ast
import inspect
import re
import sys
import textwrap
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from importlib import import_module
from types import FunctionType, ModuleType
from typing import Any

from sqlalchemy import TextClause, text

from hub.exchange.packets import Form
from hub.identity.work import Work
from hub.minimisation.facts import Decision, Facts
from hub.minimisation.fields import CATALOGUE
from hub.minimisation.gate import GateAnswer
from hub.minimisation.rules import released
from tests.house.left_out import WithoutCall, WithoutRefusal
from tests.house.other_parts import OtherAnswer, OtherCondition, OtherName, OtherPart, OtherReply, OtherValue

OURS = ("hub.", "schema.", "connectors.")
Spoil = Callable[[Any], Any]
"""Takes what guards, gives what stands in its place."""


@dataclass(frozen=True)
class Guard:
    """`what` is switched off: `of` says where it is, `how` makes its stand-in, `test` must then turn red.

    `of`: one or more "module:attribute". Named where it is made, it is switched off for the whole hub (not for the
    tests themselves); named where it is called, for that caller alone.
    """

    what: str
    of: str
    how: Spoil
    test: str

    @property
    def id(self) -> str:
        """As pytest shows it."""
        return self.what.replace(" ", "_")


def answers(answer: Any) -> Spoil:
    """A function that says this whatever it is asked; one that is awaited stays so."""

    def spoil(original: Any) -> Any:
        if not inspect.iscoroutinefunction(original):
            return lambda *_, **__: answer

        async def stand_in(*_: object, **__: object) -> Any:
            return answer

        return stand_in

    return spoil


def anyway(_: Any) -> Any:
    """In the place of `once`: whatever was asked, do it."""

    async def stand_in(_work: Work, _operation: str, _key: str, _input: bytes, run: Callable[[], Any]) -> Any:
        return await run()

    return stand_in


def says_yes(original: Any) -> Any:
    """In the place of the gate or of its rules: everything that is recorded may leave in full."""

    def yes(facts: Facts) -> Decision:
        told = {**facts.values, **facts.request, "signer": released(facts, "signer")}
        fields: dict[str, Form] = {name: "full" for name in CATALOGUE if told.get(name) is not None}
        return Decision(True, (), fields)

    async def gate(*given: Any, **named: Any) -> GateAnswer:
        asked: GateAnswer = await original(*given, **named)
        return replace(asked, decision=yes(asked.facts))

    return gate if inspect.iscoroutinefunction(original) else yes


def becomes(change: Spoil) -> Spoil:
    """Anything made of the original."""
    return change


def each(**hows: Spoil) -> Spoil:
    """Several walls that stand behind one another, each by the name that it is made under; `other`: what has none."""

    def spoil(original: Any) -> Any:
        return hows[getattr(original, "__name__", "other")](original)

    return spoil


def without(pattern: str, instead: str = "") -> Spoil:
    """A statement without a condition or a lock."""

    def spoil(original: TextClause) -> TextClause:
        return text(_edited(original.text, pattern, instead))

    return spoil


def always(*about: str) -> Spoil:
    """A function in which a condition is always met: the smallest that speaks of all these names and strings."""
    return _with(OtherCondition, about, answer=True)


def never(*about: str) -> Spoil:
    """A function in which a condition is never met, found as `always` does; `or` goes on with what else is asked."""
    return _with(OtherCondition, about, answer=False)


def uses(name: str, instead: str) -> Spoil:
    """A function that means the expression `instead` by a name, an attribute (`asked.thing`) or a literal."""
    return _with(OtherName, name, instead)


def is_told(called: str, reply: str) -> Spoil:
    """A function that does not call `called`, and goes on as if the expression `reply` had come back."""
    return _with(OtherReply, called, reply)


def gives(name: str, value: str) -> Spoil:
    """A function that gives another value (an expression) to a variable, a named argument or a key of a dictionary."""
    return _with(OtherValue, name, value)


def returns(answer: str) -> Spoil:
    """A function that does all it does and answers this expression; also where somebody keeps the function itself."""
    return _with(OtherAnswer, "return", answer)


def _with(part: Callable[..., OtherPart], *given: Any, **named: Any) -> Spoil:
    return lambda original: _made_of(original, part(*given, **named).of(original))


@dataclass(frozen=True)
class Rewritten:
    """A function with a line of its code changed: the last resort, for what has no name; `why` says so."""

    pattern: str
    instead: str
    why: str = ""

    def __call__(self, original: FunctionType) -> FunctionType:
        """The function with the line changed."""
        source = _edited(textwrap.dedent(inspect.getsource(original)), self.pattern, self.instead)
        return _made_of(original, ast.parse(source))


rewritten = Rewritten


def lets_through(*codes: str) -> Spoil:
    """A function that refuses as ever, but never with these codes: found by what is refused, however it is written."""

    def spoil(original: FunctionType) -> FunctionType:
        return _made_of(original, WithoutRefusal(codes).of(original))

    return spoil


def does_not(called: str) -> Spoil:
    """A function that does all but this one thing: the statement that calls `called` is left out."""

    def spoil(original: FunctionType) -> FunctionType:
        return _made_of(original, WithoutCall(called).of(original))

    return spoil


def _made_of(original: FunctionType, tree: ast.Module) -> FunctionType:
    made: dict[str, Any] = {}
    exec(compile(tree, original.__module__, "exec", dont_inherit=True), original.__globals__, made)  # noqa: S102
    changed: FunctionType = made[original.__name__]
    return changed


def _edited(original: str, pattern: str, instead: str) -> str:
    changed, times = re.subn(pattern, instead, original)
    if times == 0:
        raise LookupError(f"nothing to switch off any more: {pattern}")
    return changed


@contextmanager
def switched_off(guard: Guard) -> Iterator[None]:
    """Put the stand-ins there; put the guard back at the end."""
    with ExitStack() as stack:
        for of in guard.of.split():
            stack.enter_context(_without(of, guard.how))
        yield


@contextmanager
def _without(of: str, how: Spoil) -> Iterator[None]:
    owner, name = _found(of)
    original = getattr(owner, name)
    stand_in = how(original)
    if isinstance(stand_in, FunctionType) and stand_in.__name__ == getattr(original, "__name__", ""):
        with _other_code(original, stand_in):
            yield
        return
    places = _places(original, owner, name)
    for place, known_as in places:
        setattr(place, known_as, stand_in)
    try:
        yield
    finally:
        for place, known_as in places:
            setattr(place, known_as, original)


def _found(of: str) -> tuple[Any, str]:
    module, _, path = of.partition(":")
    *owners, name = path.split(".")
    owner: Any = import_module(module)
    for one in owners:
        owner = getattr(owner, one)
    return owner, name


@contextmanager
def _other_code(original: FunctionType, changed: FunctionType) -> Iterator[None]:
    kept = original.__code__
    original.__code__ = changed.__code__
    try:
        yield
    finally:
        original.__code__ = kept


def _places(original: Any, owner: Any, name: str) -> list[tuple[Any, str]]:
    """Where it is known, and under which name: everywhere in the hub, or just where one caller calls it."""
    if not isinstance(owner, ModuleType) or getattr(original, "__module__", owner.__name__) != owner.__name__:
        return [(owner, name)]
    ours = [module for key, module in sorted(sys.modules.items()) if key.startswith(OURS)]
    return [(module, key) for module in ours for key, value in vars(module).items() if value is original]
