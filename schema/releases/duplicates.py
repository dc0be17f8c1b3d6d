"""What asked the same of the same body before, and why it is asked again: shown, given and kept alike everywhere."""

from collections.abc import Mapping
from typing import Any

import graphene

from hub.kit.errors import HubError
from hub.releases.earlier_requests import EarlierRequest
from hub.releases.repeat_reason import AskedBeforeError, RepeatCheck, RepeatReason, given
from schema.engine import enums
from schema.engine.context import Context
from schema.engine.references import global_id
from schema.engine.scalars import DateTime
from schema.releases.parties import BetweenTwo

_TYPES = {"referral": "Referral", "takedown": "TakedownRequest"}


class AskedBefore(graphene.ObjectType):
    """Something of your organisation that asked the same of the same body before."""

    kind = enums.AskedBeforeKind(
        required=True,
        description="How it was asked before.",
    )
    item = graphene.Int(description="Which item of what is to be sent, from 1; null where it is about the whole.")
    elsewhere = graphene.Boolean(required=True, description="Whether it came of another case of your organisation.")
    object_id = graphene.ID(description="The referral or request; null where you may not read the case it came of.")
    status = enums.AskedStatus(
        description="Where it stands, of an item the item's own status; null likewise, and while it has not left."
    )
    at = DateTime(description="When it was sent; null likewise.")
    case_id = graphene.ID(description="The case; null likewise.")

    def resolve_object_id(self: EarlierRequest, _info: object) -> str | None:
        """The global id."""
        return global_id(_TYPES[self.of], self.object) if self.of and self.object else None

    def resolve_status(self: EarlierRequest, _info: object) -> str | None:
        """Nothing has happened to what has not left."""
        return self.status or None

    def resolve_case_id(self: EarlierRequest, _info: object) -> str | None:
        """The global id."""
        return global_id("Case", self.case) if self.case else None


class DuplicateReason(graphene.ObjectType):
    """Why the same was asked of the same body again, by somebody who had seen that it was asked before."""

    code = enums.AgainReason(required=True, description="Why.")
    text = graphene.String(description="More, in words of the one who asked; null where none were given.")
    recorded_by = graphene.ID(required=True, description="Who gave it, `Principal:…`.")
    at = DateTime(required=True, description="When.")

    def resolve_text(self: RepeatCheck, _info: object) -> str | None:
        """None for no words."""
        return self.text or None

    def resolve_recorded_by(self: RepeatCheck, _info: object) -> str:
        """The global id."""
        return global_id("Principal", self.recorded_by)


class DuplicateReasonInput(graphene.InputObjectType):
    """Why the same is asked of the same body again."""

    code = enums.AgainReason(required=True, description="Why.")
    text = graphene.String(description="More, at most 500 letters, for your own record: the recipient never reads it.")


class AsksAgain:
    """The input of whatever could ask the same of the same body twice."""

    duplicate_reason = DuplicateReasonInput(
        description="Why it is asked again, where `disclosurePreview` shows duplicates: refused as `duplicate` without."
    )


class ShowsDuplicates:
    """The payload of those mutations."""

    duplicates = graphene.List(
        graphene.NonNull(AskedBefore),
        description="What asked the same before, where this was refused as `duplicate`; null otherwise.",
    )

    @classmethod
    def refused(cls, refusal: HubError) -> Mapping[str, object]:
        """Name what was asked before."""
        return {"duplicates": refusal.earlier} if isinstance(refusal, AskedBeforeError) else {}


class ShowsReasons:
    """The field of a referral and a request."""

    duplicate_reasons = graphene.List(
        graphene.NonNull(DuplicateReason),
        required=True,
        description="Why this was asked of the same body again, for the sender's team; empty for everybody else.",
    )

    async def resolve_duplicate_reasons(self: BetweenTwo, info: Any) -> tuple[RepeatCheck, ...]:
        """Opened for the team of the case."""
        context: Context = info.context
        return await context.ask(given, self.id, self.case)


def why_again(said: Mapping[str, Any] | None) -> RepeatReason | None:
    """What the caller gave."""
    return RepeatReason(said["code"], said.get("text") or "") if said else None
