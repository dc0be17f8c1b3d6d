"""A person's own passkeys: add a second one, see them, take one away, but never the last."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import text

from hub.audit.trail import record_own
from hub.audit.verbs import Verb
from hub.entry.passkeys import register
from hub.entry.passkeys.ceremonies import CeremonyPurpose, handle_in, take
from hub.entry.passkeys.responses import Odd, read_registration
from hub.entry.passkeys.site import Site
from hub.entry.passkeys.user_handles import UserHandle
from hub.identity.entry_marks import entry, gone
from hub.identity.people import find
from hub.identity.work import Work
from hub.kit.errors import Forbidden, NotFound, Reason, Refused

_MINE = text("""
select id, name, created_at, used_at from passkey where org = :org and principal = :me order by created_at, id
""")
# Locked in one order: of two removals at once the second one sees what the first has left.
_HOLD = text("select id from passkey where org = :org and principal = :me order by id for update")
_REMOVE = text(f"delete from passkey k where org = :org and id = :id returning {entry('passkey', 'k')}")  # noqa: S608


@dataclass(frozen=True)
class OwnPasskey:
    """One passkey of the caller's; `name` is a coarse label of the device on which it was made."""

    id: UUID
    name: str
    created_at: datetime
    used_at: datetime | None


async def begin(work: Work, site: Site) -> str:
    """The JSON for `navigator.credentials.create`; raises `Forbidden("step_up_needed")` where she is not fresh."""
    _must_be_fresh(work)
    person = await find(work.session, work.viewer.principal)
    return await register.begin(work.session, site, _whose(work), person.label, work.now)


async def finish(work: Work, site: Site, credential: str, name: str) -> UUID:
    """Keep the new passkey; raises `Invalid("passkey_refused")` and `Forbidden("step_up_needed")`."""
    _must_be_fresh(work)
    try:
        answer = read_registration(credential)
    except Odd as error:
        raise register.refused() from error
    challenge = handle_in(answer.challenge)
    if challenge is None or challenge.organisation != work.viewer.organisation:
        raise register.refused()
    if await take(work.session, challenge, "register", work.now) != CeremonyPurpose("register", _whose(work)):
        raise register.refused()
    return await register.finish(work.session, site, answer, _whose(work), name, work.now)


async def mine(work: Work) -> tuple[OwnPasskey, ...]:
    """The caller's passkeys, the oldest first."""
    rows = (await work.session.execute(_MINE, _me(work))).all()
    return tuple(OwnPasskey(row.id, row.name, row.created_at, row.used_at) for row in rows)


async def remove(work: Work, passkey: UUID) -> None:
    """Take one of the caller's away; raises `NotFound` for any other, `Refused("last_passkey")` for the last one."""
    held = (await work.session.execute(_HOLD, _me(work))).scalars().all()
    if passkey not in held:
        raise NotFound("passkey")
    if len(held) == 1:
        raise Refused(Reason("last_passkey", "passkey"))
    viewer = work.viewer
    removed = await work.session.execute(_REMOVE, {"org": viewer.organisation, "id": passkey})
    await gone(work.session, "passkey", removed.scalars().all(), work.now)
    record_own(
        work.session,
        Verb.PASSKEY_REMOVED,
        org=viewer.organisation,
        principal=viewer.principal,
        object_id=passkey,
        at=work.now,
    )


def _me(work: Work) -> dict[str, UUID]:
    return {"org": work.viewer.organisation, "me": work.viewer.principal}


def _whose(work: Work) -> UserHandle:
    return UserHandle(work.viewer.organisation, work.viewer.principal)


def _must_be_fresh(work: Work) -> None:
    if not work.viewer.fresh:
        raise Forbidden(Reason("step_up_needed"))
