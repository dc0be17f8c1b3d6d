"""Letting somebody back in who lost every passkey: what two people decided, never one alone and never the API."""

from uuid import UUID

from sqlalchemy import text

from hub.audit.trail import record_own
from hub.audit.verbs import Verb
from hub.identity.sessions.end import end_all
from hub.identity.work import Work
from hub.kit.errors import NotFound

# Locked against a second recovery at the same time: the person gets one invitation.
_WHO = text("""
select 1 from principal
where organisation = :org and id = :principal and kind = 'person' and (ended_at is null or ended_at > :now)
for no key update
""")
_PASSKEYS = text("delete from passkey where org = :org and principal = :principal returning id")
_REST = text("""
with forgotten as (delete from known_device where org = :org and principal = :principal),
  unlinked as (delete from provider_account where org = :org and principal = :principal),
  stopped as (delete from ceremony where org = :org and principal = :principal)
delete from invitation where org = :org and principal = :principal and act is distinct from :act returning id
""")


async def end_all_of(work: Work, principal: UUID, act: UUID) -> None:
    """End every passkey, stay and account at a provider of a member, and each invitation but that of this act.

    The act of two persons calls it, in the transaction of the one who confirms. Every device counts as new afterwards,
    so that a second person is told. Raises `NotFound` for whoever is no person of the organisation, or not any more.
    """
    place = {"org": work.viewer.organisation, "principal": principal}
    who = (await work.session.execute(_WHO, {**place, "now": work.now})).one_or_none()
    if who is None:
        raise NotFound("principal")
    for passkey in (await work.session.execute(_PASSKEYS, place)).scalars().all():
        _record(work, Verb.PASSKEY_REMOVED, passkey)
    for invitation in (await work.session.execute(_REST, {**place, "act": act})).scalars().all():
        _record(work, Verb.INVITATION_ENDED, invitation)
    await end_all(work.session, principal, work.now, by=work.viewer.principal)


def _record(work: Work, verb: Verb, id: UUID) -> None:
    viewer = work.viewer
    record_own(work.session, verb, org=viewer.organisation, principal=viewer.principal, object_id=id, at=work.now)
