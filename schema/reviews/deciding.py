"""Reviews: what one person did alone, and a second looks at by the next working day.

Here it is said what a "cut" does, kind by kind.
"""

from typing import Any
from uuid import UUID

import graphene

from hub.intake.bar import cut_lift
from hub.intake.not_capable import cut_not_capable
from hub.intake.open_on_duty import cut_opened, cut_wall_lifted
from hub.kit.pages import Page, Slice
from hub.reviews import decide, lists
from hub.reviews.kinds import ReviewKind, registry
from hub.reviews.lists import Reviewed
from hub.withdrawals.danger_over import cut_confirmed
from hub.withdrawals.died import cut_packets, keep_packets
from hub.withdrawals.hold import end_hold
from hub.withdrawals.narrow import narrow
from hub.withdrawals.objection import heed_objection
from hub.withdrawals.undo import cut_undone
from schema import enums
from schema.engine.context import Context
from schema.engine.mutation import HubMutation
from schema.engine.paging import listing
from schema.engine.references import reference
from schema.reviews.review import Review

REVIEWS = registry(
    (ReviewKind.BAR_LIFTED, cut_lift),
    (ReviewKind.WITHDRAWAL_UNDONE, cut_undone),
    (ReviewKind.DESTRUCTION_HELD, end_hold),
    (ReviewKind.NOT_CAPABLE, cut_not_capable),
    (ReviewKind.GUARDIAN_OBJECTION, heed_objection),
    (ReviewKind.DEATH, cut_packets),
    (ReviewKind.OPENED_ON_DUTY, cut_opened),
    (ReviewKind.WALL_LIFTED, cut_wall_lifted),
    (ReviewKind.CONFIRMED_BY_NEWCOMER, cut_confirmed),
)
"""What a cut does, by the kind of review."""
UPHELD = registry((ReviewKind.DEATH, keep_packets))
"""What follows where it stands, for the kinds where something waited for that."""


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
        await context.ask(decide.decide, REVIEWS, review, decision, narrow=narrow, upheld=UPHELD)
        return {"review": await context.ask(lists.review, review)}
