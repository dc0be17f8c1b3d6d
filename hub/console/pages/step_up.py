"""Showing once more that it is you, before something that a stolen session must not do."""

from starlette.responses import Response

from hub.console.cookies import SESSION, keep
from hub.console.page import ConsolePage
from hub.console.paths import own_path
from hub.console.visit import Visit
from hub.entry.passkeys import step_up
from hub.identity.refusals import Unauthenticated
from hub.kit.errors import HubError, Reason
from schema.engine.choices import code_of

_PATH = "/step-up"
_DOCUMENT = "query StepUp { myPasskeys { id } mySessions { method current } }"


async def show(visit: Visit) -> Response:
    """By passkey for whoever has one, else by the organisation's own sign-in, as they came in."""
    return await page(visit, own_path(visit.request.query_params.get("then", "")))


async def options(visit: Visit) -> Response:
    """What the browser hands to the passkey, for this session alone."""
    return visit.json(await visit.console.api.do(visit.viewer, step_up.begin, visit.console.site))


async def by_passkey(visit: Visit) -> Response:
    """Back to where it was needed, or the same page with what to do."""
    form = await visit.form()
    then = own_path(form.get("then", ""))
    console, credential = visit.console, form.get("credential", "")
    try:
        renewed = await step_up.finish(console.database, console.site, visit.viewer, credential, visit.now)
    except Unauthenticated:
        return await page(visit, then, HubError(Reason("step_up_refused")))
    response = visit.go(then)
    keep(response, SESSION, renewed.text())
    return response


async def page(visit: Visit, then: str, refusal: HubError | None = None) -> Response:
    """The page, from which one goes back to `then`; a demo's session has nothing to show anew but another link."""
    data = await visit.ask(_DOCUMENT)
    came_by = next(session["method"] for session in data["mySessions"] if session["current"])
    method = "passkey" if data["myPasskeys"] else code_of("SessionMethod", came_by)
    return visit.page("step_up", place=_PATH, then=then, method=method, refusal=refusal)


PAGES = (
    ConsolePage(_PATH, show=show, act=by_passkey),
    ConsolePage("/step-up/options", act=options, json=True),
)
