"""The labelled texts, and how well the recognisers do on them: what they miss, and what they hide in vain."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from hub.minimisation.spotting.recognise import recognised

FOLDER = Path(__file__).parent / "labelled"
SURE = ("telephone", "mail", "account", "handle")
NAMED = ("name", "school")


@dataclass(frozen=True)
class Labelled:
    """One text; `finds`: kind and the words as they stand in it."""

    id: str
    text: str
    finds: tuple[tuple[str, str], ...]

    def spans(self) -> Iterator[tuple[str, int, int]]:
        """Every place at which a labelled find stands."""
        for kind, words in self.finds:
            place = self.text.find(words)
            while place >= 0:
                yield kind, place, place + len(words)
                place = self.text.find(words, place + len(words))


@dataclass
class Figure:
    """Of one kind: labelled finds, and those of which every letter is hidden; finds, and those that meet a label."""

    labelled: int = 0
    hidden: int = 0
    found: int = 0
    right: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Of what is labelled, the part that no letter is left of."""
        return self.hidden / self.labelled if self.labelled else 1.0

    @property
    def precision(self) -> float:
        """Of what was found, the part that somebody labelled."""
        return self.right / self.found if self.found else 1.0


def texts(*patterns: str) -> list[Labelled]:
    """The labelled texts of these files."""
    rows = [row for one in patterns for path in sorted(FOLDER.glob(one)) for row in json.loads(path.read_text("utf-8"))]
    return [Labelled(row["id"], row["text"], tuple((f["kind"], f["text"]) for f in row["finds"])) for row in rows]


def figures(labelled: Iterable[Labelled]) -> dict[str, Figure]:
    """Kind to figure, and "all". A find counts as hidden whatever kind the recognisers take it for."""
    found = {kind: Figure() for kind in (*SURE, *NAMED, "other", "all")}
    for one in labelled:
        _count(one, found)
    return found


def _count(one: Labelled, figures: dict[str, Figure]) -> None:
    spots = recognised(one.text)
    hidden = {place for spot in spots for place in range(spot.start, spot.end)}
    for kind, start, end in one.spans():
        whole = all(place in hidden or not one.text[place].isalnum() for place in range(start, end))
        for figure in (figures[kind], figures["all"]):
            figure.labelled += 1
            figure.hidden += whole
            figure.missed += [] if whole else [f"{one.id}: {one.text[start:end]}"]
    for spot in spots:
        meets = any(start < spot.end and spot.start < end for _, start, end in one.spans())
        for figure in (figures[spot.kind], figures["all"]):
            figure.found += 1
            figure.right += meets
            figure.wrong += [] if meets else [f"{one.id}: {one.text[spot.start : spot.end]}"]


def table(figures: dict[str, Figure]) -> list[str]:
    """One line a kind."""
    lines = [f"{'kind':<12}{'labelled':>9}{'recall':>9}{'found':>7}{'precision':>11}"]
    return lines + [
        f"{kind:<12}{one.labelled:>9}{one.recall:>9.3f}{one.found:>7}{one.precision:>11.3f}"
        for kind, one in figures.items()
        if one.labelled or one.found
    ]
