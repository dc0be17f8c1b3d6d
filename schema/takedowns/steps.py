"""What the mutations on requests to remove share: the field of their payload, and one step followed by a look."""

from typing import Any
from uuid import UUID

import graphene

from hub.kit.errors import NotFound
from hub.takedowns import repository
from schema.engine import enums
from schema.engine.context import Context
from schema.engine.mutation import HubMutation
from schema.engine.references import reference
from schema.engine.steps import StepMutation
from schema.takedowns.request import TakedownRequest


class OfRequest:
    """The input of every step."""

    request = reference("TakedownRequest", "The request.")


def why() -> Any:
    """The input's field of a step that needs a reason."""
    return enums.TaskReason(required=True, description="Why; the reasons of the hub are refused.")


async def done(context: Context, id: UUID) -> dict[str, object]:
    """The request after what was done to it."""
    try:
        return {"takedown_request": await context.ask(repository.takedown, id)}
    except NotFound:  # the step itself was her stepping aside
        return {"takedown_request": None}


class ShowsRequest(HubMutation):
    """A mutation that answers with the request."""

    class Meta:
        abstract = True

    takedown_request = graphene.Field(
        TakedownRequest, description="The request as it stands now; null where this was refused."
    )


class TakedownStep(StepMutation, ShowsRequest):
    """One step on a request, and the request after it."""

    class Meta:
        abstract = True

    Input: type = OfRequest

    @classmethod
    async def perform(cls, context: Context, *, request: UUID, **given: Any) -> dict[str, object]:
        """One call, and the look."""
        await context.ask(cls.use_case, request, **given)
        return await done(context, request)
