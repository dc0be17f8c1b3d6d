"""Who works on what your organisation received: assigning, leaving, and walls."""

from collections.abc import Sequence
from typing import Any, Protocol
from uuid import UUID

import graphene

from hub.received import lists
from hub.received.assign import assign, unassign
from hub.received.lists import Assigned, Walled
from hub.received.walls import lift, wall_off
from schema.choices import choice
from schema.context import Context
from schema.mutation import HubMutation
from schema.references import global_id, optional_reference, optional_references, reference
from schema.scalars import DateTime

Whose = choice(
    "Assigned",
    "Who in office is on a received referral or request.",
    {
        "me": "You are on it.",
        "nobody": "Nobody is on it.",
        "anybody": "Somebody is on it.",
    },
)
AssignReason = choice(
    "AssignReason",
    "Why somebody is assigned by hand.",
    {
        "takes-it": "She takes it on.",
        "hand-over": "Somebody hands it over.",
        "help": "She helps those who are on it.",
        "absence": "Somebody who is on it is away.",
    },
)
WallReason = choice(
    "WallReason",
    "Why somebody must see nothing of it.",
    {
        "conflict-of-interest": "She has a conflict of interest; said by herself or by the assigned.",
        "asked-by-the-assigned": "Those who are on it ask for it.",
    },
)


class AssignedPerson(graphene.ObjectType):
    """Somebody of your organisation who is on a received referral or request, and therefore reads and answers it."""

    principal_id = graphene.ID(required=True, description="The person or machine, `Principal:…`.")
    label = graphene.String(required=True, description="The label of the membership; never a name.")
    role = graphene.String(required=True, description="The role in your organisation, e.g. `lawyer`.")
    how = graphene.String(
        required=True,
        description="`by-hand`, `accepted`, `alone` (nobody else could take it when it was opened) or `standing`.",
    )
    reason = graphene.String(description="Why, where it was by hand, e.g. `takes-it`.")
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
    role = graphene.String(required=True, description="The role in your organisation, e.g. `lawyer`.")
    reason = graphene.String(required=True, description="`conflict-of-interest` or `asked-by-the-assigned`.")
    walled_by = graphene.ID(required=True, description="Who said so; herself where she stepped aside.")
    walled_at = DateTime(required=True, description="Since when.")

    def resolve_principal_id(self: Walled, _info: object) -> str:
        """The global id."""
        return global_id("Principal", self.principal)

    def resolve_walled_by(self: Walled, _info: object) -> str:
        """The global id."""
        return global_id("Principal", self.walled_by)


class _Received(Protocol):
    id: UUID


class ShowsTeam:
    """The two fields of a referral and a request by which its recipient sees who is on it; its sender sees neither."""

    assigned_to = graphene.List(
        graphene.NonNull(AssignedPerson),
        required=True,
        description="Who of your organisation is on it, where you received it; empty for its sender.",
    )
    walled_off = graphene.List(
        graphene.NonNull(WalledPerson),
        required=True,
        description="Who must see nothing of it; for those who are on it alone, empty for everybody else.",
    )

    async def resolve_assigned_to(self: _Received, info: Any) -> tuple[Assigned, ...]:
        """Found with all others."""
        return await info.context.loader(lists.assigned).load(self.id) or ()

    async def resolve_walled_off(self: _Received, info: Any) -> tuple[Walled, ...]:
        """Found with all others."""
        return await info.context.loader(lists.walled).load(self.id) or ()


class _OfReceived:
    referrals = optional_references("Referral", "Referrals that your organisation received.")
    takedown_requests = optional_references(
        "TakedownRequest", "Requests to remove that it received; with the referrals a hundred at most."
    )


class _OnReceived(HubMutation):
    class Meta:
        abstract = True

    objects = graphene.List(
        graphene.NonNull(graphene.ID), description="What it was done to, as it was named; null where this was refused."
    )


def _named(referrals: Sequence[UUID] | None, requests: Sequence[UUID] | None) -> list[UUID]:
    return [*(referrals or ()), *(requests or ())]


def _done(referrals: Sequence[UUID] | None, requests: Sequence[UUID] | None) -> dict[str, object]:
    ids = [global_id("Referral", one) for one in referrals or ()]
    return {"objects": [*ids, *(global_id("TakedownRequest", one) for one in requests or ())]}


class AssignReceived(_OnReceived):
    """Put yourself, a colleague or a machine on what your organisation received; from then on she reads and answers it.

    By whoever may answer such things. Whoever accepts is assigned by that, and where nobody else could take it,
    opening it is enough.
    """

    class Meta:
        repeatable = True

    class Input(_OfReceived):
        principal = optional_reference("Principal", "Whom; yourself where not given.")
        reason = AssignReason(description="Why; `TAKES_IT` where not given.")

    @staticmethod
    async def perform(
        context: Context,
        *,
        referrals: Sequence[UUID] | None = None,
        takedown_requests: Sequence[UUID] | None = None,
        principal: UUID | None = None,
        reason: Any = None,
    ) -> dict[str, object]:
        """One call."""
        which = _named(referrals, takedown_requests)
        await context.ask(assign, which, principal, reason.value if reason else None)
        return _done(referrals, takedown_requests)


class UnassignReceived(_OnReceived):
    """Take yourself or a colleague off what your organisation received; by those who are on it.

    What was accepted is never left to nobody: name somebody who takes it instead, unless nobody else could.
    """

    class Meta:
        repeatable = True

    class Input(_OfReceived):
        principal = optional_reference("Principal", "Whom; yourself where not given.")
        instead = optional_reference("Principal", "Who takes it from her.")

    @staticmethod
    async def perform(
        context: Context,
        *,
        referrals: Sequence[UUID] | None = None,
        takedown_requests: Sequence[UUID] | None = None,
        principal: UUID | None = None,
        instead: UUID | None = None,
    ) -> dict[str, object]:
        """One call."""
        await context.ask(unassign, _named(referrals, takedown_requests), principal, instead=instead)
        return _done(referrals, takedown_requests)


class WallOffReceived(_OnReceived):
    """Keep somebody from all of what your organisation received, at once: to her it is not there.

    Those who are on it say so of a colleague; whoever has a conflict of interest says so of herself.
    """

    class Meta:
        repeatable = True

    class Input(_OfReceived):
        principal = optional_reference("Principal", "Whom; yourself where not given.")
        reason = WallReason(required=True, description="Why.")

    @staticmethod
    async def perform(
        context: Context,
        *,
        reason: Any,
        referrals: Sequence[UUID] | None = None,
        takedown_requests: Sequence[UUID] | None = None,
        principal: UUID | None = None,
    ) -> dict[str, object]:
        """One call."""
        await context.ask(wall_off, _named(referrals, takedown_requests), principal, reason.value)
        return _done(referrals, takedown_requests)


class LiftReceivedWall(_OnReceived):
    """Let somebody see again what she was kept from; by those who are on it, and never by herself."""

    class Meta:
        repeatable = True

    class Input(_OfReceived):
        principal = reference("Principal", "Whom.")

    @staticmethod
    async def perform(
        context: Context,
        *,
        principal: UUID,
        referrals: Sequence[UUID] | None = None,
        takedown_requests: Sequence[UUID] | None = None,
    ) -> dict[str, object]:
        """One call."""
        await context.ask(lift, _named(referrals, takedown_requests), principal)
        return _done(referrals, takedown_requests)
