"""Whether this person has signed in from this browser before; a second person is told where not."""

from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

from hub.entry.handles import Handle
from hub.entry.notices import tell_a_second_person
from hub.entry.sessions.models import KnownDevice

_WHOSE = text("select principal from known_device where org = :org and id = :id and digest = :digest")

_BROWSERS: Final = (("Edg", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("FxiOS", "Firefox"))
_LATER_BROWSERS: Final = (("CriOS", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
_SYSTEMS: Final = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)
_OTHER: Final = "?"


def coarse(user_agent: str) -> str:
    """A label of two words from fixed lists, e.g. "Firefox, Windows": no version, and nothing that somebody typed."""
    return f"{_first(user_agent, (*_BROWSERS, *_LATER_BROWSERS))}, {_first(user_agent, _SYSTEMS)}"


def _first(user_agent: str, marks: tuple[tuple[str, str], ...]) -> str:
    return next((label for mark, label in marks if mark in user_agent), _OTHER)


async def recognise(
    session: AsyncSession, organisation: UUID, principal: UUID, *, known: Handle | None, device: str, now: datetime
) -> Handle | None:
    """The handle that the browser is to keep from now on, None where it keeps it already.

    Several people may share a browser: it keeps one secret, and the hub remembers for each of them that it was used.
    """
    people = await _people(session, organisation, known)
    if principal in people:
        return None
    fresh = None if people else Handle.new(organisation)
    kept = fresh or known
    if kept is not None:
        session.add(KnownDevice(org=organisation, id=kept.id, principal=principal, digest=kept.digest, created_at=now))
    await session.flush()
    await tell_a_second_person(session, organisation, principal, device=device, now=now)
    return fresh


async def _people(session: AsyncSession, organisation: UUID, known: Handle | None) -> frozenset[UUID]:
    """Who has signed in from it; nobody, where the secret is not one that the hub gave out in this organisation."""
    if known is None or known.organisation != organisation:
        return frozenset()
    given = {"org": organisation, "id": known.id, "digest": known.digest}
    return frozenset((await session.execute(_WHOSE, given)).scalars())
