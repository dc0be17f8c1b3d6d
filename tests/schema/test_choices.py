"""Words of the schema: one table between the names of GraphQL and the codes that rooms, webhooks and packets keep."""

import re
from typing import Any, cast

import pytest
from graphql import get_named_type, is_enum_type, is_introspection_type, is_scalar_type, is_specified_scalar_type
from hypothesis import given
from hypothesis import strategies as st

from schema.engine.choices import CHOICES, choice, code_of, enum_name
from schema.engine.guard import DeclarationError
from schema.root import SCHEMA

codes = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_:.+-]{0,30}", fullmatch=True)
ENUMS = {name for name, kind in SCHEMA.type_map.items() if is_enum_type(kind) and not is_introspection_type(kind)}


@given(codes)
def test_the_name_of_every_code_is_one_of_graphql(code: str) -> None:
    assert re.fullmatch(r"[A-Z][A-Z0-9_]*", enum_name(code))


def test_a_code_is_written_in_capitals_with_age_before_a_digit() -> None:
    codes = ("in-progress", "legal_advice", "case:read", "TLP:AMBER+STRICT", "13_15")

    names = [enum_name(code) for code in codes]

    assert names == ["IN_PROGRESS", "LEGAL_ADVICE", "CASE_READ", "TLP_AMBER_STRICT", "AGE_13_15"]


def test_every_enum_of_the_schema_stands_in_the_table() -> None:
    assert {name for name in CHOICES if name in SCHEMA.type_map} == ENUMS


@pytest.mark.parametrize("name", sorted(ENUMS))
def test_names_and_codes_are_one_to_one_and_served_so(name: str) -> None:
    kind = cast("Any", SCHEMA.type_map[name])
    words = CHOICES[name]

    assert set(kind.values) == set(words)
    assert len(set(words.values())) == len(words)
    assert {code_of(name, word): kind.serialize(code) for word, code in words.items()} == {
        code: enum_name(code) for code in words.values()
    }


def test_two_codes_of_one_name_are_refused() -> None:
    with pytest.raises(DeclarationError):
        choice("Mooring", "Where it is tied.", {"at-sea": "Out.", "at_sea": "Out too."})
    with pytest.raises(DeclarationError):
        choice("Box", "Declared already.", {"sent": "Sent."})


def test_every_scalar_of_ours_says_what_specifies_it() -> None:
    ours = [kind for kind in SCHEMA.type_map.values() if is_scalar_type(kind) and not is_specified_scalar_type(kind)]

    assert ours
    assert [kind.name for kind in ours if not cast("Any", kind).specified_by_url] == []


def test_what_is_given_and_what_is_answered_are_of_one_type() -> None:
    """Of each input that is called like the type that shows it."""
    pairs = [(SCHEMA.type_map[name], kind) for name, kind in _inputs() if name in SCHEMA.type_map]
    both = [(shown, given, name) for shown, given in pairs for name in shown.fields.keys() & given.fields.keys()]

    assert len(both) > 10
    assert [(given.name, name) for shown, given, name in both if _type_of(shown, name) != _type_of(given, name)] == []


def _inputs() -> list[tuple[str, Any]]:
    return [(name.removesuffix("Input"), kind) for name, kind in SCHEMA.type_map.items() if name.endswith("Input")]


def _type_of(kind: Any, name: str) -> str:
    return str(get_named_type(kind.fields[name].type)).removesuffix("Input")
