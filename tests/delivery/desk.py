"""A worker's side for tests: a connector that keeps its own log and answers as told."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import cast

from connectors.partners.nowhere import CONNECTOR
from hub.delivery.dispatch import drain
from hub.delivery.engine import DueHandler, Engine, Heard
from hub.exchange.connector import Connector, Dispatch, Message, Route
from hub.exchange.network import Carrier
from hub.exchange.outcomes import Delivered, Outcome
from hub.exchange.packets import Packet
from hub.exchange.profiles import Channel, Profile
from hub.kit.clock import FixedClock
from tests.parties import NOW, Parties
from tests.withdrawals.scene import Released

Answering = Callable[[Dispatch], Awaitable[Outcome]]


@dataclass
class Receiver:
    """A partner who writes down every message that reaches it, before it answers."""

    answers: list[Outcome] = field(default_factory=list)
    log: list[tuple[str, bytes]] = field(default_factory=list)
    packets: list[Packet] = field(default_factory=list)
    formatted: int = 0
    channel: Channel = "webhook"
    answering: Answering | None = None

    @property
    def profile(self) -> Profile:
        """The form of `nowhere`, by the channel that is asked for."""
        return replace(CONNECTOR.profile, channel=self.channel)

    def format(self, dispatch: Dispatch, /) -> Message:
        """Another body each time it is asked: only what is kept can be sent again unchanged."""
        self.formatted += 1
        self.packets += [dispatch.packet] if dispatch.packet else []
        return Message("text/plain", f"{dispatch.event} {self.formatted}".encode())

    def documents(self, _packet: Packet, /) -> tuple[()]:
        """None."""
        return ()

    async def deliver(self, dispatch: Dispatch, message: Message, _route: Route, _carrier: Carrier, /) -> Outcome:
        """Write it down, then answer with the next word, or Delivered."""
        self.log.append((dispatch.message_id, message.body))
        if self.answering is not None:
            return await self.answering(dispatch)
        return self.answers.pop(0) if self.answers else Delivered("taken")


def engine_of(
    parties: Parties,
    receiver: Receiver,
    *,
    clock: FixedClock | None = None,
    handlers: dict[str, DueHandler] | None = None,
    heard: dict[str, Heard] | None = None,
    pace: float = 1.0,
) -> Engine:
    """An engine as `hub_worker` whose clock stands one second after `NOW`."""
    return Engine(
        database=parties.worker,
        keys=parties.keys,
        connectors={"nowhere": cast("Connector", receiver)},
        carrier=cast("Carrier", None),
        clock=clock or FixedClock(NOW + timedelta(seconds=1)),
        pace=pace,
        handlers=handlers or {},
        heard=heard or {},
        luck=lambda: 0.0,
    )


def state(parties: Parties, sent: Released) -> tuple[str, str | None]:
    """Where the message of what was sent stands, and why."""
    status, reason = parties.rows("select status, reason from delivery where id = %(d)s", d=sent.delivery.id)[0]
    return status, reason


async def drain_all(engine: Engine) -> None:
    """Send all that is due, what others left in this database as well."""
    while await drain(engine, 100):
        pass
