"""Danger to life, after the telephone: one person asks; another confirms the act, or nothing leaves."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import graphene

from hub.overrides.request import request_override
from hub.overrides.rules import OverrideWanted
from schema.acts import of_act, shown_act
from schema.engine import enums
from schema.engine.context import Context
from schema.engine.inputs import form_list, forms_by_name
from schema.engine.mutation import HubMutation, idempotency_key
from schema.engine.references import reference
from schema.engine.scalars import DateTime


class RequestEmergencyOverride(HubMutation):
    """Ask that something more be told without the person's word, because her life is in danger. Telephone first.

    Nothing leaves by this: another person confirms it, or nothing happens; after 15 minutes your standing second is
    called. Then, for 24 hours, exactly these fields may go to this recipient for this purpose. What stands against
    sending them is said here, not after the confirmation. It shows on the person's page, with the reason.
    """

    class Input:
        idempotency_key = idempotency_key()
        case = reference("Case", "The case.")
        recipient = reference("Organisation", "To whom.")
        purpose = enums.Purpose(required=True, description="What for.")
        fields = form_list("What may be told, and in which form; nothing else.")
        reason = graphene.String(required=True, description="Why life is in danger, in words.")
        number = graphene.String(required=True, description="The telephone number that was called: 110, 119, 189, …")
        called_at = DateTime(required=True, description="When it was called: within the last 24 hours.")
        only_told = graphene.Boolean(
            description="True where the hub is to send nothing: it covers what was said by telephone, alone."
        )

    act = of_act()

    @staticmethod
    async def perform(
        context: Context,
        *,
        case: UUID,
        recipient: UUID,
        purpose: str,
        fields: Sequence[Mapping[str, Any]],
        reason: str,
        number: str,
        called_at: datetime,
        **given: Any,
    ) -> dict[str, object]:
        """One call."""
        wanted = OverrideWanted(
            recipient, purpose, forms_by_name(fields), number, called_at, written=not given.get("only_told")
        )
        return {"act": await shown_act(context, await context.ask_once(request_override, case, wanted, reason))}
