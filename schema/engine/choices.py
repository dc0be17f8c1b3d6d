"""A choice of words for the schema: each word says what it means, once, where it is listed.

Rooms, database, webhooks and packets know a word by its code (`in-progress`); GraphQL knows it by a name of capitals
(`IN_PROGRESS`). `CHOICES` is the one table between the two.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import graphene

from schema.engine.guard import DeclarationError

CHOICES: dict[str, Mapping[str, str]] = {}
"""Enum of the schema to its words: name in GraphQL to code."""


def enum_name(code: str) -> str:
    """The name of a code in GraphQL: capitals, every other sign as `_`, and `AGE_` before a digit."""
    name = re.sub(r"[^A-Z0-9]", "_", code.upper())
    return f"AGE_{name}" if name[:1].isdigit() else name


def choice(name: str, about: str, meanings: Mapping[str, str]) -> Any:
    """An enum of GraphQL. `meanings`: what each word means, by its code.

    Raises `DeclarationError` where a word or the whole is not described, where the enum is declared twice, or where
    two codes would have one name.
    """
    if not about or not all(meanings.values()):
        raise DeclarationError(f"{name}: a description is missing")
    words = {enum_name(code): code for code in meanings}
    if name in CHOICES or len(words) != len(meanings):
        raise DeclarationError(f"{name}: declared twice")
    CHOICES[name] = MappingProxyType(words)
    return graphene.Enum(name, list(words.items()), description=lambda word: meanings[word.value] if word else about)


def code_of(choice_name: str, word: str) -> str:
    """The code of a word of GraphQL. Raises `KeyError` for a word that the enum does not have."""
    return CHOICES[choice_name][word]
