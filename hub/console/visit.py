"""One request for a page: who visits, in which language, and how the answer is made."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from urllib.parse import quote
from uuid import UUID

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from hub.console.console import Console
from hub.console.cookies import DEVICE, KEYS
from hub.console.frame import drawn
from hub.console.paths import CASES, DANGER, NIGHT, OFFERS, QUEUE, REQUESTS, ROUTES
from hub.entry.handles import Handle
from hub.entry.sessions.devices import coarse
from hub.identity.permissions import OPERATIONS
from hub.identity.viewer import Viewer
from hub.kit.errors import HubError, Invalid, Reason
from hub.kit.http_edge import PAGE
from hub.kit.plain import is_plain
from schema.engine.references import global_id

_MOST_FIELDS: Final = 24
_LONGEST_FORM: Final = 64_000
_WRITTEN_FIELDS: Final = 4_000
"""A list of 200 rows with ten parts, and what stands beside it."""
_LONGEST_WRITTEN: Final = 1_000_000
"""Bytes: 200 rows of texts as a browser writes them."""
_PLACES: Final = (
    ("/", "place.start", "mySessions"),
    (CASES, "place.cases", "cases"),
    ("/acts", "place.acts", "waitingActs"),
    (DANGER, "place.danger", "recordDanger"),
    (NIGHT, "place.night", "standingCalls"),
    (ROUTES, "place.routes", "proposedRoutes"),
    (REQUESTS, "place.requests", "takedownRequests"),
    (OFFERS, "place.offers", "acceptReferral"),
    (QUEUE, "place.queue", "answerTakedownItems"),
    ("/account", "place.account", "mySessions"),
    ("/members", "place.members", "members"),
)
"""Address, word, and what of the API the page asks: to whom that is shut, the page is not shown."""


@dataclass(frozen=True)
class Visit:
    """What a page is handed. `someone`: who is signed in by this browser, None for nobody."""

    console: Console = field(repr=False)
    request: Request = field(repr=False)
    language: str
    someone: Viewer | None

    @property
    def viewer(self) -> Viewer:
        """Who is signed in; only a page behind the sign-in asks."""
        if self.someone is None:
            raise LookupError("a page that is open to everybody asked who is signed in")
        return self.someone

    @property
    def session(self) -> UUID:
        """The session by which the visitor is signed in."""
        if self.viewer.session is None:
            raise LookupError("whoever visits a page came in by a session")
        return self.viewer.session

    @property
    def now(self) -> datetime:
        """The instant, aware and UTC."""
        return self.console.clock.now()

    def may(self, operation: str) -> bool:
        """Whether the visitor may ask this field of the API at all; the API itself decides again."""
        needed = OPERATIONS[operation].any_of
        return not needed or not self.viewer.permissions.isdisjoint(needed)

    async def ask(self, document: str, **variables: object) -> Mapping[str, Any]:
        """What the API answers this visitor; raises `HubError` where it refuses."""
        return await self.console.api.ask(self.viewer, document, variables)

    @property
    def device(self) -> str:
        """A coarse label of the visitor's browser, e.g. "Firefox, Windows"."""
        return coarse(self.request.headers.get("user-agent", ""))

    @property
    def known(self) -> Handle | None:
        """By what the browser is known from earlier sign-ins, as far as it says."""
        return Handle.parse(self.request.cookies.get(DEVICE, ""))

    async def ask_organisation(self, document: str, **variables: object) -> Mapping[str, Any]:
        """The same for a document that also asks for the visitor's organisation, as the head of a page names it."""
        return await self.ask(document, organisation=global_id("Organisation", self.viewer.organisation), **variables)

    def done(self, known: Mapping[str, str]) -> str:
        """The word for what was just done, as the address says; of `known` ones only."""
        return known.get(self.request.query_params.get("done", ""), "")

    async def form(self, *, most: int = _MOST_FIELDS, longest: int = _LONGEST_FORM) -> Mapping[str, str]:
        """What was filled in, each field once and as text; raises `Invalid` for anything that is no form of ours.

        `most`: fields; `longest`: bytes.
        """
        if int(self.request.headers.get("content-length", longest + 1)) > longest:
            raise Invalid(Reason("body_too_large"))
        async with self.request.form(max_files=0, max_fields=most) as form:
            given = {name: value for name, value in form.multi_items() if isinstance(value, str)}
        if not all(is_plain(text) for text in given.values()):
            raise Invalid(Reason("malformed"))
        return given

    async def written(self) -> Mapping[str, str]:
        """The same for a page on which somebody writes much."""
        return await self.form(most=_WRITTEN_FIELDS, longest=_LONGEST_WRITTEN)

    def page(
        self,
        name: str,
        *,
        place: str = "",
        organisation: Mapping[str, str] | None = None,
        refusal: HubError | None = None,
        **facts: object,
    ) -> Response:
        """The page `name`, at `place` if it has an address of its own to come back to.

        `organisation`: the visitor's, as the API names it; `refusal`: what to put right, 422 then.
        """
        frame = {
            "title": f"{facts.get('deed', name)}.title",
            "place": place,
            "who": self._who(organisation) if organisation else None,
            "problems": self._problems(refusal),
            "keys": KEYS not in self.request.cookies,
        }
        body = drawn(f"{name}.html", self.language, {**frame, **facts})
        return Response(body, 422 if refusal else 200, PAGE, media_type="text/html")

    def json(self, content: str) -> Response:
        """What the script asked for, already in JSON."""
        return Response(content, media_type="application/json")

    def file(self, name: str, media_type: str, content: bytes) -> Response:
        """A file to keep, never shown in the browser. `name`: neutral, of the hub's own making."""
        return Response(content, 200, {"Content-Disposition": f'attachment; filename="{name}"'}, media_type=media_type)

    def go(self, path: str) -> Response:
        """On to another page of ours, by GET."""
        return RedirectResponse(path, 303)

    def step_up(self, then: str) -> Response:
        """To the page on which one shows anew who one is, and back from there."""
        return self.go(f"/step-up?then={quote(then, safe='')}")

    def sorry(self, kind: str, status: int) -> Response:
        """A page that says neutrally that something cannot be shown."""
        return sorry(self.language, kind, status)

    def _who(self, organisation: Mapping[str, str]) -> dict[str, Any]:
        places = [(path, word) for path, word, asked in _PLACES if self.may(asked)]
        name = organisation["name" if self.language == "ja" else "nameEn"]
        return {"organisation": name, "role": self.viewer.role.value, "places": places}

    def _problems(self, refusal: HubError | None) -> Sequence[Mapping[str, str]]:
        reasons = refusal.reasons if refusal else ()
        return [{"field": one.field, "sentence": one.sentence(self.language)} for one in reasons]


def sorry(language: str, kind: str, status: int) -> Response:
    """`kind`: `hidden`, `nothing`, `elsewhere`, `link`, `later` or `suspended`."""
    frame = {"title": f"sorry.{kind}", "place": "", "who": None, "problems": ()}
    return Response(drawn("sorry.html", language, frame), status, PAGE, media_type="text/html")


def reads_pages(request: Request) -> bool:
    """Whether a person's browser asks, and not a program."""
    return "text/html" in request.headers.get("accept", "")
