"""An identity provider's server that behaves in every way but the right one."""

import asyncio
import gzip
import json
import logging
import socket
import time
from pathlib import Path
from typing import Any

import pytest

from connectors.kit.fetch import LARGEST_ANSWER, SHORT_BOUNDS, Fetcher
from connectors.kit.http import Bounds
from hub.exchange.faults import Unanswered
from tests.connectors.servers import Answer, Giant, endpoint, says, server_tls, status

pytestmark = [pytest.mark.anyio, pytest.mark.live]

IMPATIENT = Bounds(connect_seconds=1.5, total_seconds=1.5)


def fetcher() -> Fetcher:
    return Fetcher("test", bounds=IMPATIENT)


def body(text: str, *headers: str) -> Answer:
    lines = "".join(f"{header}\r\n" for header in headers)
    return says(f"HTTP/1.1 200 OK\r\n{lines}Content-Length: {len(text.encode())}\r\n\r\n{text}")


async def refused(answer: Answer, given: Fetcher | None = None) -> str:
    async with endpoint(answer) as provider:
        return await why(provider.url(), given or fetcher())


async def why(url: str, given: Fetcher) -> str:
    with pytest.raises(Unanswered) as failed:
        await given.get(url)
    assert str(failed.value) == failed.value.code
    return failed.value.code


async def test_an_object_is_fetched_and_nothing_of_ours_goes_along() -> None:
    async with endpoint(body('{"issuer": "組"}')) as provider:
        found = await fetcher().get(provider.url(host="localhost"))

    headers, sent = provider.requests[0]
    assert found == {"issuer": "組"}
    assert sent == b""
    assert headers[":request"] == "GET /hook?k=v HTTP/1.1"
    assert headers["host"] == f"localhost:{provider.port}"
    assert headers["accept"] == "application/json"
    assert headers["accept-encoding"] == "identity"
    assert not headers.keys() & {"cookie", "authorization", "referer", "content-type"}


async def test_a_form_is_sent_as_one() -> None:
    async with endpoint(body("{}")) as provider:
        found = await fetcher().post_form(provider.url(), {"Authorization": "Basic eDp5"}, "code=1&x=%2B")

    headers, sent = provider.requests[0]
    assert found == {}
    assert sent == b"code=1&x=%2B"
    assert headers[":request"] == "POST /hook?k=v HTTP/1.1"
    assert headers["content-type"] == "application/x-www-form-urlencoded"
    assert headers["authorization"] == "Basic eDp5"


@pytest.mark.parametrize("code", [201, 204, 301, 302, 303, 307, 308, 400, 401, 403, 404, 429, 500, 503])
async def test_any_status_but_ok_is_no_answer(code: int) -> None:
    assert await refused(status(code)) == f"http_{code}"


async def test_a_redirect_is_not_followed() -> None:
    async with endpoint(body("{}")) as elsewhere:
        assert await refused(status(302, f"Location: {elsewhere.url()}")) == "http_302"

    assert elsewhere.requests == []


@pytest.mark.parametrize("text", ["", "[]", '"x"', "1", "null", "{", "{} {}", "\xff", "[" * 20_000, "<html>"])
async def test_what_is_no_object_is_no_answer(text: str) -> None:
    assert await refused(body(text)) == "answer_unreadable"


async def test_a_body_in_another_encoding_is_no_answer() -> None:
    packed = gzip.compress(json.dumps({"x": "y" * 1000}).encode())

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(packed) + packed)

    assert await refused(answer) == "answer_unreadable"


async def test_the_largest_answer_is_taken_and_one_byte_more_is_not() -> None:
    def answer(size: int) -> Answer:
        return body('{"x":"' + "y" * (size - 8) + '"}')

    async with endpoint(answer(LARGEST_ANSWER)) as provider:
        assert len((await fetcher().get(provider.url()))["x"]) == LARGEST_ANSWER - 8
    assert await refused(answer(LARGEST_ANSWER + 1)) == "answer_too_large"


async def test_a_giant_answer_is_given_up_at_the_bound() -> None:
    giant = Giant()

    assert await refused(giant) == "answer_too_large"
    assert giant.taken < 64 * 1024 * 1024  # what the sockets buffered on their own


async def test_a_slow_body_ends_with_the_bound() -> None:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        for _ in range(1000):
            writer.write(b"{")
            await writer.drain()
            await asyncio.sleep(0.02)

    started = time.monotonic()
    assert await refused(answer) == "timed_out"
    assert time.monotonic() - started < 2


async def test_silence_ends_with_the_bound() -> None:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()

    assert await refused(answer) == "timed_out"


async def test_a_body_cut_short_is_no_answer() -> None:
    assert await refused(says("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{}")) == "answer_unreadable"


async def test_a_closed_port_is_no_answer() -> None:
    async with endpoint(status(200)) as provider:
        pass

    assert await why(provider.url(), fetcher()) == "unreachable"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "2130706433", "0", "[::ffff:127.0.0.1]"])
async def test_production_never_reaches_this_machine(host: str) -> None:
    async with endpoint(body("{}")) as provider:
        for scheme in ("https", "http"):
            assert await why(provider.url(scheme, host), Fetcher("production")) == "address_refused"

    assert provider.requests == []


async def test_production_never_speaks_without_tls() -> None:
    async def resolve(host: str, port: int) -> list[str]:
        pytest.fail("nobody is asked for the address")

    given = Fetcher("production", resolve=resolve)
    assert await why("http://login.example.org/", given) == "address_refused"


async def test_outside_production_only_this_machine_is_reached() -> None:
    async def resolve(host: str, port: int) -> list[str]:
        return ["93.184.216.34"]

    given = Fetcher("demo", resolve=resolve)
    assert await why("https://login.example.org/", given) == "address_refused"


async def test_tls_is_checked_by_the_name(authority: tuple[Path, Path, Path]) -> None:
    ca_file, certificate_file, key_file = authority

    async def resolve(host: str, port: int) -> list[str]:
        return ["127.0.0.1"]

    trusting = Fetcher("test", ca_file=ca_file, resolve=resolve)
    async with endpoint(body("{}"), server_tls(certificate_file, key_file)) as provider:
        assert await trusting.get(provider.url("https", "localhost")) == {}
        assert await why(provider.url("https", "other.example.org"), trusting) == "unreachable"
        assert await why(provider.url("https", "localhost"), Fetcher("test")) == "unreachable"


async def test_a_name_that_resolves_to_nothing_is_no_answer() -> None:
    async def resolve(host: str, port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, "no such name")

    assert await why("https://gone.example.org/", Fetcher("production", resolve=resolve)) == "unreachable"


async def test_neither_address_nor_form_reach_a_log(caplog: pytest.LogCaptureFixture) -> None:
    async with endpoint(status(500)) as provider:
        with caplog.at_level(logging.INFO), pytest.raises(Unanswered):
            await fetcher().post_form(provider.url(), {}, "client_secret=canary")

    assert "hook" not in caplog.text
    assert "canary" not in caplog.text


async def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    async with endpoint(body("{}")) as proxy, endpoint(body("{}")) as provider:
        monkeypatch.setenv("HTTP_PROXY", proxy.url())
        monkeypatch.setenv("ALL_PROXY", proxy.url())

        await fetcher().get(provider.url())

    assert proxy.requests == []
    assert len(provider.requests) == 1


def test_a_person_waits_ten_seconds_at_most() -> None:
    found: dict[str, Any] = vars(SHORT_BOUNDS)

    assert found == {"connect_seconds": 5, "total_seconds": 10}
