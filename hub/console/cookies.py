"""What a browser keeps for us: five small cookies, none readable by a script, all of this host and TLS alone."""

from typing import Final

from starlette.responses import Response

SESSION: Final = "__Host-session"
"""The handle of the session; ends with the browser, and long before that on the server."""
CEREMONY: Final = "__Host-ceremony"
"""The handle of a sign-in that has begun: it must come back to the browser that began it."""
DEVICE: Final = "__Host-device"
"""By which a browser that somebody used before is known again, so that only a new one is worth a notice."""
LANGUAGE: Final = "__Host-language"
KEYS: Final = "__Host-keys"
"""That single letters do nothing in this browser (WCAG 2.1.4)."""
_DEVICE_SECONDS: Final = 180 * 24 * 3600
_LANGUAGE_SECONDS: Final = 365 * 24 * 3600


def keep(response: Response, name: str, value: str) -> None:
    """Have the browser keep it.

    `Lax`, not `Strict`: an organisation's own sign-in sends the browser back from another site, and what it began must
    be known then. Nothing changes by GET, and a POST from elsewhere is refused by its origin (`origin.py`).
    """
    lives = {DEVICE: _DEVICE_SECONDS, LANGUAGE: _LANGUAGE_SECONDS, KEYS: _LANGUAGE_SECONDS}.get(name)
    response.set_cookie(name, value, max_age=lives, path="/", secure=True, httponly=True, samesite="lax")


def drop(response: Response, name: str) -> None:
    """Have the browser forget it."""
    response.delete_cookie(name, path="/", secure=True, httponly=True, samesite="lax")
