"""Cases, consents and requests as they come out of a hat, and the hub that previews, sends and delivers them."""

import random
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from psycopg.types.json import Jsonb

from connectors import registry
from connectors.kit.http import Bounds
from connectors.kit.mail import MailRelay
from connectors.kit.network import Network
from hub.delivery.dispatch import drain
from hub.delivery.engine import Engine
from hub.exchange.packets import Form
from hub.intake.look_ahead import look_ahead
from hub.kit.clock import FixedClock
from hub.kit.errors import HubError, Invalid
from hub.referrals.draft import OfferWanted
from hub.referrals.offer import offer
from hub.takedowns.request import Request, beside_the_gate
from hub.takedowns.send import send
from tests.connectors.matcher import PROXY_TOKEN, matcher
from tests.connectors.servers import Endpoint, Mailbox, endpoint, mail_server, status
from tests.connectors.test_mastodon import ACCOUNT_TOKEN, mastodon
from tests.consultations import HELD_BY_ASSENT, consent, consultation
from tests.minimisation.makers import CASE, EVERYTHING, REQUEST
from tests.parties import NOW, Parties, Party
from tests.takedowns.postman import HEARD, SECRET, signing

CONNECTORS = registry.load()
FORMS = [(name, purpose) for name, one in CONNECTORS.items() for purpose in sorted(one.profile.packet)]
KINDS = {"removal": "platform", "legal_advice": "legal_aid", "police_report": "police"}
SAID = {"signer", "good_faith", "reply_contact", "explanation", "legal_ground"}
"""What a request says beside its items; the gate asks for what a form needs of it."""
ADULT = {"harm_code": "NCII_ADULT", "age_band_now": "20_or_over", "age_band_at_images": "20_or_over"}
CHILD = {"harm_code": "IMAGE_MINOR", "age_band_now": "16_17", "age_band_at_images": "16_17"}
EVIDENCE = ("preserved", "preserved", "waived", "noted")
OTHER = {**ADULT, "harm_code": "DOXXING"}


TAKES = {"hash_list": "hash"}
"""What a form takes that takes no address."""
TOKENS = {"mastodon": ACCOUNT_TOKEN, "hash_list": PROXY_TOKEN}


@dataclass(frozen=True)
class Drawn:
    """One thing to send. `lacks`: field, or field and part, that nobody recorded, said, consented or agreed to."""

    name: str
    purpose: str
    who: Mapping[str, str]
    lacks: Sequence[str] = ()
    not_consented: frozenset[str] = frozenset()
    not_agreed: frozenset[str] = frozenset()
    items: Sequence[str] = ()
    evidence: str = "preserved"
    exposure: str = "published"

    def values(self) -> dict[str, Any]:
        """The case."""
        return self._less({**CASE, **self.who, "exposure": self.exposure, "barred_recipients": []})

    def said(self) -> dict[str, Any]:
        """The request beside its items."""
        return self._less({name: REQUEST[name] for name in SAID})

    def forms(self, without: frozenset[str]) -> dict[str, Form]:
        """Everything but these."""
        return {name: form for name, form in EVERYTHING.items() if name not in without}

    def _less(self, values: dict[str, Any]) -> dict[str, Any]:
        for place in self.lacks:
            name, _, part = place.partition(".")
            if part and name in values:
                values[name] = {key: value for key, value in values[name].items() if key != part}
            else:
                values.pop(name, None)
        return values


def places(name: str, purpose: str, *, required: bool = False) -> list[str]:
    """Each element of a form, and each part of one; or only those that it cannot be filled without."""
    needs = [need for need in CONNECTORS[name].profile.packet[purpose] if need.required or not required]
    return [place for need in needs for place in (need.field, *(f"{need.field}.{part}" for part in need.parts))]


def drawn(hat: random.Random) -> Drawn:
    """One out of the hat: nothing left out as often as four things."""
    name, purpose = hat.choice(FORMS)
    lacks = hat.sample(places(name, purpose), k=hat.choice((0, 0, 1, 1, 2, 4)) % (1 + len(places(name, purpose))))
    some = sorted(EVERYTHING)
    return Drawn(
        name,
        purpose,
        hat.choice((ADULT, CHILD, OTHER)),
        tuple(lacks),
        not_consented=frozenset(hat.sample(some, k=hat.choice((0, 0, 0, 1, 3)))),
        not_agreed=frozenset(hat.sample(some, k=hat.choice((0, 0, 0, 1, 3)))),
        items=hat.sample(("url", "account", "hash"), k=hat.randint(1, 3)),
        evidence=hat.choice(EVIDENCE),
        exposure=hat.choice(("published", "published", "threatened")),
    )


@dataclass
class Hub:
    """Everybody that is sent to, on loopback, and what became of each thing that was asked for.

    `apis`: of the connectors that a platform's own API takes, where that listens.
    `unlike`: what the preview and the sending said differently, with the preview's answer.
    """

    parties: Parties
    engine: Engine
    webhooks: Endpoint
    mails: Mailbox
    apis: Mapping[str, str]
    sender: Party
    refused: int = 0
    unlike: list[tuple[Drawn, bool]] = field(default_factory=list)
    sent: list[UUID] = field(default_factory=list)

    async def try_out(self, one: Drawn) -> None:
        """Preview it and send it: what is allowed leaves, and what is not is refused, alike."""
        recipient = self._recipient(one)
        case = await consultation(self.parties, self.sender, one.values(), evidence_state=one.evidence)
        given = (recipient, one.purpose, one.name, one.forms(one.not_consented))
        await consent(self.parties, self.sender, case, *given, facts=HELD_BY_ASSENT)
        allowed = await self._previewed(one, case, recipient)
        made = await self._made(one, case, recipient)
        if allowed != (made is not None):
            self.unlike.append((one, allowed))
        self.sent += [made] if made else []

    async def _made(self, one: Drawn, case: UUID, recipient: Party) -> UUID | None:
        try:
            async with self.parties.work(self.sender, NOW) as work:
                return await self._asked(work, one, case, recipient)
        except HubError:
            self.refused += 1
            return None

    def _recipient(self, one: Drawn) -> Party:
        kind = KINDS.get(one.purpose, "hotline")
        found = self.parties.organisation(kind, connector=one.name)
        self.parties.agree(self.sender, found, one.forms(one.not_agreed), [one.purpose])
        url = self.apis.get(one.name) or self.webhooks.url()
        address = Jsonb({"url": url, "mail": "desk@body.example.org"})
        self.parties.database.change("route", {"organisation": found.id}, address=address)
        return found

    async def _previewed(self, one: Drawn, case: UUID, recipient: Party) -> bool:
        removal = one.purpose == "removal"
        request = {**one.said(), "items": _items(one)} if removal else {}
        try:
            async with self.parties.work(self.sender, NOW) as work:
                seen = await look_ahead(
                    work,
                    case,
                    recipient.id,
                    purpose=one.purpose,
                    kind="packet",
                    request=request,
                    besides=beside_the_gate if removal else lambda _request, _values: (),
                )
        except Invalid:  # half a reply contact is none
            return False
        return seen.preview.allowed

    async def _asked(self, work: Any, one: Drawn, case: UUID, recipient: Party) -> UUID:
        if one.purpose != "removal":
            return await offer(work, OfferWanted(case, recipient.id, one.purpose, "urgent"))
        said = one.said()
        return await send(
            work, Request(case, recipient.id, _items(one), "urgent", said.pop("legal_ground", None), **said)
        )

    async def work(self) -> list[tuple[str, str, str | None, int]]:
        """Deliver everything; connector, status, reason and number of each kind of end."""
        while await drain(self.engine, 32):
            pass
        return self.parties.rows(
            "select connector, status, reason, count(*) from delivery group by 1, 2, 3 order by 1, 2, 3"
        )


def _items(one: Drawn) -> list[dict[str, Any]]:
    url, account, hash = CASE["locations"][0], CASE["accounts"][0], CASE["hashes"][0]
    rows = {
        "url": {"kind": "url", "value": url["url"]},
        "account": {"kind": "account", "value": account["handle"], "service": account["service"]},
        "hash": {"kind": "hash", "value": hash["value"], "algorithm": hash["algorithm"]},
    }
    return [] if "items" in one.lacks else [rows[kind] for kind in one.items or (TAKES.get(one.name, "url"),)]


@asynccontextmanager
async def hub_of(parties: Parties, authority: tuple[Path, Path, Path]) -> AsyncIterator[Hub]:
    """A hub whose partners' machines and mail server listen on loopback."""
    ca_file, certificate, key = authority
    async with AsyncExitStack() as stack:
        webhooks = await stack.enter_async_context(endpoint(status(204)))
        mails = await stack.enter_async_context(mail_server(Mailbox(), (certificate, key)))
        posts, hashes = await stack.enter_async_context(mastodon()), await stack.enter_async_context(matcher())
        posts.posts[CASE["locations"][0]["url"]] = ("21", "3001")
        server = MailRelay("127.0.0.1", mails.port, "hub@hub.example.org", ca_file)
        engine = Engine(
            database=parties.worker,
            keys=parties.keys,
            connectors={name: signing(one, TOKENS.get(name, SECRET)) for name, one in CONNECTORS.items()},
            carrier=Network("test", mail_server=server, bounds=Bounds(20, 20)),
            clock=FixedClock(NOW + timedelta(seconds=1)),
            heard=HEARD,
            luck=lambda: 0.0,
        )
        apis = {"mastodon": posts.url, "hash_list": hashes.url}
        yield Hub(parties, engine, webhooks, mails, apis, parties.organisation())
