"""What is left of a frozen release when the gate, or her consent, is asked about it anew."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any
from uuid import UUID

from hub.cases import repository
from hub.delivery.claim import WAIT_FOR_HER
from hub.delivery.recheck import halves
from hub.directory.rules import DutyAnswer
from hub.exchange.packets import Form, Handling, Packet
from hub.identity.viewer import hub_itself
from hub.identity.work import Work
from hub.kit.errors import NotFound, Reason
from hub.kit.sealed import Unopenable
from hub.minimisation.consented import DIED, answer_reasons, death_reasons
from hub.minimisation.facts import Decision, Facts
from hub.minimisation.fields import CATALOGUE
from hub.minimisation.gate import GateAnswer, ask_anew
from hub.minimisation.harm import HARM_FIELDS, child_harm_reasons
from hub.minimisation.narrower import says_less, still_consented
from hub.minimisation.packer import handling
from hub.minimisation.rules import decide, needs
from hub.narrowing.acts import Act
from hub.narrowing.causes import Cause, Narrowing
from hub.narrowing.planned import ReleaseAnswer
from hub.narrowing.states import Thing, ThingState
from hub.narrowing.table import TABLE
from hub.releases.read import by_id
from hub.statements.contradictions import UNSETTLED, as_if_settled
from hub.tasks import causes

RENEWED: Mapping[Cause, tuple[str, ...]] = MappingProxyType(
    {
        Cause.SAFE_CONTACT: ("safe_contact",),
        Cause.AGE_UNDER_18: ("age_band_now", "age_band_at_images", *HARM_FIELDS),
    }
)
"""What is not frozen for this cause: released anew, these say what the case says now."""
_NOTHING: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True)
class RemainingRelease:
    """What the planner is told of one release, and what the packer makes of it. `instead`: see `packer.repack`.

    `handling`: the block of a child, where it is one's now; None: as it was frozen.
    """

    answer: ReleaseAnswer
    forms: Mapping[str, Form] = field(default_factory=dict)
    instead: Mapping[str, Any] = field(default_factory=dict, repr=False)
    handling: Handling | None = None


def as_the_hub(work: Work) -> Work:
    """The same transaction, reading as the hub itself: taking back works outside the case's team too."""
    return replace(work, viewer=hub_itself(work.viewer.organisation))


async def left_of(work: Work, narrowing: Narrowing, things: Sequence[Thing]) -> dict[UUID, RemainingRelease]:
    """What is left of each release of these things; what cannot be opened any more counts as refused."""
    forgiven = await causes.forgiven(work, [thing.object for thing in things]) if things else {}
    return {
        one.id: await _left(work, narrowing, thing, one.id, forgiven.get(thing.object))
        for thing in things
        for one in thing.may_be_read()
    }


async def codes_against(work: Work, case_id: UUID, thing: Thing) -> frozenset[str]:
    """Why her answers stand against this recipient now: bars, duties, consent, her death; empty where nothing does.

    Of what is held because she is under 18 also that the harm code of the case is still an adult's.
    """
    try:
        asked = await _ask(work, case_id, thing, None)
    except NotFound:
        return frozenset({"no_consent"})
    aged = _of_her_age(asked.facts) if thing.held_for(Cause.AGE_UNDER_18) else ()
    return frozenset(reason.code for reason in (*answer_reasons(asked.facts), *death_reasons(asked.facts), *aged))


async def is_published(work: Work, case_id: UUID) -> bool:
    """Whether the person's images are published; unknown counts as not."""
    try:
        return (await repository.case(as_the_hub(work), case_id)).values.get("exposure") == "published"
    except NotFound:
        return False


async def _left(
    work: Work, narrowing: Narrowing, thing: Thing, release: UUID, forgiven: str | None
) -> RemainingRelease:
    try:
        packet = (await by_id(as_the_hub(work), release)).packet
        for_her_age = narrowing.cause is Cause.AGE_UNDER_18 or thing.held_for(Cause.AGE_UNDER_18)
        renewed = RENEWED.get(Cause.AGE_UNDER_18 if for_her_age else narrowing.cause, ())
        asked = await _ask(work, narrowing.case, thing, packet, without=renewed)
    except (NotFound, Unopenable):
        return RemainingRelease(ReleaseAnswer(refused=True))
    if TABLE[narrowing.cause][thing.state()].act is Act.LESSEN:
        return _lessened(packet, asked)
    if forgiven and {reason.code for reason in asked.decision.reasons} - {*WAIT_FOR_HER, DIED} == {forgiven}:
        return _goes_on(packet, asked)
    left = _asked_again(packet, asked, thing, renewed)
    return _with_handling(packet, asked, left, narrowing) if for_her_age and left.forms else left


def _with_handling(packet: Packet, asked: GateAnswer, left: RemainingRelease, narrowing: Narrowing) -> RemainingRelease:
    """With the block that goes with her age now; released anew for it alone, and always where the age is the cause."""
    block = handling(asked.facts)
    less = left.answer.less or narrowing.cause is Cause.AGE_UNDER_18 or block != packet.handling
    return replace(left, answer=replace(left.answer, less=less), handling=block)


async def _ask(
    work: Work, case_id: UUID, thing: Thing, packet: Packet | None, *, without: Collection[str] = ()
) -> GateAnswer:
    request, copied = halves(packet) if packet else ({}, {})
    derived = {name: value for name, value in copied.items() if name not in without}
    kind = packet.kind if packet else "packet"
    return await ask_anew(as_the_hub(work), case_id, thing.recipient, thing.purpose, kind, (request, derived))


def _asked_again(packet: Packet, asked: GateAnswer, thing: Thing, renewed: Collection[str]) -> RemainingRelease:
    decision = _but_for_what_waits(asked)
    if asked.channel != thing.channel:
        return RemainingRelease(ReleaseAnswer(refused=True))
    if decision.reasons:
        return RemainingRelease(
            ReleaseAnswer(refused=not _only_a_contradiction(asked, decision) or _lacks_consent(packet, asked))
        )
    forms = {name: form for name, form in decision.fields.items() if name in packet.fields}
    values = {name: asked.facts.value(name) for name in renewed if name in forms}
    instead = {name: value for name, value in values.items() if value is not None}
    until = decision.until if thing.state() in (ThingState.OFFERED, ThingState.UNTAKEN) else None
    return RemainingRelease(ReleaseAnswer(less=says_less(packet, forms, instead), until=until), forms, instead)


def _but_for_what_waits(asked: GateAnswer) -> Decision:
    """The decision as if she had said yes to each duty that waits for her answer, and a human had settled what waits.

    What waits for that is held and not ended: two statements that differ, or word of her death, in its thirty days.
    """
    codes = {reason.code for reason in asked.decision.reasons}
    if not codes or not codes <= {*WAIT_FOR_HER, DIED}:
        return asked.decision
    yes = tuple(DutyAnswer(duty.id, duty.version, answer=True) for duty in asked.facts.duties)
    said = as_if_settled(asked.facts.statements)
    return decide(replace(asked.facts, answers=(*asked.facts.answers, *yes), statements=said))


def _only_a_contradiction(asked: GateAnswer, decision: Decision) -> bool:
    """Whether it may all come of two statements that differ: the younger reading asks for answers nobody gave.

    And for the harm code of a child. Then it stays held until one of the two is settled, and is asked about again. Nor
    does her death end it here: what that ends has a row of its own.
    """
    hers = {reason.code for reason in (*answer_reasons(asked.facts), *_of_her_age(asked.facts))}
    return UNSETTLED in hers and {reason.code for reason in decision.reasons} <= {*hers, DIED}


def _goes_on(packet: Packet, asked: GateAnswer) -> RemainingRelease:
    """What goes on by her own word, though she took everything back: what the agreement still carries of it."""
    agreed = asked.facts.terms.fields if asked.facts.terms else {}
    forms = {name: agreed[name] for name in packet.fields if name in agreed}
    lacks = _lacks_required(packet, asked.facts, forms)
    return RemainingRelease(ReleaseAnswer(refused=lacks, less=says_less(packet, forms, _NOTHING)), forms)


def _lacks_consent(packet: Packet, asked: GateAnswer) -> bool:
    """Whether her consent no longer covers a field of it that the form requires, whatever is settled."""
    return _lacks_required(packet, asked.facts, still_consented(packet, asked.facts))


def _lacks_required(packet: Packet, facts: Facts, left: Mapping[str, Form]) -> bool:
    return any(need.required and need.field in packet.fields and need.field not in left for need in needs(facts))


def _of_her_age(facts: Facts) -> tuple[Reason, ...]:
    """The harm code of an adult, though by what was said she is a child."""
    return child_harm_reasons(facts.values, *facts.age_bands())


def _lessened(packet: Packet, asked: GateAnswer) -> RemainingRelease:
    forms = still_consented(packet, asked.facts)
    hers = [name for name in forms if CATALOGUE[name].consent_needed]
    return RemainingRelease(ReleaseAnswer(refused=not hers, less=says_less(packet, forms, _NOTHING)), forms)
