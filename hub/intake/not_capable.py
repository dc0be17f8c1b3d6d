"""A second person looks at an answer that was given in the place of somebody who cannot be asked."""

from sqlalchemy import text

from hub.cases import repository
from hub.consent.fragments import grants
from hub.consent.load import ConsentPlace, kept_of
from hub.consent.record import Circumstances, record
from hub.identity.viewer import THE_HUB
from hub.identity.work import Work, seen_by
from hub.kit.rows import by_name
from hub.narrowing.causes import Cause, Narrow, Narrowing
from hub.reviews.kinds import AskedReview

WORDING = "not-capable-cut/1"
_PLACE = text(f"select g.recipient, g.purpose, g.channel {grants('g')} where (g.org, g.record_id) = (:org, :record)")


async def cut_not_capable(work: Work, asked: AskedReview, narrow: Narrow) -> None:
    """End what was answered in her place, where it still rests on that answer; what rests on it narrows.

    Where she has answered herself since, or it was taken back, nothing is left to end.
    """
    given = {"org": work.viewer.organisation, "record": asked.subject}
    place = by_name(ConsentPlace, (await work.session.execute(_PLACE, given)).one())
    case = await repository.case(seen_by(work, THE_HUB), asked.case, writing=True)
    kept = await kept_of(
        work, case, recipient=place.recipient, purpose=place.purpose, channel=place.channel, lock="update"
    )
    if kept is None or not kept.fold.fields or kept.fold.facts.assent != "not_capable":
        return
    await record(work, case, place, "withdrawn", Circumstances("reviewer", "by_review", case.language, WORDING))
    await narrow(work, Narrowing(Cause.WITHDRAWAL, case.id, place.recipient, place.purpose, place.channel))
