"""A person's way back in, when she has lost her passkeys: asked for by one who keeps members, confirmed by another."""

from uuid import UUID

from sqlalchemy import text

from hub.acts.act import Act, Asked, Payload, Registry, Shown
from hub.acts.request import request
from hub.acts.words import Word
from hub.audit.trail import record_own
from hub.audit.verbs import Verb
from hub.identity.invitations.recover import recover
from hub.identity.permissions import Permission
from hub.identity.work import Work
from hub.kit.errors import Reason
from hub.kit.text import Text

KIND = "access_recovery"
_LABEL = text("""
select label from principal
where organisation = :organisation and id = :principal and kind = 'person' and (ended_at is null or ended_at > :now)
""")


async def ask(work: Work, registry: Registry, principal: UUID) -> UUID:
    """Ask for this person to be let in anew; the act's id. Raises what `request` raises."""
    given = {"organisation": work.viewer.organisation, "principal": principal, "now": work.now}
    label = (await work.session.execute(_LABEL, given)).scalar_one_or_none()
    return await request(work, registry, KIND, principal, {"label": label or ""})


async def may_recover(work: Work, principal: UUID, _payload: Payload, _asked_by: UUID) -> tuple[Reason, ...]:
    """Only one of one's own people, still here, and never oneself: neither asking nor confirming."""
    viewer = work.viewer
    if principal == viewer.principal:
        return (Reason("act_same_person"),)
    given = {"organisation": viewer.organisation, "principal": principal, "now": work.now}
    found = (await work.session.execute(_LABEL, given)).one_or_none()
    return () if found else (Reason("not_found", "member"),)


async def let_in(work: Work, asked: Asked) -> Shown:
    """End what she had, and make the invitation by which she comes back: a link and a code, for two different ways."""
    viewer = work.viewer
    invited = await recover(work, asked.object)
    record_own(
        work.session,
        Verb.ACCESS_RECOVERED,
        org=viewer.organisation,
        principal=viewer.principal,
        object_id=asked.object,
        at=work.now,
    )
    return {"link": invited.link.text(), "code": invited.code, "until": invited.until.isoformat()}


ACCESS_RECOVERY = Act(
    kind=KIND,
    sentence=Text("職員のサインインを回復する。", "Let a person of the organisation sign in anew."),
    may_request=frozenset({Permission.MEMBERS_MANAGE}),
    may_confirm=frozenset({Permission.MEMBERS_MANAGE, Permission.TEAM_MANAGE}),
    check=may_recover,
    perform=let_in,
    details=lambda payload: {"label": payload["label"]},
    words={"label": Word(Text("だれを（仕事の名前）", "Whom, by the name of the work"))},
)
