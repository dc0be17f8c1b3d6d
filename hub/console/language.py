"""In which language a page speaks: as chosen on a page, else as the browser asks, else Japanese."""

from typing import Final

from starlette.requests import Request

from hub.console.cookies import LANGUAGE
from schema.engine.http import asked_language

LANGUAGES: Final = ("ja", "en")


def language_of(request: Request) -> str:
    """`ja` or `en`."""
    chosen = request.cookies.get(LANGUAGE, "")
    return chosen if chosen in LANGUAGES else asked_language(request)
