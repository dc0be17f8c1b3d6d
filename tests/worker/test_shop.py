"""The worker as it is put together: real forms, real handlers, the database's own role."""

from base64 import b64encode
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest
from psycopg.types.json import Jsonb

from hub.delivery.dispatch import drain
from hub.delivery.run_due import run_due
from hub.directory.routes import add
from hub.exchange.messages import Message
from hub.exchange.network import ApiAnswer
from hub.exchange.outcomes import Delivered, Outcome
from hub.intake.say_death import record_death
from hub.intake.voice import Spoken
from hub.kit.clock import FixedClock
from hub.kit.signing import ensure_signing_key, ledger_key_file
from hub.withdrawals.narrow import narrow
from hub.withdrawals.withdraw import ChangeOfMind, withdraw
from hub.worker import WorkerContext, open_context
from tests.consultations import ADULT
from tests.parties import NOW, Parties, Party
from tests.referrals.handoff import handoff, next_lawyer, offered
from tests.takedowns.removal import URL, queued, removal

pytestmark = pytest.mark.anyio


@dataclass
class Postman:
    """Carries everything out, and keeps it."""

    mails: list[tuple[str, Message]] = field(default_factory=list)
    posts: list[tuple[str, bytes]] = field(default_factory=list)

    def now(self) -> datetime:
        """When it is carried."""
        return NOW

    async def post(self, url: str, headers: Mapping[str, str], body: bytes, /) -> Outcome:
        """Taken by the partner's machine."""
        assert headers
        self.posts.append((url, body))
        return Delivered()

    async def ask(self, _method: str, url: str, headers: Mapping[str, str], body: bytes, /) -> ApiAnswer:
        """Done at once by the partner's API."""
        return ApiAnswer(200, await self.post(url, headers, body))

    async def mail(self, to: str, message_id: str, at: datetime, message: Message, /) -> Outcome:
        """Taken by the partner's mail server."""
        assert message_id
        assert at
        self.mails.append((to, message))
        return Delivered("250 ok")


@pytest.fixture
async def shop(alone: Parties) -> AsyncIterator[WorkerContext]:
    settings = alone.database.settings
    ensure_signing_key(ledger_key_file(settings.root_key_file))
    shop = open_context(settings, FixedClock(NOW + timedelta(seconds=1)))
    yield replace(shop, engine=replace(shop.engine, carrier=Postman()))
    await shop.close()


def at(shop: WorkerContext, instant: datetime) -> WorkerContext:
    return replace(shop, engine=replace(shop.engine, clock=FixedClock(instant)))


async def test_an_offer_in_a_coarser_form_passes_the_gate_again_and_is_announced(
    alone: Parties, shop: WorkerContext
) -> None:
    handed = await handoff(alone)
    alone.database.change("route", address=Jsonb({"mail": "desk@office.example.org"}))
    made = await offered(alone, handed)

    await drain(shop.engine, 10)

    assert alone.rows("select status, reason from delivery where object = %(r)s", r=made) == [("delivered", None)]
    postman = shop.engine.carrier
    assert isinstance(postman, Postman)
    assert [to for to, _ in postman.mails] == ["desk@office.example.org"]


async def test_a_silent_offer_expires_and_nothing_of_it_is_left(alone: Parties, shop: WorkerContext) -> None:
    handed = await handoff(alone)
    made = await offered(alone, handed)
    (ends,) = alone.rows("select expires_at from referral where id = %(r)s", r=made)[0]

    taken = await run_due(at(shop, ends).engine, 10)

    assert taken >= 1
    assert alone.rows("select status, reason from referral where id = %(r)s", r=made) == [("cancelled", "expired")]
    assert alone.rows("select from sealed_packet") == alone.rows("select from release_key") == []
    assert alone.rows("select status from delivery where object = %(r)s", r=made) == [("cancelled",)]


async def test_a_withdrawal_s_seven_days_end_by_themselves(alone: Parties, shop: WorkerContext) -> None:
    handed = await handoff(alone)
    await next_lawyer(alone, handed.sender, handed.case)
    await offered(alone, handed)
    async with alone.work(handed.sender) as work:
        told = await withdraw(work, handed.case, ChangeOfMind(None))

    before = alone.rows("select count(*) from release_key")
    await run_due(at(shop, told.destroy_at - timedelta(seconds=1)).engine, 10)
    waiting = alone.rows("select count(*) from release_key")
    await run_due(at(shop, told.destroy_at).engine, 10)

    assert before == waiting == [(4,)]
    assert alone.rows("select from release_key") == []
    assert alone.rows("select from due where kind = 'release.destroy'") == []


async def test_what_a_death_held_ends_on_the_thirtieth_day(alone: Parties, shop: WorkerContext) -> None:
    asked = await removal(alone, {**ADULT, "exposure": "threatened"})
    made = await queued(alone, asked)
    async with alone.work(asked.sender) as work:
        await record_death(work, asked.case, "家族から", Spoken(said_by="third-party"), narrow=narrow)
    ends = "select status, reason from takedown where id = %(r)s"

    await run_due(at(shop, NOW + timedelta(days=30, seconds=-1)).engine, 10)
    waiting = alone.rows(ends, r=made)
    await run_due(at(shop, NOW + timedelta(days=30)).engine, 10)

    assert waiting == [("requested", None)]
    assert alone.rows(ends, r=made) == [("cancelled", "ended-by-sender")]


async def routed(parties: Parties, party: Party, connector: str, address: dict[str, str]) -> None:
    operator = parties.database.pool("hub_operator")
    secret = "whsec_" + b64encode(b"0123456789abcdef01234567").decode()
    async with operator.transaction(None) as session:
        await add(
            session,
            parties.keys,
            organisation=party.id,
            connector=connector,
            address=address,
            secrets=[secret],
            now=NOW,
        )
    await operator.close()


@pytest.mark.parametrize(
    ("connector", "address", "proof"),
    [
        ("platform_webhook", {"url": "https://api.example.org/hook"}, "api"),
        ("dsa_notice", {"mail": "notice@platform.example.org"}, "mail-server"),
    ],
)
async def test_a_request_that_a_platform_took_has_a_proof_of_receipt(
    alone: Parties, shop: WorkerContext, connector: str, address: dict[str, str], proof: str
) -> None:
    asked = await removal(alone, connector=connector)
    await routed(alone, asked.platform, connector, address)
    made = await queued(alone, asked)

    await drain(shop.engine, 10)

    assert alone.rows("select status, reason from delivery where object = %(r)s", r=made) == [("delivered", None)]
    taken = connector == "dsa_notice"  # nobody there accepts it in the hub
    assert alone.rows("select received_proof, handed_over_at is not null from takedown where id = %(r)s", r=made) == [
        (proof, taken)
    ]
    postman = shop.engine.carrier
    assert isinstance(postman, Postman)
    said = b"".join([body for _, body in postman.posts] + [message.body for _, message in postman.mails])
    assert (URL["value"].encode() in said) == (connector == "dsa_notice"), "only a legal notice carries the packet"
