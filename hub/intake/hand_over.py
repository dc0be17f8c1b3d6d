"""Something was told by telephone, on paper or by own mail: always kept, and marked where her word did not cover it."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from hub.audit.trail import record_own
from hub.audit.verbs import Verb
from hub.cases import outside, repository
from hub.cases.alarms import OUTSIDE_UNCOVERED, sound
from hub.cases.outside import Handover
from hub.cases.repository import OpenCase
from hub.cases.rules import writing_reasons
from hub.consent.load import OUTSIDE
from hub.directory.load import organisations, recipients
from hub.directory.rules import GUARDIAN, KINDS
from hub.exchange.packets import Form
from hub.exchange.vocabulary.case import CARRY_WAYS
from hub.identity.work import Work
from hub.intake.validation import known_purpose, known_word, spoken
from hub.kit.errors import Invalid, NotFound, Reason
from hub.minimisation import content
from hub.minimisation.dates import TOLD, in_reason
from hub.minimisation.fields import form_reasons
from hub.minimisation.gate import GateQuestion, gather
from hub.minimisation.outside_rules import outside_reasons, outsider_reasons
from hub.minimisation.shapes import line
from hub.releases import provision
from hub.reviews.ask import ask_review
from hub.reviews.kinds import ReviewKind

OTHERS = KINDS | {GUARDIAN, "other"}
"""What somebody can be who is no member: a kind of organisation, the guardian, or anybody else."""


async def record_outside_disclosure(work: Work, case_id: UUID, handover: Handover) -> UUID:
    """The id of the record: one person records what was done, on a closed case too, whether or not it was covered.

    Where it was not, it is marked with the reasons, a second person asks why by the next working day, and the
    supervisors are alarmed. Raises `NotFound` for a stray case or recipient and `Invalid` for what has not its form,
    a picture, or a time out of reason; never because it should not have been told.
    """
    case = await repository.case(work, case_id, writing=True)
    told = _cleaned(work, case, handover)
    against = await _against(work, case, told)
    kept = await outside.note(work, case, told, against)
    if told.recipient is not None:
        await _on_record(work, case.id, kept, told, covered=not against)
    us, who = work.viewer.organisation, work.viewer.principal
    record_own(
        work.session,
        Verb.DISCLOSURE_OUTSIDE,
        org=us,
        principal=who,
        object_id=case.id,
        at=work.now,
        about=told.recipient,
    )
    if against:
        await sound(work, OUTSIDE_UNCOVERED, about=kept)
        await ask_review(work, case.id, ReviewKind.OUTSIDE_UNCOVERED, kept)
    return kept


async def may_tell(work: Work, case_id: UUID, wanted: Handover) -> tuple[Reason, ...]:
    """Why this may not be told outside now; empty where it may. Nothing is kept, and nothing of the case is answered.

    `wanted`: the handover as it would be recorded, at whatever instant. Raises `NotFound` and `Invalid`.
    """
    case = await repository.case(work, case_id)
    told = _cleaned(work, case, replace(wanted, disclosed_at=work.now))
    return await _against(work, case, told)


async def _against(work: Work, case: OpenCase, told: Handover) -> tuple[Reason, ...]:
    """What stands against it: a closed case, and all that stands against the same disclosure inside the hub."""
    shut = writing_reasons(case.status)
    if told.recipient is None:
        return (*shut, *outsider_reasons(case.barred(), told.recipient_kind, told.fields, told.purpose))
    to = (await recipients(work, (told.recipient,))).get(told.recipient)
    if to is None:
        gone = (await organisations(work, (told.recipient,))).get(told.recipient)
        if gone is None:
            raise NotFound("recipient")
        return (*shut, *outsider_reasons(case.barred(), gone.kind, told.fields, told.purpose, str(gone.id)))
    facts = await gather(work, case, to, GateQuestion(told.purpose, "packet", OUTSIDE))
    return (*shut, *outside_reasons(facts, told.fields))


async def _on_record(work: Work, case_id: UUID, kept: UUID, told: Handover, *, covered: bool) -> None:
    """The records of both sides that something was handed over, which the law asks for whatever it rested on."""
    if told.recipient is not None:
        await provision.outside(
            work,
            kept,
            case_id=case_id,
            recipient=told.recipient,
            purpose=told.purpose,
            fields=list(told.fields),
            at=told.disclosed_at,
            covered=covered,
        )


def _cleaned(work: Work, case: OpenCase, handover: Handover) -> Handover:
    if not in_reason(handover.disclosed_at, TOLD, case.created_at, work.now):
        raise Invalid(Reason(TOLD.code, "disclosed_at"))
    name, kind = _somebody(handover)
    return Handover(
        recipient=handover.recipient,
        purpose=known_purpose(handover.purpose),
        disclosed_at=handover.disclosed_at,
        how=known_word(handover.how, CARRY_WAYS, "how"),
        fields=_told(handover.fields),
        note=spoken(handover.note, "note"),
        recipient_name=name,
        recipient_kind=kind,
    )


def _somebody(handover: Handover) -> tuple[str, str]:
    """The name and kind of one who is no member; empty for a member. Raises `Invalid` for both, or for nobody."""
    if handover.recipient is not None:
        if handover.recipient_name or handover.recipient_kind:
            raise Invalid(Reason("one_recipient", "recipient_name"))
        return "", ""
    if not handover.recipient_name.strip():
        raise Invalid(Reason("one_recipient", "recipient"))
    name = str(line()(handover.recipient_name, "recipient_name"))
    if refused := content.reasons(name, "recipient_name"):
        raise Invalid(*refused)
    return name, known_word(handover.recipient_kind, OTHERS, "recipient_kind")


def _told(fields: Mapping[str, Form]) -> dict[str, Form]:
    """What was told, by the catalogue. What never leaves can have been told, and is recorded then."""
    found = form_reasons(fields) if fields else (Reason("required", "fields"),)
    if wrong := [reason for reason in found if reason.code != "never_leaves"]:
        raise Invalid(*wrong)
    return dict(fields)
