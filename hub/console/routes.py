"""Every page and its address: the one call by which the front door mounts them."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hub.console.assets import asset
from hub.console.console import Console
from hub.console.language import language_of
from hub.console.pages import demo, language, sign_in, sign_out, start, step_up
from hub.console.visit import sorry

_PAGES: Final = (
    start.PAGE,
    *sign_in.PAGES,
    *step_up.PAGES,
    *sign_out.PAGES,
    language.PAGE,
)


def console_routes(console: Console) -> list[Route]:
    """The pages, and the sheet and script that they are drawn with."""
    pages = (*_PAGES, demo.PAGE) if console.settings.demo_sign_in else _PAGES
    return [Route("/static/{name}", asset, methods=["GET"]), *(page.route(console) for page in pages)]


async def _nothing_here(request: Request, error: Exception) -> Response:
    """What the router itself refuses: a page for whoever reads pages, no word for a program."""
    status = error.status_code if isinstance(error, HTTPException) else 404
    headers = (error.headers if isinstance(error, HTTPException) else None) or {}
    if status == 404 and "text/html" in request.headers.get("accept", ""):
        return sorry(language_of(request), "nothing", 404)
    return Response(status_code=status, headers=dict(headers))


CONSOLE_FAULTS: Final[Mapping[Any, Callable[[Request, Exception], Awaitable[Response]]]] = {HTTPException: _nothing_here}
"""For the application's `exception_handlers`."""
