"""The head of each organisation is noted, daily, in the chains of those that it shared something with since."""

import hashlib
from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

from hub.audit.heads import Head
from hub.audit.verbs import Verb

_SHARED = text("""
select distinct sender, recipient from ledger_event
where recipient is not null and recipient <> sender and verb <> 'head:noted'
  and at >= coalesce(cast(:since as date), cast('-infinity' as date))
""")
_NOTE = text("""
insert into ledger_event (id, actor, sender, recipient, object, verb, digest, at)
select gen_random_uuid(), org, org, other, org, :verb, digest, :now
from unnest(cast(:orgs as uuid[]), cast(:others as uuid[]), cast(:digests as bytea[])) as given(org, other, digest)
""")


def noted(head: Head) -> bytes:
    """What the other's chain holds of a head: the SHA-256 of its export, which tells nothing without that."""
    return hashlib.sha256(head.export().encode()).digest()


async def note_heads(session: AsyncSession, heads: Mapping[UUID, Head], since: date | None, now: datetime) -> None:
    """Write them, as the sealer; two statements. `since`: the day of the last time, None for everything so far."""
    rows = (await session.execute(_SHARED, {"since": since})).all()
    pairs = sorted({(row.sender, row.recipient) for row in rows} | {(row.recipient, row.sender) for row in rows})
    known = [(org, other) for org, other in pairs if org in heads]
    given = {"orgs": [org for org, _ in known], "others": [other for _, other in known]}
    digests = [noted(heads[org]) for org, _ in known]
    await session.execute(_NOTE, {**given, "digests": digests, "verb": Verb.HEAD_NOTED.value, "now": now})
