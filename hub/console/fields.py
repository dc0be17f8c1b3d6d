"""Fields of the catalogue in a form: drawn from a value or from what was typed, and read back for the API. Pure.

A page asks, in this order, `typed_of` (what the form shows of a present value) or `typed_in` (what somebody filled in),
then `control` for the template (`templates/fields.html`), and `value_of` for the mutation. Nothing is judged here: what
cannot be read as a number or a time goes to the API as it was typed, and the API says what is wrong and where. The path
of a control is the place that such a refusal names, and so the two find each other.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from hub.exchange.vocabulary.field import Field, Part
from hub.kit.japan_time import ZONE
from hub.kit.text import Phrase

Of = Field | Part
Typed = Any
"""What stands in the inputs: a text; of several codes their list; of rows a list of records; of a record a map."""
FieldJson = Any
"""A value as the API takes it."""
FEW: Final = 4
"""As many codes can be seen at once as radio buttons; more are a list to open."""
_NOT_SAID: Final = Phrase("Not asked yet")
_FLAGS: Final = {"yes": True, "no": False}
_FLAG_WORDS: Final = {"yes": Phrase("Yes"), "no": Phrase("No")}
_TEXTS: Final[Mapping[str, str]] = {"amount": "number", "whole": "number", "date": "day", "url": "line", "mail": "line"}


@dataclass(frozen=True)
class Control:
    """What the template draws. `path`: name and id, e.g. `payments[0].means`.

    `kind`: line, text, number, day, instant, choice, choices, rows or record. `text`: what stands in it, or the code
    that is chosen. `options`: code and words. `chosen`: of several codes those that are. `rows`: the parts of each row,
    the last one empty; of a record its parts, in one row.
    """

    path: str
    kind: str
    label: str
    text: str = ""
    options: tuple[tuple[str, str], ...] = ()
    chosen: frozenset[str] = frozenset()
    rows: tuple[tuple["Control", ...], ...] = ()

    @property
    def few(self) -> bool:
        """Whether the codes can all be seen at once."""
        return len(self.options) <= FEW

    @property
    def filled(self) -> bool:
        """Whether a row of it holds anything."""
        return len(self.rows) > 1


def typed_of(of: Of, value: FieldJson) -> Typed:
    """What the form shows of this value; None: of nothing."""
    if of.kind == "rows":
        return [_record_of(of, row) for row in value or ()]
    if of.kind == "record":
        return _record_of(of, value or {})
    if of.kind == "choices":
        return [code for code in _codes(of) if code in (value or ())]
    if value is None:
        return ""
    if of.kind == "flag":
        return next(word for word, flag in _FLAGS.items() if flag is value)
    return _local(value) if of.kind == "instant" else str(value)


def typed_in(of: Of, form: Mapping[str, str], path: str = "") -> Typed:
    """What was filled in; None where the form does not ask for it. Rows that hold nothing are left out."""
    path = path or of.name
    if not any(name == path or name.startswith((f"{path}[", f"{path}.")) for name in form):
        return None
    if of.kind == "rows":
        numbers = sorted({int(found[1]) for name in form if (found := re.match(_row(path), name))})
        rows = [_record_in(of, form, f"{path}[{number}]") for number in numbers]
        return [row for row in rows if not _empty(row)]
    if of.kind == "record":
        return _record_in(of, form, path)
    if of.kind == "choices":
        return [code for code in _codes(of) if f"{path}.{code}" in form]
    return form.get(path, "").replace("\r\n", "\n")


def value_of(of: Of, typed: Typed, present: FieldJson = None) -> FieldJson:
    """The value that this says; None: nothing. `present`: what stands, kept to the letter where nobody changed it."""
    if typed == typed_of(of, present):
        return present
    if _empty(typed):
        return None
    if of.kind == "rows":
        known = [(_record_of(of, row), row) for row in present or ()]
        return [next((row for shown, row in known if shown == told), _record_value(of, told)) for told in typed]
    if of.kind == "record":
        return _record_value(of, typed, present)
    return _read(of.kind, typed)


def control(of: Of, typed: Typed, language: str, path: str = "") -> Control:
    """How it is drawn with this in it."""
    path, label = path or of.name, of.label.to(language)
    if of.kind == "rows":
        rows = [*(typed or ()), {}]
        drawn = tuple(_parts(of, row, language, f"{path}[{number}]") for number, row in enumerate(rows))
        return Control(path, "rows", label, rows=drawn)
    if of.kind == "record":
        return Control(path, "record", label, rows=(_parts(of, typed or {}, language, path),))
    if of.kind == "choices":
        return Control(path, "choices", label, options=_options(of, language), chosen=frozenset(typed or ()))
    if of.kind in ("choice", "flag"):
        options = (("", _NOT_SAID.to(language)), *_options(of, language))
        return Control(path, "choice", label, typed or "", options)
    return Control(path, _TEXTS.get(of.kind, of.kind), label, typed or "")


def _parts(of: Of, row: Mapping[str, Typed], language: str, path: str) -> tuple[Control, ...]:
    return tuple(control(part, row.get(part.name), language, f"{path}.{part.name}") for part in of.parts)


def _options(of: Of, language: str) -> tuple[tuple[str, str], ...]:
    words = {one.code: one.words for one in of.codes} if of.codes else _FLAG_WORDS
    return tuple((code, text.to(language)) for code, text in words.items())


def _codes(of: Of) -> tuple[str, ...]:
    return of.codes.codes() if of.codes else ()


def _record_of(of: Of, value: Mapping[str, FieldJson]) -> dict[str, Typed]:
    return {part.name: typed_of(part, value.get(part.name)) for part in of.parts}


def _record_in(of: Of, form: Mapping[str, str], path: str) -> dict[str, Typed]:
    return {part.name: typed_in(part, form, f"{path}.{part.name}") for part in of.parts}


def _record_value(of: Of, typed: Mapping[str, Typed], present: FieldJson = None) -> dict[str, FieldJson]:
    known = present or {}
    found = {part.name: value_of(part, typed.get(part.name), known.get(part.name)) for part in of.parts}
    return {name: value for name, value in found.items() if value is not None}


def _row(path: str) -> str:
    return re.escape(path) + r"\[(\d{1,4})\]"


def _empty(typed: Typed) -> bool:
    if isinstance(typed, Mapping):
        return all(_empty(one) for one in typed.values())
    return all(_empty(one) for one in typed) if isinstance(typed, list) else not (typed or "").strip()


def _read(kind: str, typed: Typed) -> FieldJson:
    if kind == "flag":
        return _FLAGS.get(typed, typed)
    if kind in ("amount", "whole"):
        digits = re.sub(r"[,\s円¥]", "", unicodedata.normalize("NFKC", typed))
        return int(digits) if re.fullmatch(r"[0-9]{1,15}", digits) else typed
    return _instant(typed) if kind == "instant" else typed


def _instant(typed: str) -> str:
    """A time of a clock in Japan, with its zone; what is none stays as it was typed."""
    try:
        at = datetime.fromisoformat(typed.strip())
    except ValueError:
        return typed
    return (at if at.tzinfo else at.replace(tzinfo=ZONE)).isoformat(timespec="seconds")


def _local(value: str) -> str:
    """As a browser's field for date and time shows it, with seconds only where there are any."""
    at = datetime.fromisoformat(value).astimezone(ZONE).replace(tzinfo=None)
    return at.isoformat(timespec="seconds" if at.second else "minutes")
