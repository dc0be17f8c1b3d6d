"""What a referral and a takedown request answer alike: their parties, the sender's case, the timeline, the packet."""

from typing import Any, Protocol
from uuid import UUID

from hub.exchange.packets import Packet, PacketKind
from hub.identity.work import Work
from hub.kit.errors import NotFound
from hub.releases.read import read
from hub.tasks.timeline import timeline
from schema.directory import organisation_named
from schema.engine.context import Context
from schema.engine.references import global_id


class BetweenTwo(Protocol):
    """A referral or request as its door answers with it. `case` is None for the recipient, who never learns it."""

    id: UUID
    sender: UUID
    recipient: UUID
    case: UUID | None


class TwoParties:
    """The resolvers that both types have; each describes its own fields."""

    async def resolve_sender(self: BetweenTwo, info: Any) -> object:
        """Found with the recipient."""
        return await organisation_named(info.context, self.sender)

    async def resolve_recipient(self: BetweenTwo, info: Any) -> object:
        """Found with the sender."""
        return await organisation_named(info.context, self.recipient)

    def resolve_case_id(self: BetweenTwo, _info: object) -> str | None:
        """The global id."""
        return global_id("Case", self.case) if self.case else None

    async def resolve_timeline(self: BetweenTwo, info: Any) -> object:
        """One statement."""
        context: Context = info.context
        return await context.ask(timeline, self.id)

    async def resolve_packet(self: BetweenTwo, info: Any) -> Packet | None:
        """Read, and written into the ledger."""
        context: Context = info.context
        return await context.ask(read_if_open, self.id, "packet")


async def read_if_open(work: Work, object_id: UUID, kind: PacketKind) -> Packet | None:
    """What was released, or None where there is nothing that the viewer may read now."""
    try:
        return await read(work, object_id, kind)
    except NotFound:
        return None
