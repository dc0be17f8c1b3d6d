"""What this room keeps of a case, deleted when its time is over (`hub.withdrawals.purge`), and what has ended."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

OF_A_PURGED_CASE = ("delete from draft where org = :org and case_file = any(:cases)",)
"""SQL, asked with `:org` and `:cases`, in this order."""
_ENDED = text("delete from draft where org = :org and until <= :now")


async def purge_ended(session: AsyncSession, organisation: UUID, now: datetime) -> None:
    """Delete those whose time is over. One statement."""
    await session.execute(_ENDED, {"org": organisation, "now": now})
