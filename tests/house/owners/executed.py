"""What the tests execute: tables whose name no literal spells, because code puts it in, belong to whoever executes.

A pytest plugin. The test during which another room's table is named so fails, on whichever worker it runs.
"""

import os
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Any

import greenlet
import pytest
from sqlalchemy import Engine, TextClause, event

from hub.identity import entry_marks, verify_entries
from tests.house.owners.literals import ROOMS
from tests.house.owners.rooms import owners, room_of
from tests.house.owners.sql import is_sql, masked, pieces, spelled
from tests.house.owners.violations import spelled_out
from tests.house.source import ROOT

_BIND = re.compile(r"%\((\w+)\)s(::\w+)?")
_FOR_OTHERS = entry_marks.__name__
"""Writes marked rows for the room that calls it, and names their table by what that room hands it."""
_LOOKS_AT_ALL = verify_entries.__name__
"""Reads each table in the list of marked ones, and writes none: a row that no room has looked at is its business."""
_SPOILED = "SPOIL_FILE"
"""As in `tests.house.spoil`, which is not loaded here: it reads every guard."""
_found: set[str] = set()


@cache
def _known() -> tuple[tuple[str, str], ...]:
    """Each piece of SQL that a module spells out, and the same with its tables masked: those are judged as text."""
    own = {piece for literal in spelled_out() for piece in pieces(literal.text) if is_sql(piece)}
    return tuple((piece, masked(piece, spelled(piece))) for piece in sorted(own, key=len, reverse=True))


@cache
def put_in(statement: str) -> frozenset[str]:
    """The tables of a statement as it goes to the driver whose names code put there."""
    text = _BIND.sub(r":\1", statement).replace("%%", "%")
    if not is_sql(text):
        return frozenset()
    for piece, other in _known():
        text = text.replace(piece, other)
    return spelled(text)


def judged(statement: str, caller: str) -> Iterator[str]:
    """What is wrong where this module executes that."""
    for table in sorted(put_in(statement)):
        if owners()[table] != room_of(caller):
            yield f"{caller} executes SQL that names {table} of {owners()[table]}"


def _caller() -> str:
    """The module of ours that asked for the statement; "" for a test's own, a migration's and a library's."""
    here = greenlet.getcurrent()
    beyond = here.parent.gr_frame if here.parent is not None else None
    for frame in (*_outwards(sys._getframe(1)), *_outwards(beyond)):
        path = Path(frame.f_code.co_filename)
        module = str(frame.f_globals.get("__name__", ""))
        if path.is_relative_to(ROOT) and ".venv" not in path.parts and module not in (__name__, _FOR_OTHERS):
            return module if module.partition(".")[0] in ROOMS and module != _LOOKS_AT_ALL else ""
    return ""


def _outwards(frame: FrameType | None) -> Iterator[FrameType]:
    while frame is not None:
        yield frame
        frame = frame.f_back


def _note(_connection: Any, _cursor: Any, statement: str, _parameters: Any, context: Any, _many: bool) -> None:
    compiled = getattr(context, "compiled", None)
    as_text = compiled is None or isinstance(compiled.statement, TextClause)
    if as_text and put_in(statement) and (caller := _caller()):
        _found.update(judged(statement, caller))


def pytest_configure() -> None:
    """Hear every statement of every engine; not where a guard is switched off, whose words nobody has written."""
    if _SPOILED not in os.environ:
        event.listen(Engine, "before_cursor_execute", _note)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown() -> Iterator[None]:
    """Fail the test, when all its own is put away."""
    yield
    wrong = sorted(_found)
    _found.clear()
    if wrong:
        pytest.fail("\n".join(wrong), pytrace=False)
