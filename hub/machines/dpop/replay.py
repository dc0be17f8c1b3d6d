"""A proof counts once, on every machine and after every restart."""

from uuid import UUID

from sqlalchemy import TextClause, text
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel.ext.asyncio.session import AsyncSession

from hub.machines.dpop.proof import ProofOfKey

# By itself it is one round trip: the organisation is set in the statement, before the row that needs it is made.
SPEND_ALONE = text("""
insert into spent_proof (org, digest, until)
select :org, :digest, :until where set_config('app.org', cast(cast(:org as uuid) as text), true) <> ''
on conflict do nothing returning digest
""")
SPEND = text("""
insert into spent_proof (org, digest, until) values (:org, :digest, :until) on conflict do nothing returning digest
""")


async def spend(
    session: AsyncSession | AsyncConnection, organisation: UUID, proof: ProofOfKey, statement: TextClause = SPEND
) -> bool:
    """Whether this is the first time that the proof is shown; one statement."""
    given = {"org": organisation, "digest": proof.digest, "until": proof.until}
    return (await session.execute(statement, given)).one_or_none() is not None
