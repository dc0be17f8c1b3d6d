"""A link that signs an invented person in, on this machine alone. A real hub does not have it."""

from starlette.requests import Request
from starlette.responses import Response

from hub.console.entry import entered
from hub.console.page import ConsolePage
from hub.console.visit import Visit
from hub.entry.sessions import demo_links
from hub.kit.errors import NotFound

_LOOPBACK = ("127.0.0.1", "::1")


async def show(visit: Visit) -> Response:
    """Asks before it signs in: a link that is looked at ahead of time must not be used up."""
    return visit.page("demo", place=visit.request.url.path) if _is_near(visit.request) else visit.sorry("nothing", 404)


async def enter(visit: Visit) -> Response:
    """In, once; afterwards the link leads nowhere."""
    if not _is_near(visit.request):
        return visit.sorry("nothing", 404)
    console = visit.console
    link = visit.request.path_params["link"]
    try:
        begun = await demo_links.follow(
            console.database, console.demo_links, link, device=visit.device, known=visit.known, now=visit.now
        )
    except NotFound:
        return visit.sorry("link", 404)
    return await entered(visit, begun)


def _is_near(request: Request) -> bool:
    """Whether the browser sits at this machine."""
    return request.client is not None and request.client.host in _LOOPBACK


PAGE = ConsolePage("/demo/{link}", show=show, act=enter, open=True)
"""Mounted only where the settings of a demo say so."""
