"""A partner's endpoint that behaves in every way but the right one."""

import asyncio
import logging
import socket
import struct
import time
from pathlib import Path

import pytest

from connectors.kit.http import Bounds
from connectors.kit.network import Network
from hub.exchange.outcomes import Delivered, Gone, Outcome, Rejected, TryLater
from tests.connectors.servers import Answer, Giant, endpoint, says, server_tls, status

pytestmark = [pytest.mark.anyio, pytest.mark.live]

BODY = b'{"canary":"\xe6\x9c\xac\xe4\xba\xba"}'
IMPATIENT = Bounds(connect_seconds=1.5, total_seconds=1.5)
"""For partners that let one wait; long enough for a busy machine to answer in time."""
PATIENT = Bounds(connect_seconds=15, total_seconds=30)


async def post(url: str, network: Network | None = None) -> Outcome:
    return await (network or Network("test", bounds=IMPATIENT)).post(url, {"X-Own": "1"}, BODY)


async def answered(answer: Answer) -> Outcome:
    async with endpoint(answer) as partner:
        return await post(partner.url())


async def test_a_partner_gets_the_bytes_and_the_headers_and_nothing_else_of_ours() -> None:
    async with endpoint(status(204)) as partner:
        outcome = await post(partner.url(host="localhost"))

    headers, body = partner.requests[0]
    assert outcome == Delivered("http_204")
    assert body == BODY
    assert headers[":request"] == "POST /hook?k=v HTTP/1.1"
    assert headers["host"] == f"localhost:{partner.port}"
    assert headers["x-own"] == "1"
    assert headers["user-agent"] == "hub"
    assert not headers.keys() & {"cookie", "authorization", "referer"}


@pytest.mark.parametrize(
    "code", [*range(200, 227), *range(300, 309), *range(400, 452), *range(500, 512), 599, 600, 999]
)
async def test_each_status_code_becomes_an_outcome(code: int) -> None:
    outcome = await answered(status(code))

    if code < 300:
        assert outcome == Delivered(f"http_{code}")
    elif code == 410:
        assert outcome == Gone("http_410")
    elif 400 <= code < 500 and code not in {408, 425, 429}:
        assert outcome == Rejected(f"http_{code}")
    else:
        assert outcome == TryLater(f"http_{code}")


async def test_a_partner_that_asks_for_patience_is_given_it() -> None:
    assert await answered(status(429, "Retry-After: 120")) == TryLater("http_429", 120)
    assert await answered(status(503, "Retry-After: 99999999")) == TryLater("http_503", 86400)


async def test_a_redirect_is_not_followed() -> None:
    async with endpoint(status(200)) as elsewhere:
        outcome = await answered(status(307, f"Location: {elsewhere.url()}"))

    assert outcome == TryLater("http_307")
    assert elsewhere.requests == []


async def test_informational_answers_are_waited_through_and_an_upgrade_is_no_success() -> None:
    assert await answered(
        says("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
    ) == Delivered("http_200")
    assert await answered(says("HTTP/1.1 101 Switching Protocols\r\n\r\n")) == TryLater("answer_unreadable")


async def test_endless_informational_answers_end_with_the_bound() -> None:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            writer.write(b"HTTP/1.1 103 Early Hints\r\n\r\n")
            await writer.drain()
            await asyncio.sleep(0.01)

    assert await answered(answer) == TryLater("timed_out")


async def test_a_giant_answer_is_not_read() -> None:
    giant = Giant()

    started = time.monotonic()
    assert await answered(giant) == Delivered("http_200")
    await asyncio.sleep(0.1)

    assert time.monotonic() - started < 2
    assert giant.taken < 64 * 1024 * 1024  # what the sockets buffered on their own


async def test_a_giant_head_is_given_up() -> None:
    assert await answered(says("HTTP/1.1 200 OK\r\nX-Long: " + "x" * 1_000_000 + "\r\n\r\n")) == TryLater(
        "answer_unreadable"
    )


async def test_a_slow_drip_ends_with_the_bound() -> None:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for character in "HTTP/1.1 200 OK\r\n" + "X: y\r\n" * 100:
            writer.write(character.encode())
            await writer.drain()
            await asyncio.sleep(0.02)

    started = time.monotonic()
    assert await answered(answer) == TryLater("timed_out")
    assert time.monotonic() - started < 2


async def test_a_slow_body_after_success_is_success() -> None:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 202 Accepted\r\nContent-Length: 10\r\n\r\n")
        await writer.drain()
        await asyncio.sleep(0.2)

    assert await answered(answer) == Delivered("http_202")


async def test_silence_ends_with_the_bound() -> None:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()

    assert await answered(answer) == TryLater("timed_out")


async def test_a_reset_connection_is_tried_later() -> None:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        writer.transport.abort()

    assert await answered(answer) == TryLater("unreachable")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "SSH-2.0-x\r\n",
        "HTTP/1.1 abc OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
        "\0" * 99,
    ],
)
async def test_an_answer_that_is_no_http_is_tried_later(text: str) -> None:
    assert await answered(says(text)) == TryLater("answer_unreadable")


async def test_a_closed_port_is_tried_later() -> None:
    async with endpoint(status(200)) as partner:
        pass

    assert await post(partner.url()) == TryLater("unreachable")


async def test_tls_is_checked_by_the_name_although_the_connection_goes_to_the_address(
    authority: tuple[Path, Path, Path],
) -> None:
    ca_file, certificate_file, key_file = authority

    async def resolve(host: str, port: int) -> list[str]:
        return ["127.0.0.1"]

    trusting = Network("test", ca_file=ca_file, resolve=resolve, bounds=PATIENT)
    async with endpoint(status(200), server_tls(certificate_file, key_file)) as partner:
        assert await post(partner.url("https", "localhost"), trusting) == Delivered("http_200")
        assert await post(partner.url("https", "127.0.0.1"), trusting) == Delivered("http_200")
        assert await post(partner.url("https", "other.example.org"), trusting) == TryLater("unreachable")
        assert await post(partner.url("https", "localhost"), Network("test", bounds=PATIENT)) == TryLater("unreachable")

    assert len(partner.requests) == 2


async def test_the_next_address_of_a_name_is_tried_where_the_first_does_not_answer() -> None:
    async def resolve(host: str, port: int) -> list[str]:
        return ["127.0.0.9", "127.0.0.1"]

    async with endpoint(status(200)) as partner:
        outcome = await post(partner.url(host="partner.example.org"), Network("test", resolve=resolve, bounds=PATIENT))

    assert outcome == Delivered("http_200")
    assert partner.requests[0][0]["host"] == f"partner.example.org:{partner.port}"


async def test_a_rebinding_name_is_resolved_once_and_the_second_answer_is_never_reached() -> None:
    answers = [["127.0.0.1"], ["127.0.0.2"]]

    async def resolve(host: str, port: int) -> list[str]:
        return answers.pop(0)

    async with endpoint(status(200), host="0.0.0.0") as partner:  # noqa: S104 - both loopback addresses are listened to
        assert await post(
            partner.url(host="rebinding.example.org"), Network("test", resolve=resolve, bounds=PATIENT)
        ) == Delivered("http_200")

    assert answers == [["127.0.0.2"]]
    assert len(partner.requests) == 1


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "127.1", "2130706433", "0x7f.1", "0", "[::ffff:127.0.0.1]"]
)
async def test_production_never_reaches_this_machine(host: str) -> None:
    async with endpoint(status(200)) as partner:
        outcomes = [await post(partner.url(scheme, host), Network("production")) for scheme in ("https", "http")]

    assert outcomes == [Rejected("address_refused")] * 2
    assert partner.requests == []


@pytest.mark.parametrize(
    "url",
    [
        "http://partner.example.org/",
        "ftp://partner.example.org/",
        "file:///etc/passwd",
        "//partner.example.org/",
        "partner.example.org",
        "https://user:secret@partner.example.org/",
        "https://partner.example.org:0/",
        "https://partner.example.org:99999/",
        "https://partner.example.org:x/",
        "https://[::1/",
        "https://exa mple.org/",
        "https://\0/",
        "https:///x",
        "https://" + "a" * 70000,
        "",
    ],
)
async def test_an_address_that_is_no_https_endpoint_is_refused_in_production(url: str) -> None:
    async def resolve(host: str, port: int) -> list[str]:
        pytest.fail("nobody is asked for the address")

    assert await post(url, Network("production", resolve=resolve)) == Rejected("address_refused")


async def test_a_name_that_resolves_to_nothing_is_tried_later() -> None:
    async def resolve(host: str, port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "no such name")

    assert await post("https://gone.example.org/", Network("production", resolve=resolve)) == TryLater("unreachable")


async def test_a_resolver_that_does_not_answer_ends_with_the_bound() -> None:
    async def resolve(host: str, port: int) -> list[str]:
        await asyncio.sleep(60)
        return []

    bounds = Bounds(connect_seconds=15, total_seconds=IMPATIENT.total_seconds)
    network = Network("production", resolve=resolve, bounds=bounds)
    assert await post("https://slow.example.org/", network) == TryLater("timed_out")


async def test_neither_address_nor_body_reach_a_log(caplog: pytest.LogCaptureFixture) -> None:
    async with endpoint(status(500)) as partner:
        with caplog.at_level(logging.INFO):
            await post(partner.url())

    assert "hook" not in caplog.text
    assert "canary" not in caplog.text


async def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    async with endpoint(status(200)) as proxy, endpoint(status(200)) as partner:
        monkeypatch.setenv("HTTP_PROXY", proxy.url())
        monkeypatch.setenv("ALL_PROXY", proxy.url())

        await post(partner.url())

    assert proxy.requests == []
    assert len(partner.requests) == 1
