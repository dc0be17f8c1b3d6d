"""Who an account at the provider is here. Issuer and subject are the identity; never an e-mail address."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

from hub.audit.trail import record_own
from hub.audit.verbs import Verb
from hub.identity.entry_marks import checked, entry, gone, signed
from hub.identity.fragments import HERE, organisation, principal, principal_is
from hub.identity.membership import asking
from hub.kit.errors import Conflict, Reason

_WHO = asking(f"""
select {entry("provider_account", "a")} as account, {entry("identity_provider", "i")} as provider,
  {entry("principal", "p")} as principal
from provider_account a
join identity_provider i on i.org = a.org and i.issuer = a.issuer and i.id = :provider and i.ended_at is null
{principal("p", "a.org", "a.principal")} and p.kind = 'person'
{organisation("o", "a.org")}
where a.org = :org and a.issuer = :issuer and a.subject = :subject
  and $person_admitted
""")  # noqa: S608 - our own columns
# one account a person: whoever is invited again under another account has left the first one behind
_FORGET = text(f"""
delete from provider_account a
where org = :org and principal = :principal and not (issuer = :issuer and subject = :subject)
returning {entry("provider_account", "a")}
""")  # noqa: S608 - our own columns
# an account whose holder has left may be somebody's again: the same person coming back under a new invitation
_LINK = text(f"""
insert into provider_account (org, issuer, subject, principal, linked_at, entry_state, entry_mark)
select i.org, i.issuer, :subject, p.id, :linked_at, :entry_state, :entry_mark from identity_provider i
{principal("p", "i.org", ":principal")} and p.kind = 'person' and {HERE}
where i.org = :org and i.issuer = :issuer and i.ended_at is null and i.checked_at is not null
on conflict (org, issuer, subject) do update set principal = excluded.principal, linked_at = excluded.linked_at,
  entry_state = excluded.entry_state, entry_mark = excluded.entry_mark
where {principal_is("provider_account.org", "provider_account.principal", "p.ended_at <= :now")}
returning principal
""")  # noqa: S608 - fragments of identity's


async def who(
    session: AsyncSession, *, organisation: UUID, provider: UUID, issuer: str, subject: str, now: datetime
) -> UUID | None:
    """The person of this account, if she is still here and this is still the organisation's provider."""
    given = {"org": organisation, "provider": provider, "issuer": issuer, "subject": subject, "now": now}
    row = (await session.execute(_WHO, given)).one_or_none()
    if row is None:
        return None
    account = checked(session, "provider_account", row.account)
    let_in = account and checked(session, "identity_provider", row.provider)
    person = let_in and checked(session, "principal", row.principal)
    return person.id if person else None


async def link(
    session: AsyncSession, organisation: UUID, principal: UUID, issuer: str, subject: str, now: datetime
) -> None:
    """Let this person sign in by this account of the organisation's provider, and by no other.

    Raises `Conflict` `account_taken` where the account is another person's, or the issuer is not the organisation's
    checked provider, or the person is not here: then the transaction must not be kept. Two statements and the ledger.
    """
    given = {"org": organisation, "principal": principal, "issuer": issuer, "subject": subject, "now": now}
    await gone(session, "provider_account", (await session.execute(_FORGET, given)).scalars().all(), now)
    row = signed(session, "provider_account", {**given, "linked_at": now})
    if (await session.execute(_LINK, row)).one_or_none() is None:
        raise Conflict(Reason("account_taken"))
    record_own(session, Verb.PROVIDER_LINKED, org=organisation, principal=principal, object_id=principal, at=now)
