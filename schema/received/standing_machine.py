"""A machine to which every new request to remove goes: asked for by one, confirmed by another, ended by any."""

from uuid import UUID

import graphene
from hub.registry import ACTS

from hub.received import standing, standing_machine
from schema.acts import act_by_id, of_act
from schema.engine.context import Context
from schema.engine.mutation import HubMutation, idempotency_key
from schema.engine.references import reference


class RequestStandingMachine(HubMutation):
    """Ask that every new request to remove goes to a machine of yours, so that your own system works the queue.

    Another person who answers requests must confirm.
    """

    class Input:
        idempotency_key = idempotency_key()
        machine = reference("Principal", "The machine.")

    act = of_act()

    @staticmethod
    async def perform(context: Context, *, machine: UUID) -> dict[str, object]:
        """One call."""
        return {"act": await context.ask(act_by_id, await context.ask_once(standing_machine.ask, ACTS, machine))}


class EndStandingMachine(HubMutation):
    """No new request goes to this machine any more, at once; what it has it keeps until somebody takes it off."""

    class Meta:
        repeatable = True

    class Input:
        machine = reference("Principal", "The machine.")

    done = graphene.Boolean(description="True where it was ended; null where this was refused.")

    @staticmethod
    async def perform(context: Context, *, machine: UUID) -> dict[str, object]:
        """One call."""
        await context.ask(standing.end, machine)
        return {"done": True}
