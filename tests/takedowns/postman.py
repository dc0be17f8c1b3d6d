"""A worker that sends with the real forms, by a postman of the tests."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, cast
from uuid import UUID

from psycopg.types.json import Jsonb

from connectors import registry
from connectors.kit.partner import Partner
from hub.delivery.dispatch import drain
from hub.delivery.engine import Engine
from hub.delivery.trouble import Trouble, troubles
from hub.exchange.connector import Connector, Dispatch, Route
from hub.exchange.messages import Message
from hub.exchange.network import ApiAnswer, Carrier
from hub.exchange.outcomes import Delivered, Outcome
from hub.kit.clock import FixedClock
from hub.referrals.delivery_outcome import hear_of_referral
from hub.takedowns.delivery_outcome import hear_of_request
from hub.takedowns.repository import OpenTakedown, takedown
from hub.takedowns.send_again import request_again
from tests.parties import NOW, Parties, Party
from tests.takedowns.removal import Removal, removal

HEARD = {"takedown": hear_of_request, "referral": hear_of_referral}
SECRET = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="


@dataclass
class Postman:
    """Carries everything out, keeps it, and answers as told; then it is taken."""

    answers: list[Outcome] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)

    def now(self) -> datetime:
        """When it is carried."""
        return NOW

    async def post(self, _url: str, _headers: Mapping[str, str], body: bytes, /) -> Outcome:
        """To a partner's machine."""
        self.bodies.append(body)
        return self.answers.pop(0) if self.answers else Delivered()

    async def ask(self, _method: str, _url: str, _headers: Mapping[str, str], body: bytes, /) -> ApiAnswer:
        """A step of a partner's API."""
        return ApiAnswer(200, await self.post("", {}, body))

    async def mail(self, _to: str, _message_id: str, _at: datetime, message: Message, /) -> Outcome:
        """To a partner's mail server."""
        return await self.post("", {}, message.body)


@dataclass
class Desk:
    """A worker with the real forms, the sender, and the platform."""

    parties: Parties
    engine: Engine
    clock: FixedClock
    postman: Postman
    asked: Removal

    async def work(self, now: datetime | None = None) -> int:
        """One tick of the worker."""
        if now is not None:
            self.clock.instant = now
        return await drain(self.engine, 10)

    async def seen(self, request: UUID, by: Party | None = None) -> OpenTakedown:
        """The request as it stands."""
        async with self.parties.work(by or self.asked.sender, self.clock.instant) as work:
            return await takedown(work, request)

    async def trouble(self, object_id: UUID) -> Trouble:
        """What its sender reads of it."""
        async with self.parties.work(self.asked.sender, self.clock.instant) as work:
            return (await troubles(work, [object_id]))[object_id]

    async def again(self, request: UUID) -> UUID:
        """Sent again by hand."""
        async with self.parties.work(self.asked.sender, self.clock.instant) as work:
            return await request_again(work, request, (await troubles(work, [request]))[request].message)


async def desk_of(alone: Parties, connector: str = "platform_webhook", *answers: Outcome, **of: Any) -> Desk:
    """A desk whose platform is reached by this connector, and answers so; `of`: of the removal."""
    asked = await removal(alone, connector=connector, **of)
    address = {"url": "https://api.example.org/hook", "mail": "notice@platform.example.org"}
    alone.database.change("route", address=Jsonb(address))
    clock, postman = FixedClock(NOW + timedelta(seconds=1)), Postman(list(answers))
    engine = Engine(
        database=alone.worker,
        keys=alone.keys,
        connectors={name: signing(one) for name, one in registry.load().items()},
        carrier=cast("Carrier", postman),
        clock=clock,
        heard=HEARD,
        luck=lambda: 0.0,
    )
    return Desk(alone, engine, clock, postman, asked)


def signing(connector: Connector, secret: str = SECRET) -> Connector:
    """The connector by a route that holds a secret, one to sign with if none is told: makers of tests seal none."""

    async def deliver(dispatch: Dispatch, message: Message, route: Route, carrier: Carrier) -> Outcome:
        return await connector.deliver(dispatch, message, replace(route, secrets=(secret,)), carrier)

    return Partner(connector.profile, connector.format, connector.documents, deliver)
