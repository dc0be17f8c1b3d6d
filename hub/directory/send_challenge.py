"""Sending the challenge to a new endpoint: read first, asked outside any transaction, and written down afterwards."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from hub.acts.act import ActRegistry
from hub.acts.challenge_limits import count, count_of_act
from hub.acts.decide import answer
from hub.acts.repository import held_act, note, who
from hub.acts.rules import pose_reasons
from hub.audit.verbs import Verb
from hub.directory.endpoint_change import KIND, secrets_of
from hub.directory.own_endpoint import own_endpoint
from hub.exchange.faults import Unanswered
from hub.exchange.network import Challenger, Posed
from hub.identity.work import Work
from hub.kit.errors import Conflict, NotFound, Reason, Refused


@dataclass(frozen=True)
class ChallengeQuestion:
    """What is asked of a new endpoint, and how it is signed."""

    address: Mapping[str, str] = field(repr=False)
    secrets: tuple[str, ...] = field(repr=False)
    message_id: str
    challenge: str = field(repr=False)


async def prepare(work: Work, registry: ActRegistry, act_id: UUID) -> ChallengeQuestion:
    """What to ask of this act's endpoint; counted and in the ledger before anything is sent.

    Raises `NotFound` for what is no waiting change of an endpoint, `Conflict` with the reasons of `rules.pose_reasons`,
    `TooOften` where this organisation asked, or this address was asked, too often lately.
    """
    found = await held_act(work, registry, act_id)
    if found.asked.kind != KIND or found.asked.payload["challenge"] is None:
        raise NotFound
    may = found.act.may_request | found.act.may_confirm
    if reasons := pose_reasons(found.standing, who(work.viewer), may, found.posed, work.now):
        raise Conflict(*reasons)
    payload = found.asked.payload
    await count(work, payload["address"])
    number = await count_of_act(work, act_id)
    note(work, Verb.ENDPOINT_CHALLENGED, act_id)
    secrets = secrets_of(payload, await own_endpoint(work))
    return ChallengeQuestion(payload["address"], secrets, f"{act_id}-{number}", payload["challenge"])


async def pose(question: ChallengeQuestion, challenger: Challenger | None) -> Posed:
    """Ask. Raises `Refused` `endpoint_silent` where nobody is there, or who is there does not give it back."""
    if challenger is None:
        raise Refused(Reason("endpoint_silent"))
    try:
        return await challenger.pose(question.address, question.secrets, question.message_id, question.challenge)
    except Unanswered as error:
        raise Refused(Reason("endpoint_silent")) from error


async def settle(work: Work, registry: ActRegistry, act_id: UUID, question: ChallengeQuestion, posed: Posed) -> None:
    """Write down that it came back at once; a mail's code is given back by a person (`decide.answer`)."""
    if posed == "answered":
        await answer(work, registry, act_id, question.challenge)
