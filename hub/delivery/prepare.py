"""Everything that one message needs, read before it is claimed: rendering a document must not hold a lock."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, text

from hub.cases.fragments import origin
from hub.delivery import body, settle
from hub.delivery.engine import Engine
from hub.delivery.lease import Leased
from hub.directory.routes import current_route
from hub.exchange.connector import Dispatch, Route
from hub.exchange.messages import Message
from hub.exchange.packets import NamedOrganisation, Packet
from hub.identity.fragments import organisation
from hub.identity.work import Work
from hub.kit.errors import NotFound
from hub.kit.sealed import unseal
from hub.lists.fragments import listed
from hub.releases.read import Opened, by_id
from hub.tasks.delivered import FIRST

_FOUND = text(f"""
select d.id, d.recipient, d.object, d.release, d.connector, d.event, d.message_id, d.created_at,
  o.case_file, o.purpose, p.status as object_status, p.due_at, p.delivery, b.sealed as body,
  us.name as our_name, us.kind as our_kind, us.country as our_country,
  them.name as their_name, them.kind as their_kind, them.country as their_country, them.languages[1] as language
from delivery d
{origin("o", "d.sender", "d.object")}
{organisation("us", "d.sender")}
{organisation("them", "d.recipient")}
left {listed("p", "d.sender", "d.object")}
left join delivery_body b on b.delivery = d.id
where d.id = :id and d.sender = :org and d.leased_until = :until and d.status in ('queued', 'sending', 'retrying')
""")  # noqa: S608 - fragments of other rooms'


@dataclass(frozen=True)
class PreparedMessage:
    """One message before its claim. `message`: as kept from an earlier attempt, None where it is still to be made.

    `packet` and `key` are there where it discloses something; the dispatch carries the packet only to a partner whose
    form is a mail (a legal notice): everybody else is told that there is something to fetch. `untold`: it is the first
    that the recipient is to hear of this, and nobody took it yet.
    """

    id: UUID
    recipient: UUID
    connector: str
    event: str
    object: UUID
    case: UUID
    purpose: str
    release: UUID | None
    dispatch: Dispatch
    route: Route | None
    message: Message | None
    packet: Packet | None = field(repr=False)
    key: bytes | None = field(repr=False)
    digest: bytes | None
    untold: bool


async def prepare(engine: Engine, leased: Leased) -> PreparedMessage | None:
    """Read what is to be sent; None where there is nothing to send any more.

    A message whose release was destroyed is cancelled here.
    """
    async with engine.work(leased.sender) as work:
        given = {"id": leased.id, "org": leased.sender, "until": leased.until}
        row = (await work.session.execute(_FOUND, given)).one_or_none()
        if row is None:
            return None
        try:
            opened = await by_id(work, row.release) if row.release else None
        except NotFound:
            await settle.stop(engine, work, leased, "release_closed")
            return None
        return _prepared(row, opened, await _route(work, row), leased.sender)


async def _route(work: Work, row: Row[Any]) -> Route | None:
    """The recipient's route, if it still is the one that was consented to."""
    found = await current_route(work, row.recipient)
    return found if found is not None and found.connector == row.connector else None


def _prepared(row: Row[Any], opened: Opened | None, route: Route | None, sender: UUID) -> PreparedMessage:
    kept = unseal(opened.key, body.place(row.id), row.body) if opened and row.body else None
    return PreparedMessage(
        id=row.id,
        recipient=row.recipient,
        connector=row.connector,
        event=row.event,
        object=row.object,
        case=row.case_file,
        purpose=row.purpose,
        release=row.release,
        dispatch=_dispatch(row, sender, opened),
        route=route,
        message=body.load(kept) if kept else None,
        packet=opened.packet if opened else None,
        key=opened.key if opened else None,
        digest=opened.digest if opened else None,
        untold=row.event in FIRST and row.delivery != "sent",
    )


def _dispatch(row: Row[Any], sender: UUID, opened: Opened | None) -> Dispatch:
    created: datetime = row.created_at
    return Dispatch(
        message_id=row.message_id,
        event=row.event,
        at=created,
        object=row.object,
        status=row.object_status or "requested",
        due_at=row.due_at,
        sender=NamedOrganisation(sender, row.our_name, row.our_kind, row.our_country),
        recipient=NamedOrganisation(row.recipient, row.their_name, row.their_kind, row.their_country),
        language=opened.packet.language if opened else row.language or "ja",
    )
