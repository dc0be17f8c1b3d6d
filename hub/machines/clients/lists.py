"""An organisation's machines and their keys, as its administrator sees them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from string import Template
from uuid import UUID

from sqlalchemy import text

from hub.identity.fragments import principal
from hub.identity.work import Work
from hub.kit.errors import NotFound
from hub.kit.pages import Page, Position, Slice
from hub.kit.rows import by_name

_ROWS = f"""
select c.id, c.org as organisation, c.principal, c.label, p.role, c.binding, c.scopes, c.rate, c.created_at, c.ended_at
from client c {principal("p", "c.org", "c.principal")}
where c.org = :org
"""  # noqa: S608 - fragments of identity's
_PAGE = Template(_ROWS + "$conditions order by c.created_at desc, c.id desc limit $limit")
_ONE = text(_ROWS + "and c.id = :id")
_KEYS = text("""
select client, kid, thumbprint, created_at, ended_at from client_key
where org = :org and client = any(:ids) order by client, created_at, id
""")


@dataclass(frozen=True)
class ListedClient:
    """One machine. `rate`: requests a minute; `ended_at` None while it may call."""

    id: UUID
    organisation: UUID
    principal: UUID
    label: str
    role: str
    binding: str
    scopes: Sequence[str]
    rate: int
    created_at: datetime
    ended_at: datetime | None


@dataclass(frozen=True)
class ListedKey:
    """The public half of a key. `thumbprint`: RFC 7638."""

    kid: str
    thumbprint: str
    created_at: datetime
    ended_at: datetime | None


async def clients(work: Work, page: Page) -> Slice[ListedClient]:
    """A page of the viewer's machines, newest first. One statement whatever the page."""
    conditions = "" if page.after is None else "and (c.created_at, c.id) < (:at, cast(:object as uuid))"
    statement = text(_PAGE.substitute(conditions=conditions, limit=page.limit))
    place = {"at": page.after.at, "object": page.after.object} if page.after else {}
    rows = (await work.session.execute(statement, {"org": work.viewer.organisation, **place})).all()
    return Slice.of([by_name(ListedClient, row) for row in rows], page, lambda one: Position(one.created_at, one.id))


async def client(work: Work, client_id: UUID) -> ListedClient:
    """One machine of the viewer's; raises `NotFound`. One statement."""
    row = (await work.session.execute(_ONE, {"org": work.viewer.organisation, "id": client_id})).one_or_none()
    if row is None:
        raise NotFound
    return by_name(ListedClient, row)


async def keys(work: Work, ids: Sequence[UUID]) -> dict[UUID, tuple[ListedKey, ...]]:
    """The keys of these machines, ended ones too, oldest first; one statement."""
    rows = await work.session.execute(_KEYS, {"org": work.viewer.organisation, "ids": list(ids)})
    found: dict[UUID, tuple[ListedKey, ...]] = dict.fromkeys(ids, ())
    for row in rows:
        found[row.client] += (by_name(ListedKey, row, beside="client"),)
    return found
