"""Whoever's stay is over is told so, and nothing that they sent is done."""

from collections.abc import AsyncIterator
from dataclasses import replace

import httpx
import pytest

from hub.app import build_app
from hub.console.frame import machine
from hub.console.pages.sign_in import REFUSALS
from hub.kit.clock import FixedClock
from tests.database import TestDatabase
from tests.parties import NOW

pytestmark = pytest.mark.anyio

OURS = "https://hub.example.org"
OVER = "__Host-session=a-session-that-is-over"
TOLD = "/sign-in?refused=session_over"


@pytest.fixture
async def client(database: TestDatabase) -> AsyncIterator[httpx.AsyncClient]:
    app = build_app(replace(database.settings, public_url=OURS), FixedClock(NOW))
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=OURS, headers={"origin": OURS}) as client,
    ):
        yield client


async def test_whoever_was_signed_in_is_told_that_it_has_ended(client: httpx.AsyncClient) -> None:
    looked = await client.get("/account", headers={"cookie": OVER})
    sent = await client.post("/members/invite", data={"label": "evening desk"}, headers={"cookie": OVER})
    in_another_tab = await client.post("/account/sessions/end-others")

    assert [answer.headers["location"] for answer in (looked, sent, in_another_tab)] == [TOLD] * 3
    page = await client.get(TOLD)
    assert "サインインが終わっています。何も変わっていません。" in page.text


async def test_whoever_was_not_is_just_shown_the_way_in(client: httpx.AsyncClient) -> None:
    answer = await client.get("/account")

    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")


async def test_the_script_gets_the_same_sentence(client: httpx.AsyncClient) -> None:
    answer = await client.post("/account/passkeys/options", headers={"cookie": OVER, "accept-language": "en"})

    assert answer.status_code == 422
    assert answer.json()["sentence"] == "Your sign-in has ended, and nothing was changed. Please sign in again."


async def test_an_address_cannot_make_the_page_say_anything_else(client: httpx.AsyncClient) -> None:
    page = await client.get("/sign-in?refused=last_admin")

    assert "last_admin" not in REFUSALS
    assert 'role="alert"' not in page.text.partition("<section")[0]


@pytest.mark.parametrize(
    ("device", "said"),
    [("Firefox, Windows", "Firefox, Windows"), ("Firefox, ?", "Firefox"), ("?, ?", "分からない機器")],
)
def test_what_is_not_known_of_a_browser_is_no_question_mark(device: str, said: str) -> None:
    assert machine(device, "ja") == said
