"""How the details of an act are said to people: each under a label, each code in words, each instant in Japan's time.

A test compares every detail and code of every kind of act with its words. Should one be missing all
the same, it is shown as it is kept: nobody who confirms at night is left with an empty page.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from hub.exchange.profiles import Profile
from hub.kit.japan_time import in_tokyo
from hub.kit.text import Phrase, Text, as_it_is, series

Profiles = Mapping[str, Profile]
Say = Callable[[str, Profiles], Text]
"""A value as the act keeps it, in words; raises `KeyError` for a code that has none."""


def as_written(value: str, _profiles: Profiles) -> Text:
    """What somebody wrote, or what only is compared: a name, a number, a fingerprint."""
    return as_it_is(value)


def instant(value: str, _profiles: Profiles) -> Text:
    """An instant of RFC 3339."""
    return in_tokyo(datetime.fromisoformat(value))


def one_of(words: Mapping[str, Text]) -> Say:
    """One code of these."""
    return lambda value, _profiles: words[value]


def several(words: Mapping[str, Text]) -> Say:
    """Codes of these, with a comma between; a code may say after a colon in which form."""

    def say(value: str, _profiles: Profiles) -> Text:
        codes = [part.partition(": ")[::2] for part in value.split(", ") if part]
        found = [_in_form(words[code], form) for code, form in codes]
        return series(found)

    return say


def connector(value: str, profiles: Profiles) -> Text:
    """The form of a partner, by its title."""
    return profiles[value].title


def by_reference(value: str, _profiles: Profiles) -> Text:
    """A case by the reference that people use for it: nothing that tells whose."""
    return as_written(reference_of(UUID(value)), _profiles)


def cases(value: str, profiles: Profiles) -> Text:
    """Several of them."""
    return series(by_reference(one, profiles) for one in value.split(", "))


def reference_of(case_id: UUID) -> str:
    """The end of a case's id, in two groups of four: short enough to be read out, and it tells nothing."""
    end = case_id.hex[-8:].upper()
    return f"{end[:4]}-{end[4:]}"


@dataclass(frozen=True)
class ActWord:
    """How one detail of an act is said: its label, and its value in words."""

    label: Text
    say: Say = as_written


ActWords = Mapping[str, ActWord]
"""By the detail's name."""


@dataclass(frozen=True)
class Fact:
    """One detail: as a program reads it, and as people do."""

    name: str
    value: str = field(repr=False)
    label: Text
    text: Text = field(repr=False)


def said(details: Mapping[str, str], words: ActWords, profiles: Profiles) -> tuple[Fact, ...]:
    """The details in words, in their order."""
    return tuple(_fact(name, value, words, profiles) for name, value in details.items())


def _fact(name: str, value: str, words: ActWords, profiles: Profiles) -> Fact:
    word = words.get(name) or ActWord(as_it_is(name))
    try:
        text = word.say(value, profiles) if value else as_it_is("")
    except (KeyError, ValueError):
        text = as_it_is(value)
    return Fact(name, value, word.label, text)


def _in_form(word: Text, form: str) -> Text:
    return Phrase("{field} (coarsely)").filled(field=word) if form == "generalised" else word
