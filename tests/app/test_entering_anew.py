"""Somebody else signs in at a shared laptop: the session before is over on the server, too."""

from collections.abc import AsyncIterator
from dataclasses import replace

import httpx
import pytest

from hub.app import build_app
from hub.console.cookies import SESSION
from hub.entry.passkeys.user_handles import UserHandle
from hub.entry.sessions.demo_links import DemoLinks
from hub.kit.clock import FixedClock
from hub.kit.sealed import RootKey
from tests.database import TestDatabase
from tests.parties import NOW, Parties, Party

pytestmark = pytest.mark.anyio

OURS = "https://hub.example.org"


@pytest.fixture
async def browser(database: TestDatabase) -> AsyncIterator[httpx.AsyncClient]:
    app = build_app(replace(database.settings, mode="demo", public_url=OURS, demo_sign_in=True), FixedClock(NOW))
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=OURS, headers={"origin": OURS}) as client,
    ):
        yield client


async def entered(parties: Parties, browser: httpx.AsyncClient, party: Party) -> str:
    links = DemoLinks.under(RootKey.read(parties.database.settings.root_key_file))
    await browser.post(f"/demo/{links.new(UserHandle(party.id, party.principal), NOW)}")
    return browser.cookies[SESSION]


async def test_who_signs_in_in_the_same_browser_ends_the_session_before(
    parties: Parties, browser: httpx.AsyncClient
) -> None:
    first, second = parties.organisation(), parties.organisation()
    before = await entered(parties, browser, first)
    assert parties.rows("select count(*) from web_session where org = %(o)s", o=first.id) == [(1,)]

    after = await entered(parties, browser, second)

    assert before != after
    assert parties.rows("select count(*) from web_session where org = %(o)s", o=first.id) == [(0,)]
    assert parties.rows("select count(*) from web_session where org = %(o)s", o=second.id) == [(1,)]
    verbs = parties.rows("select verb from ledger_event where sender = %(o)s order by at, id", o=first.id)
    assert sorted(verb for (verb,) in verbs) == ["session:begun", "session:ended"]
