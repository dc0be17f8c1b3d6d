"""Packets have one maker: no other module builds one, copies one with changes, or hides the name behind another."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MAKERS = {"hub/minimisation/packer.py", "hub/exchange/packets.py"}
"""The packer, and the reader of a packet's own bytes."""
MODULES = sorted(
    str(path.relative_to(ROOT)) for folder in ("hub", "schema", "connectors") for path in (ROOT / folder).rglob("*.py")
)


def makings(source: str) -> Iterator[int]:
    """Lines on which a packet is made, or its class is given another name."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and _name(node.func) == "Packet":
            yield node.lineno
        if isinstance(node, ast.ImportFrom | ast.Import):
            yield from (node.lineno for alias in node.names if alias.name == "Packet" and alias.asname)
        if isinstance(node, ast.Assign) and _name(node.value) == "Packet":
            yield node.lineno


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


@pytest.mark.parametrize("module", [module for module in MODULES if module not in MAKERS])
def test_no_other_module_makes_a_packet(module: str) -> None:
    assert list(makings((ROOT / module).read_text(encoding="utf-8"))) == []


def test_the_maker_is_seen_by_this_very_test() -> None:
    assert list(makings((ROOT / "hub/minimisation/packer.py").read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    "source", ["Packet(a=1)", "packets.Packet()", "from hub.exchange.packets import Packet as P", "P = packets.Packet"]
)
def test_a_hidden_maker_is_seen(source: str) -> None:
    assert list(makings(source))
