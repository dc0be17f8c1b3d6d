"""Somebody signed in at the pages without a browser: forms are read, filled in and sent as a browser does."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from html.parser import HTMLParser

import httpx

from hub.app import build_app
from hub.kit.clock import FixedClock
from tests.browser.people import Person, link_for
from tests.browser.site import Site
from tests.database import TestDatabase
from tests.parties import NOW

OURS = "https://hub.example.org"


class _Forms(HTMLParser):
    """What each form of a page would send, by its address, with nothing pressed."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: dict[str, dict[str, str]] = {}
        self._form: dict[str, str] = {}
        self._in = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        name = has.get("name", "")
        if tag == "form":
            self._form = self.sent.setdefault(has.get("action", ""), {})
        elif tag == "input" and has.get("type") in ("radio", "checkbox"):
            if "checked" in has:
                self._form[name] = has.get("value", "on")
        elif tag == "input":
            self._form[name] = has.get("value", "")
        elif tag in ("select", "textarea"):
            self._in = name
            self._form[name] = ""
        elif tag == "option" and "selected" in has:
            self._form[self._in] = has.get("value", "")

    def handle_data(self, data: str) -> None:
        if self._in and self.lasttag == "textarea":
            self._form[self._in] += data.removeprefix("\n") if not self._form[self._in] else data

    def handle_endtag(self, tag: str) -> None:
        if tag in ("select", "textarea"):
            self._in = ""


@dataclass(frozen=True)
class Seen:
    """A page that came. `path`: its address; `forms`: what each of its forms would send, by address."""

    status: int
    path: str
    text: str
    forms: Mapping[str, Mapping[str, str]] = field(repr=False)

    @property
    def form(self) -> Mapping[str, str]:
        """The form of the page, which has a key."""
        return self.forms[self.address]

    @property
    def address(self) -> str:
        """Where it is sent."""
        return next(address for address, form in self.forms.items() if "key" in form)


@dataclass
class AtDesk:
    """Somebody's browser, and the clock that the hub goes by."""

    client: httpx.AsyncClient
    site: Site

    async def comes_in(self, person: Person) -> None:
        """By a link of the demo."""
        link = link_for(self.site, person, self.site.clock.now())
        assert (await self.client.post(link)).status_code == 303

    async def opens(self, path: str) -> Seen:
        """A page, after whatever redirects lead to it."""
        return self.read(await self.client.get(path, follow_redirects=True))

    async def sends(self, seen: Seen, *, deed: str = "next", leaves_out: str = "", **typed: str) -> Seen:
        """The page's own form with this typed into it; `leaves_out`: a box that is not ticked any more."""
        form = {**seen.form, **typed, "deed": deed}
        form.pop(leaves_out, None)
        return self.read(await self.client.post(seen.address, data=form, follow_redirects=True))

    @staticmethod
    def read(answer: httpx.Response) -> Seen:
        """An answer, with what its forms would send."""
        forms = _Forms()
        forms.feed(answer.text)
        return Seen(answer.status_code, answer.url.path, answer.text, forms.sent)


@asynccontextmanager
async def at_desk(database: TestDatabase, now: datetime = NOW) -> AsyncIterator[AtDesk]:
    """A browser that nobody has used."""
    clock = FixedClock(now)
    settings = replace(database.settings, public_url=OURS, demo_sign_in=True)
    app = build_app(settings, clock)
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(
            transport=httpx.ASGITransport(app), base_url=OURS, headers={"origin": OURS, "accept": "text/html"}
        ) as client,
    ):
        yield AtDesk(client, Site(settings, clock))
