"""Signing out, in two steps, so that Back shows nothing to whoever sits down next.

`no-store` does not keep a page out of the browser's back/forward cache. A browser drops such a page from that cache
when its cookies change, but only once the page is in it. So the link leads to a blank page, by which the page with
content has been left, and only the address after that one ends the session and changes the cookie. No script is needed.
"""

from starlette.responses import Response

from hub.console.cookies import CEREMONY, SESSION, drop
from hub.console.page import ConsolePage
from hub.console.paths import SIGN_IN
from hub.console.visit import Visit
from hub.entry.sessions.end import end_own

_FORGET = '"cache", "storage"'
"""Not "cookies": the two that matter are deleted by name, and without the third, by which a browser is known again,
every sign-in after it would be a notice of a new device, and notices that come each day are read by nobody."""


async def leave(visit: Visit) -> Response:
    """The blank page, which goes on by itself at once."""
    return visit.page("blank") if _meant(visit) else visit.go("/")


async def end(visit: Visit) -> Response:
    """End the session, have the browser forget, and show the sign-in page."""
    if not _meant(visit):
        return visit.go("/")
    response = visit.go(SIGN_IN)
    if visit.someone is not None:
        await visit.console.api.do(visit.someone, end_own)
    for name in (SESSION, CEREMONY):
        drop(response, name)
    response.headers["Clear-Site-Data"] = _FORGET
    return response


def _meant(visit: Visit) -> bool:
    """Whether the visitor asked for it: another site's link must not sign anybody out."""
    return visit.request.headers.get("sec-fetch-site", "none") in ("same-origin", "none")


PAGES = (ConsolePage("/sign-out", show=leave, open=True), ConsolePage("/sign-out/now", show=end, open=True))
