"""What the gate looks at for many recipients of one case, in a fixed number of statements however many they are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from hub.agreements.load import terms_of_many
from hub.agreements.rules import today
from hub.cases.repository import OpenCase
from hub.consent.load import ConsentPlace, kept_of_case
from hub.directory.entries import Recipient
from hub.directory.load import recipients
from hub.emergencies.load import emergencies_of_case
from hub.exchange.profiles import Profile
from hub.exchange.vocabulary.purposes import REQUEST_PURPOSES
from hub.identity.work import Work
from hub.minimisation.facts import Facts
from hub.minimisation.gate import NO_ROUTE, GateQuestion, OfRecipient, ceiling_of, facts_of, of_case

Asked = tuple[UUID, str]
"""A recipient and a purpose."""


@dataclass(frozen=True)
class FactsOfOne:
    """The facts of one question, and the recipient with its routes and duties."""

    facts: Facts = field(repr=False)
    recipient: Recipient


async def facts_of_many(
    work: Work, case: OpenCase, asked: Sequence[Asked], request: Mapping[str, Any], derived: Mapping[str, Any]
) -> Mapping[Asked, FactsOfOne]:
    """The same facts that `gate.ask` gathers for each packet, without a lock; who is no member now is missing.

    Seven statements, and two more where the case came from another organisation's packet.
    """
    known = await recipients(work, tuple({one for one, _ in asked}))
    shared = await of_case(work, case)
    kept = await kept_of_case(work, case)
    agreed = await terms_of_many(work, work.viewer.organisation, asked, today(work.now))
    confirmed = [one.emergency for one in await emergencies_of_case(work, case)]
    dangers = {(one.recipient, one.purpose): one for one in confirmed if one.ended_at is None}
    found = {}
    for who, purpose in asked:
        if who not in known:
            continue
        to, channel = known[who], known[who].connector or NO_ROUTE
        profile: Profile | None = work.profiles.get(channel)
        question = GateQuestion(purpose, "packet", channel, request if purpose in REQUEST_PURPOSES else {}, derived)
        consent = kept.get(ConsentPlace(who, purpose, channel))
        one = OfRecipient(to, consent, agreed.get((who, purpose)) or ceiling_of(profile), dangers.get((who, purpose)))
        found[who, purpose] = FactsOfOne(facts_of(shared, one, question, profile, work.now), to)
    return found
