"""Taking somebody in: asked for by an administrator, who has the link; confirmed by another, who has the code."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import text

from hub.acts.act import DAY, ActRegistry, AskedAct, KindOfAct, Payload, ShownToBoth
from hub.acts.admissions import everybody
from hub.acts.decide import decline
from hub.acts.fragments import is_waiting
from hub.acts.lineage import somebody_inside
from hub.acts.repository import note
from hub.acts.request import request
from hub.acts.words import ActWord, one_of
from hub.audit.verbs import Verb
from hub.entry.invitations import waiting
from hub.entry.invitations.confirm import confirm
from hub.entry.invitations.invite import (
    InvitationWanted,
    PreparedInvitation,
    WhoseInvitation,
    checked_label,
    new,
    prepare,
)
from hub.entry.invitations.waiting import end_of_act
from hub.exchange.vocabulary.members import ROLES
from hub.identity.permissions import Permission, Role
from hub.identity.work import Work
from hub.kit.errors import Conflict, Reason
from hub.kit.text import Phrase

KIND = "member_admission"
MAY_CONFIRM = frozenset({Permission.MEMBERS_MANAGE, Permission.TEAM_MANAGE})
_ACT_OF = text(f"""
select i.act from invitation i where i.org = :org and i.id = :id and {is_waiting("i.org", "i.act")}
""")  # noqa: S608 - a fragment of the acts'
ROLE_WORD = ActWord(Phrase("Role"), one_of(ROLES.words()))
LABEL_WORD = ActWord(Phrase("Whom, by the name of the work"))


@dataclass(frozen=True)
class AskedIn:
    """An invitation that waits. `link`: for who asked, shown this once; whoever confirms is shown the code."""

    act: UUID
    link: str = field(repr=False)


async def ask(work: Work, registry: ActRegistry, role: Role, label: str) -> AskedIn:
    """Ask for somebody to be taken in. Raises `Invalid` for a label that is none, and what `request` raises."""
    made, kept = new(work.viewer.organisation), checked_label(label)
    payload = {"role": role.value, "label": kept, "code": made.digits}
    act = await request(work, registry, KIND, made.id, payload)
    await wait(work, made, act, InvitationWanted(role, kept))
    return AskedIn(act, made.link.text())


async def wait(work: Work, made: PreparedInvitation, act: UUID, wanted: InvitationWanted) -> None:
    """Keep the invitation until it is confirmed; a member that vouches for us sees it where nobody inside can."""
    about = (wanted.principal,) if wanted.principal else ()
    people = await everybody(work)
    who = work.viewer.principal
    inside = somebody_inside(people, who, wanted.role, MAY_CONFIRM, work.now, work.newcomer_for, but=about)
    await prepare(work, wanted, made, WhoseInvitation(act, to_outside=not inside), work.now + DAY)


async def end(work: Work, registry: ActRegistry, invitation: UUID) -> None:
    """End an invitation, and the act with it where that waits still. Raises `NotFound`."""
    given = {"org": work.viewer.organisation, "id": invitation, "now": work.now}
    act = (await work.session.execute(_ACT_OF, given)).scalar_one_or_none()
    if act is None:
        await waiting.end(work, invitation)
    else:
        await decline(work, registry, act)


async def gone(work: Work, asked: AskedAct) -> None:
    """The act was declined: its link is worth nothing any more."""
    for invitation in await end_of_act(work, asked.id):
        note(work, Verb.INVITATION_ENDED, invitation)


async def may_come(work: Work, invitation: UUID, _payload: Payload, asked_by: UUID) -> tuple[Reason, ...]:
    """Anybody may, by an invitation that was not ended since: the two people answer for who she is."""
    if work.viewer.principal == asked_by:
        return ()
    given = {"org": work.viewer.organisation, "id": invitation, "now": work.now}
    found = (await work.session.execute(_ACT_OF, given)).one_or_none()
    return () if found else (Reason("stale"),)


async def let_in(work: Work, asked: AskedAct) -> ShownToBoth:
    """From now on whoever has link and code comes in."""
    shown = await confirm(work, asked.id, code_of(asked.payload), outside=asked.outside)
    note(work, Verb.INVITATION_CONFIRMED, asked.object)
    return shown


def role_of(payload: Payload) -> Role:
    """The role that it is about; the highest where an older act does not say."""
    return Role(payload.get("role", Role.ADMIN.value))


def code_of(payload: Payload) -> str:
    """The digits; raises `Conflict("stale")` for an act from before link and code were two people's."""
    if "code" not in payload:
        raise Conflict(Reason("stale"))
    return str(payload["code"])


def _details(payload: Payload) -> Mapping[str, str]:
    return {"label": payload["label"], "role": payload["role"]}


MEMBER_ADMISSION = KindOfAct(
    kind=KIND,
    sentence=Phrase("Take one person of this role into the organisation."),
    may_request=frozenset({Permission.MEMBERS_MANAGE}),
    may_confirm=MAY_CONFIRM,
    check=may_come,
    perform=let_in,
    details=_details,
    words={"label": LABEL_WORD, "role": ROLE_WORD},
    over=role_of,
    declined=gone,
)
