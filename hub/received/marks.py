"""Nobody is on what was received but by this hub's own word: looked at wherever one thing of it is opened or answered.

Whatever asks for the assignment asks its row (`hub.received.team`), in SQL, which has no key. So the same statement
brings the row along for `is_forged`. A row that a trigger wrote since two people said that every new request goes to a
machine has no mark: it rests on theirs.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from hub.identity.entry_marks import checked, entry
from hub.identity.work import Work

TABLE, STANDING = "received_team", "received_standing"
_STOOD = """t.how = 'standing' and t.entry_mark is null and (s.org, s.principal) = (t.org, t.principal)
    and s.since <= t.assigned_at + interval '5 minutes'
    and (s.ended_at is null or s.ended_at >= t.assigned_at - interval '5 minutes')"""
"""SQL over `received_team t` and `received_standing s`: did the trigger write this while two people's word stood?

A request and their word may be written at once, and the clocks of two transactions are not one: hence the minutes.
"""
_RESTS = f"exists (select from received_standing s where {_STOOD})"
"""SQL: did the trigger write this assignment (`t`) while a standing one was there?"""
WITHOUT_A_MARK: Mapping[str, str] = MappingProxyType({TABLE: _RESTS})
"""Table to the rows of it that have no mark of their own: for `hub.identity.verify_entries`."""
_ON_IT = f"""array(
  select array['received_team'] || {entry(TABLE, "t")} from received_team t
  where (t.org, t.object, t.principal) = ($org, $object, :principal) and t.ended_at is null and not {_RESTS}
  union all
  select array['received_standing'] || {entry(STANDING, "s")} from received_team t join received_standing s on {_STOOD}
  where (t.org, t.object, t.principal) = ($org, $object, :principal) and t.ended_at is null)"""  # noqa: S608 - our own names


def on_it(org: str, object_id: str) -> str:
    """SQL of one column, for `is_forged`: by which rows `:principal` is assigned to it; empty where she is not.

    `org`, `object_id`: columns that name it.
    """
    return _ON_IT.replace("$org", org).replace("$object", object_id)


def is_forged(work: Work, rows: Sequence[Sequence[str]]) -> bool:
    """Whether the viewer is assigned by a row that this hub did not write so: it is as absent, and the log says so."""
    return bool(rows) and all(checked(work.session, table, read) is None for table, *read in rows)
