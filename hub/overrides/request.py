"""The first person says that life is in danger, after the telephone call; nothing leaves by that alone."""

from uuid import UUID

from hub.acts.request import request
from hub.delivery.due import schedule
from hub.directory.load import load_recipient
from hub.identity.work import Work
from hub.intake.validation import spoken
from hub.kit.errors import Invalid
from hub.overrides.act import OVERRIDE, OVERRIDES
from hub.overrides.rules import CALLS_AFTER, OverrideWanted, wanted_reasons

CALL = "override.call"
"""The kind of due date at which the standing second is called; `hub.overrides.call` answers to it."""


async def request_override(work: Work, case_id: UUID, wanted: OverrideWanted, reason: str) -> UUID:
    """The id of the act that waits for a second person; unconfirmed after 15 minutes, the standing second is called.

    Raises `NotFound` for a stray case or recipient, `Invalid` for what can't be asked for, `Refused` where this person
    may not ask, gave no reason, or the case is closed.
    """
    wrong = wanted_reasons(wanted, work.now)
    if wrong:
        raise Invalid(*wrong)
    name = (await load_recipient(work, wanted.recipient)).party().name
    payload, why = wanted.payload(name, case_id), spoken(reason, "reason")
    act = await request(work, OVERRIDES, OVERRIDE.kind, case_id, payload, reason=why)
    await schedule(work, act, CALL, work.now + CALLS_AFTER)
    return act
