"""Guidance to the person: the cards, and the record of what was told, in which words."""

from datetime import date, datetime

import graphene

from hub.cases.guidance_told import RecordedGuidance
from hub.intake.guidance.cards import CardText
from hub.intake.guidance.tell import ProposedCard
from schema.engine import enums
from schema.engine.references import global_id
from schema.engine.scalars import Date, DateTime


class GuidanceText(graphene.ObjectType):
    """The words of a card in one language."""

    title = graphene.String(required=True, description="Its title.")
    sentences = graphene.List(
        graphene.NonNull(graphene.String), required=True, description="Its sentences, as they are read aloud."
    )


class GuidanceCard(graphene.ObjectType):
    """What can be told to the person, in the version that stands."""

    card = enums.GuidanceCardName(required=True, description="Which card.")
    version = graphene.Int(required=True, description="Its version; give it back with `recordGuidanceTold`.")
    written_on = Date(required=True, description="The day on which this version was written.")
    review = graphene.String(required=True, description="Who must still look at it.")
    source = graphene.String(required=True, description="Where it comes from.")
    fits = graphene.Boolean(required=True, description="Whether it is proposed for this case.")
    ja = graphene.Field(GuidanceText, required=True, description="In Japanese.")
    ja_easy = graphene.Field(GuidanceText, required=True, description="In easy Japanese.")
    en = graphene.Field(GuidanceText, required=True, description="In English.")

    def resolve_card(self: ProposedCard, _info: object) -> str:
        """Its code."""
        return self.card.name

    def resolve_version(self: ProposedCard, _info: object) -> int:
        """As its folder says."""
        return self.card.version

    def resolve_written_on(self: ProposedCard, _info: object) -> date:
        """As its folder says."""
        return self.card.written_on

    def resolve_review(self: ProposedCard, _info: object) -> str:
        """As its folder says."""
        return self.card.review

    def resolve_source(self: ProposedCard, _info: object) -> str:
        """As its folder says."""
        return self.card.source

    def resolve_ja(self: ProposedCard, _info: object) -> CardText:
        """The words."""
        return self.card.texts["ja"]

    def resolve_ja_easy(self: ProposedCard, _info: object) -> CardText:
        """The words."""
        return self.card.texts["ja_easy"]

    def resolve_en(self: ProposedCard, _info: object) -> CardText:
        """The words."""
        return self.card.texts["en"]


class ToldGuidance(graphene.ObjectType):
    """A card as it was told to the person, in the words of that day."""

    card = enums.GuidanceCardName(required=True, description="Which card.")
    version = graphene.Int(required=True, description="In which version.")
    language = enums.CardLanguage(required=True, description="In which language.")
    way = enums.Way(required=True, description="By which way.")
    title = graphene.String(required=True, description="Its title then.")
    sentences = graphene.List(
        graphene.NonNull(graphene.String), required=True, description="The sentences that were told."
    )
    told_at = DateTime(required=True, description="When it was told.")
    recorded_at = DateTime(required=True, description="When that was recorded.")
    recorded_by_id = graphene.ID(required=True, description="By whom, `Principal:…`.")

    def resolve_card(self: RecordedGuidance, _info: object) -> str:
        """Its code."""
        return self.told.card

    def resolve_version(self: RecordedGuidance, _info: object) -> int:
        """Of that day."""
        return self.told.version

    def resolve_language(self: RecordedGuidance, _info: object) -> str:
        """Its code."""
        return self.told.language

    def resolve_way(self: RecordedGuidance, _info: object) -> str:
        """Its code."""
        return self.told.way

    def resolve_title(self: RecordedGuidance, _info: object) -> str:
        """As it was told."""
        return self.told.title

    def resolve_sentences(self: RecordedGuidance, _info: object) -> tuple[str, ...]:
        """As they were told."""
        return self.told.sentences

    def resolve_told_at(self: RecordedGuidance, _info: object) -> datetime:
        """When."""
        return self.told.told_at

    def resolve_recorded_by_id(self: RecordedGuidance, _info: object) -> str:
        """The global id."""
        return global_id("Principal", self.recorded_by)
