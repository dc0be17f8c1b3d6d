"""Showing the passkey again, before what a lent or stolen session must not do."""

from datetime import datetime

from sqlalchemy import text
from webauthn import generate_authentication_options, options_to_json
from webauthn.helpers.structs import PublicKeyCredentialDescriptor, UserVerificationRequirement

from hub.entry.handles import Handle
from hub.entry.passkeys import assertion
from hub.entry.passkeys.ceremonies import CeremonyPurpose, handle_in, open_for, take
from hub.entry.passkeys.responses import Odd, PasskeyAssertion, read_assertion
from hub.entry.passkeys.sign_in import TIMEOUT
from hub.entry.passkeys.site import Site
from hub.entry.passkeys.user_handles import UserHandle
from hub.entry.sessions.step_up import step_up
from hub.identity.refusals import Unauthenticated
from hub.identity.viewer import Viewer
from hub.identity.work import Work
from hub.kit.db import Database

_MINE = text("select credential from passkey where org = :org and principal = :me order by created_at, id")


async def begin(work: Work, site: Site) -> str:
    """The JSON for `navigator.credentials.get`, with a challenge for this session alone.

    Raises `Unauthenticated` for whoever comes with a token: only a stay in a browser can be made fresh.
    """
    viewer = work.viewer
    if viewer.session is None:
        raise Unauthenticated
    purpose = CeremonyPurpose("step_up", UserHandle(viewer.organisation, viewer.principal), session=viewer.session)
    mine = (await work.session.execute(_MINE, {"org": viewer.organisation, "me": viewer.principal})).scalars()
    options = generate_authentication_options(
        rp_id=site.rp_id,
        challenge=await open_for(work.session, purpose, work.now),
        timeout=TIMEOUT,
        allow_credentials=[PublicKeyCredentialDescriptor(id=one) for one in mine],
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return options_to_json(options)


async def finish(database: Database, site: Site, viewer: Viewer, credential: str, now: datetime) -> Handle:
    """The session's new handle, which the browser is to keep from now on; the session is fresh for five minutes.

    `viewer`: as the session of this request says. Raises `Unauthenticated` for everything that is not as it should be;
    the challenge is used up then, too, and a copied passkey is noted.
    """
    try:
        answer = read_assertion(credential)
    except Odd as error:
        raise Unauthenticated from error
    fresh = await _freshened(database, site, viewer, answer, now)
    if fresh is None:
        raise Unauthenticated
    return fresh


async def _freshened(
    database: Database, site: Site, viewer: Viewer, answer: PasskeyAssertion, now: datetime
) -> Handle | None:
    challenge = handle_in(answer.challenge)
    if challenge is None or challenge.organisation != viewer.organisation or viewer.session is None:
        return None
    whose = UserHandle(viewer.organisation, viewer.principal)
    asked = CeremonyPurpose("step_up", whose, session=viewer.session)
    async with database.transaction(viewer.organisation) as session:
        if await take(session, challenge, "step_up", now) != asked:
            return None
        key = await assertion.find(session, answer, whose, now)
        if key is None or not await assertion.proves(session, site, answer, key, now):
            return None
        return await step_up(session, organisation=viewer.organisation, session_id=viewer.session, now=now)
