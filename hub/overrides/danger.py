"""Somebody's life is in danger: recorded by one person after the telephone call, and never stopped by a form."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from hub.audit.trail import record_own
from hub.audit.verbs import Verb
from hub.cases import repository
from hub.cases.outside import Handover
from hub.cases.repository import OpenCase
from hub.emergencies import danger_record
from hub.emergencies.danger_record import KeptDanger
from hub.emergencies.dangers import MINIMUM, Danger, line_of, missing, reason_by_code
from hub.identity.work import Work
from hub.intake.hand_over import record_outside_disclosure
from hub.kit.errors import HubError, Invalid, Reason
from hub.kit.offload import offload
from hub.minimisation.values import formed, picture_reasons
from hub.overrides.request import request_override
from hub.overrides.rules import OverrideWanted

PURPOSE_OF = {"police": "police_report"}
"""What the call was for, by the kind of body; care for every other."""


async def record_danger(work: Work, case_id: UUID, danger: Danger) -> UUID:
    """Keep it, and that it was told by telephone; the record's id. One person suffices, on a closed case too.

    Her call name is taken from the case where none was given. The call is an outside disclosure like any other: where
    her word does not cover it, it is marked, a second person looks at it by the next working day, and the supervisors
    are alarmed. Raises `NotFound` for a stray case, and `Invalid` with the one thing of the minimum that is missing.
    """
    case = await repository.case(work, case_id, writing=True)
    name = danger.who.strip() or str(case.values.get("call_name") or "")
    told = await offload(_cleaned, replace(danger, who=name), work.now)
    disclosure = await _told(work, case, told)
    id = await danger_record.record(work, case, told, disclosure)
    us, who = work.viewer.organisation, work.viewer.principal
    record_own(work.session, Verb.DANGER_RECORDED, org=us, principal=who, object_id=case.id, at=work.now)
    return id


async def ask_written(
    work: Work, case_id: UUID, danger_id: UUID, recipient: UUID, purpose: str
) -> tuple[UUID | None, tuple[Reason, ...]]:
    """Ask for the written part of what was recorded; the act that waits, or why it cannot be asked for.

    What stands against it is an answer, not an error: the record stands, and the telephone has carried.
    """
    case = await repository.case(work, case_id)
    kept = await danger_record.one(work, case, danger_id)
    try:
        return await _asked(work, case_id, kept, recipient, purpose), ()
    except HubError as refused:
        return None, refused.reasons


async def _asked(work: Work, case_id: UUID, kept: KeptDanger, recipient: UUID, purpose: str) -> UUID:
    danger = kept.danger
    called_at = danger.called_at or kept.recorded_at
    wanted = OverrideWanted(recipient, purpose, {}, danger.number, called_at, minimum=danger.values())
    why = danger.words or reason_by_code(danger.kinds)
    return await request_override(work, case_id, wanted, why)


def _cleaned(danger: Danger, now: datetime) -> Danger:
    """With clean words; raises `Invalid` with one reason, whatever else is wrong."""
    if lacking := missing(danger, now):
        raise Invalid(lacking)
    given: dict[str, Any] = danger.values()
    try:
        clean = {name: formed(name, value) for name, value in given.items()}
    except Invalid as refused:
        raise Invalid(_first(refused.reasons)) from refused
    if pictures := picture_reasons(clean):
        raise Invalid(_first(pictures))
    kinds, who, where, words = (clean.get(name, "") for name in MINIMUM)
    return replace(danger, kinds=tuple(kinds), who=who, where=where, words=words)


def _first(reasons: tuple[Reason, ...]) -> Reason:
    """One thing at a time, by the name under which it was given."""
    return Reason(reasons[0].code, reasons[0].field.removeprefix("danger_"))


async def _told(work: Work, case: OpenCase, danger: Danger) -> UUID:
    """The call as an outside disclosure: what was said by telephone, to whom the number leads."""
    name, kind = line_of(danger.number)
    handover = Handover(
        recipient=None,
        purpose=PURPOSE_OF.get(kind, "care"),
        disclosed_at=danger.called_at or work.now,
        how="telephone",
        fields=dict.fromkeys(danger.values(), "full"),
        recipient_name=name.ja,
        recipient_kind=kind,
    )
    return await record_outside_disclosure(work, case.id, handover)
