"""Why something was narrowed or ended: the sender's own record. Its recipient reads one neutral word."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from uuid import UUID

from sqlalchemy import text

from hub.identity.viewer import THE_HUB
from hub.identity.work import Work
from hub.narrowing.acts import Act
from hub.narrowing.planned import WATCHED

NO_LIMITS: Mapping[UUID, datetime] = MappingProxyType({})

_NOTE = text("""
insert into narrowed (id, org, object, cause, act, reason, principal, at, hold_until)
select gen_random_uuid(), :org, done.object, :cause, done.act, :reason, :principal, :now, done.hold_until
from unnest(cast(:objects as uuid[]), cast(:acts as text[]), cast(:limits as timestamptz[]))
  as done(object, act, hold_until)
""")
_LAST = text("""
select distinct on (object) object, act from narrowed
where org = :org and object = any(:objects) and act = any(:going_on)
order by object, at desc, seq desc
""")
_SAID = """(select n.$said from narrowed n where n.org = :org and n.object = $id and n.act not in ('keep', 'watched')
  order by n.at desc, n.seq desc limit 1)"""
CAUSE = _SAID.replace("$said", "cause")
"""SQL: the newest cause that narrowed the thing `$id`; null for whoever is not its sender."""
CUT_FOR = """(select n.cause from narrowed n where n.org = r.sender and n.object = r.object and n.at = r.cut_at
  and n.act in ('cut', 'close off') order by n.seq desc limit 1)"""
"""SQL: the cause that cut the release `r`, in the transaction that did; null for whoever is not its sender."""
REASON = _SAID.replace("$said", "reason")
"""SQL: the reason code that the sender gave with it."""
_FORGIVEN = {Act.GO_ON.value: "consent_withdrawn", WATCHED: "case_closed"}


async def note(
    work: Work,
    cause: str,
    done: Sequence[tuple[UUID, str]],
    reason: str | None = None,
    limits: Mapping[UUID, datetime] = NO_LIMITS,
) -> None:
    """Keep what this cause did to each thing. One statement; the viewer's organisation is their sender.

    `limits`: until when a thing may be held.
    """
    if not done:
        return
    given = {"org": work.viewer.organisation, "cause": cause, "reason": reason, "now": work.now}
    who = None if work.viewer.principal == THE_HUB else work.viewer.principal
    rows: dict[str, list[object]] = {"objects": [object_id for object_id, _ in done], "acts": [act for _, act in done]}
    rows["limits"] = [limits.get(object_id) for object_id, _ in done]
    await work.session.execute(_NOTE, {**given, **rows, "principal": who})


async def forgiven(work: Work, objects: Sequence[UUID]) -> Mapping[UUID, str]:
    """By thing, the code that stands no more against sending it, because it goes on by her own word; one statement.

    A request that "everybody" left running was agreed to go on; what is watched after a closing is still sent.
    """
    given = {"org": work.viewer.organisation, "objects": list(objects), "going_on": list(_FORGIVEN)}
    rows = await work.session.execute(_LAST, given)
    return {row.object: _FORGIVEN[row.act] for row in rows}
