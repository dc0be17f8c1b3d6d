"""The first lock in the order of locks: what two organisations agreed stands still while something is let through.

Shared by whoever offers, accepts, claims or sends between two organisations; held alone by whoever ends or narrows
their agreement, adds a duty or usual practice, suspends one of them, revokes its key or has a conflict of interest. So
one of the two comes first: what was let through is seen by the change, or the change is seen by what asks. Advisory
locks of one transaction.
"""

from uuid import UUID

from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

# all pairs of an organisation are one lock for each of its two sides: it holds for members to come, too, and costs one
# entry, however many they are. Everybody takes "to", then "from", then the pair, so that none wait in a ring.
_SHARED = text("""
select pg_advisory_xact_lock_shared(hashtextextended('pair to ' || cast(cast(:recipient as uuid) as text), 0)),
  pg_advisory_xact_lock_shared(hashtextextended('pair from ' || cast(cast(:sender as uuid) as text), 0)),
  pg_advisory_xact_lock_shared(hashtextextended(
    'pair ' || cast(cast(:sender as uuid) as text) || ' ' || cast(cast(:recipient as uuid) as text), 0))
""")
_TURN = text("""
select pg_advisory_xact_lock(hashtextextended(
  'asking ' || cast(cast(:sender as uuid) as text) || ' ' || cast(cast(:recipient as uuid) as text), 0))
""")
_ALONE = text("""
select pg_advisory_xact_lock(hashtextextended(
  'pair ' || cast(cast(:sender as uuid) as text) || ' ' || cast(cast(:recipient as uuid) as text), 0))
""")
_TO = text("select pg_advisory_xact_lock(hashtextextended('pair to ' || cast(cast(:id as uuid) as text), 0))")
_FROM = text("select pg_advisory_xact_lock(hashtextextended('pair from ' || cast(cast(:id as uuid) as text), 0))")


async def share(session: AsyncSession, sender: UUID, recipient: UUID) -> None:
    """Keep changes between these two off until this transaction ends; one statement of its own, before all others.

    What is read after it sees every change that came first.
    """
    await session.execute(_SHARED, {"sender": sender, "recipient": recipient})


async def take_turn(session: AsyncSession, sender: UUID, recipient: UUID) -> None:
    """Ask this recipient for something alone: of two that ask at once the second one sees the first.

    After `share` and before every row: one statement of its own, so that what is read after it was committed before.
    """
    await session.execute(_TURN, {"sender": sender, "recipient": recipient})


async def hold(session: AsyncSession, sender: UUID, recipient: UUID) -> None:
    """Let nothing pass from `sender` to `recipient` until this transaction ends."""
    await session.execute(_ALONE, {"sender": sender, "recipient": recipient})


async def hold_all_to(session: AsyncSession, recipient: UUID) -> None:
    """Let nothing pass from anybody to this organisation until this transaction ends."""
    await session.execute(_TO, {"id": recipient})


async def hold_all(session: AsyncSession, organisation: UUID) -> None:
    """Let nothing pass to or from this organisation until this transaction ends."""
    await session.execute(_TO, {"id": organisation})
    await session.execute(_FROM, {"id": organisation})
