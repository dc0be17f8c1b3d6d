"""The second wall: each field of each type asks its own rule of the one table (`hub/identity/permissions/`)."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from graphql import GraphQLField, default_field_resolver, is_introspection_type, is_object_type

from hub.identity.permissions import FIELDS, Permission, Rule
from schema.engine.guard import DeclarationError

WRAPPERS: Final = ("Payload", "Connection", "Edge")
"""How the names of types end that only hold others: what is inside asks for itself."""
FieldRules = Mapping[str, Mapping[tuple[Permission, ...], str]]


def with_field_rules(schema: Any, rules: FieldRules = FIELDS) -> Any:
    """The same schema, each field behind its rule; raises `DeclarationError` for one without, or a rule of nothing."""
    declared = {
        f"{of}.{name}": Rule(one) for of, fields in rules.items() for one in fields for name in fields[one].split()
    }
    found = {f"{kind.name}.{name}": field for kind in _kinds(schema) for name, field in kind.fields.items()}
    if strange := sorted(found.keys() ^ declared.keys()):
        raise DeclarationError(f"{strange[0]}: the table of permissions and the schema differ")
    for place, field in found.items():
        if declared[place].any_of:
            field.resolve = _behind(declared[place], field)
    return schema


def _kinds(schema: Any) -> list[Any]:
    roots = (schema.query_type, schema.mutation_type, schema.subscription_type)
    return [
        kind
        for name, kind in schema.type_map.items()
        if is_object_type(kind)
        and not is_introspection_type(kind)
        and kind not in roots
        and not name.endswith(WRAPPERS)
    ]


def _behind(rule: Rule, field: GraphQLField) -> Callable[..., Any]:
    shows = field.resolve or default_field_resolver

    def answer(thing: object, info: Any, **given: Any) -> Any:
        info.context.require(rule)
        return shows(thing, info, **given)

    return answer
