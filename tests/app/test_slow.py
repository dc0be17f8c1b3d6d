"""Whoever is slow holds nothing: heads and bodies are cut on every address, over real sockets."""

import logging
import selectors
import socket
import time
from collections.abc import Iterator
from contextlib import suppress

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hub.app import build_app
from hub.kit import connections, patience
from tests.app.test_doors import addresses
from tests.database import TestDatabase
from tests.figures import Figures
from tests.live import answering

pytestmark = pytest.mark.live

SECONDS = 0.3
"""In place of ten: head and body alike."""
LONG = 2.5
"""When the test gives up."""
STEP = 0.05
HEAD = b"POST %s HTTP/1.1\r\nHost: hub.example.org\r\n"
FORM = (
    b"Content-Type: application/x-www-form-urlencoded\r\nOrigin: http://localhost:8000\r\nContent-Length: 5000\r\n\r\n"
)


@pytest.fixture(scope="module")
def app(database: TestDatabase) -> Starlette:
    return build_app(database.settings)


@pytest.fixture
def place(app: Starlette, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, int]]:
    """Where the hub answers, as it is served, but impatient."""
    monkeypatch.setattr(connections, "HEAD_SECONDS", SECONDS)
    monkeypatch.setattr(patience, "SECONDS", SECONDS)
    with socket.create_server(("127.0.0.1", 0)) as door, answering(app, door):
        yield door.getsockname()


def open_after_long(place: tuple[str, int], begun: list[bytes], letter: bytes) -> int:
    """How many of these connections are open at the end, although each sends another letter every now and then."""
    callers = [socket.create_connection(place) for _ in begun]
    watch = selectors.DefaultSelector()
    try:
        for caller, words in zip(callers, begun, strict=True):
            caller.sendall(words)
            caller.setblocking(False)
            watch.register(caller, selectors.EVENT_READ)
        give_up = time.monotonic() + LONG
        while watch.get_map() and time.monotonic() < give_up:
            _forget_closed(watch)
            _send(watch, letter)
            time.sleep(STEP)
        return len(watch.get_map())
    finally:
        watch.close()
        for caller in callers:
            caller.close()


def _forget_closed(watch: selectors.BaseSelector) -> None:
    for key, _ in watch.select(0):
        try:
            over = not key.fileobj.recv(65_536)  # type: ignore[union-attr]  # sockets are registered
        except ConnectionError:
            over = True
        if over:
            watch.unregister(key.fileobj)


def _send(watch: selectors.BaseSelector, letter: bytes) -> None:
    for key in list(watch.get_map().values()):
        try:
            key.fileobj.send(letter)  # type: ignore[union-attr]  # sockets are registered
        except OSError:
            watch.unregister(key.fileobj)


def test_a_head_that_does_not_end_is_cut_on_every_address(app: Starlette, place: tuple[str, int]) -> None:
    begun = [HEAD % path.encode() + b"X-Slow: a" for path, _ in addresses(app)]

    assert open_after_long(place, [*begun, b"P", b"\r\n", b""], b"a") == 0


def test_blank_lines_before_a_head_keep_nothing_open(place: tuple[str, int]) -> None:
    assert open_after_long(place, [b"\r\n"], b"\r\n") == 0


def test_a_body_that_does_not_end_is_cut_on_every_address(
    app: Starlette, place: tuple[str, int], figures: Figures
) -> None:
    begun = [HEAD % path.encode() + FORM + b"word=" for path, _ in addresses(app)]

    assert open_after_long(place, begun, b"a") == 0
    figures.count("addresses at which a slow body was cut", len(begun))


def test_a_page_that_was_sent_too_slowly_says_so(place: tuple[str, int]) -> None:
    with socket.create_connection(place, timeout=LONG) as caller:
        caller.sendall(HEAD % b"/language" + FORM + b"word=")

        answer = caller.makefile("rb").read()

    assert b" 408 " in answer.partition(b"\r\n")[0]
    assert b"connection: close" in answer.lower()
    assert b"cache-control: no-store" in answer.lower()


def test_a_head_without_measure_is_cut(place: tuple[str, int]) -> None:
    with socket.create_connection(place, timeout=LONG) as caller, pytest.raises(ConnectionError):
        _send_on_and_on(caller)


def _send_on_and_on(caller: socket.socket) -> None:
    caller.sendall(b"GET / HTTP/1.1\r\n")
    for _ in range(1_000):
        caller.sendall(b"X-Long: " + b"a" * 10_000 + b"\r\n")


def test_one_connection_too_many_is_closed_and_the_others_go_on(
    place: tuple[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "MOST", 3)
    with (
        socket.create_connection(place, timeout=LONG) as first,
        socket.create_connection(place, timeout=LONG),
        socket.create_connection(place, timeout=LONG),
        socket.create_connection(place, timeout=LONG) as last,
    ):
        with pytest.raises(ConnectionResetError):
            _answer(last)
        assert b" 204 " in _answer(first)


def _answer(caller: socket.socket) -> bytes:
    caller.sendall(b"GET /livez HTTP/1.1\r\nHost: hub.example.org\r\n\r\n")
    return caller.recv(65_536) or _reset()


def _reset() -> bytes:
    raise ConnectionResetError


MUCH = 4_000_000


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, int]]:
    """Where long answers are given, with small buffers: soon nothing more can be written to who takes nothing."""

    async def much(_request: Request) -> Response:
        return Response(b"a" * MUCH)

    monkeypatch.setattr(connections, "ANSWER_SECONDS", SECONDS)
    with socket.create_server(("127.0.0.1", 0)) as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4_096)
        with answering(Starlette(routes=[Route("/much", much), Route("/livez", lambda _: Response(None, 204))]), door):
            yield door.getsockname()


def _ask_much(place: tuple[str, int], often: int = 1) -> socket.socket:
    """A caller who has asked for far more than both buffers hold, and has taken nothing of it so far."""
    caller = socket.socket()
    caller.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65_536)
    caller.settimeout(LONG)
    caller.connect(place)
    caller.sendall(b"GET /much HTTP/1.1\r\nHost: hub.example.org\r\n\r\n" * often)
    return caller


@pytest.mark.parametrize("often", [1, 20])
def test_whoever_takes_no_answer_holds_no_connection(
    narrow: tuple[str, int], monkeypatch: pytest.MonkeyPatch, often: int
) -> None:
    monkeypatch.setattr(connections, "MOST", 2)
    with _ask_much(narrow, often), _ask_much(narrow, often):
        give_up, answer = time.monotonic() + 4 * LONG, b""
        while not answer and time.monotonic() < give_up:
            time.sleep(STEP)
            with suppress(ConnectionError), socket.create_connection(narrow, timeout=LONG) as another:
                answer = _answer(another)

    assert b" 204 " in answer


def test_whoever_takes_an_answer_slowly_gets_all_of_it(narrow: tuple[str, int]) -> None:
    with _ask_much(narrow) as caller:
        taken, began = 0, time.monotonic()
        while time.monotonic() - began < 4 * SECONDS:
            time.sleep(STEP / 5)
            taken += len(caller.recv(4_096))
        assert taken < MUCH / 2, "it was slow"
        while taken < MUCH and (more := caller.recv(65_536)):
            taken += len(more)

    assert taken > MUCH


def test_whoever_leaves_in_the_middle_is_no_fault(
    app: Starlette, place: tuple[str, int], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        for path, _ in addresses(app):
            with socket.create_connection(place, timeout=LONG) as caller:
                caller.sendall(HEAD % path.encode() + FORM + b"word=")
                time.sleep(0.02)
        _wait_until_noted(caplog)

    assert "http.left" in caplog.messages
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR] == []


def _wait_until_noted(caplog: pytest.LogCaptureFixture) -> None:
    give_up = time.monotonic() + LONG
    while "http.left" not in caplog.messages and time.monotonic() < give_up:
        time.sleep(STEP)
    time.sleep(STEP)
