"""Words that are unmistakable: planted wherever something can be told, looked for wherever it may go."""

import base64
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from urllib.parse import quote

KANA = "ぬねのはひふへほまみ"
LATIN, JAPANESE = "zqkanaria", "鳥のこえ"
"""What every canary begins with, in letters and in Japanese."""


@dataclass(frozen=True)
class Canary:
    """One planted place. `fields`: the fields of the catalogue of whose value it is a part; none: it never leaves."""

    place: str
    words: tuple[str, ...]
    fields: frozenset[str]

    def forms(self) -> list[bytes]:
        """As it would look in each coding in which it could hide."""
        return [form for word in self.words for form in codings(word)]


@dataclass
class Planted:
    """All canaries of one person's story, each different."""

    number: int
    all: list[Canary] = field(default_factory=list)

    def letters(self, place: str, *fields: str) -> str:
        """A word of letters and digits, for addresses and handles."""
        digits = self._digits()
        return self._keep(place, fields, f"{LATIN}{digits}nokoe")

    def text(self, place: str, *fields: str) -> str:
        """The same and a Japanese one, for texts."""
        digits = self._digits()
        japanese = f"{JAPANESE}{''.join(KANA[int(one)] for one in digits)}をきく"
        return f"{japanese} {self._keep(place, fields, f'{LATIN}{digits}nokoe', japanese)}"

    def hash(self, place: str, *fields: str) -> str:
        """A hash, which is content too."""
        return self._keep(place, fields, sha256(self._digits().encode()).hexdigest())

    def _digits(self) -> str:
        return f"{self.number:03d}{len(self.all):03d}"

    def _keep(self, place: str, fields: Iterable[str], *words: str) -> str:
        self.all.append(Canary(place, words, frozenset(fields)))
        return words[0]


def codings(word: str) -> list[bytes]:
    """Plain, escaped, percent-encoded, in hexadecimal, and in base64 at each of its three offsets."""
    raw = word.encode()
    shifted = [base64.b64encode(b"x" * shift + raw)[4:-4] for shift in range(3)]
    return [raw, json.dumps(word)[1:-1].encode(), quote(word).encode(), raw.hex().encode(), *shifted]


TRACES = [*codings(LATIN), *codings(JAPANESE)]
"""What any canary whatever leaves."""


def traces(held: bytes) -> list[bytes]:
    """The codings in which any canary is in these bytes."""
    return [form for form in TRACES if form in held]


def found(canaries: Iterable[Canary], held: bytes) -> set[str]:
    """The places whose canaries are in these bytes."""
    return {canary.place for canary in canaries if any(form in held for form in canary.forms())}
