"""A recipient's duty to report was read aloud, and the person said yes or no to it (domain rule 3)."""

from uuid import UUID

from hub.consent import onward
from hub.consent.load import answers_to_duties
from hub.consent.voices import heard_reasons
from hub.directory.entries import Recipient
from hub.directory.load import load_recipient, once_recipient
from hub.identity.work import Work
from hub.intake.validation import case_to_write
from hub.intake.voices import heard
from hub.kit.errors import Conflict, NotFound, Reason, Refused
from hub.narrowing.causes import Cause, Narrow, Narrowing


async def record_onward_answer(
    work: Work,
    case_id: UUID,
    recipient_id: UUID,
    *,
    duty: UUID,
    version: int,
    answer: bool,
    seen: bool | None = None,
    narrow: Narrow,
) -> None:
    """Keep her answer to this version of the duty; the last one counts. A no cuts what is out, a yes lets it go on.

    `seen`: her answer that the caller has seen, None for none: a yes does not replace a no that was said meanwhile.
    Raises `NotFound` for a stray case, recipient or duty, `Conflict` for another version, a closed case or that,
    `Refused` for a yes while only somebody else has spoken for her.
    """
    case = await case_to_write(work, case_id)
    if answer and (unheard := heard_reasons("answer", heard=heard(case))):
        raise Refused(*unheard)
    _check_read(await (load_recipient if answer else once_recipient)(work, recipient_id), duty, version)
    said = {one.answer for one in await answers_to_duties(work, case.id) if (one.duty, one.version) == (duty, version)}
    if answer and False in said and seen is not False:
        raise Conflict(Reason("answered_since", "expected_answer"))
    await onward.answer_duty(work, case.id, recipient=recipient_id, duty=duty, version=version, answer=answer)
    await narrow(work, Narrowing(Cause.DUTY, case.id, recipient_id))


def _check_read(recipient: Recipient, duty_id: UUID, version: int) -> None:
    """The sentence that was read must be the recipient's, in the version that holds."""
    found = next((duty for duty in recipient.duties if duty.id == duty_id), None)
    if found is None:
        raise NotFound("duty")
    if found.version != version:
        raise Conflict(Reason("stale", "version"))
