"""Closed lists of codes as they are shown: words in both languages, meaning and facts."""

from typing import Any

import graphene

from hub.exchange.vocabulary import Code, CodeSet
from hub.exchange.vocabulary.meanings import in_words
from hub.kit.text import Text
from schema.directory import texts
from schema.engine import enums


def many(of: Any, description: str) -> graphene.List:
    """A list, neither itself nor an entry null."""
    return graphene.List(graphene.NonNull(of), required=True, description=description)


class Words(graphene.ObjectType):
    """Words for people in both languages."""

    ja = graphene.String(required=True, description="In Japanese.")
    en = graphene.String(required=True, description="In English.")


class Means:
    """What something of the vocabulary means, in both languages."""

    def resolve_meaning(self: Any, _info: object) -> Text:
        """As the catalogues of words have it."""
        return in_words(self.meaning)


class CodeFact(Means, graphene.ObjectType):
    """What a rule asks of the codes of a set."""

    name = graphene.String(required=True, description="Its permanent name.")
    meaning = graphene.Field(Words, required=True, description="What is true of a code that has it.")


class VocabularyCode(Means, graphene.ObjectType):
    """One code of a closed list."""

    code = graphene.String(required=True, description="The code as packets, webhooks and values of fields hold it.")
    words = graphene.Field(Words, required=True, description="The words for people.")
    meaning = graphene.Field(Words, required=True, description="What it means.")
    facts = texts("What is true of it, by the names of the set's facts.")

    def resolve_facts(self: Code, _info: object) -> list[str]:
        """In one order."""
        return sorted(self.facts)


class VocabularySet(Means, graphene.ObjectType):
    """A closed list of codes."""

    name = enums.VocabularySetName(required=True, description="Its permanent name.")
    meaning = graphene.Field(Words, required=True, description="What its codes say.")
    codes = many(VocabularyCode, "The codes, in the order in which forms show them.")
    facts = many(CodeFact, "What rules ask of them.")

    def resolve_codes(self: CodeSet, _info: object) -> tuple[Code, ...]:
        """With their words."""
        return self.members

    def resolve_facts(self: CodeSet, _info: object) -> list[CodeFact]:
        """By name."""
        return [CodeFact(name=name, meaning=meaning) for name, meaning in self.fact_meanings.items()]
