"""Showing a passkey: whose it is, whether it proves itself, and whether it may be a copy."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession
from webauthn import verify_authentication_response

from hub.audit.trail import record_own
from hub.audit.verbs import Verb
from hub.entry.passkeys.responses import ODD, PasskeyAssertion
from hub.entry.passkeys.rules import is_copied
from hub.entry.passkeys.site import Site
from hub.entry.passkeys.user_handles import UserHandle
from hub.identity.entry_marks import checked, entry
from hub.identity.fragments import organisation, principal
from hub.identity.membership import PERSON_ADMITTED

# Locked, so that of two uses at once the second one meets the counter of the first.
_FIND = text(f"""
select k.sign_count, {entry("passkey", "k")} as key, {entry("principal", "p")} as person
from passkey k
{principal("p", "k.org", "k.principal")}
{organisation("o", "k.org")}
where k.org = :org and k.principal = :principal and k.credential = :credential and {PERSON_ADMITTED}
for update of k
""")  # noqa: S608 - the condition is a constant of ours
_USE = text("update passkey set sign_count = :shown, used_at = :now where org = :org and id = :id")


@dataclass(frozen=True)
class StoredPasskey:
    """A passkey of somebody who is still here."""

    whose: UserHandle
    id: UUID
    public_key: bytes = field(repr=False)
    sign_count: int


async def find(
    session: AsyncSession, answer: PasskeyAssertion, whose: UserHandle, now: datetime
) -> StoredPasskey | None:
    """The passkey that the answer names, if it is this person's; None where it is not, or where they are gone."""
    person = {"org": whose.organisation, "principal": whose.principal}
    row = (await session.execute(_FIND, {**person, "credential": answer.credential.raw_id, "now": now})).one_or_none()
    key = checked(session, "passkey", row.key) if row else None
    if row is None or key is None or checked(session, "principal", row.person) is None:
        return None
    return StoredPasskey(whose, key.id, key.public_key, row.sign_count)


async def proves(
    session: AsyncSession, site: Site, answer: PasskeyAssertion, key: StoredPasskey, now: datetime
) -> bool:
    """Whether the answer proves this passkey, by WebAuthn (level 2, 7.2), with the person verified.

    The challenge must have been taken or spent in this transaction. A counter that does not go up is refused and noted
    in the ledger, which stands if the caller commits.
    """
    shown = _counter(site, answer, key)
    if shown is None:
        return False
    if is_copied(key.sign_count, shown):
        whose = key.whose
        record_own(
            session, Verb.PASSKEY_REFUSED, org=whose.organisation, principal=whose.principal, object_id=key.id, at=now
        )
        return False
    await session.execute(_USE, {"org": key.whose.organisation, "id": key.id, "shown": shown, "now": now})
    return True


def _counter(site: Site, answer: PasskeyAssertion, key: StoredPasskey) -> int | None:
    """The counter under a good signature. The library is told 0, since it would refuse a copy before its signature."""
    try:
        checked = verify_authentication_response(
            credential=answer.credential,
            expected_challenge=answer.challenge,
            expected_rp_id=site.rp_id,
            expected_origin=site.origin,
            credential_public_key=key.public_key,
            credential_current_sign_count=0,
            require_user_verification=True,
        )
    except ODD:
        return None
    return checked.new_sign_count
