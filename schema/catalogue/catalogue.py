"""The catalogue: fields, codes and partners' forms with words and meaning, so that no client needs the hub's source.

Nothing in it comes from a case: it is the same for everybody who is signed in.
"""

from dataclasses import dataclass

import graphene

from hub.exchange.profiles import Profile
from hub.exchange.vocabulary import CATALOGUE, SETS, CodeSet
from hub.exchange.vocabulary.catalogue import CATEGORIES, SENSITIVITIES, VALUE_KINDS
from hub.exchange.vocabulary.field import Coarse, Field, Part
from hub.identity.work import Work
from schema.catalogue.partner_forms import PartnerForm
from schema.catalogue.vocabulary import Means, VocabularySet, Words, many
from schema.engine import enums
from schema.engine.choices import choice
from schema.engine.context import Context
from schema.engine.guard import query


def _meanings(found: CodeSet) -> dict[str, str]:
    return {one.code: one.meaning for one in found}


FieldCategory = choice("FieldCategory", CATEGORIES.meaning, _meanings(CATEGORIES))
FieldSensitivity = choice("FieldSensitivity", SENSITIVITIES.meaning, _meanings(SENSITIVITIES))
FieldKind = choice("FieldKind", VALUE_KINDS.meaning, _meanings(VALUE_KINDS))


class SoftenedForm(Means, graphene.ObjectType):
    """What a field says in its coarse form."""

    label = graphene.Field(Words, required=True, description="What it is called then: it answers another question.")
    meaning = graphene.Field(Words, required=True, description="What is left.")
    code_set = enums.VocabularySetName(description="The set of codes that it takes; null where it takes none.")

    def resolve_code_set(self: Coarse, _info: object) -> str | None:
        """By its name."""
        return self.codes.name if self.codes else None


class FieldPart(Means, graphene.ObjectType):
    """One part of a record, or of each row of a list."""

    name = graphene.String(required=True, description="Its permanent name.")
    kind = graphene.Field(FieldKind, required=True, description="What it holds.")
    label = graphene.Field(Words, required=True, description="What it is called.")
    meaning = graphene.Field(Words, required=True, description="What it says.")
    required = graphene.Boolean(required=True, description="Whether it must be there.")
    code_set = enums.VocabularySetName(
        description="The set of its codes; of a line, those that it may hold. Null: none."
    )
    letters = graphene.Int(description="Letters at most; null: no own limit.")
    least = graphene.Int(description="Of a whole number: the least.")
    most = graphene.Int(description="Of a whole number: the greatest.")

    parts = graphene.List(
        graphene.NonNull(lambda: FieldPart), required=True, description="Of a list of records: what each row holds."
    )

    def resolve_code_set(self: Part, _info: object) -> str | None:
        """By its name."""
        return self.codes.name if self.codes else None

    def resolve_least(self: Part, _info: object) -> int | None:
        """Of nothing else."""
        return self.least if self.kind == "whole" else None


class CatalogueField(Means, graphene.ObjectType):
    """One field that a case or a request can hold."""

    name = graphene.String(required=True, description="Its permanent name, as inputs, packets and consents have it.")
    label = graphene.Field(Words, required=True, description="The words with which the person is asked.")
    meaning = graphene.Field(Words, required=True, description="What it says.")
    category = graphene.Field(FieldCategory, required=True, description="What it speaks of.")
    sensitivity = graphene.Field(FieldSensitivity, required=True, description="What it can do in the wrong hands.")
    kind = graphene.Field(FieldKind, required=True, description="What it holds.")
    code_set = enums.VocabularySetName(description="The set of codes that it takes; null where it takes none.")
    parts = many(FieldPart, "Of a record or a list of records: what each holds, in the order of documents.")
    letters = graphene.Int(description="Of a line or text: letters at most.")
    rows = graphene.Int(description="Of a list: entries at most in one value.")
    purposes = many(enums.Purpose, "What it can leave for at all; empty where it never leaves.")
    leaves = graphene.Boolean(required=True, description="Whether it ever leaves the organisation.")
    in_offer = graphene.Boolean(required=True, description="Whether it may stand in an offer, which identifies nobody.")
    consent_needed = graphene.Boolean(
        required=True, description="False only for what speaks of the sending organisation and its request."
    )
    softened = graphene.Field(SoftenedForm, description="Its coarse form; null where there is none.")

    def resolve_code_set(self: Field, _info: object) -> str | None:
        """By its name."""
        return self.codes.name if self.codes else None

    def resolve_purposes(self: Field, _info: object) -> list[str]:
        """None of what stays."""
        return sorted(self.purposes) if self.leaves else []

    def resolve_softened(self: Field, _info: object) -> Coarse | None:
        """As the catalogue has it."""
        return self.coarse


@dataclass(frozen=True)
class CatalogueOfHub:
    """The whole, as it stands in this hub."""

    fields: tuple[Field, ...]
    code_sets: tuple[CodeSet, ...]
    forms: tuple[Profile, ...]


class Catalogue(graphene.ObjectType):
    """Every field, every code and every partner's form, with words and meaning. Nothing of a case is in it."""

    fields = many(CatalogueField, "The fields, in the order in which forms show them.")
    code_sets = many(VocabularySet, "The closed lists of codes.")
    forms = many(PartnerForm, "The forms of recipients, by connector.")


async def _of_hub(work: Work) -> CatalogueOfHub:
    return CatalogueOfHub(tuple(CATALOGUE.values()), tuple(SETS.values()), tuple(work.profiles.values()))


@query(Catalogue, required=True)
async def catalogue(context: Context) -> CatalogueOfHub:
    """What can be recorded and sent: fields, codes and forms, the same for everybody; it changes by release."""
    return await context.ask(_of_hub)
