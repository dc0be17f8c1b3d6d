"""A record of danger to life, as the case shows it."""

from datetime import datetime
from typing import Any

import graphene

from hub.emergencies.danger_record import KeptDanger
from hub.emergencies.dangers import kinds_in_words
from schema.engine import enums
from schema.engine.references import global_id
from schema.engine.scalars import DateTime


class DangerRecord(graphene.ObjectType):
    """Somebody's life was in danger, as one person recorded it after the telephone call."""

    id = graphene.ID(required=True, description="`Danger:…`.")
    kinds = graphene.List(graphene.NonNull(enums.DangerKind), required=True, description="What danger.")
    kinds_in_words = graphene.String(required=True, description="The same for people, in the caller's language.")
    who = graphene.String(required=True, description="Who, or that it was not known.")
    where = graphene.String(required=True, description="Where, or how to find her.")
    words = graphene.String(required=True, description="The danger in words; empty where none were said.")
    number = graphene.String(required=True, description="The number that was telephoned.")
    called_at = DateTime(required=True, description="When.")
    disclosure_id = graphene.ID(required=True, description="The call, `OutsideDisclosure:…`.")
    recorded_by = graphene.ID(required=True, description="Who recorded it, `Principal:…`.")
    recorded_at = DateTime(required=True, description="When it was recorded.")

    def resolve_id(self: KeptDanger, _info: object) -> str:
        """The global id."""
        return global_id("Danger", self.id)

    def resolve_kinds(self: KeptDanger, _info: object) -> tuple[str, ...]:
        """The words."""
        return self.danger.kinds

    def resolve_kinds_in_words(self: KeptDanger, info: Any) -> str:
        """For people."""
        return kinds_in_words(self.danger.kinds, info.context.language)

    def resolve_who(self: KeptDanger, _info: object) -> str:
        """As recorded."""
        return self.danger.who

    def resolve_where(self: KeptDanger, _info: object) -> str:
        """As recorded."""
        return self.danger.where

    def resolve_words(self: KeptDanger, _info: object) -> str:
        """As recorded."""
        return self.danger.words

    def resolve_number(self: KeptDanger, _info: object) -> str:
        """As recorded."""
        return self.danger.number

    def resolve_called_at(self: KeptDanger, _info: object) -> datetime:
        """As recorded."""
        return self.danger.called_at or self.recorded_at

    def resolve_disclosure_id(self: KeptDanger, _info: object) -> str:
        """The global id."""
        return global_id("OutsideDisclosure", self.disclosure)

    def resolve_recorded_by(self: KeptDanger, _info: object) -> str:
        """The global id."""
        return global_id("Principal", self.recorded_by)
