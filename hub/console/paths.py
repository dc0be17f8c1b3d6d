"""Where a page may send the browser on to: places of ours and no others."""

import re
from typing import Final

START: Final = "/"
SIGN_IN: Final = "/sign-in"
DANGER: Final = "/danger"
NIGHT: Final = "/night"
CASES: Final = "/cases"
REQUESTS: Final = "/requests"
ROUTES: Final = "/routes"
_PLACES: Final = frozenset(
    {START, SIGN_IN, "/account", "/acts", "/members", "/step-up", "/recover", DANGER, NIGHT, CASES, REQUESTS, ROUTES}
)
_HANDED_OVER: Final = re.compile(
    r"/invitation/[A-Za-z0-9_-]{86}|/demo/[A-Za-z0-9_-]{118}|/danger/[0-9a-f-]{36}/[0-9a-f-]{36}"
    r"|/(?:cases|requests)/[0-9a-f-]{36}|/cases/[0-9a-f-]{36}/(?:guidance|outside)"
)


def own_path(text: str, otherwise: str = START) -> str:
    """The path if it is one of our pages, else `otherwise`: an address that somebody else wrote leads nowhere."""
    return text if text in _PLACES or _HANDED_OVER.fullmatch(text) else otherwise
