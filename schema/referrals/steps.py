"""What the mutations on referrals share: the field of their payload, and one step followed by a look."""

from typing import Any
from uuid import UUID

import graphene

from hub.referrals import repository
from schema.engine import enums
from schema.engine.context import Context
from schema.engine.mutation import HubMutation
from schema.engine.references import reference
from schema.engine.steps import StepMutation
from schema.referrals.referral import Referral


class OfReferral:
    """The input of every step."""

    referral = reference("Referral", "The referral.")


def why() -> Any:
    """The input's field of a step that needs a reason."""
    return enums.TaskReason(required=True, description="Why; the reasons of the hub are refused.")


async def done(context: Context, id: UUID) -> dict[str, object]:
    """The referral after what was done to it."""
    return {"referral": await context.ask(repository.referral, id)}


class ShowsReferral(HubMutation):
    """A mutation that answers with the referral."""

    class Meta:
        abstract = True

    referral = graphene.Field(Referral, description="The referral as it stands now; null where this was refused.")


class ReferralStep(StepMutation, ShowsReferral):
    """One step on a referral, and the referral after it."""

    class Meta:
        abstract = True

    Input: type = OfReferral

    @classmethod
    async def perform(cls, context: Context, *, referral: UUID, **given: Any) -> dict[str, object]:
        """One call, and the look."""
        await context.ask(cls.use_case, referral, **given)
        return await done(context, referral)
