"""Who asks with this cookie: looked up at each request, so that whoever was let go is out at the next one."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, text
from sqlmodel.ext.asyncio.session import AsyncSession

from hub.entry.handles import Handle
from hub.entry.sessions.rules import TAKES_UP, is_alive, is_fresh, window
from hub.identity.entry_marks import checked, entry
from hub.identity.fragments import organisation, principal
from hub.identity.membership import PERSON_ADMITTED
from hub.identity.permissions import ROLES, Role
from hub.identity.refusals import Unauthenticated
from hub.identity.viewer import Viewer
from hub.kit.clock import Clock
from hub.kit.db import Database

# One statement: a session that has ended is not noted, and what is noted was alive when it was read.
_FIND = text(f"""
with found as (
  select s.seen_at, {entry("web_session", "s")} as stay, {entry("principal", "p")} as principal,
    o.suspended_at is not null as suspended
  from web_session s
  {principal("p", "s.org", "s.principal")}
  {organisation("o", "s.org")}
  where s.org = :org and s.id = :id and s.digest = :digest
    and s.created_at > :begun_after and s.seen_at > :noted_after and {PERSON_ADMITTED}
), noted as (
  update web_session set seen_at = :now
  where org = :org and id = :id and :noting and exists (select from found where seen_at <= :note_until)
)
select stay, principal, suspended from found
""")  # noqa: S608 - fragments of identity's
# not that of who signed out or was let go: those rows are gone
_LATELY = text(f"""
select s.seen_at, {entry("web_session", "s")} as stay, {entry("principal", "p")} as principal
from web_session s
{principal("p", "s.org", "s.principal")}
{organisation("o", "s.org")}
where s.org = :org and s.id = :id and s.digest = :digest
  and s.created_at > :begun_after and s.seen_at > :noted_after and o.suspended_at is null and {PERSON_ADMITTED}
""")  # noqa: S608 - fragments of identity's


class Sessions:
    """Finds the session behind a cookie."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """`database`: the pool of the role that answers requests."""
        self._database = database
        self._clock = clock

    async def viewer(self, handle_text: str, language: str, *, noting: bool = True) -> Viewer:
        """Who asks; raises `Unauthenticated` for every cookie that is not good here and now.

        `language`: "ja" or "en", for sentences. One statement, in a transaction of the organisation that the handle
        names; the request is noted at most once a minute. Not `noting`: nobody did anything, so it grows idle.
        """
        handle, now = Handle.parse(handle_text), self._clock.now()
        if handle is None:
            raise Unauthenticated
        async with self._database.transaction(handle.organisation) as session:
            row = await _found(session, handle, now, noting=noting)
            stay = checked(session, "web_session", row.stay) if row else None
            person = checked(session, "principal", row.principal) if row else None
        if row is None or stay is None or person is None:
            raise Unauthenticated
        role = Role(person.role)
        return Viewer(
            organisation=handle.organisation,
            principal=person.id,
            client=f"browser:{person.id}",
            role=role,
            permissions=ROLES[role],
            language=language,
            session=handle.id,
            fresh=is_fresh(stay.fresh_at, now),
            suspended=row.suspended,
        )

    async def lately(self, handle_text: str) -> Viewer | None:
        """Whose session this was, where it has ended by itself within a day; may read and do nothing. One statement.

        None for every other cookie, for one that is alive too, and for that of who signed out or was let go.
        """
        handle, now = Handle.parse(handle_text), self._clock.now()
        if handle is None:
            return None
        limits = window(now - TAKES_UP)
        given = {"org": handle.organisation, "id": handle.id, "digest": handle.digest, "now": now}
        bounds = {"begun_after": limits.begun_after, "noted_after": limits.noted_after}
        async with self._database.transaction(handle.organisation) as session:
            row = (await session.execute(_LATELY, {**given, **bounds})).one_or_none()
            stay = checked(session, "web_session", row.stay) if row else None
            person = checked(session, "principal", row.principal) if row else None
        if row is None or stay is None or person is None or is_alive(stay.created_at, row.seen_at, now):
            return None
        return Viewer(handle.organisation, person.id, f"browser:{person.id}", Role(person.role), frozenset())


async def _found(session: AsyncSession, handle: Handle, now: datetime, *, noting: bool) -> Row[Any] | None:
    limits = window(now)
    given = {
        "org": handle.organisation,
        "id": handle.id,
        "digest": handle.digest,
        "now": now,
        "begun_after": limits.begun_after,
        "noted_after": limits.noted_after,
        "note_until": limits.note_until,
        "noting": noting,
    }
    return (await session.execute(_FIND, given)).one_or_none()
