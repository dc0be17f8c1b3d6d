"""Access recovery for somebody who lost every passkey: what two people decided, never one alone and never the API."""

from uuid import UUID

from sqlalchemy import text

from hub.audit.trail import record_own
from hub.audit.verbs import Verb
from hub.entry.sessions.end import end_all
from hub.identity.entry_marks import entry, gone
from hub.identity.members import person
from hub.identity.work import Work
from hub.kit.errors import NotFound

_PASSKEYS = text(f"""
delete from passkey k where org = :org and principal = :principal returning id, {entry("passkey", "k")} as read
""")  # noqa: S608 - our own columns
_REST = text(f"""
with forgotten as (delete from known_device where org = :org and principal = :principal),
  stopped as (delete from ceremony where org = :org and principal = :principal),
  unlinked as (
    delete from provider_account a where org = :org and principal = :principal
    returning principal as id, 'provider_account' as kind, {entry("provider_account", "a")} as read
  ), uninvited as (
    delete from invitation i where org = :org and principal = :principal and act is distinct from :act
    returning id, 'invitation' as kind, {entry("invitation", "i")} as read
  )
select kind, id, read from unlinked union all select kind, id, read from uninvited
""")  # noqa: S608 - our own columns


async def end_all_of(work: Work, principal: UUID, act: UUID) -> None:
    """End every passkey, session and account at a provider of a member, and each invitation but that of this act.

    The act of two persons calls it, in the transaction of the one who confirms. Every device counts as new afterwards,
    so that a second person is told. Raises `NotFound` for whoever is no person of the organisation, or not any more.
    """
    place = {"org": work.viewer.organisation, "principal": principal}
    # held against a second recovery at the same time: the person gets one invitation
    if await person(work, principal, held=True) is None:
        raise NotFound("principal")
    for passkey in (await work.session.execute(_PASSKEYS, place)).all():
        await gone(work.session, "passkey", [passkey.read], work.now)
        _record(work, Verb.PASSKEY_REMOVED, passkey.id)
    for ended in (await work.session.execute(_REST, {**place, "act": act})).all():
        await gone(work.session, ended.kind, [ended.read], work.now)
        if ended.kind == "invitation":
            _record(work, Verb.INVITATION_ENDED, ended.id)
    await end_all(work.session, principal, work.now, by=work.viewer.principal)


def _record(work: Work, verb: Verb, id: UUID) -> None:
    viewer = work.viewer
    record_own(work.session, verb, org=viewer.organisation, principal=viewer.principal, object_id=id, at=work.now)
