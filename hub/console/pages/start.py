"""The start page: who I am, what waits for me, and what I can do next."""

from starlette.responses import Response

from hub.console.page import Page
from hub.console.paths import START
from hub.console.visit import Visit
from schema.references import global_id

_DOCUMENT = """
query Start($organisation: ID!) {
  organisation(id: $organisation) { name nameEn }
}
"""


async def show(visit: Visit) -> Response:
    """Empty where nothing waits."""
    data = await visit.ask(_DOCUMENT, organisation=global_id("Organisation", visit.viewer.organisation))
    return visit.page("start", place=START, organisation=data["organisation"], acts=[], notices=[], next=[])


PAGE = Page("/", show=show)
