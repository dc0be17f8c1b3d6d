"""Every page and its address: the one call by which the application mounts them."""

from collections.abc import Awaitable, Callable, Mapping
from http import HTTPStatus
from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hub.console.assets import asset
from hub.console.console import Console
from hub.console.language import language_of
from hub.console.pages import (
    account,
    acts,
    case,
    case_notes,
    case_team,
    cases,
    consent,
    danger,
    demo,
    edit_case,
    guidance,
    invitation,
    keys,
    language,
    members,
    new_case,
    night,
    offer,
    offer_deeds,
    offers,
    outside,
    papers,
    paste,
    provider,
    queue,
    queue_deeds,
    queued,
    requests,
    routes,
    send,
    sign_in,
    sign_out,
    start,
    step_up,
    withdraw,
)
from hub.console.visit import reads_pages, sorry

_PAGES: Final = (
    *start.PAGES,
    *account.PAGES,
    *cases.PAGES,
    *paste.PAGES,
    *new_case.PAGES,
    *case.PAGES,
    *consent.PAGES,
    *send.PAGES,
    *withdraw.PAGES,
    *case_notes.PAGES,
    *case_team.PAGES,
    *edit_case.PAGES,
    *guidance.PAGES,
    *outside.PAGES,
    *acts.PAGES,
    *danger.PAGES,
    *night.PAGES,
    *requests.PAGES,
    *papers.PAGES,
    *offers.PAGES,
    *offer.PAGES,
    *offer_deeds.PAGES,
    *queue.PAGES,
    *queued.PAGES,
    *queue_deeds.PAGES,
    *routes.PAGES,
    *members.PAGES,
    *sign_in.PAGES,
    *provider.PAGES,
    *invitation.PAGES,
    *step_up.PAGES,
    *sign_out.PAGES,
    language.PAGE,
    keys.PAGE,
)


def console_routes(console: Console) -> list[Route]:
    """The pages, and the sheet and script that they are drawn with."""
    pages = (*_PAGES, demo.PAGE) if console.settings.demo_sign_in else _PAGES
    return [Route("/static/{name}", asset, methods=["GET"]), *(page.route(console) for page in pages)]


async def _nothing_here(request: Request, error: Exception) -> Response:
    """What the router itself refuses: a page for whoever reads pages, no word for a program."""
    if not isinstance(error, HTTPException):
        raise error
    if error.status_code == HTTPStatus.NOT_FOUND and reads_pages(request):
        return sorry(language_of(request), "nothing", HTTPStatus.NOT_FOUND)
    return Response(status_code=error.status_code, headers=dict(error.headers or {}))


_Answer = Callable[[Request, Exception], Awaitable[Response]]
CONSOLE_FAULTS: Final[Mapping[Any, _Answer]] = {HTTPException: _nothing_here}
"""For the application's `exception_handlers`."""
