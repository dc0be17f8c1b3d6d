"""The sign-in page: a passkey, or the sign-in of one's own organisation."""

from typing import Final

from starlette.responses import Response

from hub.console.entry import entered
from hub.console.page import ConsolePage
from hub.console.paths import SIGN_IN, START
from hub.console.visit import Visit
from hub.identity.refusals import Unauthenticated
from hub.kit.errors import HubError, Reason

REFUSALS: Final = ("sign_in_refused", "account_taken", "invitation_not_open", "session_over", "session_over_kept")
"""What may be told to whom another address sent here: a provider's way that ended outside, or a session that ended."""


async def show(visit: Visit) -> Response:
    """Who is signed in already goes on to the start page; whom another address sent here is told the reason."""
    if visit.someone:
        return visit.go(START)
    code = visit.request.query_params.get("refused", "")
    return page(visit, HubError(Reason(code)) if code in REFUSALS else None)


def page(visit: Visit, refusal: HubError | None = None, word: str = "") -> Response:
    """The page, with the word that somebody typed."""
    return visit.page("sign_in", place=SIGN_IN, refusal=refusal, word=word)


async def passkey_options(visit: Visit) -> Response:
    """What the browser hands to the passkey; nothing is written, and nobody has said who they are."""
    return visit.json(visit.console.sign_in.begin())


async def by_passkey(visit: Visit) -> Response:
    """In, or the same page with one answer to every passkey that does not open."""
    form = await visit.form()
    credential = form.get("credential", "")
    try:
        begun = await visit.console.sign_in.finish(credential, device=visit.device, known=visit.known)
    except Unauthenticated:
        return page(visit, HubError(Reason("sign_in_refused")))
    return await entered(visit, begun)


PAGES = (
    ConsolePage("/sign-in", show=show, open=True),
    ConsolePage("/sign-in/passkey/options", act=passkey_options, open=True, json=True),
    ConsolePage("/sign-in/passkey", act=by_passkey, open=True),
)
