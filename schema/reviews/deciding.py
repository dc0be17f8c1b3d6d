"""Reviews: what one person did alone, and a second looks at by the next working day."""

from typing import Any
from uuid import UUID

import graphene

from hub.kit.pages import Page, Slice
from hub.reviews import decide, lists
from hub.reviews.lists import Reviewed
from hub.withdrawals.narrow import narrow
from schema.engine import enums
from schema.engine.context import Context
from schema.engine.mutation import HubMutation
from schema.engine.paging import listing
from schema.engine.references import reference
from schema.reviews.review import Review


@listing(Review)
async def reviews(context: Context, *, page: Page) -> Slice[Reviewed]:
    """What waits for a second person: of your cases, of all for a supervisor, newcomers' words for an administrator."""
    return await context.ask(lists.reviews, page)


class DecideReview(HubMutation):
    """Say of what another did alone that it stands, or cut it. Both of you stand in the ledger.

    For a human being on the case's team, or a supervisor; `confirmed-by-newcomer` for an administrator. Never for
    whoever did it, nor for somebody who may be the same human.
    """

    class Meta:
        repeatable = True

    class Input:
        review = reference("Review", "The review.")
        decision = enums.ReviewDecision(required=True, description="What you say.")

    review = graphene.Field(Review, description="The review as it stands now; null where this was refused.")

    @staticmethod
    async def perform(context: Context, *, review: UUID, decision: Any) -> dict[str, object]:
        """One call."""
        known = context.two_people
        await context.ask(decide.decide, known.reviews, review, decision, narrow=narrow, upheld=known.upheld)
        return {"review": await context.ask(lists.review, review)}
