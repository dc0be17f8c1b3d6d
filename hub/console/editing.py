"""Facts of a case changed in a form, and two people who change the same one: who wrote what, and nothing lost. Pure.

`before`: what whoever fills in the form saw; `theirs`: what stands by now; `mine`: what she wrote. Each is a map of
field to value, where None is nothing.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from hub.console.fields import Control, control, typed_in, typed_of, value_of
from hub.console.worded import value
from hub.exchange.vocabulary import CATALOGUE
from hub.exchange.vocabulary.field import Field
from hub.intake.validation import DERIVED, HER_OWN
from hub.kit.errors import Invalid, Reason

Values = Mapping[str, Any]
PLACES: Final = frozenset({"locations", "accounts", "hashes"})
"""Lists of up to 2,000 places: they grow and shrink a place at a time, by mutations of their own."""


def _editable() -> Mapping[str, tuple[Field, ...]]:
    found: dict[str, tuple[Field, ...]] = {}
    for name, field in CATALOGUE.items():
        if name not in HER_OWN and name not in DERIVED and name not in PLACES and field.category != "request":
            found[field.category] = (*found.get(field.category, ()), field)
    return found


EDITABLE: Final = _editable()
"""Category to the facts of it that are corrected as facts; what she said of herself is taken down as said."""


@dataclass(frozen=True)
class Met:
    """One fact that two people changed, in words. `before`, `theirs`, `mine`: lines of text."""

    name: str
    label: str
    before: Sequence[str]
    theirs: Sequence[str]
    mine: Sequence[str]


def standing(fields: Iterable[Mapping[str, Any]], names: Iterable[str]) -> dict[str, Any]:
    """What stands of these facts, as the API answers with it; None where nothing does."""
    known = {one["name"]: one["value"] for one in fields}
    return {name: known.get(name) for name in names}


def drawn(category: str, values: Values, typed: Mapping[str, str], language: str) -> list[Control]:
    """The form with these values in it, or with what was `typed` where it was sent already."""
    return [
        control(field, typed_in(field, typed) if typed else typed_of(field, values.get(field.name)), language)
        for field in EDITABLE[category]
    ]


def written(category: str, before: Values, typed: Mapping[str, str]) -> dict[str, Any]:
    """What was changed in the form, and to what; a fact that the form does not ask for is not changed."""
    found = {}
    for field in EDITABLE[category]:
        told = typed_in(field, typed)
        if told is not None:
            found[field.name] = value_of(field, told, before.get(field.name))
    return {name: given for name, given in found.items() if given != before.get(name)}


def met(before: Values, theirs: Values, mine: Values) -> list[str]:
    """The facts that both changed, and not to the same."""
    return [name for name, given in mine.items() if theirs.get(name) != before.get(name) and theirs.get(name) != given]


def shown(names: Iterable[str], before: Values, theirs: Values, mine: Values, language: str) -> list[Met]:
    """Those facts side by side."""
    return [
        Met(
            name,
            CATALOGUE[name].label.to(language),
            *(_lines(CATALOGUE[name], one.get(name), language) for one in (before, theirs, mine)),
        )
        for name in names
    ]


def kept(values: Values) -> str:
    """The values in a field of a form that nobody sees."""
    return json.dumps(values, ensure_ascii=False)


def known(category: str, text: str) -> dict[str, Any]:
    """The values that such a field holds, of this category alone. Raises `Invalid` for anything else."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise Invalid(Reason("malformed")) from None
    if not isinstance(found, dict) or not found.keys() <= {field.name for field in EDITABLE[category]}:
        raise Invalid(Reason("malformed"))
    return found


def _lines(field: Field, given: Any, language: str) -> list[str]:  # noqa: ANN401 - a JSON value of a case
    """A list is shown a row a line, everything else in one."""
    rows = given if field.kind == "rows" and isinstance(given, list) and given else [given]
    return [value(field, row, language) for row in rows]
