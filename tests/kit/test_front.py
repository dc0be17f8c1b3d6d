"""The outermost layer: a fault inside is answered without a word, and what is set inside is left."""

import logging
from typing import Any

import httpx
import pytest
from starlette.types import Message, Receive, Scope, Send

from hub.kit.http_edge import Front

pytestmark = pytest.mark.anyio

SECRET = "Hanako was here"


async def breaks(scope: Scope, receive: Receive, send: Send) -> None:
    raise RuntimeError(SECRET)


async def breaks_midway(scope: Scope, receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    raise RuntimeError(SECRET)


async def page(scope: Scope, receive: Receive, send: Send) -> None:
    headers = [(b"content-security-policy", b"default-src 'self'"), (b"cache-control", b"no-store, max-age=0")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b""})


async def get(app: Any, method: str = "GET") -> httpx.Response:
    transport = httpx.ASGITransport(Front(app, production=False))
    async with httpx.AsyncClient(transport=transport, base_url="http://hub.example.org") as client:
        return await client.request(method, "/")


async def test_a_fault_is_answered_without_a_word(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        response = await get(breaks)

    assert (response.status_code, response.content) == (500, b"")
    assert response.headers["cache-control"] == "no-store"
    assert [record.getMessage() for record in caplog.records if record.name == "hub.events"] == [
        "http.fault",
        "http.answered",
    ]
    assert SECRET not in repr([record.__dict__ for record in caplog.records])


async def test_a_fault_after_the_start_is_noted(caplog: pytest.LogCaptureFixture) -> None:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request", "body": b""}

    with caplog.at_level(logging.INFO):
        await Front(breaks_midway, production=False)({"type": "http", "method": "GET", "path": "/"}, receive, send)

    assert [message["type"] for message in sent] == ["http.response.start"]
    assert "http.fault" in caplog.messages
    assert SECRET not in repr([record.__dict__ for record in caplog.records])


async def test_a_page_may_say_itself_what_it_needs() -> None:
    response = await get(page)

    assert response.headers["content-security-policy"] == "default-src 'self'"
    assert response.headers.get_list("cache-control") == ["no-store, max-age=0"]


async def test_an_odd_method_is_not_repeated_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        await get(page, "HANAKO")

    assert "HANAKO" not in repr([record.__dict__ for record in caplog.records if record.name == "hub.events"])
