"""Whoever changes something names the version that she has seen; if it has moved on, the answer says how it stands."""

from collections.abc import Mapping
from typing import Any

import graphene

from hub.kit.errors import HubError
from hub.tasks.versions import MovedOnError
from schema.engine import enums
from schema.engine.scalars import DateTime
from schema.tasks.task import Step


class ItemNow(graphene.ObjectType):
    """Where one item stands now, without its value."""

    number = graphene.Int(required=True, description="Its number in the request, from 1.")
    status = enums.ItemState(required=True, description="Where it stands.")
    reason = enums.ItemReason(description="Why it was refused, or what is needed.")
    version = graphene.Int(required=True, description="The request's version at which it was answered last.")

    def resolve_reason(self: Any, _info: object) -> str | None:
        """None is an empty word in the row."""
        return self.reason or None


class Present(graphene.ObjectType):
    """How something stands now, and what changed since the version that the caller had seen. Clear words only."""

    status = enums.TaskStatus(required=True, description="Where it stands.")
    reason = enums.TaskReason(description="The finer meaning of the status.")
    version = graphene.Int(required=True, description="Its version now.")
    updated_at = DateTime(required=True, description="When it last changed.")
    outcome = enums.Outcome(description="What it led to so far.")
    steps = graphene.List(graphene.NonNull(Step), required=True, description="The steps made since, oldest first.")
    items = graphene.List(
        graphene.NonNull(ItemNow), required=True, description="The items answered since, as they stand; of a request."
    )


class OfVersion:
    """The input of a step that could overwrite what somebody else has written."""

    expected_version = graphene.Int(
        required=True,
        description="The `version` that you have seen: refused as `stale`, with `present`, if it moved on.",
    )


class ShowsPresent:
    """The payload of those steps."""

    present = graphene.Field(
        Present, description="How it stands now, where this was refused as `stale`; null otherwise."
    )

    @classmethod
    def refused(cls, refusal: HubError) -> Mapping[str, object]:
        """Show what the caller had not seen."""
        return {"present": refusal.present} if isinstance(refusal, MovedOnError) else {}
