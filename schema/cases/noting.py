"""Mutations by which a team notes its work in a case, and plans what it does next."""

from datetime import date, datetime
from uuid import UUID

import graphene

from hub.intake import note_case
from schema.cases.payload import ShowsCase
from schema.engine import enums
from schema.engine.context import Context
from schema.engine.mutation import idempotency_key
from schema.engine.references import reference
from schema.engine.scalars import Date, DateTime


class NoteCase(ShowsCase):
    """Note a talk, an attempt to reach her or a word to colleagues. It is for the team alone and never leaves."""

    class Input:
        idempotency_key = idempotency_key()
        case = reference("Case", "The case.")
        kind = enums.NoteKind(required=True, description="What it is.")
        way = enums.NoteWay(description="By which way; required but for a word to colleagues.")
        at = DateTime(description="When it happened; now where not given.")
        words = graphene.String(required=True, description="In words, 2,000 characters at most.")

    @staticmethod
    async def perform(
        context: Context, *, case: UUID, kind: str, words: str, way: str | None = None, at: datetime | None = None
    ) -> dict[str, object]:
        """One call."""
        id = await context.ask_once(note_case.note_case, case, kind=kind, words=words, way=way, at=at)
        return {"case": id}


class PlanNextStep(ShowsCase):
    """Say what the team does next and until which day; the plan before is gone. It never leaves."""

    class Meta:
        repeatable = True

    class Input:
        case = reference("Case", "The case.")
        words = graphene.String(description="In words; null takes the plan away.")
        due_on = Date(description="Until which day in Japan, within a year; required with words.")

    @staticmethod
    async def perform(
        context: Context, *, case: UUID, words: str | None = None, due_on: date | None = None
    ) -> dict[str, object]:
        """One call."""
        await context.ask(note_case.plan_next_step, case, words=words, due_on=due_on)
        return {"case": case}
