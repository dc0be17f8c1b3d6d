"""What was shown once need not be remembered longer than it would have been good."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

_TABLES = ("spent_assertion", "spent_proof", "revoked_token")
_GONE = tuple(
    text(f"delete from {table} where org = :org and until < :now")  # noqa: S608 - our own table names
    for table in _TABLES
)


async def purge_spent(session: AsyncSession, organisation: UUID, now: datetime) -> int:
    """Remove the organisation's assertions, proofs and revocations whose time is over; how many. Three statements."""
    gone = [await session.execute(statement, {"org": organisation, "now": now}) for statement in _GONE]
    return sum(int(getattr(one, "rowcount", 0)) for one in gone)
