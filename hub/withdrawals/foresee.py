"""What a change of mind would do to each thing that is out, before it is said: the same plan, and nothing is done."""

from dataclasses import dataclass, replace
from uuid import UUID

import hub.referrals.outstanding
import hub.releases.outstanding
import hub.takedowns.outstanding
from hub.cases import repository
from hub.identity.work import Work
from hub.kit.errors import Invalid, Reason
from hub.narrowing.acts import Act
from hub.narrowing.causes import Cause, Narrowing
from hub.narrowing.plan import plan
from hub.narrowing.planned import Plan
from hub.narrowing.states import Thing, ThingState

FORESEEN = (Cause.WITHDRAWAL, Cause.REFUSAL, Cause.BAR)
"""What she says herself and what asks no gate anew: the table alone knows what it does."""


@dataclass(frozen=True)
class Foreseen:
    """What would be done with one referral or request. `act`: a word of the table.

    `with_all`: the same where she takes it back from everybody at once. `asks`: whether its holder would be asked what
    became of its copy. `engaged`: a lawyer who was retained, whose dates nobody keeps for her then.
    """

    object: UUID
    kind: str
    recipient: UUID
    purpose: str
    act: str
    with_all: str
    asks: bool
    engaged: bool


async def foresee(work: Work, case_id: UUID, cause: str) -> tuple[Foreseen, ...]:
    """Each thing that is out, with what this cause would do to it. Five statements; nothing is held or written.

    Raises `NotFound` for a stray case, and `Invalid` for a cause that the table alone does not decide.
    """
    if cause not in [str(one) for one in FORESEEN]:
        raise Invalid(Reason("malformed", "cause", tuple(str(one) for one in FORESEEN)))
    case = await repository.case(work, case_id)
    which = (work, case.id, None)
    found = (*await hub.referrals.outstanding.of_case(*which), *await hub.takedowns.outstanding.of_case(*which))
    frozen = await hub.releases.outstanding.frozen(work, [thing.object for thing in found])
    things = [replace(thing, releases=frozen.get(thing.object, ())) for thing in found]
    return tuple(_foreseen(work, case.id, Cause(cause), one) for one in things if one.open or one.living())


def _foreseen(work: Work, case_id: UUID, cause: Cause, thing: Thing) -> Foreseen:
    alone = plan(Narrowing(cause, case_id, thing.recipient), [thing], work.now)
    everybody = plan(Narrowing(cause, case_id), [thing], work.now) if cause is Cause.WITHDRAWAL else alone
    return Foreseen(
        thing.object,
        thing.kind,
        thing.recipient,
        thing.purpose,
        _word(alone),
        _word(everybody),
        bool(alone.ask),
        thing.state() is ThingState.ENGAGED,
    )


def _word(planned: Plan) -> str:
    return next((act for _, act in planned.noted), Act.KEEP.value)
