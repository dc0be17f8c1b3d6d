"""Taking consent back, and what holders answer."""

from datetime import date
from typing import Any
from uuid import UUID

import graphene

from hub.identity.work import Work
from hub.kit.pages import Page, Slice
from hub.releases import holding, questions
from hub.releases.questions import HolderQuestion
from hub.withdrawals.while_suspended import withdraw_as_may_be
from hub.withdrawals.withdraw import ChangeOfMind
from schema.acts import TwoPersonAct, shown_act
from schema.engine import enums
from schema.engine.choices import choice
from schema.engine.context import Context
from schema.engine.guard import query
from schema.engine.mutation import HubMutation, idempotency_key
from schema.engine.paging import listing
from schema.engine.references import optional_reference, reference
from schema.engine.scalars import Date
from schema.releases.holding import Holding, HoldingDuty
from schema.tasks.task import Box
from schema.withdrawals.withdrawn import WithdrawalAcknowledgement

HoldingStatus = choice(
    "HoldingStatus",
    "Where a question stands.",
    {
        "asked": "No answer yet.",
        "deleted": "Deleted.",
        "kept": "Kept, under a duty.",
    },
)


@query(Holding, id=reference("Holding", "The question."))
async def holding_by_id(context: Context, *, id: UUID) -> HolderQuestion:
    """One question that your organisation asks or is asked; null where there is none."""
    return await context.ask(questions.question, id)


@listing(
    Holding,
    box=Box(required=True, description="Asked by your organisation, or asked of it."),
    status=HoldingStatus(description="Only these; all where not given."),
)
async def holdings(context: Context, *, page: Page, box: Any, status: Any = None) -> Slice[HolderQuestion]:
    """Questions to holders, newest first."""
    return await context.ask(questions.questions, page, box=box, status=status)


class WithdrawConsent(HubMutation):
    """Take consent back, from one recipient or from everybody. This always succeeds, at once.

    Reading ends, what waits is not sent, open referrals end, holders are asked. A request to remove that has reached
    its recipient goes on unless it is recalled: recall may bring the image back. People of an organisation that is
    suspended, but not for security, may do this and nothing else: with seven days, and without recall.
    """

    class Meta:
        repeatable = True

    class Input:
        case = reference("Case", "The case.")
        recipient = optional_reference("Organisation", "From whom; from everybody where not given.")
        destruction = enums.Destruction(description="When the keys go; after seven days where not given.")
        recall = graphene.Boolean(description="Her own explicit yes to recalling requests to remove; no if not given.")
        given_by = enums.Giver(description="Who says it; the person where not given.")
        method = enums.Way(description="How it was said; orally where not given.")

    acknowledgement = graphene.Field(WithdrawalAcknowledgement, description="What has ended; null where there is none.")
    act = graphene.Field(
        TwoPersonAct,
        description="Where `NOW` was said for a third case within an hour: cut now, and destroyed on `destroyAt`, or "
        "when a second person confirms this act; null elsewhere.",
    )

    @staticmethod
    async def perform(
        context: Context, *, case: UUID, recipient: UUID | None = None, **given: Any
    ) -> dict[str, object]:
        """One call."""
        said = {name: value for name, value in given.items() if value is not None}
        done = await context.ask(withdraw_as_may_be, case, ChangeOfMind(recipient, **said))
        return {"acknowledgement": done, "act": await shown_act(context, done.act) if done.act else None}


class AnswerHolding(HubMutation):
    """Answer what became of what your organisation received. Once."""

    class Input:
        idempotency_key = idempotency_key()
        holding = reference("Holding", "The question.")
        answer = enums.HoldingAnswer(required=True, description="What became of it.")
        duty = HoldingDuty(description="Under which duty it is kept; required with `KEPT`.")
        until = Date(description="To which day the duty keeps it; required with `KEPT`.")

    holding = graphene.Field(Holding, description="The question as it stands now; null where this was refused.")

    @staticmethod
    async def perform(
        context: Context, *, holding: UUID, answer: Any, duty: Any = None, until: date | None = None
    ) -> dict[str, object]:
        """One call."""
        answered = await context.ask_once(_answered, holding, answer, duty or "", until)
        return {"holding": await context.ask(questions.question, answered)}


async def _answered(work: Work, asked: UUID, answer: str, duty: str, until: date | None) -> UUID:
    await holding.answer_holding(work, asked, answer, duty, until)
    return asked
