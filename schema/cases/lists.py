"""The caller's cases as lists show them: no story, no case opened, and so no reading of one."""

from datetime import datetime
from typing import Any

import graphene

from hub.caseload import lists
from hub.caseload.filters import Wanted
from hub.caseload.lists import Counts, Waits
from hub.cases.lists import CaseRow
from hub.cases.names import names
from hub.consent.load import next_ends
from hub.kit.pages import Page, Slice
from schema.engine import enums
from schema.engine.choices import choice
from schema.engine.context import Context
from schema.engine.guard import query
from schema.engine.paging import listing
from schema.engine.references import global_id
from schema.engine.scalars import DateTime

CaseView = choice(
    "CaseView",
    "Which cases a list shows.",
    {
        "mine": "Open ones on whose team you are.",
        "all": "Open ones that you may see: for a supervisor all of your organisation's.",
        "waiting": "Open ones of which something sent still has no answer.",
        "overdue": "Open ones of which an answer is late.",
        "closed": "Closed ones.",
    },
)
CaseOrder = choice(
    "CaseOrder",
    "In which order a list shows cases.",
    {
        "newest": "The newest first.",
        "changed": "Those in which something was recorded last first.",
        "due": "The earliest due answer first, then those of which nothing is due.",
    },
)


class ListedCase(graphene.ObjectType):
    """A case in a list: nothing that tells whose or what."""

    id = graphene.ID(required=True, description="The case's id, `Case:…`.")
    number = graphene.Int(required=True, description="Its number, which runs in your organisation; for people.")
    name = graphene.String(
        description="Its working name, for its team alone: null where it has none, and outside its team."
    )
    on_team = graphene.Boolean(required=True, description="Whether you work on it, and so may open it.")
    status = enums.CaseStatus(required=True, description="Whether it is worked on.")
    urgency = enums.Urgency(required=True, description="How soon a first answer is needed.")
    language = enums.Language(required=True, description="The person's language.")
    created_at = DateTime(required=True, description="When it was opened.")
    updated_at = DateTime(required=True, description="When something was last recorded in it.")
    version = graphene.Int(required=True, description="Grows with each recording.")

    next_consent_ends_at = DateTime(
        description="When the first consent that stands ends: ask again 14 days before. Null where none stands."
    )
    consent_ends_soon = graphene.Boolean(
        required=True, description="Whether that is within 14 days: what nobody has taken by then ends with it."
    )

    due_at = DateTime(description="The earliest time at which an answer to what was sent is due; null where none is.")
    overdue = graphene.Boolean(required=True, description="Whether an answer to what was sent is late.")

    def resolve_id(self: CaseRow, _info: object) -> str:
        """The global id of the case itself."""
        return global_id("Case", self.id)

    async def resolve_next_consent_ends_at(self: CaseRow, info: Any) -> datetime | None:
        """Found with those of the whole page."""
        context: Context = info.context
        ends = await context.loader(next_ends).load(self.id)
        return ends.at if ends else None

    async def resolve_consent_ends_soon(self: CaseRow, info: Any) -> bool:
        """Found with those of the whole page."""
        context: Context = info.context
        ends = await context.loader(next_ends).load(self.id)
        return bool(ends and ends.soon)

    async def resolve_name(self: CaseRow, info: Any) -> str | None:
        """Found with those of the whole page."""
        found: str | None = await info.context.loader(names).load(self.id)
        return found

    async def resolve_due_at(self: CaseRow, info: Any) -> datetime | None:
        """Found with those of the whole page."""
        found: Waits | None = await info.context.loader(lists.waits).load(self.id)
        return found.due_at if found else None

    async def resolve_overdue(self: CaseRow, info: Any) -> bool:
        """Found with those of the whole page."""
        found: Waits | None = await info.context.loader(lists.waits).load(self.id)
        return bool(found and found.late)


class CaseCounts(graphene.ObjectType):
    """How many cases each view has for you."""

    mine = graphene.Int(required=True, description="Open ones on whose team you are.")
    all = graphene.Int(required=True, description="Open ones that you may see.")
    waiting = graphene.Int(required=True, description="Open ones of which something sent still has no answer.")
    overdue = graphene.Int(required=True, description="Open ones of which an answer is late.")
    closed = graphene.Int(required=True, description="Closed ones.")


@query(CaseCounts, required=True)
async def case_counts(context: Context) -> Counts:
    """How many cases each view of the list has. No reading of any."""
    return await context.ask(lists.counts)


@listing(
    ListedCase,
    view=CaseView(description="Which; open and closed ones where not given."),
    order=CaseOrder(description="In which order; the newest first where not given."),
    status=enums.CaseStatus(description="Only these; all where not given."),
    urgency=enums.Urgency(description="Only of this urgency."),
    search=graphene.String(
        description="Only the case with this number (`K-104`, `104`) and those of your teams with this in their name."
    ),
    updated_since=DateTime(description="Only those in which something was recorded at that time or later."),
)
async def cases(context: Context, *, page: Page, search: str | None = None, **narrowed: Any) -> Slice[CaseRow]:
    """The cases on whose team you are; all of your organisation's for a supervisor. No reading of any."""
    wanted = Wanted(**{name: value for name, value in narrowed.items() if value is not None})
    return await context.ask(lists.cases, page, wanted, search)
