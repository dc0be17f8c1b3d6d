"""Whoever came in with a browser: asks the API with the session's cookie, as a page of ours does."""

import asyncio
from dataclasses import dataclass, field

import httpx

from hub.demo.party import DemoParty
from hub.demo.stage import Stage


@dataclass
class Visitor(DemoParty):
    """A person who has just come in. `origin`: where the browser sees the pages."""

    origin: str = ""
    session: str = field(default="", repr=False)

    async def identification(self) -> dict[str, str]:
        """The session in place of a token."""
        return {"Cookie": self.session, "Origin": self.origin}


async def come_in(stage: Stage, party: DemoParty, principal: str) -> Visitor:
    """The person by a new link; changes that ask for a fresh sign-in can be made for five minutes."""
    link = await asyncio.to_thread(stage.sign_in_link, principal)
    entered = await press(stage, party.client, link)
    return Visitor(
        party.name,
        party.organisation,
        party.url,
        party.fetch_token,
        party.client,
        origin=stage.settings.public_url,
        session=session_of(entered),
    )


async def press(stage: Stage, client: httpx.AsyncClient, link: str) -> httpx.Response:
    """Press the button of the link's page."""
    return await client.post(link, headers={"Origin": stage.settings.public_url})


def session_of(entered: httpx.Response) -> str:
    """The session's cookie, as a browser sends it back; empty where there is none."""
    kept = entered.headers.get_list("set-cookie")
    return next((line.partition(";")[0] for line in kept if line.startswith("__Host-session=")), "")
