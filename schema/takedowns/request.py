"""Requests to remove: the boxes, the recipient's queue, and one request with its items."""

from typing import Any
from uuid import UUID

import graphene

from hub.kit.errors import NotFound
from hub.kit.pages import Page, Slice
from hub.kit.text import Bilingual
from hub.releases import duplicates
from hub.takedowns import correct, lists, queue, repository, show
from hub.takedowns.clock import ShownClock, clock_sentence, clocks_of
from hub.takedowns.clock_events import KeptEvent, clock_events
from hub.takedowns.complain import ComplaintState, complaint_state
from hub.takedowns.correct import Correction
from hub.takedowns.findings import Looked, RecordedFinding, findings
from hub.takedowns.items import RequestItem
from hub.takedowns.lists import RequestInList
from hub.takedowns.prepared import Prepared, prepared, state_of
from hub.takedowns.queue import Queued
from hub.takedowns.repository import OpenTakedown
from schema.directory import NamedOrganisation, organisation_named
from schema.engine import enums
from schema.engine.context import Context
from schema.engine.guard import query
from schema.engine.paging import listing
from schema.engine.references import global_id, reference
from schema.engine.scalars import DateTime
from schema.engine.things import Thing, findable
from schema.received.assigning import ShowsAssigned, ShowsTeam, Whose
from schema.releases.duplicates import ShowsReasons
from schema.releases.parties import TwoParties
from schema.takedowns.standing import AnswerCorrection, ClockEvent, ItemFinding, PreparedStep, RequestComplaint
from schema.tasks.task import Delivered, Released, Step, narrowed_to, narrowing


class TakedownItem(graphene.ObjectType):
    """One place to be removed. Never a link, and never opened where the person may be a child."""

    number = graphene.Int(required=True, description="Its number in the request, from 1.")
    status = enums.ItemState(description="Where it stands; null while it has not left.")
    reason = enums.ItemReason(description="Why it was refused, or what is needed.")
    kind = enums.ItemKind(description="What it is; null where the request can no longer be read.")
    value = graphene.String(description="The address, account or hash as it was found; null likewise.")
    service = graphene.String(description="Where, where it was said.")
    algorithm = enums.HashAlgorithm(description="Of a hash; null otherwise.")

    def resolve_reason(self: RequestItem, _info: object) -> str | None:
        """None is an empty word in the row."""
        return self.reason or None

    def resolve_status(self: RequestItem, _info: object) -> str | None:
        """Nothing has happened to what has not left."""
        return self.status or None


class ItemStatus(graphene.ObjectType):
    """Where one item stands, without its value."""

    number = graphene.Int(required=True, description="Its number in the request, from 1.")
    status = enums.ItemState(description="Where it stands; null while it has not left.")
    reason = enums.ItemReason(description="Why it was refused, or what is needed.")


class Clock(graphene.ObjectType):
    """One clock of law for a request. Of all that run, and of the time that was asked for, the earliest is `dueAt`."""

    rule = graphene.String(required=True, description="The dated rule, e.g. `US-TIDA-48H/1`.")
    title = graphene.String(required=True, description="The law for people, in the caller's language.")
    due_at = DateTime(description="When it ends; null where it does not run, or nobody took the request yet.")
    silence = enums.ClockSilence(description=("Why it does not run; null where it runs."))
    missing = graphene.List(
        graphene.NonNull(graphene.String),
        required=True,
        description="The fields or facts that the law still wants.",
    )
    sentence = graphene.String(description="Why it does not run, for people; null where it runs.")

    def resolve_title(self: ShownClock, info: Any) -> str:
        """The law's name, or the rule's where the row is gone."""
        law = self.kept.law()
        return law.title.to(info.context.language) if law else self.kept.rule

    def resolve_sentence(self: ShownClock, info: Any) -> str | None:
        """By the code, with what is missing."""
        return clock_sentence(self, info.context.language)


class _ShownRequest(Delivered):
    """What lists show of a request and the request itself too: clear words only."""

    purpose = enums.RequestPurpose(
        required=True, description="What is asked: to remove, or to keep. Never mix them up."
    )
    status = enums.TaskStatus(required=True, description="Where it stands. Received is not accepted.")
    urgency = enums.Urgency(required=True, description="How soon a first answer is needed.")
    language = enums.Language(required=True, description="The person's language.")
    due_at = DateTime(
        description="By when an answer is due: of all clocks the earliest. Null while nobody took it: none runs."
    )
    clock = graphene.String(description="The dated rule of law behind it; null for the time asked for by the sender.")
    clocks = graphene.List(
        graphene.NonNull(Clock), required=True, description="Every clock of law, and what those lack that do not run."
    )
    overdue = graphene.Boolean(required=True, description="Whether the answer is late.")
    due_state = enums.DueState(
        required=True,
        description="Where it stands against `dueAt`; what a person found decides, not what was answered.",
    )
    outcome = enums.TakedownOutcome(description="What the items add up to so far.")
    created_at = DateTime(required=True, description="When it was sent.")
    version = graphene.Int(required=True, description="Grows with each change.")

    def resolve_clocks(self: Any, _info: object) -> list[ShownClock]:
        """As they were kept when the packet was frozen."""
        return clocks_of(self.clocks, sent=self.delivery_status == "sent")

    async def resolve_due_state(self: Any, info: Any) -> str:
        """Found with all others of the page."""
        looked = await _looked(info.context, self.id)
        items = len(self.items if isinstance(self, Queued) else self.item_status)
        return state_of(self, items, looked.found, looked.at)


async def _looked(context: Context, id: UUID) -> Looked:
    found: Looked | None = await context.loader(findings).load(id)
    if found is None:
        raise NotFound
    return found


def _states(request: RequestInList | OpenTakedown) -> list[dict[str, object]]:
    """Where each item stands, by number."""
    pairs = zip(request.item_status, request.item_reason, strict=True)
    return [{"number": n, "status": status or None, "reason": why or None} for n, (status, why) in enumerate(pairs, 1)]


class ListedTakedownRequest(_ShownRequest, ShowsAssigned, graphene.ObjectType):
    """A request in a list."""

    id = graphene.ID(required=True, description="The request's id, `TakedownRequest:…`.")
    reason = enums.TaskReason(description="The finer meaning of the status.")
    sender = graphene.Field(NamedOrganisation, required=True, description="Who asks.")
    recipient = graphene.Field(NamedOrganisation, required=True, description="Who is asked.")
    items = graphene.List(graphene.NonNull(ItemStatus), required=True, description="Where each item stands.")

    def resolve_id(self: RequestInList, _info: object) -> str:
        """The global id of the request itself."""
        return global_id("TakedownRequest", self.id)

    def resolve_items(self: RequestInList, _info: object) -> list[dict[str, object]]:
        """By number."""
        return _states(self)


class QueuedTakedownRequest(_ShownRequest, graphene.ObjectType):
    """An open request in the recipient's queue, with the values of its items."""

    id = graphene.ID(required=True, description="The request's id, `TakedownRequest:…`.")
    sender = graphene.Field(NamedOrganisation, required=True, description="Who asks.")
    items = graphene.List(graphene.NonNull(TakedownItem), required=True, description="What is to be removed.")

    def resolve_id(self: Queued, _info: object) -> str:
        """The global id of the request itself."""
        return global_id("TakedownRequest", self.id)


class TakedownRequest(_ShownRequest, TwoParties, ShowsReasons, ShowsTeam, Thing):
    """A request to one platform to remove items, or to keep their logs and content: `purpose` says which."""

    reason = enums.TaskReason(description="The finer meaning of the status.")
    updated_at = DateTime(required=True, description="When it last changed.")
    received_at = DateTime(description="Since when it counts as received; null while nobody took it.")
    received_proof = enums.ReceiptProof(description="By which proof.")
    answered_by = enums.AnsweredBy(required=True, description="Who answers it in the hub.")
    sender = graphene.Field(NamedOrganisation, description="Who asks.")
    recipient = graphene.Field(NamedOrganisation, description="Who is asked.")
    case_id = graphene.ID(description="The case, for the sender alone; null for the recipient.")
    notice = enums.ReleaseNotice(description="What became of what was released; never why.")
    cause = enums.NarrowingCause(
        description="What narrowed or ended it last; for the sender alone, null for the recipient."
    )
    cause_reason = enums.TaskReason(description="The reason that the sender gave with it; for the sender alone.")
    items = graphene.List(
        graphene.NonNull(TakedownItem), required=True, description="What is to be removed. Reading it is in the ledger."
    )
    item_states = graphene.List(
        graphene.NonNull(ItemStatus),
        required=True,
        description="Where each item stands, without its value: nothing is opened.",
    )
    duplicates = graphene.List(
        graphene.NonNull(graphene.Int),
        required=True,
        description="Numbers of items that another request to the same recipient names; among your own as a sender.",
    )
    corrections = graphene.List(
        graphene.NonNull(AnswerCorrection), required=True, description="Final answers that were replaced, oldest first."
    )
    findings = graphene.List(
        graphene.NonNull(ItemFinding), required=True, description="Whether the items were still there, oldest first."
    )
    clock_events = graphene.List(
        graphene.NonNull(ClockEvent), required=True, description="What counted for the clocks, oldest first."
    )
    next_steps = graphene.List(
        graphene.NonNull(PreparedStep),
        required=True,
        description="What can be done now; empty for the recipient. Nothing is sent by itself.",
    )
    complaint = graphene.Field(RequestComplaint, description="How a complaint stands; null for the recipient.")
    timeline = graphene.List(graphene.NonNull(Step), required=True, description="What happened, oldest first.")
    packet = graphene.Field(Released, description="Everything that was released; null once it ended.")

    async def resolve_items(self: OpenTakedown, info: Any) -> tuple[RequestItem, ...]:
        """Read, and written into the ledger."""
        context: Context = info.context
        return await context.ask(show.items, self)

    def resolve_item_states(self: OpenTakedown, _info: object) -> list[dict[str, object]]:
        """By number."""
        return _states(self)

    async def resolve_duplicates(self: OpenTakedown, info: Any) -> tuple[int, ...]:
        """One statement."""
        context: Context = info.context
        return await context.ask(duplicates.duplicates, self.id)

    async def resolve_corrections(self: OpenTakedown, info: Any) -> tuple[Correction, ...]:
        """One statement."""
        context: Context = info.context
        return await context.ask(correct.corrections, self.id)

    async def resolve_findings(self: OpenTakedown, info: Any) -> tuple[RecordedFinding, ...]:
        """Found with the state."""
        return (await _looked(info.context, self.id)).found

    async def resolve_clock_events(self: OpenTakedown, info: Any) -> tuple[KeptEvent, ...]:
        """One statement."""
        context: Context = info.context
        return await context.ask(clock_events, self.id)

    async def resolve_complaint(self: OpenTakedown, info: Any) -> ComplaintState | None:
        """For the team that asked."""
        context: Context = info.context
        return await context.ask(complaint_state, self)

    async def resolve_next_steps(self: OpenTakedown, info: Any) -> tuple[Prepared, ...]:
        """For the team that asked."""
        context: Context = info.context
        if self.case is None:
            return ()
        looked = await _looked(context, self.id)
        platform = await organisation_named(context, self.recipient)
        name = Bilingual(platform.name, platform.name_en).to(context.language) if platform else ""
        return prepared(self, looked.found, name, looked.at, context.language)


findable(TakedownRequest, OpenTakedown, repository.takedown)


@query(TakedownRequest, id=reference("TakedownRequest", "The request."))
async def takedown_request(context: Context, *, id: UUID) -> OpenTakedown:
    """One request that your organisation sent or received; null where there is none."""
    return await context.ask(repository.takedown, id)


@listing(
    ListedTakedownRequest,
    **narrowing(),
)
async def takedown_requests(context: Context, *, page: Page, **narrowed: Any) -> Slice[RequestInList]:
    """Your organisation's requests to remove, newest first; of an inbox also those that wait, by their ends."""
    return await context.ask(lists.listed, narrowed_to(**narrowed), page)


@listing(QueuedTakedownRequest, assigned=Whose(description="Only those that this person, nobody or somebody is on."))
async def takedown_queue(context: Context, *, page: Page, assigned: Any = None) -> Slice[Queued]:
    """The open requests that your organisation received, the earliest end first, with what is to be removed.

    A machine meets those that it is assigned to.
    """
    return await context.ask(queue.queue, page, assigned=assigned)
