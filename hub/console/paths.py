"""Where a page may send the browser on to: places of ours and no others."""

import re
from typing import Final

START: Final = "/"
STREAM: Final = "/graphql/stream"
SIGN_IN: Final = "/sign-in"
DANGER: Final = "/danger"
NIGHT: Final = "/night"
CASES: Final = "/cases"
REQUESTS: Final = "/requests"
ROUTES: Final = "/routes"
OFFERS: Final = "/offers"
QUEUE: Final = "/queue"
_PLACES: Final = frozenset(
    {START, SIGN_IN, "/account", "/acts", "/members", "/step-up", "/recover", DANGER, NIGHT, CASES, REQUESTS, ROUTES}
    | {OFFERS, QUEUE}
)
_HANDED_OVER: Final = re.compile(
    r"/invitation/[A-Za-z0-9_-]{86}|/demo/[A-Za-z0-9_-]{118}|/danger/[0-9a-f-]{36}/[0-9a-f-]{36}"
    r"|/(?:requests|offers|queue)/[0-9a-f-]{36}"
    r"|/cases/[0-9a-f-]{36}"
    r"(?:/(?:consent|send|withdraw|places|guidance|outside|steps/[a-z]+|edit/[a-z]{1,20}))?"
    r"|/cases/new/[A-Za-z0-9_-]{32}/[a-z]+"
)


def own_path(text: str, otherwise: str = START) -> str:
    """The path if it is one of our pages, else `otherwise`: an address that somebody else wrote leads nowhere."""
    return text if text in _PLACES or _HANDED_OVER.fullmatch(text) else otherwise
