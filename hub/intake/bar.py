"""She says "never": a kind of organisation, one of them, or her guardian. It counts at once, whoever passes it on."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from hub.cases import repository
from hub.cases.repository import OpenCase
from hub.directory.load import organisations, recipients
from hub.identity.viewer import THE_HUB
from hub.identity.work import Work, seen_by
from hub.intake.concerned import concerned
from hub.intake.voice import Spoken, how_said
from hub.kit.errors import Invalid, NotFound, Reason
from hub.minimisation.values import clean
from hub.narrowing.causes import Cause, Narrow, Narrowing
from hub.reviews.kinds import AskedReview
from hub.statements.bars import bars
from hub.statements.record import New, keep, said_so_far
from hub.statements.said import How


async def bar_recipients(
    work: Work,
    case_id: UUID,
    words: Sequence[str],
    spoken: Spoken,
    *,
    narrow: Narrow,
    excepted: Sequence[UUID] = (),
) -> UUID:
    """The id of the statement. `words`: kinds, "guardian", organisations' ids; `excepted`: bodies she lets through.

    An exception can be named only in the same breath as the bar: later it is a lift. A closed case takes it too.
    Raises `NotFound` and `Invalid`.
    """
    case = await repository.case(work, case_id, writing=True)
    barred = list(dict.fromkeys(clean("barred_recipients", list(words))))
    if not barred:
        raise Invalid(Reason("required", "recipients"))
    how, said = how_said(spoken, case.language, work.now), await said_so_far(work, case)
    against = exception_reasons(barred, await _kinds(work, excepted), bars(said))
    if against:
        raise Invalid(*against)
    kept = await keep(work, case, said, New("bar", {"of": barred, "except": [str(one) for one in excepted]}, how))
    await _narrow(work, case, barred, excepted, narrow)
    return kept.id


def exception_reasons(words: Sequence[str], excepted: Mapping[str, str], standing: Sequence[str]) -> tuple[Reason, ...]:
    """Why these exceptions cannot be named with this bar. `excepted`: id to kind; `standing`: what is barred already.

    Whoever is barred already is let through by her yes alone, which has rules of its own.
    """
    for one, kind in excepted.items():
        if {one, kind}.isdisjoint(words):
            return (Reason("except_not_barred", "except"),)
        if not {one, kind}.isdisjoint(standing):
            return (Reason("exception_is_a_lift", "except"),)
    return ()


async def cut_lift(work: Work, asked: AskedReview, narrow: Narrow) -> None:
    """A second person cuts a day's lift (`hub.reviews`): from now on the bar holds for that body as for all others.

    Opened as the hub itself: the second person may be a supervisor, who works on no case by that.
    """
    case = await repository.case(seen_by(work, THE_HUB), asked.case, writing=True)
    said = await said_so_far(work, case)
    lift = next((one for one in said if one.id == asked.subject), None)
    if lift is None:
        raise NotFound("review")
    await keep(work, case, said, New("bar-restored", {}, How("staff", language=case.language), about=lift.id))
    await narrow(work, Narrowing(Cause.BAR, case.id, UUID(lift.value["body"])))


async def _kinds(work: Work, excepted: Sequence[UUID]) -> Mapping[str, str]:
    known = await recipients(work, excepted) if excepted else {}
    if len(known) != len(set(excepted)):
        raise NotFound("except")
    return {str(id): one.kind for id, one in known.items()}


async def _narrow(work: Work, case: OpenCase, barred: Sequence[str], excepted: Sequence[UUID], narrow: Narrow) -> None:
    """Whoever is barred is cut; whoever may have to tell one of them is asked again."""
    about = await concerned(work, case)
    entries = await organisations(work, about) if about else {}
    for recipient in about:
        kind = entries[recipient].kind if recipient in entries else ""
        direct = recipient not in excepted and not {str(recipient), kind}.isdisjoint(barred)
        await narrow(work, Narrowing(Cause.BAR if direct else Cause.DUTY, case.id, recipient))
