"""Mutations of a sender's person after it was sent: what counts for a clock, what is still there, and a complaint."""

from datetime import datetime
from uuid import UUID

import graphene

from hub.takedowns.clock_events import record_moment
from hub.takedowns.complain import complain
from hub.takedowns.findings import record_finding
from schema.engine import enums
from schema.engine.context import Context
from schema.engine.mutation import idempotency_key
from schema.engine.scalars import DateTime
from schema.takedowns.steps import OfRequest, ShowsRequest, done


class RecordClockMoment(ShowsRequest):
    """Record what a clock counts from: that the platform acknowledged, decided, asked the poster. No end gets later."""

    class Input(OfRequest):
        idempotency_key = idempotency_key()
        kind = enums.ClockMoment(required=True, description="What happened.")
        at = DateTime(required=True, description="When.")

    @staticmethod
    async def perform(context: Context, *, request: UUID, kind: str, at: datetime) -> dict[str, object]:
        """One call."""
        return await done(context, await context.ask_once(record_moment, request, kind=kind, at=at))


class RecordFinding(ShowsRequest):
    """Record whether an item is still there, and by whose word. Nobody of yours opens what may show a child."""

    class Input(OfRequest):
        idempotency_key = idempotency_key()
        item = graphene.Int(required=True, description="The item's number, from 1.")
        found = enums.FindingWord(required=True, description="What was found.")
        said_by = enums.FindingSource(required=True, description="By whose word.")
        looked_at = DateTime(required=True, description="When it was so.")

    @staticmethod
    async def perform(
        context: Context, *, request: UUID, item: int, found: str, said_by: str, looked_at: datetime
    ) -> dict[str, object]:
        """One call."""
        id = await context.ask_once(
            record_finding, request, item=item, found=found, said_by=said_by, looked_at=looked_at
        )
        return await done(context, id)


class ComplainOfRequest(ShowsRequest):
    """Complain to the platform about what became of a request, after a refusal or silence: the request again, once.

    No word more leaves than did. It is never sent by itself: `nextSteps` says when it can be, `complaint` what became
    of it. The status stays as it is, for both sides.
    """

    class Input(OfRequest):
        idempotency_key = idempotency_key()

    @staticmethod
    async def perform(context: Context, *, request: UUID) -> dict[str, object]:
        """One call."""
        return await done(context, await context.ask_once(complain, request))
