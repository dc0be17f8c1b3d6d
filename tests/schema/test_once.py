"""A mutation under a key happens once, against the real database."""

from typing import Any
from uuid import UUID

import graphene
import pytest
from graphql import graphql

from hub.identity.permissions import ROLES, Permission, Role, needs
from hub.identity.viewer import Viewer
from hub.identity.work import Work
from hub.kit.errors import Reason, Refused
from hub.kit.ids import new_id
from schema.engine.context import Context
from schema.engine.guard import Root
from schema.engine.mutation import HubMutation, idempotency_key
from schema.engine.references import reference
from schema.engine.scalars import DateTime, FieldValue
from tests.parties import Parties, Party

pytestmark = pytest.mark.anyio

MADE: list[UUID] = []
TEXT = "mutation ($input: LaunchInput!) { launch(input: $input) { launched errors { code field } } }"


async def make(work: Work, name: str, owner: UUID) -> UUID:
    assert work.viewer.organisation == owner
    if name == "Titanic":
        raise Refused(Reason("no_agreement"))
    MADE.append(new_id())
    return MADE[-1]


class Launch(HubMutation):
    """Launch a boat."""

    class Input:
        idempotency_key = idempotency_key()
        name = graphene.String(required=True, description="The name.")
        at = DateTime(description="When.")
        cargo = FieldValue(description="What it carries.")
        owner = reference("Owner", "Whose it is.")

    launched = graphene.String(description="The boat's id.")

    @staticmethod
    async def perform(context: Context, *, name: str, owner: UUID, **_rest: object) -> dict[str, object]:
        return {"launched": str(await context.ask_once(make, name, owner))}


class Mutation(Root):
    """Launches."""

    class Meta:
        rules = {"launch": needs(Permission.CASE_WRITE)}  # noqa: RUF012 - graphene reads the class and keeps nothing

    launch = Launch.Field()


class Query(graphene.ObjectType):
    """Nothing."""

    nothing = graphene.Int()


LAUNCHES = graphene.Schema(query=Query, mutation=Mutation).graphql_schema


async def launch(parties: Parties, party: Party, **given: Any) -> Any:
    viewer = Viewer(party.id, party.principal, "test", Role.CASEWORKER, ROLES[Role.CASEWORKER])
    context = Context(viewer, lambda _viewer: parties.work(party))
    sent = {"idempotencyKey": "0123456789abcdef", "name": "Hope", "owner": f"Owner:{party.id}", **given}
    result = await graphql(LAUNCHES, TEXT, context_value=context, variable_values={"input": sent})
    await context.finish(keep=not result.errors)
    assert not result.errors
    assert result.data
    return result.data["launch"]


async def test_the_same_key_launches_one_boat(parties: Parties) -> None:
    party = parties.organisation()
    given = {"at": "2026-11-22T09:30:00+09:00", "cargo": {"b": [1, "走"], "a": None}}

    answers = [await launch(parties, party, **given) for _ in range(3)]
    answers.append(await launch(parties, party, at="2026-11-22T00:30:00Z", cargo={"a": None, "b": [1, "走"]}))

    assert len({answer["launched"] for answer in answers}) == 1
    assert all(answer["errors"] == [] for answer in answers)


@pytest.mark.parametrize("other", [{"name": "Faith"}, {"cargo": 1}, {"at": "2026-11-22T09:30:01+09:00"}])
async def test_the_same_key_with_other_input_is_refused(parties: Parties, other: dict[str, Any]) -> None:
    party = parties.organisation()
    await launch(parties, party)
    made = len(MADE)

    answer = await launch(parties, party, **other)

    assert answer == {"launched": None, "errors": [{"code": "IDEMPOTENCY_KEY_REUSED", "field": "idempotencyKey"}]}
    assert len(MADE) == made


async def test_the_same_key_of_another_organisation_is_another_key(parties: Parties) -> None:
    first, second = [await launch(parties, parties.organisation()) for _ in range(2)]

    assert first["launched"] != second["launched"]


async def test_a_refused_launch_leaves_its_key_free(parties: Parties) -> None:
    party = parties.organisation()

    refused = await launch(parties, party, name="Titanic")
    launched = await launch(parties, party)

    assert [error["code"] for error in refused["errors"]] == ["NO_AGREEMENT"]
    assert launched["errors"] == []
    assert len(parties.rows("select key from idempotency where org = %(org)s", org=party.id)) == 1
