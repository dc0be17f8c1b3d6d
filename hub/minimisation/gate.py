"""The gate: loads the case, the recipient, what was agreed and what the person said, and asks the pure rules."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any
from uuid import UUID

from hub.agreements.load import terms
from hub.agreements.rules import Terms, from_ceiling, today
from hub.cases import repository
from hub.cases.repository import OpenCase
from hub.cases.rules import writing_reasons
from hub.consent.load import Lock, answers_to_duties, kept_of
from hub.directory.entries import Recipient
from hub.directory.load import load_recipient, once_recipient, organisations
from hub.directory.rules import GUARDIAN, KINDS, DutyAnswer
from hub.emergencies.load import newest
from hub.exchange.packets import PacketKind
from hub.exchange.profiles import Profile
from hub.identity.work import Work
from hub.kit.errors import Reason
from hub.minimisation.facts import Decision, Facts
from hub.minimisation.onward_rules import CameFrom
from hub.minimisation.refusal import DisclosureRefused
from hub.minimisation.rules import decide
from hub.statements.load import statements_of_case
from hub.tasks.received import received

NO_ROUTE = "none"
"""The channel of a recipient to whom no way leads: nobody can consent to it."""


@dataclass(frozen=True)
class GateAnswer:
    """One question to the gate, with everything it looked at and its answer."""

    facts: Facts = field(repr=False)
    decision: Decision
    case: OpenCase = field(repr=False)
    recipient: Recipient
    channel: str

    def require(self) -> None:
        """Raise `Refused` with every reason where the answer is no."""
        if not self.decision.allowed:
            raise DisclosureRefused(self.case.id, self.recipient.id, self.decision.reasons)


@dataclass(frozen=True)
class GateQuestion:
    """What is to leave, what for and by which way. `request` and `derived`: see `ask`."""

    purpose: str
    kind: PacketKind
    channel: str
    request: Mapping[str, Any] = field(default_factory=dict, repr=False)
    derived: Mapping[str, Any] = field(default_factory=dict, repr=False)


async def ask(
    work: Work,
    *,
    case_id: UUID,
    recipient_id: UUID,
    purpose: str,
    kind: PacketKind,
    request: Mapping[str, Any] = MappingProxyType({}),
    derived: Mapping[str, Any] = MappingProxyType({}),
    lock: Lock | None = None,
) -> GateAnswer:
    """May this leave for this recipient now, and in which form? Eight statements, whatever the case holds.

    `request`: clean values of the category "request". `derived`: values drawn from higher rooms
    ("requests_already_sent"). `lock`: holds fold and emergency until the transaction ends; "share", before an offer
    or a send, holds the case first, so that neither a bar nor a closing passes it.
    Raises `NotFound` for a foreign or unknown case or recipient. A no is an answer: see `GateAnswer.require`.
    """
    case = await repository.case(work, case_id, sending=lock == "share")
    recipient = await load_recipient(work, recipient_id)
    question = GateQuestion(purpose, kind, recipient.connector or NO_ROUTE, request, derived)
    return await _asked(work, case, recipient, question, lock)


async def ask_anew(
    work: Work,
    case_id: UUID,
    recipient_id: UUID,
    purpose: str,
    kind: PacketKind,
    halves: tuple[Mapping[str, Any], Mapping[str, Any]],
) -> GateAnswer:
    """The same of something that is out already; `halves`: the request and what was derived.

    Its recipient may be suspended or have left since: those are causes of their own, and no answer of hers.
    """
    case = await repository.case(work, case_id)
    recipient = await once_recipient(work, recipient_id)
    return await _asked(work, case, recipient, GateQuestion(purpose, kind, recipient.connector or NO_ROUTE, *halves))


async def _asked(
    work: Work, case: OpenCase, recipient: Recipient, question: GateQuestion, lock: Lock | None = None
) -> GateAnswer:
    facts = await gather(work, case, recipient, question, lock=lock)
    return GateAnswer(facts, with_doors(decide(facts), case, recipient), case, recipient, question.channel)


async def gather(
    work: Work, case: OpenCase, recipient: Recipient, question: GateQuestion, *, lock: Lock | None = None
) -> Facts:
    """Everything that the pure rules look at for one disclosure. Six statements.

    The fold before the emergency: whoever locks both takes them in this order.
    """
    purpose, channel = question.purpose, question.channel
    said = await statements_of_case(work, case)
    known = await organisations(work, (work.viewer.organisation, *_barred_by_id(case)))
    profile = work.profiles.get(channel)
    answers = await _answers(work, case.id)
    kept = await kept_of(work, case, recipient=recipient.id, purpose=purpose, channel=channel, lock=lock)
    return Facts(
        kind=question.kind,
        purpose=purpose,
        sender=known[work.viewer.organisation].party(),
        recipient=recipient.party(),
        now=work.now,
        values={**case.with_inventory(), **question.derived},
        request=question.request,
        barred=case.barred(),
        kinds={str(entry.id): entry.kind for entry in known.values()},
        duties=recipient.duties,
        answers=answers,
        fold=kept.fold if kept else None,
        given_at=kept.given_at if kept else None,
        marks=case.marks,
        terms=await _terms(work, recipient.id, purpose, profile),
        profile=profile,
        takedown=question.kind == "packet" and purpose == "removal",
        evidence=case.preservation(),
        case=case.id,
        opened_at=case.created_at,
        came_from=await _came_from(work, case),
        emergency=await newest(work, case, recipient=recipient.id, purpose=purpose, lock=lock),
        statements=said,
    ).with_minimum()


def _barred_by_id(case: OpenCase) -> tuple[UUID, ...]:
    """The organisations that the person barred one by one."""
    return tuple(UUID(word) for word in case.barred() - KINDS - {GUARDIAN})


async def _answers(work: Work, case_id: UUID) -> tuple[DutyAnswer, ...]:
    return tuple(DutyAnswer(a.duty, a.version, a.answer) for a in await answers_to_duties(work, case_id))


async def _terms(work: Work, recipient_id: UUID, purpose: str, profile: Profile | None) -> Terms | None:
    """What the two agreed; only where they agreed nothing, the dated ceiling of the partner's form."""
    agreed = await terms(work, work.viewer.organisation, recipient_id, purpose, today(work.now))
    if agreed is None and profile is not None and profile.ceiling is not None:
        return from_ceiling(profile.ceiling)
    return agreed


async def _came_from(work: Work, case: OpenCase) -> CameFrom | None:
    """The packet from which the case came, and whether its agreement lets it go on today; two statements, or none."""
    if case.came_from is None:
        return None
    packet = await received(work, case.came_from)
    if packet is None:
        return CameFrom(onward_sharing=False)
    agreed = await terms(work, packet.sender, work.viewer.organisation, packet.purpose, today(work.now))
    return CameFrom(onward_sharing=agreed is not None and agreed.onward_sharing)


def with_doors(decision: Decision, case: OpenCase, recipient: Recipient) -> Decision:
    """The decision, refused also where the case is closed or no way leads to the recipient."""
    shut = writing_reasons(case.status)
    if recipient.connector is None:
        shut += (Reason("no_route"),)
    return decision.refused(shut)
