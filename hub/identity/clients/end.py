"""A machine is let go: its keys, its tokens and whatever it is doing end with the next request."""

from uuid import UUID

from sqlalchemy import text

from hub.audit.verbs import Verb
from hub.identity.clients.noted import note
from hub.identity.work import Work
from hub.kit.errors import NotFound

_FIND = text("select from client where org = :org and id = :client for no key update")
_END = text("""
update client set ended_at = :now where org = :org and id = :client and ended_at is null returning principal
""")
_PRINCIPAL = text("""
update principal set ended_at = :now where organisation = :org and id = :principal and ended_at is null
""")
_KEYS = text("update client_key set ended_at = :now where org = :org and client = :client and ended_at is null")


async def end(work: Work, client: UUID) -> None:
    """End the client, its principal and its keys; twice is the same as once. Raises `NotFound`. Four statements."""
    place = {"org": work.viewer.organisation, "client": client}
    if (await work.session.execute(_FIND, place)).one_or_none() is None:
        raise NotFound("client")
    row = (await work.session.execute(_END, {**place, "now": work.now})).one_or_none()
    if row is None:
        return
    await work.session.execute(_KEYS, {**place, "now": work.now})
    await work.session.execute(_PRINCIPAL, {"org": place["org"], "principal": row.principal, "now": work.now})
    note(work, Verb.CLIENT_ENDED, client)
