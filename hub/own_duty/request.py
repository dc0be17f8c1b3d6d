"""The first person says that the law makes the organisation notify, after the telephone call."""

from dataclasses import replace
from uuid import UUID

from hub.acts.request import request
from hub.directory.load import load_recipient
from hub.identity.work import Work
from hub.intake.validation import spoken
from hub.kit.errors import Invalid, Reason
from hub.minimisation import content
from hub.minimisation.shapes import line
from hub.own_duty.act import OWN_DUTIES, OWN_DUTY
from hub.own_duty.rules import DutyNotice, notice_reasons


async def request_notice(work: Work, case_id: UUID, notice: DutyNotice, reason: str) -> UUID:
    """The id of the act that waits a day for a second person. `reason`: what was seen, in words.

    Raises `NotFound` for a stray case or recipient, `Invalid` for what can't be asked for, `Refused` where this person
    may not ask, gave no reason, or the person is no child.
    """
    wanted = await _addressed(work, notice)
    if wrong := notice_reasons(wanted, work.now):
        raise Invalid(*wrong)
    said = replace(wanted, not_told_because=spoken(wanted.not_told_because, "not_told_because"))
    return await request(work, OWN_DUTIES, OWN_DUTY.kind, case_id, said.payload(), reason=spoken(reason, "reason"))


async def _addressed(work: Work, notice: DutyNotice) -> DutyNotice:
    """With the name and kind of the receiver: a member's from the directory, another's as they were written down."""
    if notice.recipient is not None:
        if notice.recipient_name or notice.recipient_kind:
            raise Invalid(Reason("one_recipient", "recipient_name"))
        to = (await load_recipient(work, notice.recipient)).party()
        return replace(notice, recipient_name=to.name, recipient_kind=to.kind)
    if not notice.recipient_name.strip():
        raise Invalid(Reason("one_recipient", "recipient"))
    name = str(line()(notice.recipient_name, "recipient_name"))
    if refused := content.reasons(name, "recipient_name"):
        raise Invalid(*refused)
    return replace(notice, recipient_name=name)
