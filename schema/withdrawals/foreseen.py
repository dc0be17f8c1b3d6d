"""What a change of mind would do to what is out, asked before it is said."""

from typing import Any
from uuid import UUID

import graphene

from hub.directory.entries import DirectoryEntry
from hub.withdrawals.foresee import Foreseen, foresee
from schema.directory import NamedOrganisation, organisation_named
from schema.engine import enums
from schema.engine.context import Context
from schema.engine.guard import query
from schema.engine.references import global_id, reference


class ForeseenNarrowing(graphene.ObjectType):
    """What would be done with one referral or request that is out."""

    object_id = graphene.ID(required=True, description="The referral or request.")
    recipient = graphene.Field(NamedOrganisation, description="Who has it, or would.")
    purpose = enums.Purpose(required=True, description="What for.")
    act = enums.NarrowingAct(required=True, description="What would be done, where this recipient is named.")
    with_all = enums.NarrowingAct(required=True, description="What would be done, where she takes it back from all.")
    asks = graphene.Boolean(required=True, description="Whether its holder would be asked what became of its copy.")
    engaged = graphene.Boolean(
        required=True, description="Whether a lawyer was retained: then nobody keeps its open dates for her."
    )

    def resolve_object_id(self: Foreseen, _info: object) -> str:
        """The global id."""
        return global_id("TakedownRequest" if self.kind == "takedown" else "Referral", self.object)

    async def resolve_recipient(self: Foreseen, info: Any) -> DirectoryEntry | None:
        """Found with all others."""
        return await organisation_named(info.context, self.recipient)


@query(
    graphene.List(graphene.NonNull(ForeseenNarrowing)),
    required=True,
    case_id=reference("Case", "The case."),
    cause=enums.NarrowingCause(required=True, description="`WITHDRAWAL`, `REFUSAL` or `BAR`."),
)
async def foreseen_narrowings(context: Context, *, case_id: UUID, cause: str) -> tuple[Foreseen, ...]:
    """What her word would do to each thing that is out, by the table that is carried out then. Nothing is done."""
    return await context.ask(foresee, case_id, cause)
