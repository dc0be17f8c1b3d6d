"""Writing into the ledger, in the caller's transaction and without any lock on a chain."""

from datetime import datetime
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from hub.audit.models import LedgerEvent
from hub.audit.verbs import Verb
from hub.kit.db import SET_ORGANISATION


def record(  # noqa: PLR0913 - the columns of one event
    session: AsyncSession,
    verb: Verb,
    *,
    actor: UUID,
    principal: UUID | None,
    sender: UUID,
    recipient: UUID | None,
    object_id: UUID,
    at: datetime,
    digest: bytes | None = None,
    field: str | None = None,
    about: UUID | None = None,
) -> None:
    """Add one event; it stands or falls with the transaction.

    `object_id`: the referral or takedown request; for what concerns the sender alone (`recipient` None) the case.
    `digest`: SHA-256 of the canonical bytes that were released or read. `field`, `about`: see `chain.Event`; only
    where `recipient` is None. Never content.
    """
    session.add(
        LedgerEvent(
            actor=actor,
            principal=principal,
            sender=sender,
            recipient=recipient,
            object=object_id,
            verb=verb.value,
            digest=digest,
            at=at,
            field=field,
            about=about,
        )
    )


def record_own(  # noqa: PLR0913 - the columns of one event
    session: AsyncSession,
    verb: Verb,
    *,
    org: UUID,
    principal: UUID | None,
    object_id: UUID,
    at: datetime,
    digest: bytes | None = None,
    field: str | None = None,
    about: UUID | None = None,
) -> None:
    """Add an event that concerns this organisation alone: a sign-in, a key, a member, a case read by its own team.

    `digest`: of a row's state (`hub.identity.entry_marks`) or of a machine's scopes. `field`: the name of the fact that
    changed. `about`: the organisation it concerns, which does not see the line.
    """
    record(
        session,
        verb,
        actor=org,
        principal=principal,
        sender=org,
        recipient=None,
        object_id=object_id,
        at=at,
        digest=digest,
        field=field,
        about=about,
    )


async def record_of_operator(session: AsyncSession, verb: Verb, *, org: UUID, object_id: UUID, at: datetime) -> None:
    """Add what the operator did to an organisation to that organisation's own chain, where it can read it.

    The transaction acts as this organisation from here on: the operator writes into a chain and reads none.
    """
    await session.execute(SET_ORGANISATION, {"org": str(org)})
    record_own(session, verb, org=org, principal=None, object_id=object_id, at=at)
    await session.flush()
