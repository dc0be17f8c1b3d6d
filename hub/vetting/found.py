"""The first organisations of a hub: while nobody is there who could vouch, the operator enters them alone."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

from hub.directory import enrol
from hub.identity import organisations
from hub.identity.keys import Keyring
from hub.kit.errors import Refused
from hub.vetting.rules import founding_reasons

# a statement of its own, first: of two operators at once the second counts what the first entered
_HOLD = text("select pg_advisory_xact_lock(hashtext('tsunagu founding'))")


async def found(session: AsyncSession, keys: Keyring, enrolment: organisations.Enrolment, now: datetime) -> UUID:
    """Enter an organisation without anybody's word for it; answers its id.

    Raises `Refused` once there are two that could vouch, and `Invalid` for a wrong form.
    """
    await session.execute(_HOLD)
    against = founding_reasons(await organisations.count(session))
    if against:
        raise Refused(*against)
    return await enrol.enter(session, keys, enrolment, now)
