"""What a withdrawal ended, as the one who recorded it is told."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import graphene

from hub.directory.entries import DirectoryEntry
from hub.withdrawals.traces import in_words
from hub.withdrawals.withdraw import Acknowledged
from schema.directory import NamedOrganisation, organisation_named
from schema.engine.references import global_id
from schema.engine.scalars import DateTime
from schema.referrals.open_dates import RetainedLawyer


class WithdrawalAcknowledgement(graphene.ObjectType):
    """What has ended. Copies that were downloaded before cannot be called back: their holders are asked."""

    id = graphene.ID(required=True, description="The withdrawal, `Withdrawal:…`; for `undoWithdrawal`.")
    recipient = graphene.Field(NamedOrganisation, description="From whom; null: from everybody.")
    at = DateTime(required=True, description="Since when nothing can be read or sent any more.")
    destroy_at = DateTime(required=True, description="When the keys go.")
    gone_from_hub_at = DateTime(
        required=True,
        description="By when no key on the hub opens what database, log and files still hold of it: after the night.",
    )
    gone_from_backups_at = DateTime(
        required=True, description="By when no backup of the hub opens it either, not even with the key kept offline."
    )
    destruction = graphene.String(
        required=True, description="These instants in words, in the caller's language, to be told to the person."
    )
    referrals = graphene.List(graphene.NonNull(graphene.ID), required=True, description="The referrals that ended.")
    requests = graphene.List(graphene.NonNull(graphene.ID), required=True, description="The requests that ended.")
    going_on = graphene.List(
        graphene.NonNull(graphene.ID),
        required=True,
        description="Requests to remove that go on, for nobody recalled them.",
    )
    released = graphene.Int(required=True, description="How many releases were cut or destroyed.")
    cancelled = graphene.List(
        graphene.NonNull(graphene.ID), required=True, description="The messages that will not be sent, `Delivery:…`."
    )
    in_flight = graphene.List(
        graphene.NonNull(graphene.ID), required=True, description="The messages whose sending had begun before."
    )
    holdings = graphene.List(
        graphene.NonNull(graphene.ID), required=True, description="The questions put to holders, `Holding:…`."
    )
    by_hand = graphene.List(
        graphene.NonNull(graphene.ID),
        required=True,
        description="What was told outside to somebody who is no member, `OutsideDisclosure:…`: ask them by hand.",
    )
    emergencies = graphene.Int(required=True, description="How many emergency overrides stood until now.")
    retained = graphene.List(
        graphene.NonNull(RetainedLawyer),
        required=True,
        description="Lawyers who had been retained (受任), with the dates that nobody keeps for her any more.",
    )

    def resolve_id(self: Acknowledged, _info: object) -> str:
        """The global id."""
        return global_id("Withdrawal", self.id)

    async def resolve_recipient(self: Acknowledged, info: Any) -> DirectoryEntry | None:
        """By name."""
        return await organisation_named(info.context, self.recipient)

    def resolve_gone_from_hub_at(self: Acknowledged, _info: object) -> datetime:
        """The end of the turn."""
        return self.traces.log_at

    def resolve_gone_from_backups_at(self: Acknowledged, _info: object) -> datetime:
        """The end of the backups."""
        return self.traces.backups_at

    def resolve_destruction(self: Acknowledged, info: Any) -> str:
        """In words."""
        return in_words(self.at, self.destroy_at, self.traces, or_by_two=self.act is not None).to(info.context.language)

    def resolve_referrals(self: Acknowledged, _info: object) -> list[str]:
        """The global ids."""
        return _ids("Referral", self.referrals)

    def resolve_requests(self: Acknowledged, _info: object) -> list[str]:
        """The global ids."""
        return _ids("TakedownRequest", self.takedowns)

    def resolve_going_on(self: Acknowledged, _info: object) -> list[str]:
        """The global ids."""
        return _ids("TakedownRequest", self.going_on)

    def resolve_released(self: Acknowledged, _info: object) -> int:
        """Their number: a release has no page of its own."""
        return len(self.releases)

    def resolve_cancelled(self: Acknowledged, _info: object) -> list[str]:
        """The global ids."""
        return _ids("Delivery", self.cancelled)

    def resolve_in_flight(self: Acknowledged, _info: object) -> list[str]:
        """The global ids."""
        return _ids("Delivery", self.in_flight)

    def resolve_holdings(self: Acknowledged, _info: object) -> list[str]:
        """The global ids."""
        return _ids("Holding", self.holdings)

    def resolve_by_hand(self: Acknowledged, _info: object) -> list[str]:
        """The global ids; whom, stands on the case's own page."""
        return _ids("OutsideDisclosure", self.by_hand)

    def resolve_emergencies(self: Acknowledged, _info: object) -> int:
        """Their number: they stand on the case's own page."""
        return len(self.emergencies)


def _ids(thing: str, ids: Sequence[UUID]) -> list[str]:
    return [global_id(thing, one) for one in ids]
