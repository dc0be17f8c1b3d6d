"""A choice of words for the schema: each word says what it means, once, where it is listed."""

from collections.abc import Mapping
from typing import Any

import graphene

from schema.engine.guard import DeclarationError


def choice(name: str, about: str, meanings: Mapping[str, str]) -> Any:
    """An enum of GraphQL. `meanings`: what each word means, by the word as the rooms know it.

    Outside it is written in capitals, a hyphen as an underscore. Raises `DeclarationError` where a word or
    the whole is not described.
    """
    if not about or not all(meanings.values()):
        raise DeclarationError(f"{name}: a description is missing")
    words = [(word.upper().replace("-", "_"), word) for word in meanings]
    return graphene.Enum(name, words, description=lambda word: meanings[word.value] if word else about)
