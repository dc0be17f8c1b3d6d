"""A code of a refusal is declared once, by the room that refuses or by one below it, and every program knows all."""

import ast
import subprocess
import sys
from collections.abc import Iterator, Mapping
from importlib import import_module

import pytest

from hub.kit.sentence import SENTENCES, Sentence, declare
from tests.house.owners.rooms import is_uphill, room_of
from tests.house.source import ROOT, name, python_files


def _module(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def declared() -> dict[str, Mapping[str, Sentence]]:
    """Each room that declares codes, and these."""
    paths = [*sorted((ROOT / "hub").glob("*/sentences.py")), ROOT / "schema/engine/sentences.py"]
    modules = [import_module(_module(name(path))) for path in paths]
    return {room_of(module.__name__): module.REFUSALS for module in modules}


def raised() -> Iterator[tuple[str, str]]:
    """Each module, and a code that it spells in a refusal."""
    for path in python_files():
        if path.relative_to(ROOT).parts[0] in ("hub", "schema"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Reason":
                    code = node.args[0] if node.args else None
                    if isinstance(code, ast.Constant):
                        yield _module(name(path)), str(code.value)


def test_each_code_is_declared_by_one_room() -> None:
    codes = [code for room in declared().values() for code in room]

    assert sorted(codes) == sorted(SENTENCES)
    assert len(codes) > 200


def test_each_code_that_is_raised_is_declared_there_or_below() -> None:
    owner = {code: room for room, codes in declared().items() for code in codes}
    found = set(raised())
    assert len(found) > 250

    unknown = {(module, code) for module, code in found if code not in owner}
    assert unknown == set()
    above = {
        (module, code, owner[code])
        for module, code in found
        if owner[code] != room_of(module) and is_uphill(room_of(module), owner[code])
    }
    assert above == set()


def test_a_code_that_two_rooms_declare_stops_the_start() -> None:
    taken = SENTENCES["not_found"]

    with pytest.raises(ValueError, match=r"^not_found$"):
        declare({"not_found": Sentence(taken.wrong, taken.next_step)})
    declare({"not_found": taken})


@pytest.mark.live
@pytest.mark.parametrize("program", ["hub.app", "hub.worker", "hub.commands", "schema.root"])
def test_a_program_knows_every_code(program: str) -> None:
    asks = f"import {program}; from hub.kit.sentence import SENTENCES; print(*SENTENCES)"

    told = subprocess.run([sys.executable, "-c", asks], cwd=ROOT, check=True, capture_output=True, text=True)

    missing = set(SENTENCES) - set(told.stdout.split())
    assert missing <= (set() if program in ("hub.app", "schema.root") else set(declared()["schema"]))
