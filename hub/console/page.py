"""From a request to a page: who visits, whether the page is theirs, and a neutral word where it is not."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from hub.console.ask import needs_step_up
from hub.console.console import Console
from hub.console.cookies import SESSION
from hub.console.kept_forms import keep_for_who_was
from hub.console.language import language_of
from hub.console.paths import SIGN_IN
from hub.console.visit import Visit, sorry
from hub.identity.refusals import Unauthenticated
from hub.identity.viewer import Viewer
from hub.kit.db import OUT_OF_REACH
from hub.kit.errors import Forbidden, HubError, NotFound, Reason
from hub.kit.logs import fault

PageAnswer = Callable[[Visit], Awaitable[Response]]
"""A page's answer to one visit; raises `HubError` where it is not to be had."""


@dataclass(frozen=True)
class ConsolePage:
    """One address. `show` answers GET, `act` answers POST; `open` pages need nobody signed in.

    `json`: answers the script, which shows a refusal's sentence itself. `back`: the page to return to once somebody
    has shown anew who they are; the address itself if not said. `keeps`: what was written is kept where the sign-in has
    ended meanwhile.
    """

    path: str
    show: PageAnswer | None = None
    act: PageAnswer | None = None
    open: bool = False
    json: bool = False
    back: str = ""
    keeps: bool = False

    def route(self, console: Console) -> Route:
        """The route that answers it; a method that the page does not have is refused by the router."""
        methods = [method for method, answer in (("GET", self.show), ("POST", self.act)) if answer]

        async def endpoint(request: Request) -> Response:
            return await _answered(self, console, request)

        return Route(self.path, endpoint, methods=methods)


async def _answered(page: ConsolePage, console: Console, request: Request) -> Response:
    language = language_of(request)
    answer = page.act if request.method == "POST" else page.show
    try:
        visit = Visit(console, request, language, await _someone(console, request, language))
        if visit.someone is not None and visit.someone.suspended:
            return sorry(language, "suspended", 403)
        if answer is None or (visit.someone is None and not page.open):
            kept = page.keeps and request.method == "POST" and await keep_for_who_was(visit)
            return _not_signed_in(page, request, language, kept=kept)
        return await answer(visit)
    except Unauthenticated:
        return _not_signed_in(page, request, language)
    except HubError as refusal:
        return _refused(refusal, page, language)
    except OUT_OF_REACH as error:
        fault("console.out_of_reach", error)
        return sorry(language, "later", 503)
    except (ClientDisconnect, HTTPException):
        raise
    except Exception as error:  # noqa: BLE001 - the edge: whatever it is, no text of it may leave
        fault("console.fault", error)
        return sorry(language, "later", 500)


async def _someone(console: Console, request: Request, language: str) -> Viewer | None:
    handle = request.cookies.get(SESSION)
    if handle is None:
        return None
    try:
        return await console.sessions.viewer(handle, language)
    except Unauthenticated:
        return None


def _not_signed_in(page: ConsolePage, request: Request, language: str, *, kept: bool = False) -> Response:
    """To the sign-in page; whoever was signed in before, or has just sent a form, is told that it has ended."""
    if page.json:
        return JSONResponse({"sentence": Reason("session_over").sentence(language)}, 422)
    if kept:
        return RedirectResponse(f"{SIGN_IN}?refused=session_over_kept", 303)
    ended = request.method == "POST" or SESSION in request.cookies
    return RedirectResponse(f"{SIGN_IN}?refused=session_over" if ended else SIGN_IN, 303)


def _refused(refusal: HubError, page: ConsolePage, language: str) -> Response:
    """A refusal that the page itself did not catch: foreign and absent look alike, and nothing is explained."""
    if page.json:
        return JSONResponse({"sentence": " ".join(reason.sentence(language) for reason in refusal.reasons)}, 422)
    if needs_step_up(refusal):
        return RedirectResponse(f"/step-up?then={quote(page.back or page.path, safe='')}", 303)
    if isinstance(refusal, NotFound):
        return sorry(language, "nothing", 404)
    if isinstance(refusal, Forbidden):
        return sorry(language, "hidden", 403)
    return sorry(language, "elsewhere", 422)
