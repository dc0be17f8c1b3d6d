"""The first person of an organisation: its administrator, who invites everybody else."""

from uuid import UUID

from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

from hub.kit.errors import NotFound, Refused
from hub.vetting.rules import first_person_reasons

# a statement of its own, first: of two operators at once the second counts whom the first took in
_HOLD = text("select id from organisation where id = :id for update")
_COUNT = text("select count(*) from principal where organisation = :id and kind = 'person'")


async def check_first(session: AsyncSession, organisation: UUID, role: str) -> None:
    """Raise `Refused` where the organisation's own administrator has to invite this person, not the operator.

    Raises `NotFound("organisation")` for an unknown one. Holds the organisation until the transaction ends.
    """
    given = {"id": organisation}
    if (await session.execute(_HOLD, given)).one_or_none() is None:
        raise NotFound("organisation")
    against = first_person_reasons(role, (await session.execute(_COUNT, given)).scalar_one())
    if against:
        raise Refused(*against)
