"""A change of endpoint step by step: asked for, posed, confirmed, and what is so afterwards."""

from datetime import datetime, timedelta
from uuid import UUID

from connectors.kit.challenge import Challenges
from connectors.kit.http import Bounds
from connectors.kit.network import Network
from hub.acts.decide import confirm
from hub.directory import endpoint_change, send_challenge
from hub.directory.endpoint_change import Proposed
from hub.directory.routes import current_route
from hub.registry import ACTS
from tests.acts.people import Person, working
from tests.parties import NOW, Parties

NETWORK = Network("test", bounds=Bounds(connect_seconds=2, total_seconds=2))
LATER = NOW + timedelta(hours=1)


async def asked(
    parties: Parties, someone: Person, address: str | None, connector: str = "platform_webhook"
) -> Proposed:
    async with working(parties, someone) as work:
        return await endpoint_change.ask(work, ACTS, connector, address)


async def posed(parties: Parties, someone: Person, act: UUID, now: datetime = NOW) -> str:
    async with working(parties, someone, now) as work:
        question = await send_challenge.prepare(work, ACTS, act)
    found = await send_challenge.pose(question, Challenges(NETWORK))
    async with working(parties, someone, now) as work:
        await send_challenge.settle(work, ACTS, act, question, found)
    return found


async def confirmed(parties: Parties, someone: Person, act: UUID, now: datetime = LATER) -> None:
    async with working(parties, someone, now) as work:
        await confirm(work, ACTS, act)


async def present(parties: Parties, someone: Person, now: datetime = LATER) -> tuple[str | None, tuple[str, ...]]:
    """Where the organisation is reached, and with which secrets messages are signed."""
    async with working(parties, someone, now) as work:
        found = await current_route(work, someone.party.id)
    assert found is not None
    return found.address.get("url"), found.secrets
