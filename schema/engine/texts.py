"""Every text that a caller writes in a mutation is looked at before anything is done with it: no picture comes in."""

import inspect
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, cast

import graphene

from hub.kit.errors import Invalid
from hub.minimisation.content import reasons_by_field
from schema.engine.references import named

LOOKED_AT_LATER: Mapping[str, str] = MappingProxyType(
    {
        "TakedownItemInput.value": "once it is known that the case records it: hub/takedowns/send.py",
        "AddClientKeyInput.jwk": "never: its numbers are read as a key, and nothing else of it is kept",
        "RequestKeyChangeInput.public": "never: it is read as a key of its kind, of one length",
    }
)
"""The texts that are not looked at here: where they are, or why they need not be. A test sends a picture in each."""


def refuse_pictures(kind: type[graphene.InputObjectType], given: Mapping[str, Any]) -> None:
    """Raise `Invalid` where a picture is written in what is given, in one argument or cut up over several.

    Values of the catalogue's fields are left to the room that knows their forms.
    """
    refused = reasons_by_field({name: [*_texts(kind, name, given[name])] for name in given})
    if refused:
        raise Invalid(*refused)


def _texts(kind: type[graphene.InputObjectType], name: str, value: Any) -> Iterator[Any]:
    of = named(cast("Any", kind)._meta.fields[name])
    if isinstance(value, list):
        for one in value:
            yield from _texts(kind, name, one)
    elif of is graphene.String and isinstance(value, str):
        if f"{kind.__name__}.{name}" not in LOOKED_AT_LATER:
            yield value
    elif inspect.isclass(of) and issubclass(of, graphene.InputObjectType) and value is not None:
        yield {inner: [*_texts(of, inner, value[inner])] for inner in value}
