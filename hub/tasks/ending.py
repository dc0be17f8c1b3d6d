"""The hub ends for a sender, where a word narrows: the one statement in which a reason of the hub may be written."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy import text

from hub.identity.work import Work

_SET = text("select set_config('app.hub_ends', :on, true)")


@asynccontextmanager
async def as_the_hub(work: Work) -> AsyncIterator[None]:
    """Inside, the database lets this sender's transaction end with a reason of `HUB_REASONS`, and do nothing else."""
    await work.session.execute(_SET, {"on": "on"})
    yield
    await work.session.execute(_SET, {"on": "off"})
