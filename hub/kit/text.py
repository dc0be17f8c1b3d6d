"""What people read: each phrase names its English words, and is said in every language of the hub.

The other languages stand in the gettext catalogues of `words/`.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from hub.kit.words import translated

_BETWEEN: Mapping[str, str] = {"ja": "、", "ja@easy": "、"}


class Text(ABC):
    """Words in every language of the hub."""

    @abstractmethod
    def to(self, language: str) -> str:
        """The words in `language` (a name of `words.LANGUAGES`); in English where it is unknown."""

    @property
    def ja(self) -> str:
        """The words in Japanese."""
        return self.to("ja")

    @property
    def en(self) -> str:
        """The words in English."""
        return self.to("en")


@dataclass(frozen=True)
class Phrase(Text):
    """A message of the catalogues, found by its English words.

    `context`: tells two messages apart that have the same English words; nobody reads it but translators.
    `values`: what stands in the braces of the message.
    """

    english: str
    context: str = ""
    values: tuple[tuple[str, Text | str], ...] = field(default=(), repr=False)

    def to(self, language: str) -> str:
        """The translation, with each value in that language too."""
        found = translated(language, self.english, self.context)
        if not self.values:
            return found
        return found.format_map({name: _in(value, language) for name, value in self.values})

    def filled(self, **values: Text | str) -> "Phrase":
        """The same message with these values in its braces."""
        return Phrase(self.english, self.context, tuple(values.items()))


@dataclass(frozen=True)
class Bilingual(Text):
    """What somebody outside the hub wrote in both languages: an organisation's name, the sentence about its duty."""

    japanese: str
    english: str

    def to(self, language: str) -> str:
        """English where English is asked for, else Japanese."""
        return self.english if language == "en" else self.japanese


@dataclass(frozen=True)
class Series(Text):
    """Several texts after one another, with a comma between. `between`: what stands there outside Japanese."""

    parts: tuple[Text, ...]
    between: str = ", "

    def to(self, language: str) -> str:
        """All of them in that language."""
        return _BETWEEN.get(language, self.between).join(part.to(language) for part in self.parts)


def series(parts: Iterable[Text], between: str = ", ") -> Series:
    """These texts as one."""
    return Series(tuple(parts), between)


def as_it_is(words: str) -> Bilingual:
    """The same letters in every language: a name, a number, a fingerprint."""
    return Bilingual(words, words)


def _in(value: Text | str, language: str) -> str:
    return value.to(language) if isinstance(value, Text) else value
