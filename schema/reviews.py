"""Reviews: what one person did alone, and a second looks at by the next working day.

Here it is said what a "cut" does, kind by kind.
"""

from typing import Any
from uuid import UUID

import graphene

from hub.kit.pages import Page, Slice
from hub.reviews import decide, lists
from hub.reviews.kinds import registry
from hub.reviews.lists import Reviewed
from hub.withdrawals.narrow import narrow
from schema.choices import choice
from schema.context import Context
from schema.mutation import HubMutation
from schema.paging import listing
from schema.references import global_id, reference
from schema.scalars import DateTime

REVIEWS = registry()
"""What a cut does, by the kind of review."""

ReviewDecision = choice(
    "ReviewDecision",
    "What the second person says.",
    {
        "upheld": "What was done stands.",
        "cut": "It ends now, and whatever rests on it narrows.",
    },
)


class Review(graphene.ObjectType):
    """Something that one person did alone because it could not wait. It counts; a second person looks at it in time."""

    id = graphene.ID(required=True, description="The review, `Review:…`.")
    case_id = graphene.ID(required=True, description="The case, `Case:…`; its content is for its team alone.")
    kind = graphene.String(
        required=True,
        description="`bar-lifted`, `withdrawal-undone`, `not-capable`, `outside-uncovered`, `guardian-objection`, "
        "`contradiction` or `destruction-held`; permanent words.",
    )
    subject_id = graphene.ID(required=True, description="The id of what is looked at, without a type.")
    asked_by = graphene.ID(required=True, description="Who did it, `Principal:…`; never the one who decides.")
    asked_at = DateTime(required=True, description="Since when it waits.")
    due_at = DateTime(required=True, description="By when: 18:00 in Japan on the next working day.")
    overdue = graphene.Boolean(required=True, description="Whether it waits, or was decided, after its time.")
    decided_by = graphene.ID(description="Who decided; null while it is open.")
    decided_at = DateTime(description="When.")
    decision = graphene.String(description="`upheld` or `cut`; null while it is open.")

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


@listing(Review)
async def reviews(context: Context, *, page: Page) -> Slice[Reviewed]:
    """What waits for a second person: of your cases, and of all cases for a supervisor; the earliest due first."""
    return await context.ask(lists.reviews, page)


class DecideReview(HubMutation):
    """Say of what another did alone that it stands, or cut it. Both of you stand in the ledger.

    For a human being on the case's team, or a supervisor; never for whoever did it.
    """

    class Meta:
        repeatable = True

    class Input:
        review = reference("Review", "The review.")
        decision = ReviewDecision(required=True, description="What you say.")

    review = graphene.Field(Review, description="The review as it stands now; null where this was refused.")

    @staticmethod
    async def perform(context: Context, *, review: UUID, decision: Any) -> dict[str, object]:
        """One call."""
        await context.ask(decide.decide, REVIEWS, review, decision.value, narrow=narrow)
        return {"review": await context.ask(lists.review, review)}
