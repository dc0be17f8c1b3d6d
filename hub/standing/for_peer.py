"""A standing second's yes is carried out in the name of the organisation that asked, in one transaction with it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from uuid import UUID

from hub.identity.work import Work
from hub.kit.db import SET_ORGANISATION


@asynccontextmanager
async def in_the_name_of(work: Work, organisation: UUID) -> AsyncIterator[Work]:
    """The same transaction, acting as `organisation` until the block ends; nothing of it goes back to the caller.

    Only for what that organisation itself asked to be done once a person of the viewer's says yes: the viewer stands
    in its ledger, holds no permission in it, and is back in her own organisation afterwards.
    """
    await work.session.flush()
    await work.session.execute(SET_ORGANISATION, {"org": str(organisation)})
    try:
        yield replace(work, viewer=replace(work.viewer, organisation=organisation, permissions=frozenset()))
        await work.session.flush()
    finally:
        await work.session.execute(SET_ORGANISATION, {"org": str(work.viewer.organisation)})
