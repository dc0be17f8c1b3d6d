"""A person goes to her organisation's provider: to sign in, to show again who she is, or to accept an invitation.

Authorization code flow with PKCE S256, `state` and `nonce` (RFC 6749, RFC 7636, RFC 9700; OpenID Connect Core 1.0).
The scope is `openid` alone: the hub asks for no name and no address.
"""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from authlib.oauth2.rfc6749.parameters import prepare_grant_uri
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from sqlmodel.ext.asyncio.session import AsyncSession

from hub.entry.handles import Handle
from hub.entry.providers.ceremony import MINUTE, Proofs, ProviderPurpose, is_crowded, open_one
from hub.entry.providers.metadata import Metadata
from hub.entry.providers.outside import Outside
from hub.entry.providers.sign_in_words import as_typed, is_sign_in_word, whose
from hub.identity.entry_marks import CountedRow, checked, entry
from hub.identity.fragments import organisation
from hub.identity.membership import asking
from hub.identity.refusals import TooManyRequests
from hub.identity.work import Work
from hub.kit.db import Database
from hub.kit.errors import NotFound
from hub.kit.ids import new_id

_CHECKED = asking(f"""
select {entry("identity_provider", "i")} from identity_provider i {organisation("o", "i.org")}
where i.org = :org and i.ended_at is null and i.checked_at is not null
  and (cast(:word as text) is null or i.sign_in_word = :word)
  and (cast(:principal as uuid) is null or exists (
    select from provider_account a where a.org = i.org and a.issuer = i.issuer and a.principal = :principal))
  and $admitted
""")  # noqa: S608 - our own columns


@dataclass(frozen=True)
class SignInBegun:
    """Where to send the browser, what it keeps in a cookie meanwhile, and until when."""

    url: str = field(repr=False)
    handle: Handle
    until: datetime


async def sign_in(database: Database, outside: Outside, word: str, now: datetime) -> SignInBegun:
    """Nobody is signed in yet: the organisation is found by its sign-in word, as a person typed it.

    Raises `NotFound` for a word of nobody and for an organisation without a checked provider alike, and
    `TooManyRequests` where too many were begun lately.
    """
    named = as_typed(word)
    async with database.transaction(None) as session:
        # an unknown word goes the same way as a known one, to the end
        organisation = await whose(session, named) or new_id()
    async with database.transaction(organisation) as session:
        found = await _checked(session, organisation, now, word=named if is_sign_in_word(named) else "")
        if await is_crowded(session, organisation, found.id, now):
            raise TooManyRequests(int(MINUTE.total_seconds()))
        return await _begin(session, outside, organisation, found, "sign_in", now)


async def step_up(work: Work, outside: Outside) -> SignInBegun:
    """The person who asks signs in anew at the provider. Raises `NotFound` where she does not sign in by one."""
    viewer = work.viewer
    if viewer.session is None:
        raise NotFound("provider")
    found = await _checked(work.session, viewer.organisation, work.now, principal=viewer.principal)
    whom = {"principal": viewer.principal, "about": viewer.session}
    return await _begin(work.session, outside, viewer.organisation, found, "step_up", work.now, **whom)


async def accept_invitation(
    session: AsyncSession, outside: Outside, organisation: UUID, invitation: UUID, now: datetime
) -> SignInBegun:
    """Whoever holds an invitation shows an account. Raises `NotFound` where there is no checked provider."""
    found = await _checked(session, organisation, now)
    return await _begin(session, outside, organisation, found, "accept_invitation", now, about=invitation)


async def _checked(
    session: AsyncSession, organisation: UUID, now: datetime, *, word: str | None = None, principal: UUID | None = None
) -> CountedRow:
    given = {"org": organisation, "now": now, "word": word, "principal": principal}
    found = checked(session, "identity_provider", (await session.execute(_CHECKED, given)).scalar_one_or_none())
    if found is None:
        raise NotFound("provider")
    return found


async def _begin(
    session: AsyncSession,
    outside: Outside,
    organisation: UUID,
    found: CountedRow,
    purpose: ProviderPurpose,
    now: datetime,
    **whom: UUID,
) -> SignInBegun:
    handle = Handle.new(organisation)
    until = await open_one(session, found.id, purpose, handle, now, **whom)
    proofs = Proofs.of(handle)
    url = prepare_grant_uri(
        Metadata.kept(found.seen).authorization_endpoint,
        client_id=found.client_id,
        response_type="code",
        redirect_uri=outside.redirect_uri,
        scope="openid",
        state=proofs.state,
        nonce=proofs.nonce,
        code_challenge=create_s256_code_challenge(proofs.verifier),
        code_challenge_method="S256",
        **({"prompt": "login", "max_age": "0"} if purpose == "step_up" else {}),
    )
    return SignInBegun(str(url), handle, until)
