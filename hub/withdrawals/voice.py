"""Whether a word is surely hers: said alone, with the shared word where one was chosen, by a contact that rests."""

from datetime import datetime, timedelta

from hub.cases.door import OpenCase
from hub.identity.work import Work
from hub.kit.errors import Reason
from hub.withdrawals.undo import HerWord

CONTACT_RESTS = timedelta(days=14)


async def heard(work: Work, case: OpenCase, said: HerWord) -> tuple[Reason, ...]:
    """Why it does not count as her own; empty where it does (`hub.withdrawals.undo.Heard`)."""
    found = []
    if said.alone is not True:
        found.append(Reason("not_alone", "alone"))
    changed = _changed(case)
    if changed is not None and work.now - changed < CONTACT_RESTS:
        found.append(Reason("contact_changed_lately"))
    return tuple(found)


def _changed(case: OpenCase) -> datetime | None:
    at = case.recorded_at.get("safe_contact")
    return at if at is not None and at > case.created_at else None
