"""Mutations of those who receive referrals: the answer, the work, and the packet to take along."""

from datetime import date
from uuid import UUID

import graphene

from hub.identity.permissions import Permission
from hub.referrals import accept, conflict, engage, progress, receive, reject
from hub.releases.download import download
from schema.context import Context
from schema.mutation import HubMutation
from schema.references import reference
from schema.referral_steps import REASON, REFERRAL, shown, step
from schema.scalars import Date
from schema.tasks import Document, documents

_CAPACITY = "`capacity`, `no-capacity`, `waitlist` or `additional-assessment-required`."


class ReceiveReferral(HubMutation):
    """Acknowledge an offer. This is not an answer: the time runs on."""

    class Meta:
        permission = Permission.REFERRAL_ANSWER
        repeatable = True

    class Input:
        referral = reference("Referral", REFERRAL)

    referral = shown()

    @staticmethod
    async def perform(context: Context, *, referral: UUID) -> dict[str, object]:
        """One call."""
        return await step(context, receive.receive, referral)


class CheckConflict(HubMutation):
    """Ask whether one of these handles or names is an opponent's. Few times for one referral, each in the ledger."""

    class Meta:
        permission = Permission.REFERRAL_ANSWER
        repeatable = True

    class Input:
        referral = reference("Referral", REFERRAL)
        names = graphene.List(
            graphene.NonNull(graphene.String),
            required=True,
            description="Handles and names that your organisation must not act against, at most 50. Not kept.",
        )

    conflict = graphene.Boolean(description="Yes or no; null where no opponent is recorded, or this was refused.")

    @staticmethod
    async def perform(context: Context, *, referral: UUID, names: list[str]) -> dict[str, object]:
        """One call."""
        return {"conflict": await context.ask(conflict.check_conflict, referral, names)}


class AcceptReferral(HubMutation):
    """Accept an offer: this opens the packet, for the retention agreed."""

    class Meta:
        permission = Permission.REFERRAL_ANSWER
        repeatable = True

    class Input:
        referral = reference("Referral", REFERRAL)
        capacity = graphene.String(description=f"{_CAPACITY} `capacity` where not given.")

    referral = shown()

    @staticmethod
    async def perform(context: Context, *, referral: UUID, capacity: str | None = None) -> dict[str, object]:
        """One call."""
        return await step(context, accept.accept, referral, capacity=capacity or "capacity")


class RejectReferral(HubMutation):
    """Decline an offer. It is destroyed for both sides, and the opponent's handle with it."""

    class Meta:
        permission = Permission.REFERRAL_ANSWER
        repeatable = True

    class Input:
        referral = reference("Referral", REFERRAL)
        reason = graphene.String(required=True, description=REASON)
        capacity = graphene.String(description=_CAPACITY)

    referral = shown()

    @staticmethod
    async def perform(
        context: Context, *, referral: UUID, reason: str, capacity: str | None = None
    ) -> dict[str, object]:
        """One call."""
        return await step(context, reject.reject, referral, reason=reason, capacity=capacity)


class StartReferral(HubMutation):
    """Begin the work on an accepted referral, or go on after a pause."""

    class Meta:
        permission = Permission.REFERRAL_ANSWER
        repeatable = True

    class Input:
        referral = reference("Referral", REFERRAL)

    referral = shown()

    @staticmethod
    async def perform(context: Context, *, referral: UUID) -> dict[str, object]:
        """One call."""
        return await step(context, progress.start, referral)


class HoldReferral(HubMutation):
    """Put the work on hold."""

    class Meta:
        permission = Permission.REFERRAL_ANSWER
        repeatable = True

    class Input:
        referral = reference("Referral", REFERRAL)
        reason = graphene.String(required=True, description=REASON)

    referral = shown()

    @staticmethod
    async def perform(context: Context, *, referral: UUID, reason: str) -> dict[str, object]:
        """One call."""
        return await step(context, progress.pause, referral, reason=reason)


class CompleteReferral(HubMutation):
    """Close a referral with its outcome."""

    class Meta:
        permission = Permission.REFERRAL_ANSWER
        repeatable = True

    class Input:
        referral = reference("Referral", REFERRAL)
        outcome = graphene.String(
            required=True,
            description=(
                "`advice-given`, `service-provided`, `partly-provided`, `referred-onward`, `stopped-by-person`, "
                "`contact-lost`, `not-needed-any-more` or `other`."
            ),
        )

    referral = shown()

    @staticmethod
    async def perform(context: Context, *, referral: UUID, outcome: str) -> dict[str, object]:
        """One call."""
        return await step(context, progress.complete, referral, outcome=outcome)


class FailReferral(HubMutation):
    """Close a referral without success."""

    class Meta:
        permission = Permission.REFERRAL_ANSWER
        repeatable = True

    class Input:
        referral = reference("Referral", REFERRAL)
        reason = graphene.String(required=True, description=REASON)

    referral = shown()

    @staticmethod
    async def perform(context: Context, *, referral: UUID, reason: str) -> dict[str, object]:
        """One call."""
        return await step(context, progress.fail, referral, reason=reason)


class RecordEngagement(HubMutation):
    """Say whether the person was taken on (受任) or only advised: accepting a referral does not say so."""

    class Meta:
        permission = Permission.REFERRAL_ANSWER
        repeatable = True

    class Input:
        referral = reference("Referral", REFERRAL)
        engagement = graphene.String(required=True, description="`engaged` or `consultation-only`.")
        engaged_on = Date(required=True, description="Since when; not a day to come.")

    referral = shown()

    @staticmethod
    async def perform(context: Context, *, referral: UUID, engagement: str, engaged_on: date) -> dict[str, object]:
        """One call."""
        return await step(context, engage.engage, referral, engagement=engagement, engaged_on=engaged_on)


class DownloadPacket(HubMutation):
    """Take an accepted packet along, encrypted to your organisation's own public key. This is in the ledger."""

    class Meta:
        permission = Permission.REFERRAL_ANSWER
        repeatable = True

    class Input:
        referral = reference("Referral", REFERRAL)

    files = graphene.List(graphene.NonNull(Document), description="Data and document; null where this was refused.")

    @staticmethod
    async def perform(context: Context, *, referral: UUID) -> dict[str, object]:
        """One call."""
        return {"files": documents(await context.ask(download, referral, context.papers))}
