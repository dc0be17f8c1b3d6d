"""What the mutations on referrals share: the field of their payload, and one step followed by a look."""

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

import graphene

from hub.referrals import door
from schema.context import Context
from schema.referrals import Referral

REFERRAL = "The referral."
REASON = "Why, a permanent word, e.g. `no-capacity`, `conflict-of-interest`, `out-of-area`, `not-eligible`, `other`."


def shown() -> graphene.Field:
    """The payload's field."""
    return graphene.Field(Referral, description="The referral as it stands now; null where this was refused.")


async def done(context: Context, id: UUID) -> dict[str, object]:
    """The referral after what was done to it."""
    return {"referral": await context.ask(door.referral, id)}


async def step(context: Context, use_case: Callable[..., Awaitable[None]], id: UUID, **given: Any) -> dict[str, object]:
    """One step on a referral, and the referral after it."""
    await context.ask(use_case, id, **given)
    return await done(context, id)
