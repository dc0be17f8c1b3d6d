"""Mutations of those who receive referrals: the answer, the work, and the packet to take along."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

import graphene

from hub.identity.public_keys.purposes import KeyPurpose
from hub.identity.work import Work
from hub.referrals import accept, conflict, engage, progress, receive, reject
from hub.referrals.engage import Engagement
from hub.referrals.open_dates import OpenDate
from hub.releases.download import download
from schema.engine import enums
from schema.engine.context import Context
from schema.engine.mutation import HubMutation
from schema.engine.scalars import Date
from schema.referrals.open_dates import OpenDateInput
from schema.referrals.steps import OfReferral, ReferralStep, why
from schema.tasks.task import Document, documents
from schema.tasks.versions import OfVersion, ShowsPresent


async def _accept(work: Work, referral: UUID, *, capacity: str | None = None) -> None:
    await accept.accept(work, referral, capacity=capacity or "capacity")


async def _engage(
    work: Work,
    referral: UUID,
    *,
    engagement: str,
    engaged_on: date,
    expected_version: int,
    open_dates: Sequence[Mapping[str, Any]] | None = None,
) -> None:
    dates = None if open_dates is None else [OpenDate(one["kind"], one["on"]) for one in open_dates]
    await engage.engage(work, referral, Engagement(engagement, engaged_on, dates), expected_version=expected_version)


class ReceiveReferral(ReferralStep):
    """Acknowledge an offer. This is not an answer: the time runs on."""

    class Meta:
        use_case = receive.receive_offer


class CheckConflict(HubMutation):
    """Ask whether one of these handles or names is an opponent's. Few times for one referral, each in the ledger."""

    class Meta:
        repeatable = True

    class Input(OfReferral):
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


class AcceptReferral(ReferralStep):
    """Accept an offer: this opens the packet, for the retention agreed."""

    class Meta:
        use_case = _accept

    class Input(OfReferral):
        capacity = enums.Capacity(description="What you say of your capacity; `CAPACITY` where not given.")


class RejectReferral(ShowsPresent, ReferralStep):
    """Decline an offer. It is destroyed for both sides, and the opponent's handle with it."""

    class Meta:
        use_case = reject.reject

    class Input(OfReferral, OfVersion):
        reason = why()
        capacity = enums.Capacity(description="What you say of your capacity.")


class StartReferral(ShowsPresent, ReferralStep):
    """Begin the work on an accepted referral, or go on after a pause."""

    class Meta:
        use_case = progress.start

    class Input(OfReferral, OfVersion):
        """The referral in the version that was seen."""


class HoldReferral(ShowsPresent, ReferralStep):
    """Put the work on hold."""

    class Meta:
        use_case = progress.pause

    class Input(OfReferral, OfVersion):
        reason = why()


class CompleteReferral(ShowsPresent, ReferralStep):
    """Close a referral with its outcome."""

    class Meta:
        use_case = progress.complete

    class Input(OfReferral, OfVersion):
        outcome = enums.ReferralOutcome(
            required=True,
            description=("What it came to."),
        )


class FailReferral(ShowsPresent, ReferralStep):
    """Close a referral without success."""

    class Meta:
        use_case = progress.fail

    class Input(OfReferral, OfVersion):
        reason = why()


class RecordEngagement(ReferralStep):
    """Say whether the person was taken on (受任) or only advised: accepting a referral does not say so."""

    class Meta:
        use_case = _engage

    class Input(OfReferral):
        engagement = enums.Engagement(required=True, description="What you and she agreed.")
        engaged_on = Date(required=True, description="Since when; not a day to come.")
        open_dates = graphene.List(
            graphene.NonNull(OpenDateInput),
            description="The dates that you must keep for her, at most 20; they replace those that were there. Where "
            "not given, those stay. She is told them before she takes consent back.",
        )
        expected_version = graphene.Int(
            required=True,
            description="The `version` of the referral that you have seen: refused as `stale` if it has moved on.",
        )


class DownloadPacket(HubMutation):
    """Take an accepted packet along, encrypted to your organisation's own public key. This is in the ledger."""

    class Meta:
        repeatable = True

    class Input(OfReferral):
        sealed_to = enums.RecipientPurpose(
            description="To which of your organisation's keys it is sealed: `AGE` for people (the default), or `JWE`."
        )

    files = graphene.List(graphene.NonNull(Document), description="Data and document; null where this was refused.")

    @staticmethod
    async def perform(context: Context, *, referral: UUID, sealed_to: Any = None) -> dict[str, object]:
        """One call."""
        purpose: KeyPurpose = sealed_to or "age"
        return {"files": documents(await context.ask(download, referral, context.papers, sealed_to=purpose))}
