"""Of a case: what the team notes of its work, and what it does next. None of it ever leaves."""

from typing import Any

import graphene

import hub.cases.next_step
import hub.cases.notes
from hub.cases.next_step import PlannedStep
from hub.cases.notes import Note
from schema.engine import enums
from schema.engine.context import Context
from schema.engine.references import global_id
from schema.engine.scalars import Date, DateTime


class CaseNote(graphene.ObjectType):
    """A talk with her, an attempt to reach her, or a word to colleagues."""

    number = graphene.Int(required=True, description="Its number in the case.")
    kind = enums.NoteKind(required=True, description="What it is.")
    way = enums.NoteWay(description="By which way; null for a word to colleagues.")
    at = DateTime(required=True, description="When it happened.")
    words = graphene.String(required=True, description="In words.")
    written_by_id = graphene.ID(required=True, description="Who wrote it, `Principal:…`.")
    written_at = DateTime(required=True, description="When it was written down.")

    def resolve_written_by_id(self: Note, _info: object) -> str:
        """The global id."""
        return global_id("Principal", self.written_by)


class CaseNextStep(graphene.ObjectType):
    """What the team does next, until which day."""

    words = graphene.String(required=True, description="In words.")
    due_on = Date(required=True, description="Until which day in Japan; it shows in `today` from then on.")
    planned_by_id = graphene.ID(required=True, description="Who said so, `Principal:…`.")
    planned_at = DateTime(required=True, description="When.")

    def resolve_planned_by_id(self: PlannedStep, _info: object) -> str:
        """The global id."""
        return global_id("Principal", self.planned_by)


class ShowsNotes:
    """Of a case: the notes of its team, and its next step."""

    notes = graphene.List(
        graphene.NonNull(CaseNote),
        required=True,
        description="The notes of its team, the newest first; at most 200. They never leave.",
    )
    next_step = graphene.Field(CaseNextStep, description="What its team does next; null where nothing is planned.")

    async def resolve_notes(self: Any, info: Any) -> tuple[Note, ...]:
        """One statement."""
        context: Context = info.context
        return await context.ask(hub.cases.notes.of_case, self)

    async def resolve_next_step(self: Any, info: Any) -> PlannedStep | None:
        """One statement."""
        context: Context = info.context
        return await context.ask(hub.cases.next_step.of_case, self)
