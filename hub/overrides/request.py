"""The first person says that life is in danger, after the telephone call; nothing leaves by that alone."""

from uuid import UUID

from hub.acts.request import request
from hub.directory.load import recipient
from hub.identity.work import Work
from hub.intake.told import spoken
from hub.kit.errors import Invalid
from hub.overrides.act import OVERRIDE, OVERRIDES
from hub.overrides.rules import Wanted, wanted_reasons


async def request_override(work: Work, case_id: UUID, wanted: Wanted, reason: str) -> UUID:
    """The id of the act that waits 15 minutes for a second person.

    Raises `NotFound` for a stray case or recipient, `Invalid` for what can't be asked for, `Refused` where this person
    may not ask, gave no reason, or the case is closed.
    """
    wrong = wanted_reasons(wanted, work.now)
    if wrong:
        raise Invalid(*wrong)
    name = (await recipient(work, wanted.recipient)).party().name
    return await request(work, OVERRIDES, OVERRIDE.kind, case_id, wanted.payload(name), reason=spoken(reason, "reason"))
