"""What came of a case: referrals, requests to remove, and questions to those who hold something of it."""

from typing import Any
from uuid import UUID

import graphene

import hub.referrals.lists
import hub.takedowns.lists
from hub.cases.repository import OpenCase
from hub.exchange.vocabulary.disclosure import RECIPIENTS
from hub.kit.pages import LARGEST_SIZE, Page
from hub.referrals.lists import ReferralInList
from hub.releases import questions
from hub.releases.questions import HolderQuestion
from hub.takedowns.lists import RequestInList
from hub.tasks.lists import Filter
from schema.directory import organisation_named
from schema.engine.context import Context
from schema.referrals.referral import ListedReferral
from schema.releases.holding import Holding
from schema.takedowns.request import ListedTakedownRequest

_MOST = Page(LARGEST_SIZE)


class ShowsWhatCame:
    """Of a case: whom she bars, what was sent of it, and who was asked what became of it."""

    referrals = graphene.List(
        graphene.NonNull(ListedReferral), required=True, description="The referrals, newest first; at most 100."
    )
    takedown_requests = graphene.List(
        graphene.NonNull(ListedTakedownRequest),
        required=True,
        description="The requests to remove, newest first; at most 100.",
    )
    holdings = graphene.List(
        graphene.NonNull(Holding), required=True, description="The questions to holders, newest first; at most 100."
    )

    barred_in_words = graphene.List(
        graphene.NonNull(graphene.String),
        required=True,
        description="Whom she bars, in words of the caller's language: kinds and organisations' names.",
    )

    async def resolve_barred_in_words(self: Any, info: Any) -> list[str]:
        """Kinds first; an organisation is found with all others of the case."""
        context: Context = info.context
        barred = self.barred()
        kinds = [one.words.to(context.language) for one in RECIPIENTS if one.code in barred]
        ids = sorted(UUID(one) for one in barred if one not in RECIPIENTS)
        found = [await organisation_named(context, one) for one in ids]
        return kinds + [one.name for one in found if one is not None]

    async def resolve_referrals(self: Any, info: Any) -> list[ReferralInList]:
        """One statement."""
        context: Context = info.context
        found = await context.ask(hub.referrals.lists.listed, _of(self), _MOST)
        return [one for _, one in found.items]

    async def resolve_takedown_requests(self: Any, info: Any) -> list[RequestInList]:
        """One statement."""
        context: Context = info.context
        found = await context.ask(hub.takedowns.lists.listed, _of(self), _MOST)
        return [one for _, one in found.items]

    async def resolve_holdings(self: Any, info: Any) -> list[HolderQuestion]:
        """One statement."""
        context: Context = info.context
        found = await context.ask(questions.questions, _MOST, box="sent", case_id=self.id)
        return [one for _, one in found.items]


def _of(case: OpenCase) -> Filter:
    return Filter("sent", case=case.id)
