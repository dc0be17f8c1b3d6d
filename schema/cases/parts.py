"""Parts of a case that have grown: what was recorded before, and what was told outside the hub."""

from typing import Any

import graphene

from hub.cases.history import FormerState, FormerValue
from hub.cases.outside import DisclosedOutside
from hub.directory.entries import DirectoryEntry
from schema.cases.answers import allowed_forms
from schema.directory import Organisation, organisation_named
from schema.engine import enums
from schema.engine.errors import Problem, reasons_told
from schema.engine.references import global_id
from schema.engine.scalars import DateTime, FieldValue


class EarlierValue(graphene.ObjectType):
    """One value that a fact had, and who recorded it when; the one that stands is among them."""

    field = graphene.String(required=True, description="Which fact, by its name.")
    value = FieldValue(description="What was recorded.")
    recorded_at = DateTime(required=True, description="When.")
    recorded_by_id = graphene.ID(description="By whom, `Principal:…`; null where nobody knows any more.")
    replaced_at = DateTime(description="When it was replaced or taken away; null for the one that stands.")
    replaced_by_id = graphene.ID(description="By whom.")

    def resolve_recorded_by_id(self: FormerValue, _info: object) -> str | None:
        """The global id."""
        return global_id("Principal", self.recorded_by) if self.recorded_by else None

    def resolve_replaced_by_id(self: FormerValue, _info: object) -> str | None:
        """The global id."""
        return global_id("Principal", self.replaced_by) if self.replaced_by else None


class EarlierState(graphene.ObjectType):
    """Where one entry of the inventory stood, and who said so when; where it stands now is among them."""

    number = graphene.Int(required=True, description="The entry's number in the case.")
    state = enums.EvidenceState(required=True, description="Where it stood.")
    recorded_at = DateTime(required=True, description="When.")
    recorded_by_id = graphene.ID(required=True, description="By whom, `Principal:…`.")
    replaced_at = DateTime(description="When it was said otherwise; null for where it stands.")
    replaced_by_id = graphene.ID(description="By whom.")

    def resolve_recorded_by_id(self: FormerState, _info: object) -> str:
        """The global id."""
        return global_id("Principal", self.recorded_by)

    def resolve_replaced_by_id(self: FormerState, _info: object) -> str | None:
        """The global id."""
        return global_id("Principal", self.replaced_by) if self.replaced_by else None


class OutsideDisclosure(graphene.ObjectType):
    """What was told outside the hub."""

    id = graphene.ID(required=True, description="The record, `OutsideDisclosure:…`.")
    recipient = graphene.Field(Organisation, description="The member that was told; null for somebody else.")
    recipient_name = graphene.String(required=True, description="Who was told, where it is no member; else empty.")
    recipient_kind = enums.RecipientKind(description="What it is, where it is no member; null for a member.")
    covered = graphene.Boolean(required=True, description="Whether her word, or what takes its place, covered it.")
    not_covered_because = graphene.List(
        graphene.NonNull(Problem), required=True, description="Why not; empty where it was covered."
    )
    purpose = enums.Purpose(required=True, description="What for.")
    how = enums.CarriedHow(required=True, description="How it was told.")
    fields = allowed_forms("What was told, and in which form.")
    note = graphene.String(required=True, description="A note; may be empty.")
    disclosed_at = DateTime(required=True, description="When it was told.")
    recorded_at = DateTime(required=True, description="When it was recorded.")

    async def resolve_recipient(self: DisclosedOutside, info: Any) -> DirectoryEntry | None:
        """Found with all others of the case."""
        return await organisation_named(info.context, self.handover.recipient)

    def resolve_id(self: DisclosedOutside, _info: object) -> str:
        """The global id."""
        return global_id("OutsideDisclosure", self.id)

    def resolve_recipient_name(self: DisclosedOutside, _info: object) -> str:
        """As it was written down."""
        return self.handover.recipient_name

    def resolve_recipient_kind(self: DisclosedOutside, _info: object) -> str | None:
        """As it was written down."""
        return self.handover.recipient_kind or None

    def resolve_covered(self: DisclosedOutside, _info: object) -> bool:
        """When it was recorded."""
        return not self.against

    def resolve_not_covered_because(self: DisclosedOutside, info: Any) -> list[Problem]:
        """As the rules said when it was recorded."""
        return reasons_told(self.against, info.context.language)

    def resolve_purpose(self: DisclosedOutside, _info: object) -> str:
        """What for."""
        return self.handover.purpose

    def resolve_how(self: DisclosedOutside, _info: object) -> str:
        """By which way."""
        return self.handover.how

    def resolve_fields(self: DisclosedOutside, _info: object) -> list[tuple[str, str]]:
        """Name and form."""
        return list(self.handover.fields.items())

    def resolve_note(self: DisclosedOutside, _info: object) -> str:
        """The note."""
        return self.handover.note

    def resolve_disclosed_at(self: DisclosedOutside, _info: object) -> object:
        """When."""
        return self.handover.disclosed_at
