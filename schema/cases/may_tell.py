"""Whether something may be told outside the hub: asked before, where the recording of what was told never refuses."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import graphene

from hub.cases.outside import Handover
from hub.intake import hand_over
from hub.kit.errors import Reason
from schema.engine import enums
from schema.engine.context import Context
from schema.engine.errors import Problem, reasons_told
from schema.engine.guard import query
from schema.engine.inputs import form_list, forms_by_name
from schema.engine.references import optional_reference, reference

LONG_AGO = datetime.fromtimestamp(0, UTC)
"""A question has no instant of its own: it is asked about now."""


class MayTell(graphene.ObjectType):
    """Whether something may be told outside the hub now, and why not."""

    allowed = graphene.Boolean(required=True, description="Whether it may be told.")
    reasons = graphene.List(graphene.NonNull(Problem), required=True, description="Why not; empty where it may.")

    def resolve_allowed(self: tuple[Reason, ...], _info: object) -> bool:
        """Nothing stands against it."""
        return not self

    def resolve_reasons(self: tuple[Reason, ...], info: Any) -> list[Problem]:
        """Each with its sentence."""
        return reasons_told(self, info.context.language)


@query(
    MayTell,
    required=True,
    case_id=reference("Case", "The case."),
    recipient_id=optional_reference("Organisation", "The member that would be told; else give name and kind."),
    recipient_name=graphene.String(description="Who would be told, where it is no member; not kept."),
    recipient_kind=enums.RecipientKind(description="What it is, where it is no member."),
    purpose=enums.Purpose(required=True, description="What for."),
    how=enums.CarriedHow(required=True, description="How it would be told."),
    fields=form_list("What would be told, and in which form."),
)
async def may_tell(
    context: Context, *, case_id: UUID, fields: Sequence[Mapping[str, Any]], **given: Any
) -> Sequence[Reason]:
    """Whether this may be told by telephone, on paper or by own mail now. Nothing is kept or shown of the case."""
    given["recipient"] = given.pop("recipient_id", None)
    wanted = Handover(fields=forms_by_name(fields), disclosed_at=LONG_AGO, **who_is_told(given))
    return await context.ask(hand_over.may_tell, case_id, wanted)


def who_is_told(given: Mapping[str, Any]) -> dict[str, Any]:
    """Who is told, and the rest, with what was not given left out."""
    return {"recipient": None, **{name: value for name, value in given.items() if value is not None}}
