"""The lists of words beside this file: what is a name, and what looks like one and is none."""

from pathlib import Path

_FOLDER = Path(__file__).with_name("lists")


def listed(name: str) -> frozenset[str]:
    """The words of one list."""
    return frozenset((_FOLDER / f"{name}.txt").read_text(encoding="utf-8").split())
