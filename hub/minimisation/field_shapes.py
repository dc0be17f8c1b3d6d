"""From the catalogue's word on a field or a part to the shape of its values."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from hub.exchange.vocabulary.field import LINE, MOST_YEN, TEXT, Field, Part, PartKind, ValueKind
from hub.minimisation.shapes import (
    Shape,
    day,
    flag,
    instant,
    line,
    mail_address,
    record,
    rows,
    several,
    text,
    web_address,
    whole,
    word,
)


def _choices(of: Field | Part) -> tuple[str, ...]:
    return of.codes.codes() if of.codes else ()


_PART: Mapping[PartKind, Callable[[Part], Shape]] = MappingProxyType(
    {
        "line": lambda part: line(part.letters or LINE),
        "text": lambda part: text(part.letters or TEXT),
        "choice": lambda part: word(*_choices(part)),
        "whole": lambda part: whole(part.most if part.most is not None else MOST_YEN, part.least),
        "flag": lambda _part: flag,
        "instant": lambda _part: instant,
        "url": lambda _part: web_address,
        "mail": lambda _part: mail_address,
        "rows": lambda part: rows(parts_shape(part.parts)),
    }
)
_FIELD: Mapping[ValueKind, Callable[[Field], Shape]] = MappingProxyType(
    {
        "line": lambda field: line(field.letters or LINE),
        "text": lambda field: text(field.letters or TEXT),
        "choice": lambda field: word(*_choices(field)),
        "choices": lambda field: several(word(*_choices(field))),
        "amount": lambda field: whole(field.most if field.most is not None else MOST_YEN),
        "date": lambda _field: day,
        "instant": lambda _field: instant,
        "rows": lambda field: rows(parts_shape(field.parts)),
        "record": lambda field: parts_shape(field.parts),
    }
)


def parts_shape(parts: Iterable[Part]) -> Shape:
    """A record of these parts and no others."""
    found = [(part, _PART[part.kind](part)) for part in parts]
    needed = {part.name: shape for part, shape in found if part.required}
    return record(needed, {part.name: shape for part, shape in found if not part.required})


def field_shape(field: Field) -> Shape:
    """The shape that follows from the catalogue alone."""
    return _FIELD[field.kind](field)
