"""A review as it is shown: in the list of what waits, and on the case."""

import graphene

from hub.reviews.lists import Reviewed
from schema.engine import enums
from schema.engine.references import global_id
from schema.engine.scalars import DateTime


class Review(graphene.ObjectType):
    """Something that one person did alone because it could not wait. It counts; a second person looks at it in time."""

    id = graphene.ID(required=True, description="The review, `Review:…`.")
    case_id = graphene.ID(required=True, description="The case, `Case:…`; its content is for its team alone.")
    kind = enums.ReviewKind(
        required=True,
        description="What was done; administrators decide `CONFIRMED_BY_NEWCOMER`.",
    )
    subject_id = graphene.ID(required=True, description="The id of what is looked at, without a type.")
    asked_by = graphene.ID(required=True, description="Who did it, `Principal:…`; never the one who decides.")
    asked_at = DateTime(required=True, description="Since when it waits.")
    due_at = DateTime(
        required=True, description="By when: the end of the next working day in Japan; an objection in a day."
    )
    overdue = graphene.Boolean(required=True, description="Whether it waits, or was decided, after its time.")
    decided_by = graphene.ID(description="Who decided; null while it is open.")
    decided_at = DateTime(description="When.")
    decision = enums.ReviewDecision(description="What was decided; null while it is open.")

    def resolve_id(self: Reviewed, _info: object) -> str:
        """The global id."""
        return global_id("Review", self.id)

    def resolve_case_id(self: Reviewed, _info: object) -> str:
        """The global id."""
        return global_id("Case", self.case)

    def resolve_kind(self: Reviewed, _info: object) -> str:
        """The word."""
        return self.kind.value

    def resolve_subject_id(self: Reviewed, _info: object) -> str:
        """Without a type: it lives in the room of its kind."""
        return str(self.subject)

    def resolve_asked_by(self: Reviewed, _info: object) -> str:
        """The global id."""
        return global_id("Principal", self.asked_by)

    def resolve_decided_by(self: Reviewed, _info: object) -> str | None:
        """The global id."""
        return global_id("Principal", self.decided_by) if self.decided_by else None
