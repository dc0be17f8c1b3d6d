"""The items of one request, opened for one party; that is a read, and stands in the ledger."""

from hub.audit.verbs import Verb
from hub.identity.work import Work
from hub.kit.errors import NotFound
from hub.releases.read import log_use, look
from hub.takedowns.items import RequestItem, shut_items
from hub.takedowns.repository import OpenTakedown


async def items(work: Work, request: OpenTakedown) -> tuple[RequestItem, ...]:
    """The items with their values, or without them where the release was cut, ran out or was destroyed."""
    shut = shut_items(request.item_status, request.item_reason)
    try:
        opened = await look(work, request.id, "packet")
    except NotFound:
        return shut
    await log_use(work, opened, Verb.PACKET_READ)
    rows = opened.packet.fields["items"]
    return tuple(
        RequestItem(
            one.number, one.status, one.reason, row["kind"], row["value"], row.get("service"), row.get("algorithm")
        )
        for one, row in zip(shut, rows, strict=True)
    )
