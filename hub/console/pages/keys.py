"""The switch at the foot of lists: whether single letters do something in this browser."""

from starlette.responses import Response

from hub.console.cookies import KEYS, drop, keep
from hub.console.page import ConsolePage
from hub.console.paths import own_path
from hub.console.visit import Visit


async def choose(visit: Visit) -> Response:
    """Back to where the visitor was, with letters on or off from now on."""
    form = await visit.form()
    response = visit.go(own_path(form.get("then", "")))
    if form.get("keys") == "off":
        keep(response, KEYS, "off")
    else:
        drop(response, KEYS)
    return response


PAGE = ConsolePage("/keys", act=choose)
