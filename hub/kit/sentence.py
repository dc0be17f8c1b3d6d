"""What is told of one refusal: what is wrong, and what to do next; and every code that a room has declared."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from hub.kit.text import Text


@dataclass(frozen=True)
class Sentence(Text):
    """What is wrong, and the next step of whoever reads it. Both together are what a person is shown."""

    wrong: Text
    next_step: Text

    def to(self, language: str) -> str:
        """Both in `language`; in Japanese without a blank between."""
        between = "" if language.startswith("ja") else " "
        return self.wrong.to(language) + between + self.next_step.to(language)


_DECLARED: dict[str, Sentence] = {}
SENTENCES: Mapping[str, Sentence] = MappingProxyType(_DECLARED)
"""Code to sentence. A code is permanent: callers may branch on it. Rooms declare theirs in `sentences.py`, and
`hub.sentences` puts all together before a program begins."""


def declare(codes: Mapping[str, Sentence]) -> None:
    """Take the codes of one room. Raises `ValueError` where another room has declared one of them."""
    twice = sorted(code for code, sentence in codes.items() if _DECLARED.get(code, sentence) is not sentence)
    if twice:
        raise ValueError(", ".join(twice))
    _DECLARED.update(codes)
