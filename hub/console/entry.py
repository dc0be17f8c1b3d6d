"""What every way in ends with: the browser keeps the new session, and by what it will be known again."""

from contextlib import suppress

from starlette.responses import Response

from hub.console.cookies import CEREMONY, DEVICE, SESSION, drop, keep
from hub.console.paths import START
from hub.console.visit import Visit
from hub.entry.sessions.begin import SessionBegun
from hub.entry.sessions.end import end_own
from hub.kit.errors import NotFound


async def entered(visit: Visit, begun: SessionBegun) -> Response:
    """On to the start page, with the cookies of a session that has just begun.

    The one in whose place it comes is over, whoever it was (ASVS 5, 7.2.4): nobody holds its cookie any more.
    """
    if visit.someone is not None:
        with suppress(NotFound):  # it ended by itself meanwhile
            await visit.console.api.do(visit.someone, end_own)
    response = visit.go(START)
    keep(response, SESSION, begun.handle.text())
    if begun.device is not None:
        keep(response, DEVICE, begun.device.text())
    drop(response, CEREMONY)
    return response
