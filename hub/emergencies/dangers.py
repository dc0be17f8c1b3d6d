"""What danger needs and no more: who, where, what danger, and who was telephoned when. Pure; `now` is an argument.

The names of the minimum stand here once: they are fields of the catalogue, and leave by an emergency alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any

from hub.exchange.vocabulary import person
from hub.kit.errors import Reason
from hub.kit.text import Phrase, Text

DANGERS: Mapping[str, Text] = person.DANGERS.words()
"""What kind of danger; permanent words. None of them identifies anybody."""
MINIMUM = ("danger_kinds", "danger_who", "danger_where", "danger_words")
"""The fields of the minimum, in the order in which they are read."""
CALLED_WITHIN = timedelta(hours=24)
"""How long ago the telephone call may lie for the written part."""
LONGEST_NUMBER = 20
_LINES: Mapping[str, tuple[Text, str]] = MappingProxyType(
    {
        "110": (Phrase("110 (police)"), "police"),
        "119": (Phrase("119 (fire and ambulance)"), "other"),
        "189": (Phrase("189 (child guidance centre)"), "child_guidance"),
    }
)
_BY_CODE = "danger:"
_SOMEBODY = (Phrase("Whoever was called"), "other")


@dataclass(frozen=True)
class Danger:
    """Somebody's life is in danger, as one person records it. `who`: her call name, or that it is not known.

    `where`: the place, or a way to find her. `number` was called at `called_at`, before anything else.
    """

    kinds: tuple[str, ...]
    number: str
    called_at: datetime | None
    who: str = field(repr=False)
    where: str = field(repr=False)
    words: str = field(default="", repr=False)

    def values(self) -> dict[str, Any]:
        """The minimum as it leaves, by the names of the catalogue; words that were not said are left out."""
        said = dict(zip(MINIMUM, (list(self.kinds), self.who, self.where, self.words), strict=True))
        return {name: value for name, value in said.items() if value}


def missing(danger: Danger, now: datetime) -> Reason | None:
    """The one thing of the minimum that is missing, the first of them; None where it suffices. Never more than one."""
    if not danger.who.strip():
        return Reason("danger_who", "who")
    if not danger.where.strip():
        return Reason("danger_where", "where")
    if not danger.kinds or not set(danger.kinds) <= DANGERS.keys():
        return Reason("danger_what", "kinds")
    if not is_number(danger.number):
        return Reason("danger_number", "number")
    return None if danger.called_at and danger.called_at <= now else Reason("danger_called", "called_at")


def is_number(text: str) -> bool:
    """Digits, as a telephone shows them: with spaces, hyphens and a leading plus."""
    digits = text.removeprefix("+").replace("-", "").replace(" ", "")
    return len(text) <= LONGEST_NUMBER and digits.isascii() and digits.isdigit()


def line_of(number: str) -> tuple[Text, str]:
    """Who answers this number, and which kind of body that is, as far as the number says it."""
    return _LINES.get(number.strip(), _SOMEBODY)


def kinds_in_words(kinds: tuple[str, ...], language: str) -> str:
    """The kinds for people, in one line."""
    return ("、" if language == "ja" else ", ").join(DANGERS[kind].to(language) for kind in kinds)


def reason_by_code(kinds: tuple[str, ...]) -> str:
    """The reason that the hub keeps where nobody wrote one: codes, for whoever reads it may speak another language."""
    return _BY_CODE + "+".join(kinds)


def reason_in_words(reason: str, language: str) -> str:
    """A reason as it is read: what the hub wrote by code, in this language; what somebody wrote, as it stands."""
    kinds = tuple(reason.removeprefix(_BY_CODE).split("+"))
    if not reason.startswith(_BY_CODE) or not set(kinds) <= DANGERS.keys():
        return reason
    return kinds_in_words(kinds, language)
