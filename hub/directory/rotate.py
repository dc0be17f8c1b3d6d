"""Rotating organisations' keys, by operator command: a new epoch, and the secrets of their routes under it at once."""

from datetime import datetime
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from hub.directory import routes
from hub.identity.epochs import Epoch, turn
from hub.identity.keys import Keyring


async def rotate(session: AsyncSession, keys: Keyring, organisation: UUID | None, now: datetime) -> tuple[Epoch, ...]:
    """Begin a new epoch for this organisation, or for every one; five statements. Raises `NotFound`.

    Cases and releases are wrapped anew by the worker, for the operator's role reaches neither.
    """
    turned = await turn(session, keys, organisation, now)
    await routes.reseal(session, keys, [one.organisation for one in turned])
    return turned
