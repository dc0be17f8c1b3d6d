"""A request that changes something comes from a page of ours, or from a program that carries no cookie."""

from collections.abc import Collection
from http import HTTPStatus
from typing import Final

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from hub.console.language import language_of
from hub.console.visit import reads_pages, sorry

_HARMLESS: Final = frozenset({"GET", "HEAD", "OPTIONS"})


def from_our_page(headers: Headers, public_url: str) -> bool:
    """Whether the browser says that a page of this origin sent the request.

    Pages have `Referrer-Policy: no-referrer`, with which browsers send `Origin: null` beside a form (Fetch,
    "serializing a request origin"); then `Sec-Fetch-Site`, which no script can set, must say it. What contradicts
    itself says no.
    """
    origins, sites = headers.getlist("origin"), headers.getlist("sec-fetch-site")
    if len(origins) > 1 or len(sites) > 1:
        return False
    if origins not in ([], ["null"], [public_url]) or sites not in ([], ["same-origin"]):
        return False
    return bool(sites) or origins == [public_url]


class SameOrigin:
    """Stands before every route: whatever changes something and was not sent by a page of ours is answered 403.

    `programs` are the first parts of paths that programs call with a token of their own. A browser that is sent there
    from elsewhere is refused as well; a program, which sends no cookie and none of a browser's words, passes.
    """

    def __init__(self, app: ASGIApp, *, public_url: str, programs: Collection[str]) -> None:
        """`public_url`: the origin at which browsers see the pages."""
        self._app = app
        self._public_url = public_url
        self._programs = frozenset(programs)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let it pass or refuse it, before anything is read of it."""
        if scope["type"] == "http" and scope["method"] not in _HARMLESS and not self._welcome(scope):
            await _refusal(Request(scope))(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _welcome(self, scope: Scope) -> bool:
        headers = Headers(scope=scope)
        if from_our_page(headers, self._public_url):
            return True
        says_browser = any(name in headers for name in ("cookie", "origin", "sec-fetch-site"))
        return not says_browser and scope["path"].split("/")[1] in self._programs


def _refusal(request: Request) -> Response:
    """A page for whoever reads pages, no word for a program."""
    if reads_pages(request):
        return sorry(language_of(request), "elsewhere", HTTPStatus.FORBIDDEN)
    return Response(status_code=HTTPStatus.FORBIDDEN)
