"""The mutation that keeps what was told outside the hub; `schema.cases.may_tell` is the question before it."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import graphene

from hub.cases import outside, repository
from hub.cases.outside import Handover
from hub.identity.work import Work
from hub.intake import hand_over
from schema.cases.may_tell import who_is_told
from schema.cases.parts import OutsideDisclosure
from schema.engine import enums
from schema.engine.context import Context
from schema.engine.inputs import form_list, forms_by_name
from schema.engine.mutation import HubMutation, idempotency_key
from schema.engine.references import optional_reference, reference
from schema.engine.scalars import DateTime


class RecordOutsideDisclosure(HubMutation):
    """Record what was told by telephone, on paper or by own mail: always possible, on a closed case too.

    Where neither her consent for the channel `outside` nor anything in its place covers it, it is marked so, a second
    person asks why by the next working day, and the supervisors are alarmed. Ask `mayTell` before telling.
    """

    class Input:
        idempotency_key = idempotency_key()
        case = reference("Case", "The case.")
        recipient = optional_reference("Organisation", "The member that was told; else give name and kind.")
        recipient_name = graphene.String(description="Who was told, where it is no member; kept sealed.")
        recipient_kind = enums.RecipientKind(description="What it is, where it is no member.")
        purpose = enums.Purpose(required=True, description="What for.")
        disclosed_at = DateTime(required=True, description="When; not in the future.")
        how = enums.CarriedHow(required=True, description="How it was told.")
        fields = form_list("What was told, and in which form.")
        note = graphene.String(description="A note.")

    disclosure = graphene.Field(OutsideDisclosure, description="The record; null where it was refused.")

    @staticmethod
    async def perform(
        context: Context, *, case: UUID, fields: Sequence[Mapping[str, Any]], note: str | None = None, **given: Any
    ) -> dict[str, object]:
        """One call."""
        handover = Handover(fields=forms_by_name(fields), note=note or "", **who_is_told(given))
        id = await context.ask_once(hand_over.record_outside_disclosure, case, handover)
        return {"disclosure": await context.ask(_disclosure, case, id)}


async def _disclosure(work: Work, case_id: UUID, id: UUID) -> outside.DisclosedOutside:
    """The record as the case shows it."""
    told = await outside.of_case(work, await repository.case(work, case_id))
    return next(record for record in told if record.id == id)
