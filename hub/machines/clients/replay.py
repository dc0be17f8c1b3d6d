"""An assertion counts once, on every machine and after every restart; and a client asks only so often a minute."""

import math
from datetime import datetime, timedelta
from enum import Enum

from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

from hub.machines.clients.assertion import ClientAssertion
from hub.machines.clients.known import KnownClient

MINUTE = timedelta(minutes=1)

# A statement of its own, first: whoever comes second must count what the first one wrote. It also sees a client that
# was ended since its keys were read.
_HOLD = text("""
select from client where org = :org and id = :client and (ended_at is null or ended_at > :now) for no key update
""")
_RECENT = text("""
select count(*) as seen, min(at) as oldest from (
  select at from spent_assertion where org = :org and client = :client and at > :minute_ago
  order by at desc limit :rate
) as recent
""")
_SPEND = text("""
insert into spent_assertion (org, client, jti, at, until) values (:org, :client, :jti, :now, :until)
on conflict do nothing returning client
""")


class Spent(Enum):
    """What became of an assertion."""

    FIRST = "first"
    AGAIN = "again"


async def spend(session: AsyncSession, client: KnownClient, shown: ClientAssertion, now: datetime) -> Spent | int:
    """`FIRST` once for each assertion; `AGAIN` after that and for a client that has ended meanwhile.

    A number says that the client has asked too often: how many seconds until it may ask again. Three statements.
    """
    place = {"org": client.id.organisation, "client": client.id.client}
    if (await session.execute(_HOLD, {**place, "now": now})).one_or_none() is None:
        return Spent.AGAIN
    asked = {**place, "minute_ago": now - MINUTE, "rate": client.rate}
    recent = (await session.execute(_RECENT, asked)).one()
    if recent.seen >= client.rate:
        left: timedelta = recent.oldest + MINUTE - now
        return max(1, math.ceil(left.total_seconds()))
    given = {**place, "jti": shown.number, "now": now, "until": shown.until}
    row = (await session.execute(_SPEND, given)).one_or_none()
    return Spent.FIRST if row is not None else Spent.AGAIN
