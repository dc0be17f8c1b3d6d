"""To the organisation's own sign-in and back: for signing in, for confirming that it is you, for an invitation."""

from uuid import UUID

from sqlmodel.ext.asyncio.session import AsyncSession
from starlette.responses import Response

import hub.console.pages.step_up
from hub.console.cookies import CEREMONY, SESSION, drop, keep
from hub.console.entry import entered
from hub.console.page import ConsolePage
from hub.console.pages import sign_in
from hub.console.paths import SIGN_IN, START, own_path
from hub.console.visit import Visit
from hub.entry.invitations.accept import Taken, accept
from hub.entry.providers import begin
from hub.entry.providers.accounts import link
from hub.entry.providers.finish import Proved, finish
from hub.entry.providers.outside import ANSWER_PATH
from hub.entry.sessions.begin import begin_session
from hub.entry.sessions.step_up import step_up
from hub.identity.refusals import TooManyRequests, Unauthenticated
from hub.kit.errors import HubError, Invalid, NotFound, Reason


async def to_sign_in(visit: Visit) -> Response:
    """Off to the provider of the organisation that has this word."""
    word = (await visit.form()).get("word", "")
    try:
        begun = await begin.sign_in(visit.console.database, visit.console.outside, word, visit.now)
    except NotFound:
        return sign_in.page(visit, Invalid(Reason("sign_in_word_unknown", "word")), word)
    except TooManyRequests as refusal:
        return sign_in.page(visit, refusal, word)
    return leaving(visit, begun)


async def to_step_up(visit: Visit) -> Response:
    """Off to one's own provider, to come back to where it was needed."""
    then = own_path((await visit.form()).get("then", ""))
    try:
        begun = await visit.console.api.do(visit.viewer, begin.step_up, visit.console.outside)
    except NotFound:
        return await hub.console.pages.step_up.page(visit, then, HubError(Reason("sign_in_refused")))
    return leaving(visit, begun, then)


def leaving(visit: Visit, begun: begin.SignInBegun, then: str = START) -> Response:
    """A page of ours that goes on to the provider: a form that is redirected there would be stopped by `form-action`.

    The cookie holds what the browser must bring back, and where to go on to then.
    """
    response = visit.page("leave", address=begun.url)
    keep(response, CEREMONY, f"{begun.handle.text()}.{then}")
    return response


async def answer(visit: Visit) -> Response:
    """Back from the provider. A GET that writes: the cookie and `state` say that this browser began it, once."""
    console = visit.console
    cookie, _, then = visit.request.cookies.get(CEREMONY, "").partition(".")
    parameters = visit.request.query_params.multi_items()
    try:
        proved = await finish(console.database, console.keys, console.outside, cookie, parameters, visit.now)
        response = await _let_in(visit, proved, own_path(then))
    except HubError as refusal:
        # on to an address without the provider's words, which would stay in the browser's history
        response = visit.go(f"{SIGN_IN}?refused={_told(refusal)}")
    drop(response, CEREMONY)
    return response


def _told(refusal: HubError) -> str:
    codes = [reason.code for reason in refusal.reasons if reason.code in sign_in.REFUSALS]
    return codes[0] if codes else sign_in.REFUSALS[0]


async def _let_in(visit: Visit, proved: Proved, then: str) -> Response:
    async with visit.console.database.transaction(proved.organisation) as session:
        if proved.purpose == "step_up":
            return await _confirmed(visit, session, proved, then)
        principal = proved.principal or await _joined(visit, session, proved)
        begun = await begin_session(
            session,
            organisation=proved.organisation,
            principal=principal,
            method="provider",
            device=visit.device,
            known=visit.known,
            now=visit.now,
        )
    return await entered(visit, begun)


async def _confirmed(visit: Visit, session: AsyncSession, proved: Proved, then: str) -> Response:
    if proved.about is None or visit.someone is None or visit.someone.session != proved.about:
        raise Unauthenticated
    renewed = await step_up(session, organisation=proved.organisation, session_id=proved.about, now=visit.now)
    response = visit.go(then)
    keep(response, SESSION, renewed.text())
    return response


async def _joined(visit: Visit, session: AsyncSession, proved: Proved) -> UUID:
    """The invitation's person, who comes in by this account from now on."""
    if proved.about is None:
        raise Unauthenticated
    organisation, issuer, subject, now = proved.organisation, proved.issuer, proved.subject, visit.now

    async def by(session: AsyncSession, member: UUID) -> None:
        await link(session, organisation, member, issuer, subject, now)

    return await accept(session, Taken(organisation, proved.about), by, now)


PAGES = (
    ConsolePage("/sign-in/provider", act=to_sign_in, open=True),
    ConsolePage("/step-up/provider", act=to_step_up),
    ConsolePage(ANSWER_PATH, show=answer, open=True),
)
