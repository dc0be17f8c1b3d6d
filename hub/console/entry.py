"""What every way in ends with: the browser keeps the new session, and by what it will be known again."""

from starlette.responses import Response

from hub.console.cookies import CEREMONY, DEVICE, SESSION, drop, keep
from hub.identity.sessions.begin import Begun


def entered(response: Response, begun: Begun) -> Response:
    """The response, with the cookies of a session that has just begun."""
    keep(response, SESSION, begun.handle.text())
    if begun.device is not None:
        keep(response, DEVICE, begun.device.text())
    drop(response, CEREMONY)
    return response
