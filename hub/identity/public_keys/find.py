"""An organisation's keys: the newest, to which alone anything is sealed; and all of them, to look at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

from hub.identity.entry_marks import checked, entry
from hub.identity.public_keys.fingerprint import Fingerprint, fingerprint
from hub.identity.public_keys.purposes import KeyPurpose
from hub.identity.public_keys.rules import KeyState, state_at
from hub.identity.work import Work

_NEWEST = f"""
select {entry("public_key", "k")} from public_key k
where organisation = :organisation and purpose = :purpose and ended_at is null and revoked_at is null
"""  # noqa: S608 - our own columns
_READ = text(_NEWEST)
# held until what was sealed is committed: a revocation waits, and is true from its acknowledgement on
_TO_SEAL = text(f"{_NEWEST} for share")
_EVER = text("""
select 1 from public_key where organisation = :organisation and purpose = :purpose and public = :public limit 1
""")
_ALL = text("""
select id, purpose, public, created_at, ended_at, revoked_at from public_key where organisation = :organisation
order by created_at desc, id desc limit :limit
""")
MOST_SHOWN = 100


@dataclass(frozen=True)
class Newest:
    """The key to which everything for one purpose is sealed now."""

    id: UUID
    public: str


@dataclass(frozen=True)
class KeyEntry:
    """One key of an organisation as its people see it."""

    id: UUID
    purpose: KeyPurpose
    public: str
    created_at: datetime
    ended_at: datetime | None
    state: KeyState
    fingerprint: Fingerprint


async def newest(session: AsyncSession, organisation: UUID, purpose: KeyPurpose) -> Newest | None:
    """The newest key, only to look at; None where there is none, or it was revoked. One statement."""
    read = (await session.execute(_READ, {"organisation": organisation, "purpose": purpose})).scalar_one_or_none()
    row = checked(session, "public_key", read)
    return Newest(row.id, row.public) if row else None


async def was_registered(session: AsyncSession, organisation: UUID, purpose: KeyPurpose, public: str) -> bool:
    """Whether this key is the organisation's for that purpose, or ever was. One statement."""
    given = {"organisation": organisation, "purpose": purpose, "public": public}
    return (await session.execute(_EVER, given)).one_or_none() is not None


async def to_seal(session: AsyncSession, organisation: UUID, purpose: KeyPurpose) -> str | None:
    """The key to seal to, locked until this transaction ends; None where there is none. One statement.

    A revocation that came first is seen, one that comes meanwhile waits until what was sealed is committed.
    """
    read = (await session.execute(_TO_SEAL, {"organisation": organisation, "purpose": purpose})).scalar_one_or_none()
    row = checked(session, "public_key", read)
    return str(row.public) if row else None


async def own(work: Work) -> Sequence[KeyEntry]:
    """The caller's organisation's keys, the newest first, with those that ended; one statement."""
    given = {"organisation": work.viewer.organisation, "limit": MOST_SHOWN}
    rows = (await work.session.execute(_ALL, given)).all()
    return [
        KeyEntry(
            row.id,
            row.purpose,
            row.public,
            row.created_at,
            row.ended_at,
            state_at(row.ended_at, row.revoked_at, work.now),
            fingerprint(row.public),
        )
        for row in rows
    ]
