"""Organisations' public keys: what people download is sealed to the newest one (age)."""

from datetime import datetime
from uuid import UUID

from pyrage import RecipientError, x25519
from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

from hub.identity.models import PublicKey
from hub.kit.errors import Invalid, NotFound, Reason

AGE = "age"
"""The one purpose: packets that people download."""
_CURRENT = text("""
select public from public_key where organisation = :organisation and purpose = 'age' and ended_at is null
""")
_END = text("""
update public_key set ended_at = :now where organisation = :organisation and purpose = 'age' and ended_at is null
""")
_KNOWN = text("select 1 from organisation where id = :organisation")


async def current(session: AsyncSession, organisation: UUID) -> str | None:
    """The organisation's age recipient ("age1…"), None where it has given none. One statement."""
    found: str | None = (await session.execute(_CURRENT, {"organisation": organisation})).scalar_one_or_none()
    return found


async def add(session: AsyncSession, organisation: UUID, public: str, now: datetime) -> UUID:
    """Record the organisation's age key, which replaces the present one.

    Raises `Invalid` for what is no age public key, `NotFound` for an unknown organisation.
    """
    try:
        x25519.Recipient.from_str(public)
    except RecipientError as error:
        raise Invalid(Reason("malformed", "public")) from error
    if (await session.execute(_KNOWN, {"organisation": organisation})).one_or_none() is None:
        raise NotFound("organisation")
    await session.execute(_END, {"organisation": organisation, "now": now})
    row = PublicKey(organisation=organisation, purpose=AGE, public=public, created_at=now)
    session.add(row)
    await session.flush()
    return row.id
