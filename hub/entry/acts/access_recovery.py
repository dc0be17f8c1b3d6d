"""A person's way back in, when she has lost her passkeys: one who keeps members has the link, another the code."""

from collections.abc import Mapping
from uuid import UUID

from hub.acts.act import ActRegistry, AskedAct, KindOfAct, Payload, ShownToBoth
from hub.acts.repository import note
from hub.acts.request import request
from hub.audit.verbs import Verb
from hub.entry.acts.member_admission import (
    LABEL_WORD,
    MAY_CONFIRM,
    ROLE_WORD,
    AskedIn,
    code_of,
    gone,
    role_of,
    wait,
)
from hub.entry.invitations.confirm import confirm
from hub.entry.invitations.invite import InvitationWanted, new
from hub.entry.invitations.recover import end_all_of
from hub.identity.members import person
from hub.identity.permissions import Permission, Role
from hub.identity.work import Work
from hub.kit.errors import Reason, Refused
from hub.kit.text import Phrase

KIND = "access_recovery"


async def ask(work: Work, registry: ActRegistry, principal: UUID) -> AskedIn:
    """Ask for this person to be let in anew; nothing of hers ends before it is confirmed. Raises as `request`."""
    who = await person(work, principal)
    if who is None:
        raise Refused(Reason("not_found", "member"))
    made = new(work.viewer.organisation)
    payload = {"label": who.label, "role": who.role, "code": made.digits}
    act = await request(work, registry, KIND, principal, payload)
    await wait(work, made, act, InvitationWanted(Role(who.role), who.label, principal))
    return AskedIn(act, made.link.text())


async def may_recover(work: Work, principal: UUID, payload: Payload, _asked_by: UUID) -> tuple[Reason, ...]:
    """Only one of one's own people, still here, in the same role, and never oneself: neither asking nor confirming."""
    viewer = work.viewer
    if principal == viewer.principal:
        return (Reason("act_same_person"),)
    found = await person(work, principal)
    if found is None:
        return (Reason("not_found", "member"),)
    return () if found.role == payload.get("role") else (Reason("stale"),)


async def let_in(work: Work, asked: AskedAct) -> ShownToBoth:
    """End what she had; whoever has the link, and this code by another way, comes back as her."""
    await end_all_of(work, asked.object, asked.id)
    shown = await confirm(work, asked.id, code_of(asked.payload), outside=asked.outside)
    note(work, Verb.ACCESS_RECOVERED, asked.object)
    return shown


def _details(payload: Payload) -> Mapping[str, str]:
    """An older act says no role."""
    return {name: payload[name] for name in ("label", "role") if name in payload}


ACCESS_RECOVERY = KindOfAct(
    kind=KIND,
    sentence=Phrase("Let a person of the organisation sign in anew."),
    may_request=frozenset({Permission.MEMBERS_MANAGE}),
    may_confirm=MAY_CONFIRM,
    check=may_recover,
    perform=let_in,
    details=_details,
    words={"label": LABEL_WORD, "role": ROLE_WORD},
    over=role_of,
    declined=gone,
)
