"""A guardian objected, and a human heeds it: what nobody has accepted yet is ended by the sender."""

from sqlalchemy import text

from hub.cases.fragments import from_any
from hub.consent.fragments import guardian_words
from hub.identity.work import Work
from hub.narrowing.causes import Cause, Narrow, Narrowing
from hub.referrals.fragments import unanswered
from hub.reviews.kinds import AskedReview

_WAITING = text(f"""
select referral.id, origin.recipient, origin.purpose, origin.channel
{guardian_words("word")}
join {from_any("origin")} on (origin.org, origin.case_file) = (word.org, word.case_file)
  and (word.recipient is null or word.recipient = origin.recipient)
{unanswered("referral", "origin.org", "origin.object")}
where word.org = :org and word.id = :word
order by referral.id
""")


async def heed_objection(work: Work, asked: AskedReview, narrow: Narrow) -> None:
    """Cancel the offers that wait, to the recipient whom the objection names or to all. Her own answers stay.

    The recipient reads the neutral word and learns nothing of a guardian. What was accepted, and every request to
    remove, goes on: a guardian takes nothing from the person.
    """
    given = {"org": work.viewer.organisation, "word": asked.subject}
    waiting = (await work.session.execute(_WAITING, given)).all()
    for row in waiting:
        at = (row.recipient, row.purpose, row.channel)
        await narrow(work, Narrowing(Cause.SENDER_CANCELS, asked.case, *at, object=row.id))
