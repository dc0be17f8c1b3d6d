"""At night one caseworker is there: on duty she opens a colleague's case with a reason, and the morning sees it."""

from uuid import UUID

from hub.cases import on_duty, repository
from hub.cases.lists import CaseRow
from hub.identity.viewer import THE_HUB
from hub.identity.work import Work, seen_by
from hub.intake.validation import spoken
from hub.kit.errors import Forbidden, Invalid, Reason
from hub.kit.pages import Page, Slice
from hub.narrowing.causes import Narrow
from hub.reviews.ask import ask_review
from hub.reviews.kinds import AskedReview, ReviewKind
from hub.standing.roster import until


async def open_on_duty(work: Work, case_id: UUID, *, reason: str) -> None:
    """She sees the case until her duty ends; team and supervisors are asked to look by the next working day.

    Raises `Forbidden` `not_on_duty`, `Invalid` without a reason, and `NotFound` for a stray, closed or walled case.
    """
    ends = await until(work, "on_duty")
    if ends is None:
        raise Forbidden(Reason("not_on_duty"))
    words = spoken(reason, "reason")
    if not words:
        raise Invalid(Reason("required", "reason"))
    made = await on_duty.join(work, case_id, reason=words, until=ends)
    if made is not None:
        await ask_review(work, case_id, ReviewKind.OPENED_ON_DUTY, made)


async def cases_on_duty(work: Work, page: Page) -> Slice[CaseRow]:
    """The cases that she may open while she is on duty: clear columns, nobody's story. Raises `Forbidden`."""
    if await until(work, "on_duty") is None:
        raise Forbidden(Reason("not_on_duty"))
    return await on_duty.for_duty(work, page)


async def wall_case(work: Work, case_id: UUID, *, walled: bool) -> None:
    """Keep the case from whoever is on duty; letting her in again is looked at by a second. For the team alone."""
    case = await repository.case(work, case_id, writing=True)
    if await on_duty.wall(work, case, walled=walled) and not walled:
        await ask_review(work, case.id, ReviewKind.WALL_LIFTED, case.id)


async def cut_opened(work: Work, asked: AskedReview, _narrow: Narrow) -> None:
    """It should not have been opened, or is not needed any more: she is off the case now."""
    await on_duty.take_off(work, asked.subject)


async def cut_wall_lifted(work: Work, asked: AskedReview, _narrow: Narrow) -> None:
    """The wall stands again."""
    case = await repository.case(seen_by(work, THE_HUB), asked.case, writing=True)
    await on_duty.wall(work, case, walled=True)
