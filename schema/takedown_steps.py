"""What the mutations on requests to remove share: the field of their payload, and one step followed by a look."""

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

import graphene

from hub.identity.permissions import Permission
from hub.takedowns import door
from schema.context import Context
from schema.references import reference
from schema.takedowns import TakedownRequest

EITHER = (Permission.TAKEDOWN_SEND, Permission.TAKEDOWN_ANSWER)
REASON = "Why, a permanent word, e.g. `not-eligible`, `sent-in-error`, `consent-withdrawn`, `other`."


def shown() -> graphene.Field:
    """The payload's field."""
    return graphene.Field(TakedownRequest, description="The request as it stands now; null where this was refused.")


def the_request() -> Any:
    """The input's field."""
    return reference("TakedownRequest", "The request.")


async def done(context: Context, id: UUID) -> dict[str, object]:
    """The request after what was done to it."""
    return {"takedown_request": await context.ask(door.takedown, id)}


async def step(context: Context, use_case: Callable[..., Awaitable[None]], id: UUID, **given: Any) -> dict[str, object]:
    """One step on a request, and the request after it."""
    await context.ask(use_case, id, **given)
    return await done(context, id)
