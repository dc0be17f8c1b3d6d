"""What people of a suspended organisation may still do for a person: take consent back, so that it can be undone."""

from uuid import UUID

from hub.identity.work import Work
from hub.kit.errors import Invalid, Reason, Refused
from hub.withdrawals.rules import told_reasons
from hub.withdrawals.withdraw import Acknowledged, ChangeOfMind, withdraw


def suspended_reasons(change: ChangeOfMind, *, suspended: bool) -> tuple[Reason, ...]:
    """Why this withdrawal must wait until the organisation goes on: it destroys now, or recalls a removal."""
    if not suspended:
        return ()
    found = [Reason("organisation_suspended", "destruction")] if change.destruction == "now" else []
    found += [Reason("organisation_suspended", "recall")] if change.recall else []
    return tuple(found)


async def withdraw_as_may_be(work: Work, case_id: UUID, change: ChangeOfMind) -> Acknowledged:
    """Take consent back as `withdraw` does; while the organisation is suspended only so that it can be undone.

    Raises what `withdraw` raises, `Invalid` for a word that is no caller's, and `Refused` `organisation_suspended`.
    """
    if strange := told_reasons(change.given_by, change.method):
        raise Invalid(*strange)
    against = suspended_reasons(change, suspended=work.viewer.suspended)
    if against:
        raise Refused(*against)
    return await withdraw(work, case_id, change)
