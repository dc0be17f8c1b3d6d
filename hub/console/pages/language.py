"""The switch in the head of every page: the same page in the other language."""

from starlette.responses import Response

from hub.console.cookies import LANGUAGE, keep
from hub.console.language import LANGUAGES
from hub.console.page import ConsolePage
from hub.console.paths import own_path
from hub.console.visit import Visit


async def choose(visit: Visit) -> Response:
    """Back to where the visitor was, and from now on in this language."""
    form = await visit.form()
    response = visit.go(own_path(form.get("then", "")))
    if form.get("language") in LANGUAGES:
        keep(response, LANGUAGE, form["language"])
    return response


PAGE = ConsolePage("/language", act=choose, open=True)
