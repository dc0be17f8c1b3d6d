"""`python -m tests.house.rooms hub schema`: the rooms of a package, their lines, floors and arrows, and every circle.

A room is a folder or file directly below the package. An arrow is that one room imports another; a floor is one more
than the highest floor below it. Reads the same graph as the import contracts.
"""

import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import grimp

from tests.house.source import ROOT

Arrows = Mapping[str, frozenset[str]]
"""A room to the rooms that it imports."""


@dataclass(frozen=True)
class Plan:
    """What was found. `circles`: groups of rooms each of which reaches all others of its group."""

    arrows: Arrows
    lines: Mapping[str, int]
    circles: tuple[frozenset[str], ...]
    floors: Mapping[str, int]

    def text(self) -> str:
        """The rooms from the top floor down, then the sums."""
        rooms = sorted(self.arrows, key=lambda room: (-self.floors.get(room, 0), room))
        said = [
            f"{self.floors.get(room, 0):3} {self.lines[room]:6} {room:16} -> {' '.join(sorted(self.arrows[room]))}"
            for room in rooms
        ]
        arrows, floors = sum(map(len, self.arrows.values())), len(set(self.floors.values()))
        sums = f"{len(rooms)} rooms, {floors} floors, {arrows} arrows, {sum(self.lines.values())} lines"
        circles = [f"circle: {' '.join(sorted(circle))}" for circle in self.circles]
        return "\n".join(["floor lines room -> imports", *said, f"{sums}, {len(circles)} circles", *circles])


def plan(package: str) -> Plan:
    """The plan of one of our packages."""
    graph = grimp.build_graph(package)
    arrows: dict[str, set[str]] = {room: set() for room in map(_room, graph.modules) if room}
    for module in graph.modules:
        here = _room(module)
        others = {_room(other) for other in graph.find_modules_directly_imported_by(module)}
        if here:
            arrows[here] |= others - {here, ""}
    frozen = {room: frozenset(found) for room, found in arrows.items()}
    return Plan(frozen, {room: _lines(package, room) for room in frozen}, circles(frozen), _floors(frozen))


def circles(arrows: Arrows) -> tuple[frozenset[str], ...]:
    """Groups of two or more that reach each other."""
    reached = {one: _reached(arrows, one) for one in arrows}
    groups = {frozenset(other for other in reached[one] if one in reached[other]) for one in arrows}
    return tuple(sorted((group for group in groups if len(group) > 1), key=sorted))


def grouped(arrows: Arrows, groups: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """The arrows between groups of rooms; whoever stands in no group is left out."""
    of = {room: group for group, rooms in groups.items() for room in rooms}
    return {
        group: frozenset(of[to] for room in rooms for to in arrows.get(room, ()) if to in of) - {group}
        for group, rooms in groups.items()
    }


def _reached(arrows: Arrows, start: str) -> set[str]:
    found, waiting = set[str](), [start]
    while waiting:
        for to in arrows.get(waiting.pop(), frozenset()):
            if to not in found:
                found.add(to)
                waiting.append(to)
    return found


def _floors(arrows: Arrows) -> dict[str, int]:
    """Where rooms stand that are in no circle and above none."""
    floors: dict[str, int] = {}
    while ready := [r for r in arrows if r not in floors and all(to in floors for to in arrows[r])]:
        floors |= {room: max((floors[to] + 1 for to in arrows[room]), default=0) for room in ready}
    return floors


def _room(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def _lines(package: str, room: str) -> int:
    folder = ROOT / package / room
    files = folder.rglob("*.py") if folder.is_dir() else (Path(f"{folder}.py"),)
    return sum(len(file.read_text().splitlines()) for file in files)


if __name__ == "__main__":
    print("\n\n".join(plan(package).text() for package in sys.argv[1:] or ["hub"]))
