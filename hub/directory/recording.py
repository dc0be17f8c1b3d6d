"""What all that the operator records of a member has in common: refused alike, kept with a line in its ledger."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession

from hub.audit.trail import record_of_operator
from hub.audit.verbs import Verb
from hub.directory.models import PartnerRouteRow, PlatformFactRow, ReportingDuty, Service
from hub.identity import organisations
from hub.kit.errors import Invalid, NotFound, Reason


def refuse(reasons: Sequence[Reason]) -> None:
    """Raise `Invalid` where there is a reason."""
    if reasons:
        raise Invalid(*reasons)


def order_reasons(first: date, last: date | None) -> list[Reason]:
    """Why a row cannot hold from the first day to the last: it would end before."""
    return [Reason("out_of_range", "valid_to", (f"{first}", ".."))] if last is not None and last < first else []


async def require_entered(session: AsyncSession, organisation_id: UUID) -> None:
    """Raise `NotFound` where the hub knows no such organisation."""
    if not await organisations.is_entered(session, organisation_id):
        raise NotFound("organisation")


async def keep(
    session: AsyncSession, row: ReportingDuty | Service | PlatformFactRow | PartnerRouteRow, verb: Verb, now: datetime
) -> UUID:
    """Write the row and the operator's line about it; the row's id."""
    session.add(row)
    await session.flush()
    made = row.id
    await record_of_operator(session, verb, org=row.organisation, object_id=made, at=now)
    return made
