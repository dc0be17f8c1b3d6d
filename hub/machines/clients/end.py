"""A machine is let go: its keys, its tokens and whatever it is doing end with the next request."""

from uuid import UUID

from sqlalchemy import text

from hub.audit.verbs import Verb
from hub.identity.entry_marks import CountedRow, change
from hub.identity.people import end_machine
from hub.identity.work import Work
from hub.kit.errors import NotFound
from hub.machines.clients.ledger_lines import note

_FIND = text("select from client where org = :org and id = :client for no key update")
_STILL = "t.ended_at is null"


async def end(work: Work, client: UUID) -> None:
    """End the client, its principal and its keys; twice is the same as once. Raises `NotFound`. Four statements."""
    place = {"org": work.viewer.organisation, "client": client}
    if (await work.session.execute(_FIND, place)).one_or_none() is None:
        raise NotFound("client")
    ended = await _over(work, "client", {"org": place["org"], "id": client})
    if not ended:
        return
    await _over(work, "client_key", place)
    await end_machine(work.session, place["org"], ended[0].principal, work.now)
    note(work, Verb.CLIENT_ENDED, client)


async def _over(work: Work, table: str, which: dict[str, UUID]) -> list[CountedRow]:
    return await change(work.session, table, which, {"ended_at": work.now}, at=work.now, only=_STILL)
