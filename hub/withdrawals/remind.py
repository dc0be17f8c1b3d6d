"""A holder that was asked is reminded on days 7 and 14; after that the page shows it as silent."""

from datetime import datetime, timedelta
from uuid import UUID

from hub.delivery import outbox
from hub.identity.work import Work
from hub.releases import holding

REMIND = "holding.remind"
"""The kind of due date at which a holder is reminded."""
FIRST_AFTER = timedelta(days=7)
LAST_AFTER = timedelta(days=14)


async def remind_holder(work: Work, holding_id: UUID) -> datetime | None:
    """Queue a notice without content to a holder that has not answered; answers when it is reminded again, if so.

    The worker calls this, as the sender. Whoever has answered is not reminded, and twice a day nobody is.
    """
    open_question = await holding.unanswered(work, holding_id)
    if open_question is None:
        return None
    await outbox.queue(
        work,
        recipient_id=open_question.recipient,
        object_id=open_question.object,
        release_id=None,
        connector=open_question.channel,
        event="holding.reminded",
    )
    last = open_question.asked_at + LAST_AFTER
    return last if work.now < last else None
