"""The second person's word: from now on an invitation opens, with the link of the one and the code of the other."""

from datetime import datetime
from uuid import UUID

from hub.entry.invitations.codes import in_groups
from hub.entry.invitations.rules import LIFETIME
from hub.identity.entry_marks import change
from hub.identity.work import Work
from hub.kit.errors import Conflict, Reason

_WAITS = "t.confirmed_at is null and t.until > :now"


async def confirm(work: Work, act: UUID, digits: str, *, outside: bool) -> dict[str, str]:
    """Let the invitation of this act be opened for 72 hours; its code and until when, for whoever confirmed.

    `outside`: whether the caller is a member that vouches or the operator. Raises `Conflict("stale")` where it ended.
    """
    until = work.now + LIFETIME
    by = None if outside else work.viewer.principal
    which = {"org": work.viewer.organisation, "act": act}
    word = {"confirmed_by": by, "confirmed_at": work.now, "outside": outside, "until": until}
    if not await change(work.session, "invitation", which, word, at=work.now, only=_WAITS):
        raise Conflict(Reason("stale"))
    return shown(digits, until)


def shown(digits: str, until: datetime) -> dict[str, str]:
    """What the confirmer is shown once."""
    return {"code": in_groups(digits), "until": until.isoformat()}
