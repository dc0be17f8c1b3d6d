"""Partners' forms as they are shown: what each asks for, and in which words."""

from collections.abc import Mapping, Sequence

import graphene

from hub.exchange.asks import Ask, asks
from hub.exchange.profiles import Profile
from hub.exchange.words import Override
from hub.kit.text import Text
from schema.catalogue.vocabulary import Words, many
from schema.directory import texts
from schema.engine import enums
from schema.engine.choices import choice

NeedStep = choice(
    "NeedStep",
    "When a form asks.",
    {"offer": "Before acceptance, in what identifies nobody.", "packet": "In what was consented to."},
)
NeedLevel = choice(
    "NeedLevel",
    "How much a form needs a field.",
    {
        "required": "The form cannot be filled without it: sending is refused.",
        "wanted": "The form takes it where the person agrees and the organisations may.",
        "never": "The form has no place for it: it does not leave by this form.",
    },
)


class WordsTaken(graphene.ObjectType):
    """Codes that count for one field, or for one part of a record."""

    name = graphene.String(required=True, description="The field or part.")
    codes = texts("The codes.")


class FormNeed(graphene.ObjectType):
    """How one form asks for one field."""

    step = graphene.Field(NeedStep, required=True, description="In an offer or in a packet.")
    purpose = enums.Purpose(description="For which purpose; null for an offer.")
    field = graphene.String(required=True, description="The field's name.")
    level = graphene.Field(NeedLevel, required=True, description="How much it is needed.")
    form = enums.FieldForm(description="In which form at most; null where never.")
    parts = texts("Of a record: the parts that must be filled.")
    one_of_kind = enums.ItemKind(description="Of items: the kind of which one must be there; null: any.")
    unless = many(WordsTaken, "It may be missing beside one of these codes in one of these fields.")
    only = many(WordsTaken, "Of a record: the codes that a part may hold.")
    goes_on = graphene.Boolean(
        required=True, description="Whether the recipient shows these words to whoever posted the content."
    )

    def resolve_purpose(self: Ask, _info: object) -> str | None:
        """An offer is the same for all."""
        return self.purpose or None

    def resolve_form(self: Ask, _info: object) -> str | None:
        """As the profile says."""
        return self.need.form if self.need else None

    def resolve_parts(self: Ask, _info: object) -> Sequence[str]:
        """None where the form never takes it."""
        return self.need.parts if self.need else ()

    def resolve_one_of_kind(self: Ask, _info: object) -> str | None:
        """None where any will do."""
        return (self.need.one_of_kind or None) if self.need else None

    def resolve_unless(self: Ask, _info: object) -> list[WordsTaken]:
        """By field."""
        return _taken(self.need.unless if self.need else {})

    def resolve_only(self: Ask, _info: object) -> list[WordsTaken]:
        """By part."""
        return _taken(self.need.only if self.need else {})

    def resolve_goes_on(self: Ask, _info: object) -> bool:
        """Never of what is never taken."""
        return bool(self.need and self.need.goes_on)


def _taken(words: Mapping[str, frozenset[str]]) -> list[WordsTaken]:
    return [WordsTaken(name=name, codes=sorted(codes)) for name, codes in sorted(words.items())]


class OwnWords(graphene.ObjectType):
    """What a form calls otherwise than the vocabulary, and why."""

    name = graphene.String(
        required=True, description="Of a field, `field.part`, `field:softened` or `set/code` of the catalogue."
    )
    words = graphene.Field(Words, required=True, description="The form's own words.")
    reason = graphene.String(required=True, description="Why its readers are not told the vocabulary's.")

    def resolve_name(self: tuple[str, Override], _info: object) -> str:
        """The first of the two."""
        return self[0]

    def resolve_words(self: tuple[str, Override], _info: object) -> Text:
        """In both languages."""
        return self[1].words

    def resolve_reason(self: tuple[str, Override], _info: object) -> str:
        """In English."""
        return self[1].reason


class PartnerForm(graphene.ObjectType):
    """A form by which a recipient is reached: what it asks for, and in which words."""

    connector = graphene.String(required=True, description="Its permanent name, as `Organisation.channel` has it.")
    title = graphene.Field(Words, required=True, description="What it is called.")
    channel = enums.PacketChannel(required=True, description="How a packet arrives.")
    purposes = many(enums.Purpose, "What it serves.")
    needs = many(FormNeed, "Every field that can leave, for the offer and for each purpose.")
    own_words = many(OwnWords, "What it calls otherwise.")

    def resolve_connector(self: Profile, _info: object) -> str:
        """A storage key."""
        return self.name

    def resolve_purposes(self: Profile, _info: object) -> list[str]:
        """In one order."""
        return sorted(self.packet)

    def resolve_needs(self: Profile, _info: object) -> tuple[Ask, ...]:
        """Those never taken too."""
        return asks(self)

    def resolve_own_words(self: Profile, _info: object) -> list[tuple[str, Override]]:
        """By name."""
        return list(self.words.own.items())
