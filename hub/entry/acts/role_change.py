"""Another role for a person of the organisation: asked for by an administrator, confirmed by another person."""

from collections.abc import Mapping
from uuid import UUID

from hub.acts.act import NOTHING_SHOWN, ActRegistry, AskedAct, KindOfAct, Payload, ShownToBoth
from hub.acts.lineage import higher, rises
from hub.acts.repository import note
from hub.acts.request import request
from hub.acts.words import ActWord
from hub.audit.verbs import Verb
from hub.cases.staffing import leave_all
from hub.entry.acts.member_admission import LABEL_WORD, MAY_CONFIRM, ROLE_WORD
from hub.entry.sessions.end import end_all
from hub.identity.members import change_role, is_last_admin, person
from hub.identity.permissions import ROLES, Permission, Role
from hub.identity.work import Work
from hub.kit.errors import Reason, Refused
from hub.kit.text import Phrase

KIND = "role_change"


async def ask(work: Work, registry: ActRegistry, member: UUID, role: Role, *, reason: str | None) -> UUID:
    """Ask for this person to have another role; the act's id. Raises what `request` raises."""
    who = await person(work, member, held=True)
    if who is None:
        raise Refused(Reason("not_found", "member"))
    payload = {"label": who.label, "role": role.value, "was": who.role}
    return await request(work, registry, KIND, member, payload, reason=reason)


async def may_change(work: Work, member: UUID, payload: Payload, _asked_by: UUID) -> tuple[Reason, ...]:
    """Only one of one's own people, still here, in the role she was seen in; never oneself nor the last admin."""
    if member == work.viewer.principal:
        return (Reason("act_same_person"),)
    who = await person(work, member, held=True)
    if who is None:
        return (Reason("not_found", "member"),)
    if payload["role"] == who.role:
        return (Reason("role_same", "role"),)
    if payload["was"] != who.role:
        return (Reason("stale"),)
    return (Reason("last_admin", "member"),) if await is_last_admin(work, member) else ()


async def change(work: Work, asked: AskedAct) -> ShownToBoth:
    """She signs in anew, with what she signed in with before; and sees no case where the new role may see none."""
    old, new = Role(asked.payload["was"]), Role(asked.payload["role"])
    await change_role(work, asked.object, new.value, rises=rises(old, new))
    await end_all(work.session, asked.object, work.now, by=work.viewer.principal)
    if Permission.CASE_READ not in ROLES[new]:
        await leave_all(work, asked.object)
    note(work, Verb.MEMBER_ROLE_CHANGED, asked.object)
    return NOTHING_SHOWN


def _highest(payload: Payload) -> Role:
    """What she is and what she is to be: whoever stands below either does not decide it."""
    return higher(Role(payload["was"]), Role(payload["role"]))


def _details(payload: Payload) -> Mapping[str, str]:
    return {"label": payload["label"], "was": payload["was"], "role": payload["role"]}


ROLE_CHANGE = KindOfAct(
    kind=KIND,
    sentence=Phrase("Give this person another role."),
    may_request=frozenset({Permission.MEMBERS_MANAGE}),
    may_confirm=MAY_CONFIRM,
    check=may_change,
    perform=change,
    asks_reason=True,
    details=_details,
    words={
        "label": LABEL_WORD,
        "was": ActWord(Phrase("Role now"), ROLE_WORD.say),
        "role": ActWord(Phrase("New role"), ROLE_WORD.say),
    },
    over=_highest,
)
