"""How often challenges go out, counted in the database over all acts: a hub is no tool to flood somebody's address."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from types import MappingProxyType
from urllib.parse import urlsplit
from uuid import UUID

from sqlalchemy import text

from hub.identity.work import Work
from hub.kit.errors import Conflict, Reason

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
Limits = Mapping[timedelta, int]
OF_ORGANISATION: Limits = MappingProxyType({HOUR: 20, DAY: 50})
"""Challenges that one organisation sends, to whichever addresses."""
TO_ADDRESS: Limits = MappingProxyType({HOUR: 5, DAY: 10})
"""Challenges that one mailbox or web server gets, from whichever organisations."""

# first and in one order: who comes second counts what the first one wrote
_HOLD = text("select pg_advisory_xact_lock(hashtextextended(key, 7)) from unnest(cast(:keys as text[])) as key")
_SENT = text("""
with over as (delete from challenge_sent where at <= :since)
select key, at from challenge_sent where key = any(:keys) and at > :since order by at desc
""")
_NOTE = text("insert into challenge_sent (key, at) select key, :now from unnest(cast(:keys as text[])) as key")
_POSED = text("update two_person_act set posed = posed + 1 where org = :org and id = :id returning posed")


class TooOften(Conflict):
    """So many challenges went out lately that this one may not. `possible_at`: when it may."""

    def __init__(self, possible_at: datetime) -> None:
        """With the one reason that there is."""
        super().__init__(Reason("too_many_challenges_lately"))
        self.possible_at = possible_at


async def count(work: Work, address: Mapping[str, str]) -> None:
    """Count one more challenge to this address; three statements. Raises `TooOften`, with nothing counted."""
    of, to = _key("organisation", work.viewer.organisation), _key("address", target(address))
    given = {"keys": sorted((of, to)), "now": work.now, "since": work.now - DAY}
    await work.session.execute(_HOLD, given)
    rows = (await work.session.execute(_SENT, given)).all()
    when = [
        possible_at([row.at for row in rows if row.key == key], limits, work.now)
        for key, limits in ((of, OF_ORGANISATION), (to, TO_ADDRESS))
    ]
    if max(when) > work.now:
        raise TooOften(max(when))
    await work.session.execute(_NOTE, given)


async def count_of_act(work: Work, act_id: UUID) -> int:
    """Count one more challenge of this act of the viewer's organisation: the how manieth it is. One statement."""
    given = {"org": work.viewer.organisation, "id": act_id}
    number: int = (await work.session.execute(_POSED, given)).scalar_one()
    return number


def possible_at(sent: Sequence[datetime], limits: Limits, now: datetime) -> datetime:
    """From when one more may go out; `now` where it may at once. `sent`: when those before went, the newest first."""
    full = [sent[most - 1] + span for span, most in limits.items() if len(sent) >= most]
    return max([now, *full])


def target(address: Mapping[str, str]) -> str:
    """Who is asked, in one writing: the mailbox without what stands after its "+", or the web server with its port."""
    if "mail" in address:
        name, _, host = address["mail"].strip().lower().rpartition("@")
        return f"{name.partition('+')[0]}@{host}"
    return urlsplit(address.get("url", "").strip().lower()).netloc.rpartition("@")[2]


def _key(kind: str, who: UUID | str) -> str:
    """A digest, so that no address stands where everybody's is counted."""
    return hashlib.sha256(f"{kind}:{who}".encode()).hexdigest()
