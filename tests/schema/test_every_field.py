"""Walks the whole schema: every type, field, argument and word is described, every root field guarded."""

from collections.abc import Iterator
from typing import Any

import graphene
import pytest
from graphql import GraphQLSchema, is_enum_type, is_introspection_type, is_specified_scalar_type

from hub.identity.permissions import Permission, Role, meanings
from schema.__main__ import FILE, PERMISSIONS, printed
from schema.engine.guard import DeclarationError, Guarded, Root
from schema.engine.things import FINDABLE
from schema.permissions_page import page
from schema.root import SCHEMA
from tests.schema import toy


def things(schema: GraphQLSchema) -> Iterator[tuple[str, Any]]:
    """Everything that can be described, with its place."""
    kinds: dict[str, Any] = dict(schema.type_map)
    for name, kind in kinds.items():
        if is_introspection_type(kind) or is_specified_scalar_type(kind):
            continue
        yield name, kind
        if is_enum_type(kind):
            yield from ((f"{name}.{word}", value) for word, value in kind.values.items())
        for field_name, field in getattr(kind, "fields", {}).items():
            yield f"{name}.{field_name}", field
            yield from ((f"{name}.{field_name}({one}:)", arg) for one, arg in getattr(field, "args", {}).items())


@pytest.mark.parametrize("schema", [SCHEMA, toy.SCHEMA], ids=["hub", "toy"])
def test_everything_is_described(schema: GraphQLSchema) -> None:
    assert [place for place, thing in things(schema) if not (thing.description or "").strip()] == []


@pytest.mark.parametrize("schema", [SCHEMA, toy.SCHEMA], ids=["hub", "toy"])
def test_every_root_field_is_guarded(schema: GraphQLSchema) -> None:
    roots: list[Any] = [root for root in (schema.query_type, schema.mutation_type) if root]

    fields = {f"{root.name}.{name}": field for root in roots for name, field in root.graphene_type._meta.fields.items()}

    assert fields
    assert [name for name, field in fields.items() if not isinstance(field, Guarded)] == []


@pytest.mark.parametrize("schema", [SCHEMA, toy.SCHEMA], ids=["hub", "toy"])
def test_every_list_has_a_limit(schema: GraphQLSchema) -> None:
    pages = [
        field for place, field in things(schema) if str(getattr(field, "type", "")).strip("!").endswith("Connection")
    ]

    assert all({"first", "after"} <= set(field.args) for field in pages)


def test_a_root_takes_no_field_that_nobody_guards() -> None:
    with pytest.raises(DeclarationError):
        type("Query", (Root,), {"__doc__": "Asks.", "open": graphene.Int(description="Open to all.")})


def test_the_checked_in_schema_is_the_one_that_is_served() -> None:
    assert FILE.read_text(encoding="utf-8") == printed(), "run: python -m schema --write"


def test_the_page_of_permissions_is_the_table() -> None:
    assert PERMISSIONS.read_text(encoding="utf-8") == page(), "run: python -m schema --write"


def test_every_role_and_permission_says_what_it_means() -> None:
    assert set(meanings.ROLES) == set(Role)
    assert set(meanings.PERMISSIONS) == set(Permission)


def test_everything_that_node_finds_is_in_the_schema() -> None:
    found = {name for name, way in FINDABLE.items() if way.type.__module__.startswith("schema.")}

    assert found <= set(SCHEMA.type_map)


def test_nothing_can_be_uploaded_and_what_is_followed_is_a_number_that_can_be_asked_too() -> None:
    assert not [name for name in SCHEMA.type_map if "upload" in name.lower() or "file" in name.lower()]
    assert SCHEMA.subscription_type is not None
    assert SCHEMA.query_type is not None
    for name, field in SCHEMA.subscription_type.fields.items():
        assert str(field.type) == "Int!", "what is sent by itself holds nothing of a case"
        assert name in SCHEMA.query_type.fields
