"""No secret, token, name or number of a machine's stands in a log line; no odd word makes the endpoints stumble."""

import io
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from itertools import product
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from joserfc import jwt

from hub.kit.logs import Lines
from tests.counting import counted
from tests.machines.bad_assertions import by_hand
from tests.machines.machines import Machine, Shop, new_key

pytestmark = pytest.mark.anyio
ODD = (
    "",
    " ",
    ".",
    "..",
    "...",
    "eyJhbGciOiJub25lIn0..",
    "null",
    "\u202e\u0000",
    "ｅｙＪ",
    "😀" * 100,
    "x" * 15_000,
    "' or 1=1 --",
    "%00%ff",
    "{}",
    "[]",
)
PARAMETERS = ("grant_type", "scope", "client_id", "client_assertion", "client_assertion_type", "token", "other")
PATHS = ("/oauth/token", "/oauth/revoke", "/oauth/introspect")
SUBJECTS: tuple[object, ...] = (None, True, 7, 1e400, [], {}, "x", ["x"], "\ud800", {"x": [[]]})


@contextmanager
def logged() -> Iterator[io.StringIO]:
    """Everything that any library writes meanwhile, as the hub writes it down."""
    stream, root = io.StringIO(), logging.getLogger()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Lines())
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        yield stream
    finally:
        root.removeHandler(handler)
        root.setLevel(level)


async def test_no_log_line_holds_a_word_of_a_machine(shop: Shop) -> None:
    machine = await shop.machine(binding="dpop")
    assertion = machine.assertion()

    with logged() as stream:
        token = await machine.token()
        await machine.call(token)
        await shop.ask("/oauth/token", machine.form(assertion, scope="canary:scope"))
        await shop.ask("/oauth/introspect", machine.form(token=token))
        await shop.ask("/oauth/revoke", machine.form(token=token))
        await shop.ask("/oauth/token?canary=1", machine.form())
        await machine.end()
        await shop.ask("/oauth/token", machine.form())
    said = stream.getvalue()

    assert '"route": "/oauth"' in said
    numbers = (str(machine.id.client), str(machine.party.id), machine.bound.thumbprint(), str(machine.key.kid))
    for secret in (*token.split("."), *assertion.split("."), *numbers, "canary", "gateway"):
        assert secret not in said


@pytest.mark.parametrize("path", PATHS)
async def test_no_odd_word_makes_an_endpoint_stumble(shop: Shop, path: str) -> None:
    machine = await shop.machine()

    for parameter, word in product(PARAMETERS, ODD):
        body = machine.form(**{"token": "x", parameter: word})
        answer = await shop.ask(path, body)

        assert answer.status_code in (200, 400, 413), (parameter, word[:20])


@pytest.mark.parametrize("subject", SUBJECTS, ids=repr)
async def test_no_odd_subject_makes_the_endpoint_stumble(shop: Shop, subject: object) -> None:
    body = urlencode({"client_assertion": by_hand({"alg": "ES256"}, {"sub": subject}, b"x")})

    answer = await shop.ask("/oauth/token", body)

    assert (answer.status_code, answer.json()) == (400, {"error": "invalid_client"})


@pytest.mark.parametrize("word", [word for word in ODD if word.isascii() and word.isprintable()], ids=lambda w: w[:9])
async def test_no_odd_proof_makes_an_endpoint_stumble(shop: Shop, word: str) -> None:
    machine: Machine = await shop.machine(binding="dpop")
    token = await machine.token()

    asked = await shop.ask("/oauth/token", machine.form(), [("dpop", word)])
    called = await shop.call(("authorization", f"DPoP {token}"), ("dpop", word))

    assert (asked.status_code, asked.json()) == (400, {"error": "invalid_dpop_proof"})
    assert called.status_code == 401


async def test_whether_there_is_such_a_client_is_told_to_nobody(shop: Shop) -> None:
    machine, stranger = await shop.machine(binding="dpop"), await shop.machine(binding="dpop")
    unknown = replace(stranger, id=replace(stranger.id, client=uuid4()))
    await stranger.end()

    told = []
    for one in (machine, unknown, stranger):
        forged = machine.assertion(key=stranger.bound, sub=one.id.text(), iss=one.id.text())
        told.append(await shop.ask("/oauth/token", machine.form(forged), [("dpop", machine.proof())]))

    assert {(answer.status_code, answer.content) for answer in told} == {(400, b'{"error":"invalid_client"}')}
    assert {tuple(sorted(answer.headers)) for answer in told} == {tuple(sorted(told[0].headers))}
    assert {answer.headers["dpop-nonce"] for answer in told} == {await machine.nonce()}


FORMS: Mapping[str, Mapping[str, str | None]] = {
    "a good form": {},
    "another grant": {"grant_type": "password"},
    "no grant": {"grant_type": None},
    "no scope": {"scope": None},
    "a scope that nobody has": {"scope": "x"},
    "another type of assertion": {"client_assertion_type": "x"},
    "a client of the same name": {"client_id": "x"},
}


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("changed", FORMS.values(), ids=FORMS)
async def test_an_unknown_client_looks_and_costs_like_one_whose_key_was_not_shown(
    shop: Shop, monkeypatch: pytest.MonkeyPatch, path: str, changed: Mapping[str, str | None]
) -> None:
    machine, stranger = await shop.machine(), await shop.machine()
    unknown = replace(machine, id=replace(machine.id, client=uuid4()))
    checked: list[str] = []
    decode = jwt.decode

    def noted(text: str, *given: Any, **more: Any) -> Any:
        checked.append(text)
        return decode(text, *given, **more)

    monkeypatch.setattr(jwt, "decode", noted)

    told = []
    for one, key in ((machine, stranger.key), (machine, new_key("of nobody")), (unknown, stranger.key)):
        checked.clear()
        shown = one.assertion({"kid": key.kid}, key)
        with counted() as seen:
            answer = await shop.ask(path, one.form(shown, token="x", **changed))
        told.append((answer.status_code, answer.content, sorted(answer.headers), len(seen), len(checked)))

    assert told[0] == told[1] == told[2]
    assert told[0][0] == 400
    if not changed:
        assert told[0][-1] == 1
