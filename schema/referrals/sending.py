"""Mutations of those who offer referrals; to cancel is either side's."""

from collections.abc import Mapping
from functools import partial
from typing import Any
from uuid import UUID

import graphene

from hub.referrals import cancel, draft, offer, reroute
from hub.referrals.draft import OfferWanted
from hub.withdrawals.narrow import narrow
from schema.engine import enums
from schema.engine.context import Context
from schema.engine.mutation import HubMutation, idempotency_key
from schema.engine.references import reference
from schema.engine.scalars import Date, DateTime
from schema.referrals.referral import Referral
from schema.referrals.steps import OfReferral, ReferralStep, ShowsReferral, done, why
from schema.releases.duplicates import AsksAgain, ShowsDuplicates, why_again


class _Ends:
    """How soon, where it must be sooner than the urgency gives."""

    respond_by = DateTime(description="By when an answer is asked for; only earlier than the urgency gives.")
    expires_at = DateTime(description="When an unanswered offer ends; only earlier than the urgency gives.")


class _Times(_Ends):
    """And what the recipient may be told of it."""

    next_clock = Date(description="The day by which something must be done, as the recipient may be told it.")


class _Wanted(_Times):
    """What is offered to whom."""

    case = reference("Case", "The case.")
    recipient = reference("Organisation", "To whom.")
    purpose = enums.Purpose(required=True, description="What for; a removal is asked for by a takedown request.")
    urgency = enums.Urgency(required=True, description="How soon a first answer is needed.")


class DraftReferral(ShowsReferral):
    """Prepare a referral. Nothing leaves, and the recipient sees nothing of it."""

    class Input(_Wanted):
        idempotency_key = idempotency_key()

    @staticmethod
    async def perform(context: Context, **given: Any) -> dict[str, object]:
        """One call."""
        return await done(context, await context.ask_once(draft.draft, OfferWanted(**given)))


class DiscardReferral(ReferralStep):
    """Give up a draft that was never offered."""

    class Meta:
        use_case = draft.discard


class OfferReferral(ShowsDuplicates, ShowsReferral):
    """Offer a case, without identity. The packet behind it is frozen now and opens on acceptance only."""

    class Input(_Wanted, AsksAgain):
        idempotency_key = idempotency_key()

    @staticmethod
    async def perform(
        context: Context, *, duplicate_reason: Mapping[str, Any] | None = None, **given: Any
    ) -> dict[str, object]:
        """One call."""
        wanted = OfferWanted(**given, duplicate_reason=why_again(duplicate_reason))
        return await done(context, await context.ask_once(offer.offer, wanted))


class OfferDraftedReferral(ShowsDuplicates, ShowsReferral):
    """Offer what was drafted; the times count from now."""

    class Input(_Ends, AsksAgain):
        idempotency_key = idempotency_key()
        referral = reference("Referral", "The draft.")

    @staticmethod
    async def perform(
        context: Context, *, referral: UUID, duplicate_reason: Mapping[str, Any] | None = None, **ends: Any
    ) -> dict[str, object]:
        """One call."""
        again = why_again(duplicate_reason)
        offered = await context.ask_once(offer.offer_draft, referral, duplicate_reason=again, **ends)
        return await done(context, offered)


class RerouteReferral(ShowsDuplicates, HubMutation):
    """Offer the same case to the person's next choice, after asking for consent anew. A waiting offer is cancelled."""

    class Input(_Times, AsksAgain):
        idempotency_key = idempotency_key()
        referral = reference("Referral", "The referral that led nowhere.")
        recipient = reference("Organisation", "To whom now.")

    referral = graphene.Field(Referral, description="The new referral; null where this was refused.")

    @staticmethod
    async def perform(
        context: Context,
        *,
        referral: UUID,
        recipient: UUID,
        duplicate_reason: Mapping[str, Any] | None = None,
        **given: Any,
    ) -> dict[str, object]:
        """One call."""
        given |= {"duplicate_reason": why_again(duplicate_reason), "narrow": narrow}
        return await done(context, await context.ask_once(reroute.reroute, referral, recipient, **given))


class CancelReferral(ReferralStep):
    """End a referral from either side. Nothing of it can be read any more; what an engaged lawyer holds stays there.

    The recipient reads `ended-by-sender`, unless the reason is `sent-in-error` or `duplicate`. A recipient that says
    `conflict-of-interest` ends each referral of the same case at its office, and everything is destroyed at once.
    """

    class Meta:
        use_case = partial(cancel.cancel, narrow=narrow)

    class Input(OfReferral):
        reason = why()
