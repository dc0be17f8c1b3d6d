"""Adding, replacing and revoking an organisation's keys."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

from hub.audit.trail import record_of_operator, record_own
from hub.audit.verbs import Verb
from hub.identity.entry_marks import CountedRow, change, sign
from hub.identity.models import PublicKey
from hub.identity.public_keys.purposes import KeyPurpose, canonical
from hub.identity.public_keys.rules import overlap_end
from hub.identity.work import Work
from hub.kit.errors import NotFound, Reason, Refused
from hub.kit.ids import new_id
from hub.pairs.lock import hold_all_to

_KNOWN = text("select 1 from organisation where id = :organisation")
_EVER = text("select 1 from public_key where organisation = :organisation and purpose = :purpose limit 1")
# at most two live: what the present one replaced ends now, the present one after the overlap
_LIVES = "t.ended_at is null or t.ended_at > :now"
_REVOCABLE = "t.revoked_at is null or (:robbed and not t.stolen)"


async def add_key(
    session: AsyncSession,
    organisation: UUID,
    public: str,
    now: datetime,
    *,
    purpose: KeyPurpose = "age",
    only_first: bool = False,
) -> UUID:
    """Record a key by the operator's hand, with a line in the ledger; its id. It replaces the present one with overlap.

    `only_first`: refuse where the organisation ever had one, with `two_people_needed`: in production the operator
    brings members in, and only two of their own people change what is sealed to. Raises `Invalid`, `NotFound`.
    """
    kept = canonical(purpose, public)
    if (await session.execute(_KNOWN, {"organisation": organisation})).one_or_none() is None:
        raise NotFound("organisation")
    given = {"organisation": organisation, "purpose": purpose}
    if only_first and (await session.execute(_EVER, given)).one_or_none() is not None:
        raise Refused(Reason("two_people_needed"))
    made = new_id()
    await replace(session, organisation, made, purpose, kept, now)
    await record_of_operator(session, Verb.KEY_ADDED, org=organisation, object_id=made, at=now)
    return made


async def replace(
    session: AsyncSession,
    organisation: UUID,
    key: UUID,
    purpose: KeyPurpose,
    public: str,
    now: datetime,
    *,
    act: UUID | None = None,
) -> None:
    """Make this the newest key; the present one lives on for the overlap, an older one ends. Two statements.

    `act`: the confirmed act of two people that says so; the database refuses the program's role without one.
    """
    these = {"organisation": organisation, "purpose": purpose}
    await change(session, "public_key", these, lambda row: _makes_room(row, now), at=now, only=_LIVES)
    made = PublicKey(id=key, organisation=organisation, purpose=purpose, public=public, act=act, created_at=now)
    session.add(sign(session, made))
    await session.flush()


def _makes_room(row: CountedRow, now: datetime) -> dict[str, datetime]:
    return {"ended_at": overlap_end(now) if row.ended_at is None else now}


async def revoke(work: Work, key: UUID, *, stolen: bool = False) -> None:
    """End a key at once: from here on nothing is sealed to it. One person may; twice is the same as once.

    `stolen`: somebody else may hold its secret half; then accepted packets are shut to this organisation, on the page
    too, until two of its people have registered a new key. Can be said later of a key that was revoked. Waits for a
    sealing and for sends that are being claimed. Raises `NotFound` for a key that is foreign, unknown or revoked
    already.
    """
    viewer = work.viewer
    await hold_all_to(work.session, viewer.organisation)

    def revoked(row: CountedRow) -> dict[str, object]:
        ends = min(row.ended_at or work.now, work.now)
        return {"revoked_at": row.revoked_at or work.now, "ended_at": ends, "stolen": row.stolen or stolen}

    this = {"organisation": viewer.organisation, "id": key}
    only = {"robbed": stolen}
    if not await change(work.session, "public_key", this, revoked, at=work.now, only=_REVOCABLE, given=only):
        raise NotFound("key")
    record_own(
        work.session,
        Verb.KEY_REVOKED,
        org=viewer.organisation,
        principal=viewer.principal,
        object_id=key,
        at=work.now,
    )
