"""A person's way back in, when she has lost her passkeys: asked for by one who keeps members, confirmed by another."""

from uuid import UUID

from sqlalchemy import text

from hub.acts.act import Act, Payload, Perform, Registry
from hub.acts.request import request
from hub.identity.permissions import Permission
from hub.identity.work import Work
from hub.kit.errors import Reason
from hub.kit.text import Text

KIND = "access_recovery"
_HERE = text("""
select 1 from principal where organisation = :organisation and id = :principal and kind = 'person' and ended_at is null
""")


async def ask(work: Work, registry: Registry, principal: UUID) -> UUID:
    """Ask for this person to be let in anew; the act's id. Raises what `request` raises."""
    return await request(work, registry, KIND, principal, {})


async def may_recover(work: Work, principal: UUID, _payload: Payload) -> tuple[Reason, ...]:
    """Only one of one's own people, still here, and never oneself: whoever lost her passkeys asks others."""
    viewer = work.viewer
    if principal == viewer.principal:
        return (Reason("act_same_person"),)
    given = {"organisation": viewer.organisation, "principal": principal}
    found = (await work.session.execute(_HERE, given)).one_or_none()
    return () if found else (Reason("not_found", "principal"),)


def access_recovery(recover: Perform) -> Act:
    """The act. `recover`: what lets the person `asked.object` in anew, in the transaction that confirms."""
    return Act(
        kind=KIND,
        sentence=Text("職員のサインインを回復する。", "Let a person of the organisation sign in anew."),
        may_request=frozenset({Permission.MEMBERS_MANAGE}),
        may_confirm=frozenset({Permission.MEMBERS_MANAGE, Permission.TEAM_MANAGE}),
        check=may_recover,
        perform=recover,
    )
