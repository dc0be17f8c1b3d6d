"""What every partner's folder must bear: odd input, odd routes, and a partner that answers in every wrong way."""

import asyncio
import json
import socket
import struct
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from standardwebhooks import Webhook

from connectors import registry
from connectors.kit.http import Bounds
from connectors.kit.mail import MailRelay
from connectors.kit.network import Network
from hub.exchange.complete import lacking
from hub.exchange.connector import Connector, Dispatch, Document, Message, Route
from hub.exchange.faults import FormIncomplete
from hub.exchange.outcomes import Delivered, Gone, NotSent, Outcome, Rejected, TryLater
from tests.connectors.makers import dispatches, messages, packet_of, with_fields, with_packet_of, without_field
from tests.connectors.servers import Answer, Mailbox, endpoint, mail_server, says, status

pytestmark = pytest.mark.anyio

NAMES = list(registry.load())
WEBHOOKS = [name for name in NAMES if registry.profiles()[name].channel == "webhook"]
MAILS = [name for name in NAMES if registry.profiles()[name].channel in {"mail", "download"}]
SECRET = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="
Authority = tuple[Path, Path, Path]

ODD_VALUES: list[Any] = [
    None,
    True,
    0,
    -1.5,
    10**40,
    "",
    " ",
    "unknown_word",
    "2026-13-45T99:99:99Z",
    "0001-01-01T00:00:00+23:59",
    "9999-12-31T23:59:59-23:59",
    '#read("/etc/passwd") *x* $y$ @z <w> \\',
    '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>&y;',
    '=HYPERLINK("https://example.org")',
    "a\r\nBcc: x@example.org\r\n\r\n",
    "\0\x1b[31m\u202e\ufeff\ue000😭",
    "あ" * 5_000,
    [],
    {},
    [None, 1, "x", [], {}],
    [{"number": None, "kind": "url", "value": None, "unheard_of": {"a": [1]}}],
    {"ways": [None]},
    {"ways": {"kind": "phone"}},
    {"ways": None, "name": 1, "mail": [], "statement": {}, "at": 0},
]


@pytest.mark.parametrize("name", NAMES)
async def test_an_odd_value_makes_a_message_or_names_what_is_missing(name: str) -> None:
    """Each odd value in each field: what a form refuses alone, and the others several fields at a time."""
    connector, dispatch = registry.load()[name], with_packet_of(name)
    borne: list[dict[str, Any]] = [{} for _ in ODD_VALUES]

    for place, field in enumerate(_asked(connector)):
        _made(connector.format, without_field(dispatch, field))
        for number, value in enumerate(ODD_VALUES):
            if _refused(connector, with_fields(dispatch, **{field: value})):
                assert isinstance(_made(connector.format, with_fields(dispatch, **{field: value})), Message | None)
            else:
                borne[(number + place) % len(ODD_VALUES)][field] = value

    for odd in borne:
        assert isinstance(connector.format(with_fields(dispatch, **odd)), Message)


def _asked(connector: Connector) -> list[str]:
    return sorted({need.field for needs in connector.profile.packet.values() for need in needs})


def _refused(connector: Connector, dispatch: Dispatch) -> bool:
    """Whether the form lacks something beside these fields, for the purpose of the packet."""
    packet = packet_of(dispatch)
    return bool(lacking(connector.profile.packet.get(packet.purpose, ()), packet.fields))


@pytest.mark.parametrize("shift", range(len(ODD_VALUES)))
@pytest.mark.parametrize("name", NAMES)
async def test_odd_values_in_every_field_at_once_make_documents_or_name_what_is_missing(name: str, shift: int) -> None:
    connector, dispatch = registry.load()[name], with_packet_of(name)
    odd = {field: ODD_VALUES[(place + shift) % len(ODD_VALUES)] for place, field in enumerate(_asked(connector))}

    files = _made(connector.documents, packet_of(with_fields(dispatch, **odd)))

    assert files is None or all(isinstance(file, Document) for file in files)


def _made(make: Callable[[Any], Any], value: Any) -> Any:
    try:
        return make(value)
    except FormIncomplete:
        return None


@pytest.mark.parametrize("name", NAMES)
async def test_a_dispatch_without_a_due_time_or_with_an_unheard_of_event_is_formatted(name: str) -> None:
    connector = registry.load()[name]

    for dispatch in dispatches(name):
        odd = replace(dispatch, due_at=None, status="unheard-of", language="xx")
        assert isinstance(connector.format(odd), Message)
        assert isinstance(connector.format(replace(odd, event="unheard.of", packet=None)), Message)


@pytest.mark.parametrize("name", NAMES)
async def test_a_route_that_leads_nowhere_is_an_outcome_and_nothing_is_sent(name: str) -> None:
    connector, dispatch = registry.load()[name], dispatches(name)[0]
    message = connector.format(dispatch)
    network = Network("production")
    routes = [
        Route(name, {}),
        Route(name, {"url": "", "mail": ""}, (SECRET,)),
        Route(name, {"url": "javascript:alert(1)", "mail": "a\r\nb@example.org"}, (SECRET,)),
        Route(name, {"url": "https://127.0.0.1/", "mail": "x"}, (SECRET,)),
        Route(name, {"url": "https://169.254.169.254/latest/meta-data", "mail": "@"}, (SECRET,)),
        Route(name, {"url": "https://partner.example.org/", "mail": "@"}, ()),
        Route(name, {"url": "https://partner.example.org/", "mail": "@"}, ("whsec_x", "")),
    ]

    outcomes = [await connector.deliver(dispatch, message, route, network) for route in routes]

    expected = NotSent if connector.profile.channel == "none" else Rejected
    assert {type(outcome) for outcome in outcomes} == {expected}


ANSWERS: list[tuple[str, Answer, Outcome]] = [
    *((f"{code}", status(code), Delivered(f"http_{code}")) for code in (200, 201, 202, 204, 299)),
    *(
        (f"{code}", status(code, "Location: /"), TryLater(f"http_{code}"))
        for code in (300, 301, 302, 303, 304, 307, 308)
    ),
    *(
        (f"{code}", status(code), Rejected(f"http_{code}"))
        for code in (400, 401, 403, 404, 405, 413, 415, 422, 451, 499)
    ),
    *(
        (f"{code}", status(code), TryLater(f"http_{code}"))
        for code in (408, 425, 429, 500, 501, 502, 503, 504, 599, 777)
    ),
    ("410", status(410), Gone("http_410")),
    ("patience", status(503, "Retry-After: 7"), TryLater("http_503", 7)),
    ("100 then 200", says("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\n"), Delivered("http_200")),
    ("nothing", says(""), TryLater("answer_unreadable")),
    ("garbage", says("\0\1\2 what\r\n\r\n"), TryLater("answer_unreadable")),
    ("giant head", says("HTTP/1.1 200 OK\r\nX: " + "x" * 500_000 + "\r\n\r\n"), TryLater("answer_unreadable")),
    ("giant body", says("HTTP/1.1 200 OK\r\n\r\n" + "x" * 5_000_000), Delivered("http_200")),
]


async def _silence(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read()


async def _drip(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    for character in "HTTP/1.1 200 OK\r\n" * 50:
        writer.write(character.encode())
        await writer.drain()
        await asyncio.sleep(0.02)


async def _reset(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


ANSWERS += [
    ("silence", _silence, TryLater("timed_out")),
    ("drip", _drip, TryLater("timed_out")),
    ("reset", _reset, TryLater("unreachable")),
]


@pytest.mark.live
@pytest.mark.parametrize(("answer", "outcome"), [case[1:] for case in ANSWERS], ids=[case[0] for case in ANSWERS])
@pytest.mark.parametrize("name", WEBHOOKS)
async def test_a_webhook_partners_every_answer_is_an_outcome(name: str, answer: Answer, outcome: Outcome) -> None:
    connector, dispatch = registry.load()[name], dispatches(name)[0]
    message = connector.format(dispatch)

    async with endpoint(answer) as partner:
        route = Route(name, {"url": partner.url()}, (SECRET,))
        network = Network("test", bounds=Bounds(1.5, 1.5))
        assert await connector.deliver(dispatch, message, route, network) == outcome

    headers, body = partner.requests[0]
    assert body == message.body
    assert Webhook(SECRET).verify(body, headers) == json.loads(message.body)
    assert headers["webhook-id"] == dispatch.message_id
    assert len(partner.requests) == 1


@pytest.mark.live
@pytest.mark.parametrize("name", WEBHOOKS)
async def test_a_retry_is_the_same_message_signed_anew(name: str) -> None:
    connector, dispatch = registry.load()[name], dispatches(name)[0]

    async with endpoint(status(503)) as partner:
        for _ in range(2):
            route = Route(name, {"url": partner.url()}, (SECRET,))
            await connector.deliver(dispatch, connector.format(dispatch), route, Network("test"))

    (first, first_body), (second, second_body) = partner.requests
    assert first_body == second_body
    assert first["webhook-id"] == second["webhook-id"]


@pytest.mark.parametrize("name", WEBHOOKS)
async def test_a_payload_is_thin(name: str) -> None:
    for dispatch in dispatches(name):
        payload = json.loads(registry.load()[name].format(dispatch).body)

        assert payload.keys() == {"type", "timestamp", "data"}
        assert payload["data"].keys() == {"id", "status", "due_at"}


@asynccontextmanager
async def postman(authority: Authority, mailbox: Mailbox) -> AsyncIterator[Network]:
    ca_file, certificate_file, key_file = authority
    async with mail_server(mailbox, (certificate_file, key_file)):
        server = MailRelay("127.0.0.1", mailbox.port, "hub@hub.example.org", ca_file)
        yield Network("test", mail_server=server, bounds=Bounds(2, 2))


REPLIES: list[tuple[str, str, Outcome]] = [
    ("", "250 2.0.0 OK: queued as 1", Delivered("2.0.0 OK: queued as 1")),
    ("", "451 4.3.0 later", TryLater("smtp_451")),
    ("", "554 5.7.1 no", Rejected("smtp_554")),
    ("450 4.2.1 later", "250 OK", TryLater("smtp_450")),
    ("550 5.1.1 unknown", "250 OK", Gone("smtp_550")),
    ("550 5.7.1 no", "250 OK", Rejected("smtp_550")),
]


@pytest.mark.live
@pytest.mark.parametrize(("to_recipient", "to_data", "outcome"), REPLIES)
@pytest.mark.parametrize("name", MAILS)
async def test_a_mail_partners_every_reply_is_an_outcome(
    authority: Authority, name: str, to_recipient: str, to_data: str, outcome: Outcome
) -> None:
    connector = registry.load()[name]
    mailbox = Mailbox(reply_to_recipient=to_recipient, reply_to_data=to_data)

    async with postman(authority, mailbox) as network:
        for dispatch, message in messages(name):
            route = Route(name, {"mail": "office@partner.example.org"})
            assert await connector.deliver(dispatch, message, route, network) == outcome

    assert len(mailbox.mails) == (len(dispatches(name)) if isinstance(outcome, Delivered) else 0)
    assert all(mailbox.encrypted)


@pytest.mark.parametrize("name", [name for name in NAMES if registry.profiles()[name].channel == "none"])
async def test_a_partner_without_a_channel_sends_nothing_and_says_so(name: str) -> None:
    class Nobody:
        """A way out on which nothing may go."""

        def __getattr__(self, way: str) -> Any:
            pytest.fail(f"{way} was used")

    connector = registry.load()[name]

    for dispatch in dispatches(name):
        carrier: Any = Nobody()
        assert await connector.deliver(dispatch, connector.format(dispatch), Route(name, {}), carrier) == NotSent()


@pytest.mark.parametrize("name", NAMES)
async def test_the_same_dispatch_makes_the_same_message(name: str) -> None:
    connector = registry.load()[name]

    for dispatch, message in messages(name):
        assert connector.format(Dispatch(**dispatch.__dict__)) == message
