"""The routes for a case and a wish, in order: what each would receive and must pass on, so that she can choose.

Nothing is sent, and nothing is decided: the gate and the packer answer, as they would on sending.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from hub.agreements.rules import today
from hub.cases import repository
from hub.cases.read import note_reading
from hub.cases.repository import OpenCase
from hub.deadlines.urgency import TARGETS
from hub.directory.load import organisation
from hub.directory.partner_routes import PartnerRoute, routes_of_day
from hub.exchange.vocabulary.routes import ROUTE_WISHES
from hub.identity.work import Work
from hub.intake.duties_to_read import duties_to_read
from hub.intake.look_ahead import Besides
from hub.intake.route_rules import (
    BY_US,
    LeftOut,
    RouteProposal,
    RouteState,
    fits,
    in_order,
    situation,
    unknown,
)
from hub.intake.supposed import asked_her, to_write, written
from hub.intake.validation import cleaned_request, known_word
from hub.kit.errors import Invalid
from hub.kit.offload import offload
from hub.minimisation.consented import refusals
from hub.minimisation.due import due_if_sent
from hub.minimisation.facts import Decision, Facts
from hub.minimisation.fields import CATALOGUE
from hub.minimisation.gate import with_doors
from hub.minimisation.harm import harm_reasons
from hub.minimisation.many import FactsOfOne, facts_of_many
from hub.minimisation.packer import preview
from hub.minimisation.rules import decide
from hub.tasks.sent import requests_already_sent

_HER_NO = frozenset({"refused", "withdrawn"})
_HER_WORD = frozenset({"no_consent", "consent_expired"})


@dataclass(frozen=True)
class ProposedRoutes:
    """The routes in order, those left out with why, and the fields to ask about before more can be said."""

    proposals: tuple[RouteProposal, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    missing: tuple[str, ...] = ()


async def find_routes(
    work: Work, case_id: UUID, wish: str, request: Mapping[str, Any], besides: Besides = lambda _request, _values: ()
) -> ProposedRoutes:
    """The proposal. It shows the case's own words, and so counts as reading it; thirteen statements at most.

    `request`: words of a request to remove, where they are written already; `besides`: see `look_ahead`. Raises
    `NotFound`, and `Invalid` for a wish of no list and for a harm code that contradicts how old she is.
    """
    known_word(wish, ROUTE_WISHES, "wish")
    said = await offload(cleaned_request, request)
    case = await repository.case(work, case_id)
    values = case.values
    ages = (values.get("age_band_now"), values.get("age_band_at_images"))
    if against := harm_reasons(values, *ages):
        raise Invalid(*against)
    await note_reading(work, case.id)
    fitting = await _fitting(work, case, wish)
    asked = list(dict.fromkeys((route.organisation, route.purpose) for route in fitting.routes))
    derived = await requests_already_sent(work, case.id)
    facts = await facts_of_many(work, case, asked, said, derived)
    of_routes = [(one, facts[one.organisation, one.purpose]) for one in fitting.routes if _key(one) in facts]
    judged = [await offload(_Judge(case, one, besides).judged, route) for route, one in of_routes]
    return ProposedRoutes(
        in_order((one for one in judged if isinstance(one, RouteProposal)), work.now),
        tuple(one for one in judged if isinstance(one, LeftOut)),
        tuple(dict.fromkeys((*fitting.missing, *_not_recorded(judged)))),
    )


@dataclass(frozen=True)
class _Fitting:
    routes: tuple[PartnerRoute, ...]
    missing: tuple[str, ...]


async def _fitting(work: Work, case: OpenCase, wish: str) -> _Fitting:
    """The routes that are right as far as anybody knows, and what is not known of the others."""
    day, us = today(work.now), await organisation(work, work.viewer.organisation)
    found = situation(case.values, (case.language, *us.languages), us.country, day)
    fit = [one for one in await routes_of_day(work, day) if fits(one, wish, found)]
    known = tuple(one for one in fit if not unknown(one, found))
    return _Fitting(known, tuple(name for one in fit for name in unknown(one, found)))


@dataclass(frozen=True)
class _Judge:
    """Asks the gate and the packer about one recipient and purpose, as it is and as it would be."""

    case: OpenCase
    one: FactsOfOne
    besides: Besides

    def judged(self, route: PartnerRoute) -> RouteProposal | LeftOut:
        """The route as it is proposed, or every reason against it."""
        facts = self.one.facts
        if BY_US not in route.senders:
            return self._herself(route)
        missing, words = to_write(facts), written(facts)
        asked = words if facts.fold is not None and facts.fold.event in _HER_NO else asked_her(words)
        tries: tuple[tuple[RouteState, Facts], ...] = (("ready", facts), ("write", words), ("ask-her", asked))
        for state, supposed in tries:
            decision = self._decided(supposed)
            if decision.allowed:
                return self._proposal(route, state, decision, supposed, missing)
        return LeftOut(route, self.one.recipient, decision.reasons)

    def _decided(self, facts: Facts) -> Decision:
        """The gate's answer to the packet; refused too where the offer before it would be, as on sending."""
        decision = with_doors(decide(facts), self.case, self.one.recipient)
        if not facts.takedown:
            return decision.refused(decide(replace(facts, kind="offer")).reasons)
        said = self.one.facts.request
        return decision.refused(self.besides(said, self.case.values) if said else ())

    def _herself(self, route: PartnerRoute) -> RouteProposal | LeftOut:
        """A way that she goes herself: the hub tells nobody. Whom she barred is shown to her as no way either."""
        facts = self.one.facts
        against = tuple(reason for reason in refusals(facts) if reason.code not in _HER_WORD)
        if against:
            return LeftOut(route, self.one.recipient, against)
        return self._proposal(route, "herself", Decision(allowed=False), facts, ())

    def _proposal(
        self, route: PartnerRoute, state: RouteState, decision: Decision, facts: Facts, words: tuple[str, ...]
    ) -> RouteProposal:
        shown = preview(decision, facts)
        leaves = tuple(one for one in shown.leaves if one.field not in words)
        return RouteProposal(
            route=route,
            recipient=self.one.recipient,
            state=state,
            shown=replace(shown, leaves=leaves),
            to_write=words,
            duties=duties_to_read(facts),
            ends=due_if_sent(
                facts, decision.fields, self.one.recipient.known_facts, facts.now + TARGETS[self.case.urgency]
            ),
        )


def _key(route: PartnerRoute) -> tuple[UUID, str]:
    return route.organisation, route.purpose


def _not_recorded(judged: Sequence[RouteProposal | LeftOut]) -> tuple[str, ...]:
    """The fields of the case without which a form could not be filled: somebody can ask about them."""
    return tuple(
        reason.field
        for one in judged
        if isinstance(one, LeftOut)
        for reason in one.reasons
        if reason.code == "not_recorded" and reason.field in CATALOGUE
    )
