"""What was found, what counted for the clocks of a request, corrected, and can be done next: types of the API."""

from typing import Any

import graphene

from hub.takedowns.complain import ComplaintState
from hub.takedowns.correct import Correction
from hub.takedowns.prepared import Prepared
from schema.delivery import Delivery
from schema.engine import enums
from schema.engine.references import global_id
from schema.engine.scalars import DateTime


class ItemFinding(graphene.ObjectType):
    """Whether an item was still there, as a person of the sender recorded it. The hub opens nothing."""

    item = graphene.Int(required=True, description="The item's number, from 1.")
    found = enums.FindingWord(required=True, description="What was found.")
    said_by = enums.FindingSource(required=True, description="By whose word.")
    looked_at = DateTime(required=True, description="When it was so.")
    recorded_at = DateTime(required=True, description="When it was recorded.")


class ClockEvent(graphene.ObjectType):
    """What counted for the clocks of a request, with the end that it led to."""

    kind = enums.ClockEventKind(required=True, description="What it was.")
    at = DateTime(required=True, description="When it was so.")
    due_at = DateTime(required=True, description="The end after it.")
    clock = graphene.String(description="The dated rule behind that end; null for the time that was asked for.")
    recorded_at = DateTime(required=True, description="When the hub kept it.")


class PreparedStep(graphene.ObjectType):
    """What a person can do about a request whose time is over. Prepared; nothing is sent by itself."""

    kind = enums.StepAfterDue(required=True, description="What.")
    title = graphene.String(required=True, description="The law or habit it follows from, in the caller's language.")
    since = DateTime(required=True, description="From when it can be done.")
    draft = graphene.String(required=True, description="A draft to copy. It names neither the person nor a place.")

    def resolve_kind(self: Prepared, _info: object) -> str:
        """By its code."""
        return self.step.kind

    def resolve_title(self: Prepared, info: Any) -> str:
        """The rule's."""
        return self.step.rule.title.to(info.context.language)

    def resolve_since(self: Prepared, _info: object) -> object:
        """The instant."""
        return self.step.since


class RequestComplaint(graphene.ObjectType):
    """A complaint about what became of a request, for its sender: whether one can be sent, and the one that was."""

    can_be_sent = graphene.Boolean(required=True, description="Whether `complainOfRequest` sends one now.")
    message = graphene.Field(Delivery, description="Its message; null where none was sent yet.")

    def resolve_can_be_sent(self: ComplaintState, _info: object) -> bool:
        """Nothing stands against it; the gate is asked when it is sent."""
        return not self.against


class AnswerCorrection(graphene.ObjectType):
    """A final answer that was replaced by another one."""

    item = graphene.Int(required=True, description="The item's number, from 1.")
    earlier_status = enums.ItemState(required=True, description="What it was answered first.")
    earlier_reason = enums.ItemReason(description="The reason of that answer.")
    status = enums.ItemState(required=True, description="What it is answered instead.")
    reason = enums.ItemReason(description="The reason of this one.")
    why = enums.CorrectionReason(required=True, description="Why the earlier answer was not right.")
    corrected_by = graphene.ID(required=True, description="The organisation, `Organisation:…`.")
    at = DateTime(required=True, description="When.")

    def resolve_earlier_reason(self: Correction, _info: object) -> str | None:
        """None is an empty word in the row."""
        return self.earlier_reason or None

    def resolve_reason(self: Correction, _info: object) -> str | None:
        """None is an empty word in the row."""
        return self.reason or None

    def resolve_corrected_by(self: Correction, _info: object) -> str:
        """The global id."""
        return global_id("Organisation", self.corrected_by)
