"""Ceremonies under way: each challenge is good once, for five minutes, and for what it was given for alone."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url

from hub.entry.handles import Handle
from hub.entry.passkeys.challenges import LIFETIME
from hub.entry.passkeys.user_handles import UserHandle
from hub.identity.entry_marks import checked, entry, signed

_SWEEP = text("delete from ceremony where org = :org and until <= :now")
_OPEN = text("""
insert into ceremony (org, id, kind, principal, session, invitation, digest, until, entry_state, entry_mark)
values (:org, :id, :kind, :principal, :session, :invitation, :digest, :until, :entry_state, :entry_mark)
""")
# Whoever comes second waits for the first, and then finds nothing.
_TAKE = text(f"""
delete from ceremony c where org = :org and id = :id and kind = :kind and digest = :digest and until > :now
returning {entry("ceremony", "c")}
""")  # noqa: S608 - our own columns
_SPEND = text("""
insert into ceremony (org, id, kind, principal, digest, until, entry_state, entry_mark)
values (:org, :id, :kind, :principal, :digest, :until, :entry_state, :entry_mark)
on conflict (org, id) do nothing returning id
""")


@dataclass(frozen=True)
class CeremonyPurpose:
    """What a challenge was given for: whom it makes or proves a passkey of, in which session or by which invitation."""

    kind: Literal["register", "step_up"]
    whose: UserHandle
    session: UUID | None = None
    invitation: UUID | None = None


async def open_for(session: AsyncSession, purpose: CeremonyPurpose, now: datetime) -> bytes:
    """A new challenge, which is itself the handle of its row; those that have ended are swept away."""
    handle = Handle.new(purpose.whose.organisation)
    await session.execute(_SWEEP, {"org": handle.organisation, "now": now})
    given = {
        "org": handle.organisation,
        "id": handle.id,
        "kind": purpose.kind,
        "principal": purpose.whose.principal,
        "session": purpose.session,
        "invitation": purpose.invitation,
        "digest": handle.digest,
        "until": now + LIFETIME,
    }
    await session.execute(_OPEN, signed(session, "ceremony", given))
    return base64url_to_bytes(handle.text())


def handle_in(challenge: bytes) -> Handle | None:
    """The handle that a challenge of `open_for` is; None for any other bytes."""
    return Handle.parse(bytes_to_base64url(challenge))


async def take(
    session: AsyncSession, handle: Handle, kind: Literal["register", "step_up"], now: datetime
) -> CeremonyPurpose | None:
    """Use the challenge up and say what it was for; None where it is unknown, used, over, or of another kind."""
    given = {"org": handle.organisation, "id": handle.id, "kind": kind, "digest": handle.digest, "now": now}
    row = checked(session, "ceremony", (await session.execute(_TAKE, given)).scalar_one_or_none())
    if row is None:
        return None
    return CeremonyPurpose(kind, UserHandle(handle.organisation, row.principal), row.session, row.invitation)


async def spend(
    session: AsyncSession, id: UUID, challenge: bytes, whose: UserHandle, now: datetime, *, lives: timedelta = LIFETIME
) -> bool:
    """Note in the organisation's rows that this challenge of a sign-in was used; False where it was used before.

    `lives`: for how long it could have been used, and so for how long the note is kept.
    """
    await session.execute(_SWEEP, {"org": whose.organisation, "now": now})
    given = {
        "org": whose.organisation,
        "id": id,
        "kind": "sign_in",
        "principal": whose.principal,
        "digest": hashlib.sha256(challenge).digest(),
        "until": now + lives,
    }
    return (await session.execute(_SPEND, signed(session, "ceremony", given))).one_or_none() is not None
