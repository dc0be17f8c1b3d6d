"""What waits today in the caller's own cases: no case opened, and so no reading of one."""

from datetime import datetime
from typing import Any

import graphene

import hub.caseload.answers
import hub.caseload.today
from hub.cases.names import names
from hub.directory.entries import DirectoryEntry
from schema.directory import NamedOrganisation, organisation_named
from schema.engine import enums
from schema.engine.choices import choice
from schema.engine.context import Context
from schema.engine.guard import query
from schema.engine.references import global_id
from schema.engine.scalars import DateTime

WaitingReason = choice(
    "WaitingReason",
    "Why something waits for you.",
    {
        "overdue": "An answer to what was sent is late.",
        "due-today": "An answer is due before the day is over in Japan.",
        "next-step": "The day of what your team does next has come.",
        "undelivered": "Nobody took what was sent, and it goes no further by itself.",
        "answered": "The recipient moved it within 14 days, and since you last opened the case.",
        "consent-ends": "A consent ends within 14 days.",
        "draft": "A referral was drafted and not sent.",
    },
)
_THINGS = {"referral": "Referral", "takedown": "TakedownRequest"}


class Waiting(graphene.ObjectType):
    """One thing that waits for you."""

    why = WaitingReason(required=True, description="Why it waits.")
    case_id = graphene.ID(required=True, description="The case, `Case:…`.")
    case_number = graphene.Int(required=True, description="Its number, for people.")
    case_name = graphene.String(description="Its working name, for its team alone; null where it has none.")
    object_id = graphene.ID(description="The referral or request; null for a consent and a next step.")
    recipient = graphene.Field(NamedOrganisation, description="Whom it is with; null for your team's next step.")
    status = enums.TaskStatus(description="Where it stands; null where a consent ends.")
    urgency = enums.Urgency(required=True, description="How soon a first answer is needed.")
    due_at = DateTime(description="When an answer is due, the consent ends, or the day of the next step begins.")
    at = DateTime(description="When the recipient last moved it.")
    total = graphene.Int(required=True, description="How many wait for the same reason, shown or not.")

    def resolve_case_id(self: hub.caseload.today.Waiting, _info: object) -> str:
        """The global id."""
        return global_id("Case", self.case_file)

    def resolve_case_number(self: hub.caseload.today.Waiting, _info: object) -> int:
        """As it is kept."""
        return self.number

    async def resolve_case_name(self: hub.caseload.today.Waiting, info: Any) -> str | None:
        """Found with all others."""
        found: str | None = await info.context.loader(names).load(self.case_file)
        return found

    def resolve_object_id(self: hub.caseload.today.Waiting, _info: object) -> str | None:
        """The global id."""
        return global_id(_THINGS[self.kind], self.object) if self.object else None

    async def resolve_recipient(self: hub.caseload.today.Waiting, info: Any) -> DirectoryEntry | None:
        """Found with all others."""
        return await organisation_named(info.context, self.recipient) if self.recipient else None


@query(graphene.Int, required=True, since=DateTime(required=True, description="The moment."))
async def new_answers(context: Context, *, since: datetime) -> int:
    """How many things that came of your own cases their recipient has moved on since a moment. No reading of any."""
    return await context.ask(hub.caseload.answers.new_answers, since)


@query(graphene.List(graphene.NonNull(Waiting)), required=True)
async def today(context: Context) -> tuple[hub.caseload.today.Waiting, ...]:
    """What waits for you in your own cases, in the order of the reasons, at most 25 of each. No reading of any case."""
    return await context.ask(hub.caseload.today.today)
