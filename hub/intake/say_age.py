"""How old she is, or was in the images: recorded as said; the youngest reading rules until a human settles it."""

from typing import Literal
from uuid import UUID

from hub.cases import repository
from hub.identity.work import Work
from hub.intake.voice import Safety, Spoken, check_yes, how_said, not_counted
from hub.kit.errors import Reason
from hub.minimisation.values import clean
from hub.narrowing.causes import Cause, Narrow, Narrowing
from hub.statements import ages
from hub.statements.ages import AgeKind
from hub.statements.record import KeptStatement, New, keep, said_so_far
from hub.statements.said import FIELD_OF

AgeAbout = Literal["now", "at_images"]
_KINDS: dict[AgeAbout, AgeKind] = {"now": "age-now", "at_images": "age-at-images"}


async def state_age(
    work: Work, case_id: UUID, about: AgeAbout, band: str, spoken: Spoken, safety: Safety, *, narrow: Narrow
) -> UUID:
    """The id of the statement, which says whether it counts and what it contradicts. A closed case takes it too.

    Towards adult it counts only as her own yes, and takes nothing away by itself: another member of the team settles
    it. Raises `NotFound` and `Invalid`.
    """
    case = await repository.case(work, case_id, writing=True)
    kind = _KINDS[about]
    word = str(clean(FIELD_OF[kind], band))
    how, said = how_said(spoken, case.language, work.now), await said_so_far(work, case)
    against: tuple[Reason, ...] = ()
    before = ages.ruling(said, kind)
    if ages.lowers(before.value["band"] if before else None, word):
        check_yes(case, how)
        against = await not_counted(work, case, said, how, safety)
    other = ages.contradicted(said, kind, word, work.now)
    raised = (
        before if before and not other and not against and ages.by_birthdays(kind, before, word, work.now) else None
    )
    new = New(kind, {"band": word}, how, against, other.id if other else None, raised.id if raised else None)
    kept = await keep(work, case, said, new)
    await narrow_by_age(work, case.id, kept, narrow, contradicted=other is not None)
    return kept.id


async def narrow_by_age(
    work: Work, case_id: UUID, kept: KeptStatement, narrow: Narrow, *, contradicted: bool = False
) -> None:
    """Say that she is, or may be, younger than what was released says; or only that everything is to be asked again.

    Where it contradicts what was said before, what waits is held until a human has settled it.
    """
    fields = [FIELD_OF[kind] for kind in ages.KINDS]
    changed = [name for name in fields if kept.changed(name)]
    younger = [n for n in changed if ages.lowers(kept.after[n], kept.before[n])]
    if any(ages.may_be_child(kept.after[name]) for name in younger):
        await narrow(work, Narrowing(Cause.AGE_UNDER_18, case_id))
    elif changed or contradicted:
        await narrow(work, Narrowing(Cause.AGE_RAISED, case_id))
    if contradicted:
        await narrow(work, Narrowing(Cause.CONTRADICTION, case_id))
