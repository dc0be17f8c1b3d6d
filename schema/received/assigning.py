"""Who works on what your organisation received: assigning, leaving, and walls."""

from collections.abc import Sequence
from typing import Any, Protocol
from uuid import UUID

import graphene

from hub.exchange.packets import NamedOrganisation
from hub.identity.work import Work
from hub.received import lists
from hub.received.assign import assign, unassign
from hub.received.lists import Assigned, Team, Walled
from hub.received.walls import lift, wall_off
from schema.engine import enums
from schema.engine.choices import choice
from schema.engine.context import Context
from schema.engine.references import global_id, optional_reference, reference, references
from schema.engine.scalars import DateTime
from schema.engine.steps import StepMutation

Whose = choice(
    "Assigned",
    "Who in office is on a received referral or request.",
    {
        "me": "You are on it.",
        "nobody": "Nobody is on it.",
        "anybody": "Somebody is on it.",
    },
)


class AssignedPerson(graphene.ObjectType):
    """Somebody of your organisation who is on a received referral or request, and therefore reads and answers it."""

    principal_id = graphene.ID(required=True, description="The person or machine, `Principal:…`.")
    label = graphene.String(required=True, description="The label of the membership; never a name.")
    role = enums.MemberRole(required=True, description="The role in your organisation.")
    how = enums.AssignedHow(
        required=True,
        description="How she came to be on it.",
    )
    reason = enums.AssignReason(description="Why, where it was by hand.")
    assigned_by = graphene.ID(description="Who assigned her; null where two people gave such things to a machine.")
    assigned_at = DateTime(required=True, description="Since when.")

    def resolve_principal_id(self: Assigned, _info: object) -> str:
        """The global id."""
        return global_id("Principal", self.principal)

    def resolve_assigned_by(self: Assigned, _info: object) -> str | None:
        """The global id."""
        return global_id("Principal", self.assigned_by) if self.assigned_by else None


class WalledPerson(graphene.ObjectType):
    """Somebody of your organisation to whom a received referral or request is absent."""

    principal_id = graphene.ID(required=True, description="The person or machine, `Principal:…`.")
    label = graphene.String(required=True, description="The label of the membership; never a name.")
    role = enums.MemberRole(required=True, description="The role in your organisation.")
    reason = enums.WallReason(required=True, description="Why.")
    walled_by = graphene.ID(required=True, description="Who said so; herself where she stepped aside.")
    walled_at = DateTime(required=True, description="Since when.")

    def resolve_principal_id(self: Walled, _info: object) -> str:
        """The global id."""
        return global_id("Principal", self.principal)

    def resolve_walled_by(self: Walled, _info: object) -> str:
        """The global id."""
        return global_id("Principal", self.walled_by)


class _Received(Protocol):
    @property
    def id(self) -> UUID: ...

    @property
    def recipient(self) -> UUID | NamedOrganisation: ...


def _recipient_of(received: _Received) -> UUID:
    """Whose it is, in a list by its name and by itself by its id."""
    named = received.recipient
    return named.id if isinstance(named, NamedOrganisation) else named


class ShowsAssigned:
    """By which a recipient sees who is on something, in lists too; its sender sees nobody."""

    assigned_to = graphene.List(
        graphene.NonNull(AssignedPerson),
        required=True,
        description="Who of your organisation is on it, where you received it; empty for its sender.",
    )

    async def resolve_assigned_to(self: _Received, info: Any) -> tuple[Assigned, ...]:
        """Found with all others; of what was sent nothing is asked."""
        if _recipient_of(self) != info.context.viewer.organisation:
            return ()
        team: Team | None = await info.context.loader(lists.teams).load(self.id)
        return team.assigned if team else ()


class ShowsTeam(ShowsAssigned):
    """The two fields of a referral and a request by which its recipient sees who is on it; its sender sees neither."""

    walled_off = graphene.List(
        graphene.NonNull(WalledPerson),
        required=True,
        description="Who must see nothing of it; for those who are on it alone, empty for everybody else.",
    )

    async def resolve_walled_off(self: _Received, info: Any) -> tuple[Walled, ...]:
        """Found with all others."""
        team: Team | None = await info.context.loader(lists.teams).load(self.id)
        return team.walled if team else ()


class _OfReferrals:
    referrals = references("Referral", "Referrals that your organisation received, a hundred at most.")


class _OfRequests:
    requests = references("TakedownRequest", "Requests to remove that your organisation received, a hundred at most.")


class _Assigning:
    principal = optional_reference("Principal", "Whom; yourself where not given.")
    reason = enums.AssignReason(description="Why; `TAKES_IT` where not given.")


class _Leaving:
    principal = optional_reference("Principal", "Whom; yourself where not given.")
    instead = optional_reference("Principal", "Who takes it from her.")


class _Walling:
    principal = optional_reference("Principal", "Whom; yourself where not given.")
    reason = enums.WallReason(required=True, description="Why.")


class _Lifting:
    principal = reference("Principal", "Whom.")


async def _assign(
    work: Work, objects: Sequence[UUID], *, principal: UUID | None = None, reason: str | None = None
) -> None:
    await assign(work, objects, principal, reason)


async def _unassign(
    work: Work, objects: Sequence[UUID], *, principal: UUID | None = None, instead: UUID | None = None
) -> None:
    await unassign(work, objects, principal, instead=instead)


async def _wall_off(work: Work, objects: Sequence[UUID], *, reason: str, principal: UUID | None = None) -> None:
    await wall_off(work, objects, principal, reason)


async def _lift(work: Work, objects: Sequence[UUID], *, principal: UUID) -> None:
    await lift(work, objects, principal)


class _OnReceived(StepMutation):
    class Meta:
        abstract = True

    objects = graphene.List(
        graphene.NonNull(graphene.ID), description="What it was done to, as it was named; null where this was refused."
    )

    @classmethod
    async def perform(
        cls, context: Context, *, referrals: Sequence[UUID] = (), requests: Sequence[UUID] = (), **given: Any
    ) -> dict[str, object]:
        """One call; an answer by ids, for whoever assigns somebody else does not see it by that."""
        await context.ask(cls.use_case, [*referrals, *requests], **given)
        named = (("Referral", referrals), ("TakedownRequest", requests))
        return {"objects": [global_id(of, one) for of, some in named for one in some]}


class AssignReferrals(_OnReceived):
    """Put yourself, a colleague or a machine on referrals that you received; from then on she reads and answers them.

    By whoever may answer such things. Whoever accepts is assigned by that, and where nobody else could take it,
    opening it is enough.
    """

    class Meta:
        use_case = _assign

    class Input(_OfReferrals, _Assigning):
        """Which, whom and why."""


class AssignTakedownRequests(_OnReceived):
    """Put yourself, a colleague or a machine on requests to remove; from then on she reads and answers them.

    By whoever may answer such things. Whoever accepts is assigned by that, and where nobody else could take it,
    opening it is enough.
    """

    class Meta:
        use_case = _assign

    class Input(_OfRequests, _Assigning):
        """Which, whom and why."""


class UnassignReferrals(_OnReceived):
    """Take yourself or a colleague off referrals that you received; by those who are on them.

    What was accepted is never left to nobody: name somebody who takes it instead, unless nobody else could.
    """

    class Meta:
        use_case = _unassign

    class Input(_OfReferrals, _Leaving):
        """Which and whom."""


class UnassignTakedownRequests(_OnReceived):
    """Take yourself or a colleague off requests to remove; by those who are on them.

    What was accepted is never left to nobody: name somebody who takes it instead, unless nobody else could.
    """

    class Meta:
        use_case = _unassign

    class Input(_OfRequests, _Leaving):
        """Which and whom."""


class WallOffReferrals(_OnReceived):
    """Keep somebody from all of referrals that you received, at once: to her they are not there.

    Those who are on it say so of a colleague; whoever has a conflict of interest says so of herself.
    """

    class Meta:
        use_case = _wall_off

    class Input(_OfReferrals, _Walling):
        """Which, whom and why."""


class WallOffTakedownRequests(_OnReceived):
    """Keep somebody from all of requests to remove, at once: to her they are not there.

    Those who are on it say so of a colleague; whoever has a conflict of interest says so of herself.
    """

    class Meta:
        use_case = _wall_off

    class Input(_OfRequests, _Walling):
        """Which, whom and why."""


class LiftReferralWalls(_OnReceived):
    """Let somebody see again the referrals that she was kept from; by those who are on them, and never by herself."""

    class Meta:
        use_case = _lift

    class Input(_OfReferrals, _Lifting):
        """Which and whom."""


class LiftTakedownRequestWalls(_OnReceived):
    """Let somebody see again the requests that she was kept from; by those who are on them, and never by herself."""

    class Meta:
        use_case = _lift

    class Input(_OfRequests, _Lifting):
        """Which and whom."""
