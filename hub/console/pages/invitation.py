"""An invitation's own page: the link alone does nothing, the code comes by another way.

The link's handle stands in the path, where a browser without script can use it: the hub's log keeps the first part of a
path alone, no referrer is sent, and nothing can be done with it but try five codes.
"""

from starlette.responses import Response

from hub.console.entry import entered
from hub.console.page import ConsolePage
from hub.console.pages.provider import leaving
from hub.console.visit import Visit
from hub.entry.invitations import by_passkey
from hub.entry.invitations.accept import look
from hub.entry.providers import begin
from hub.kit.errors import HubError, NotFound, Reason, Refused


async def show(visit: Visit) -> Response:
    """The same page for every link, good or bad: whether there is such an invitation is told to who has the code."""
    return _page(visit)


async def options(visit: Visit) -> Response:
    """What the browser makes the passkey with, for whoever has link and code."""
    code = (await visit.form()).get("code", "")
    console = visit.console
    offered = await by_passkey.begin(console.database, console.site, _link(visit), code, visit.now)
    return visit.json(offered.options)


async def with_passkey(visit: Visit) -> Response:
    """A member from now on, and signed in."""
    form = await visit.form()
    credential, console = form.get("credential", ""), visit.console
    try:
        begun = await by_passkey.finish(
            console.database, console.site, credential, device=visit.device, known=visit.known, now=visit.now
        )
    except HubError as refusal:
        return _page(visit, refusal, form.get("code", ""))
    return await entered(visit, begun)


async def with_provider(visit: Visit) -> Response:
    """Off to the organisation's provider, whose account is to be the way in."""
    code = (await visit.form()).get("code", "")
    console = visit.console
    try:
        taken = (await look(console.database, _link(visit), code, visit.now)).taken
        async with console.database.transaction(taken.organisation) as session:
            begun = await begin.accept_invitation(
                session, console.outside, taken.organisation, taken.invitation, visit.now
            )
    except NotFound:
        return _page(visit, Refused(Reason("no_provider")), code)
    except HubError as refusal:
        return _page(visit, refusal, code)
    return leaving(visit, begun)


def _link(visit: Visit) -> str:
    return str(visit.request.path_params["link"])


def _page(visit: Visit, refusal: HubError | None = None, code: str = "") -> Response:
    return visit.page("invitation", place=f"/invitation/{_link(visit)}", refusal=refusal, code=code)


PAGES = (
    ConsolePage("/invitation/{link}", show=show, act=with_passkey, open=True),
    ConsolePage("/invitation/{link}/options", act=options, open=True, json=True),
    ConsolePage("/invitation/{link}/provider", act=with_provider, open=True),
)
