"""A small schema of the same parts as the real one, over a harbour that lives in memory."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, cast
from uuid import UUID

import graphene
from hub.identity.refusals import Unauthenticated
from starlette.requests import Request

from hub.identity.permissions import SIGNED_IN, Permission, Role, needs
from hub.identity.viewer import Viewer
from hub.identity.work import Work
from hub.kit.errors import Forbidden, NotFound, Reason, Refused
from hub.kit.ids import new_id
from hub.kit.pages import Page, Position, Slice
from schema.engine.context import Context
from schema.engine.guard import Root, query
from schema.engine.http import build_graphql_app
from schema.engine.mutation import HubMutation, idempotency_key
from schema.engine.paging import listing
from schema.engine.references import reference, references
from schema.engine.scalars import Date, DateTime, FieldValue
from schema.engine.things import Thing, findable, node

_READ, _WRITE = needs(Permission.CASE_READ), needs(Permission.CASE_WRITE)
RULES = {
    "node": SIGNED_IN,
    "boat": _READ,
    "boats": _READ,
    "echo": _READ,
    "weigh": _READ,
    "steer": _WRITE,
    "sinkBoat": _WRITE,
    "renameBoat": _WRITE,
}
TOKEN = "harbour-master"
START = datetime(2026, 1, 1, tzinfo=UTC)
SECRET = "the-captain-is-Hanako"


@dataclass(frozen=True)
class BoatRow:
    id: UUID
    name: str
    built: datetime
    owner: UUID


@dataclass(frozen=True)
class OwnerRow:
    id: UUID
    name: str


@dataclass
class Harbour:
    """What the toy's rooms know, and what was done to it."""

    boats: list[BoatRow] = field(default_factory=list)
    opened: int = 0
    kept: int = 0
    undone: int = 0
    asked: list[str] = field(default_factory=list)
    permissions: frozenset[Permission] = frozenset(Permission)
    organisation: UUID = field(default_factory=new_id)
    breaks: Exception | None = None
    inside: int = 0

    @classmethod
    def with_boats(cls, count: int) -> "Harbour":
        owners = [new_id() for _ in range(3)]
        return cls(
            [BoatRow(new_id(), f"boat {i}", START + timedelta(seconds=i // 3), owners[i % 3]) for i in range(count)]
        )

    @asynccontextmanager
    async def open_work(self, _viewer: Viewer) -> AsyncIterator[Work]:
        self.opened += 1
        try:
            yield cast("Work", self)
        except BaseException:
            self.undone += 1
            raise
        if self.breaks:
            raise self.breaks
        self.kept += 1

    async def identify(self, request: Request, language: str) -> Context:
        if request.headers.get("authorization") != f"Bearer {TOKEN}":
            raise Unauthenticated
        viewer = Viewer(self.organisation, new_id(), "toy", Role.CASEWORKER, self.permissions, language)
        return Context(viewer, self.open_work)


async def find_boat(work: Any, id: UUID) -> BoatRow:
    work.asked.append("find_boat")
    found = [boat for boat in work.boats if boat.id == id]
    if not found:
        raise NotFound
    return cast("BoatRow", found[0])


async def list_boats(work: Any, page: Page) -> Slice[BoatRow]:
    work.asked.append("list_boats")
    rows = sorted(work.boats, key=lambda boat: (boat.built, boat.id), reverse=True)
    if page.after:
        rows = [boat for boat in rows if (boat.built, boat.id) < (page.after.at, page.after.object)]
    return Slice.of(rows[: page.limit], page, lambda boat: Position(boat.built, boat.id))


async def owners(work: Any, ids: Sequence[UUID]) -> dict[UUID, OwnerRow]:
    work.asked.append("owners")
    return {one: OwnerRow(one, "Watanabe") for one in ids}


async def alone(work: Any) -> int:
    """Fails where another use case is inside at the same time."""
    work.inside += 1
    try:
        if work.inside > 1:
            raise RuntimeError("two at once")
        await asyncio.sleep(0.001)
        return 1
    finally:
        work.inside -= 1


async def sink(work: Any, id: UUID, witnesses: list[UUID]) -> UUID:
    work.asked.append(f"sink before {len(witnesses)}")
    if all(boat.id != id for boat in work.boats):
        raise NotFound("boat")
    raise Refused(Reason("no_consent", "crew"), Reason("barred_recipient"))


async def rename(work: Any, id: UUID, name: str) -> BoatRow:
    work.asked.append("rename")
    found = await find_boat(work, id)
    return BoatRow(found.id, name, found.built, found.owner)


class Owner(Thing):
    """Who a boat belongs to."""

    name = graphene.String(required=True, description="The name.")


class Boat(Thing):
    """A boat."""

    name = graphene.String(required=True, description="What is painted on it.")
    built = DateTime(required=True, description="When it was built.")
    owner = graphene.Field(Owner, description="Whose it is.")
    leaky = graphene.String(description="Breaks whoever looks at it.")
    sealed = graphene.String(description="May not be looked at.")

    async def resolve_owner(self: Any, info: Any) -> OwnerRow | None:
        loader = info.context.loader(owners)
        return cast("OwnerRow | None", await loader.load(self.owner))

    async def resolve_leaky(self: Any, _info: Any) -> str:
        raise RuntimeError(SECRET)

    async def resolve_sealed(self: Any, _info: Any) -> str:
        raise Forbidden(Reason("not_permitted", "sealed"))


findable(Boat, BoatRow, find_boat, {"Boat": _READ})


@query(Boat, id=reference("Boat", "The boat."))
async def boat(context: Context, *, id: UUID) -> BoatRow:
    """One boat; null where there is none."""
    return await context.ask(find_boat, id)


@listing(Boat)
async def boats(context: Context, *, page: Page) -> Slice[BoatRow]:
    """All boats, youngest first."""
    return await context.ask(list_boats, page)


@query(
    FieldValue,
    value=FieldValue(description="Any value."),
    at=DateTime(description="Any instant."),
    on=Date(description="Any day."),
    number=graphene.Int(description="Any number."),
)
async def echo(
    context: Context, *, value: object = None, at: object = None, on: object = None, number: int = 0
) -> object:
    """What was given."""
    return {"value": value, "at": str(at), "on": str(on), "number": number}


@query(graphene.Int)
async def weigh(context: Context) -> int:
    """Asks the scales, which hold one boat at a time."""
    return await context.ask(alone)


@query(graphene.Int)
async def steer(context: Context) -> int:
    """Needs another permission."""
    return await context.ask(alone)


class SinkBoat(HubMutation):
    """Sink a boat, which is always refused."""

    class Input:
        idempotency_key = idempotency_key()
        boat = reference("Boat", "The boat.")
        witnesses = references("Owner", "Who saw it.")

    boat = graphene.Field(Boat, description="The boat.")

    @staticmethod
    async def perform(context: Context, *, boat: UUID, witnesses: list[UUID]) -> dict[str, object]:
        return {"boat": await context.ask(sink, boat, witnesses)}


class RenameBoat(HubMutation):
    """Paint another name on a boat."""

    class Meta:
        repeatable = True

    class Input:
        boat = reference("Boat", "The boat.")
        name = graphene.String(required=True, description="The new name.")

    boat = graphene.Field(Boat, description="The boat.")

    @staticmethod
    async def perform(context: Context, *, boat: UUID, name: str) -> dict[str, object]:
        return {"boat": await context.ask(rename, boat, name)}


class Query(Root):
    """What can be asked."""

    class Meta:
        rules = RULES

    node = node
    boat = boat
    boats = boats
    echo = echo
    weigh = weigh
    steer = steer


class Mutation(Root):
    """What can be done."""

    class Meta:
        rules = RULES

    sink_boat = SinkBoat.Field()
    rename_boat = RenameBoat.Field()


SCHEMA = graphene.Schema(query=Query, mutation=Mutation).graphql_schema


def app(harbour: Harbour) -> Any:
    return build_graphql_app(SCHEMA, harbour.identify)
