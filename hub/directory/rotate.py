"""Rotating organisations' keys, by operator command: a new epoch, and the secrets of their routes under it at once."""

from datetime import datetime
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from hub.audit.trail import record_of_operator
from hub.audit.verbs import Verb
from hub.directory import routes
from hub.identity import epochs
from hub.identity.epochs import Epoch
from hub.identity.keys import Keyring


async def rotate(session: AsyncSession, keys: Keyring, organisation: UUID | None, now: datetime) -> tuple[Epoch, ...]:
    """Begin a new epoch for this organisation, or for every one, and let the key of what was before leave.

    A line in the ledger of each. The worker wraps cases and releases anew, within minutes, for the operator's role
    reaches neither; then the keys leave. Raises `NotFound`.
    """
    turned = await begin(session, keys, organisation, now)
    await epochs.ask(session, [one.organisation for one in turned])
    for one in turned:
        org = one.organisation
        await record_of_operator(session, Verb.WRAPPING_KEY_TURNED, org=org, object_id=org, at=now)
    return turned


async def begin(session: AsyncSession, keys: Keyring, organisation: UUID | None, now: datetime) -> tuple[Epoch, ...]:
    """Begin a new epoch only; what lies under those before opens as ever. Five statements. Raises `NotFound`."""
    turned = await epochs.turn(session, keys, organisation, now)
    await routes.reseal(session, keys, [one.organisation for one in turned])
    return turned
