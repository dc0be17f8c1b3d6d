"""The ledger of one referral or request, for both its sides: a lawyer or reviewer sees who did what to what it got."""

from typing import Any
from uuid import UUID

from hub.audit.lines import ChainedLine
from hub.kit.errors import NotFound
from hub.kit.pages import Page, Slice
from hub.referrals.repository import referral
from hub.releases.history import of_object
from hub.takedowns.repository import takedown
from schema.audit.ledger import LedgerLine
from schema.engine.context import Context
from schema.engine.paging import listing
from schema.engine.references import reference


@listing(LedgerLine, referral_id=reference("Referral", "The referral, sent or received."))
async def referral_ledger(context: Context, *, page: Page, referral_id: UUID) -> Slice[ChainedLine]:
    """Every step, disclosure and read of a referral, oldest first, as your organisation's chain holds it."""
    return await _lines(context, referral, "referral_id", referral_id, page)


@listing(LedgerLine, request_id=reference("TakedownRequest", "The request, sent or received."))
async def takedown_ledger(context: Context, *, page: Page, request_id: UUID) -> Slice[ChainedLine]:
    """Every step, disclosure and read of a request to remove, oldest first, as your organisation's chain holds it."""
    return await _lines(context, takedown, "request_id", request_id, page)


async def _lines(context: Context, door: Any, field: str, object_id: UUID, page: Page) -> Slice[ChainedLine]:
    """To whoever is not on it, it is as absent as a foreign one, also while she may look at its offer."""
    try:
        found = await context.ask(door, object_id)
    except NotFound as refusal:
        raise NotFound(field) from refusal
    if found.sender != context.viewer.organisation and not found.assigned:
        raise NotFound(field)
    return await context.ask(of_object, found.sender, found.id, page)
