"""Danger to life as it stands in the case: who asked, who confirmed, what may be told and until when."""

from datetime import datetime
from typing import Any

import graphene

from hub.directory.entries import DirectoryEntry
from hub.emergencies.dangers import reason_in_words
from hub.emergencies.load import Confirmed
from schema.cases.answers import allowed_forms
from schema.directory import Organisation, organisation_named
from schema.engine import enums
from schema.engine.references import global_id
from schema.engine.scalars import DateTime


class EmergencyOverride(graphene.ObjectType):
    """Danger to life, asked by one and confirmed by another: what may be told without her word, for a day at most."""

    recipient = graphene.Field(Organisation, description="To whom.")
    purpose = enums.Purpose(required=True, description="What for.")
    fields = allowed_forms("What may be told, and in which form; nothing else.")
    reason = graphene.String(
        required=True, description="Why, in words; by the kinds of danger where none were written."
    )
    number = graphene.String(required=True, description="The telephone number that was called first.")
    called_at = DateTime(required=True, description="When it was called.")
    asked_by = graphene.ID(required=True, description="Who asked, `Principal:…`.")
    confirmed_by = graphene.ID(required=True, description="Who confirmed: never the same person.")
    confirmed_for = graphene.Field(
        Organisation, description="The standing second whose person confirmed; null where it was one of your own."
    )
    confirmed_at = DateTime(required=True, description="When it was confirmed.")
    until = DateTime(required=True, description="When it ends by itself.")
    ended_at = DateTime(description="When a withdrawal, or the end of the case, ended it; null where neither did.")
    stands = graphene.Boolean(required=True, description="Whether it counts now.")

    async def resolve_recipient(self: Confirmed, info: Any) -> DirectoryEntry | None:
        """Found with all others of the case."""
        return await organisation_named(info.context, self.emergency.recipient)

    async def resolve_confirmed_for(self: Confirmed, info: Any) -> DirectoryEntry | None:
        """Found with all others of the case."""
        return await organisation_named(info.context, self.peer) if self.peer else None

    def resolve_purpose(self: Confirmed, _info: object) -> str:
        """What for."""
        return self.emergency.purpose

    def resolve_reason(self: Confirmed, info: Any) -> str:
        """What the hub wrote itself, in the caller's language."""
        return reason_in_words(self.reason, info.context.language)

    def resolve_fields(self: Confirmed, _info: object) -> list[tuple[str, str]]:
        """Name and form."""
        return list(self.emergency.fields.items())

    def resolve_asked_by(self: Confirmed, _info: object) -> str:
        """The global id."""
        return global_id("Principal", self.asked_by)

    def resolve_confirmed_by(self: Confirmed, _info: object) -> str:
        """The global id."""
        return global_id("Principal", self.confirmed_by)

    def resolve_until(self: Confirmed, _info: object) -> datetime:
        """Its own end."""
        return self.emergency.until

    def resolve_ended_at(self: Confirmed, _info: object) -> datetime | None:
        """Before its own end."""
        return self.emergency.ended_at
