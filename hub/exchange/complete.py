"""What a packet lacks for a partner's form: the one reading of the needs in its profile. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from hub.exchange.profiles import Need


@dataclass(frozen=True)
class Lack:
    """One place that the form asks for and that is empty. `part`: of a record; `kind`: no item is of this kind.

    `other_word`: the part is filled, with a word that the form does not take.
    """

    field: str
    part: str = ""
    kind: str = ""
    other_word: bool = False

    def place(self) -> str:
        """The path of it, e.g. "reply_contact.mail"."""
        return f"{self.field}.{self.part}" if self.part else self.field


def lacking(needs: Iterable[Need], fields: Mapping[str, Any]) -> tuple[Lack, ...]:
    """Every place that a packet with these fields lacks, in the profile's order; empty where the form can be filled."""
    return tuple(lack for need in needs if required(need, fields) for lack in _lacks(need, fields.get(need.field)))


def required(need: Need, fields: Mapping[str, Any]) -> bool:
    """Whether the form asks for it beside these fields: one of its `unless` may let it stay out."""
    excused = any(str(fields.get(name)) in words for name, words in need.unless.items())
    return need.required and not excused


def _lacks(need: Need, value: Any) -> tuple[Lack, ...]:  # noqa: ANN401 - a field holds any JSON value
    if need.parts:
        given = value if isinstance(value, Mapping) else {}
        empty = [part for part in need.parts if not _filled(given.get(part))]
        whole = len(empty) == len(need.parts)
        lacks = (Lack(need.field),) if whole else tuple(Lack(need.field, part) for part in empty)
        return lacks + _other_words(need, given)
    if need.one_of_kind:
        return () if any(_is_of(item, need.one_of_kind) for item in _rows(value)) else (_no_item(need, value),)
    return () if _filled(value) else (Lack(need.field),)


def _other_words(need: Need, given: Mapping[str, Any]) -> tuple[Lack, ...]:
    """The parts that hold a word which the form does not take; an empty one is no word."""
    filled = {part: str(given[part]) for part in need.only if _filled(given.get(part))}
    other = (part for part, word in filled.items() if word not in need.only[part])
    return tuple(Lack(need.field, part, other_word=True) for part in other)


def _no_item(need: Need, value: Any) -> Lack:  # noqa: ANN401 - a field holds any JSON value
    return Lack(need.field, kind=need.one_of_kind) if _rows(value) else Lack(need.field)


def _is_of(item: Any, kind: str) -> bool:  # noqa: ANN401 - a field holds any JSON value
    return isinstance(item, Mapping) and item.get("kind") == kind and _filled(item.get("value"))


def _rows(value: Any) -> list[Any]:  # noqa: ANN401 - a field holds any JSON value
    return value if isinstance(value, list) else []


def _filled(value: Any) -> bool:  # noqa: ANN401 - a field holds any JSON value
    return bool(value.strip()) if isinstance(value, str) else value not in (None, [], {})
