"""A picture in any text of any mutation is refused before anything is done: the whole schema is walked."""

import base64
import inspect
import json
from collections.abc import Iterator
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import graphene
import httpx
import pytest
from graphene.utils.str_converters import to_camel_case
from starlette.requests import Request

from hub.identity.permissions import Permission, Role
from hub.identity.viewer import Viewer
from hub.identity.work import Work
from schema.engine.context import Context
from schema.engine.http import build_graphql_app
from schema.engine.mutation import HubMutation
from schema.engine.references import named
from schema.engine.scalars import Date, DateTime, FieldValue, UUIDText
from schema.engine.texts import LOOKED_AT_LATER
from schema.root import SCHEMA
from tests.intake.desk import Desk
from tests.minimisation.hidden import FILES
from tests.parties import Parties
from tests.schema.administrators import added, admin, with_key, written
from tests.schema.api import Api
from tests.schema.casework import a_key, asked_item, consented, opened
from tests.takedowns.removal import URL, Removal, removal

pytestmark = pytest.mark.anyio
PICTURE = base64.b64encode(FILES["png"]).decode()
MUTATIONS: dict[str, type[HubMutation]] = {
    name: field._asking.__self__ for name, field in SCHEMA.mutation_type.graphene_type._meta.fields.items()
}
_ID = UUID(int=7)


@dataclass(frozen=True)
class Leaf:
    """A text in the input of a mutation: the argument it is in, and where it is declared."""

    mutation: str
    argument: str
    declared: str


def fields(kind: Any) -> dict[str, Any]:
    found: dict[str, Any] = kind._meta.fields
    return found


def is_input(of: Any) -> bool:
    return inspect.isclass(of) and issubclass(of, graphene.InputObjectType)


def leaves(mutation: str, kind: Any, argument: str = "") -> Iterator[Leaf]:
    for name, field in fields(kind).items():
        of = named(field)
        if is_input(of):
            yield from leaves(mutation, of, argument or name)
        elif of is graphene.String and name != "idempotency_key":
            yield Leaf(mutation, argument or name, f"{kind.__name__}.{name}")


LEAVES = [leaf for name, one in MUTATIONS.items() for leaf in leaves(name, one.inputs)]
LOOKED_AT = [leaf for leaf in LEAVES if leaf.declared not in LOOKED_AT_LATER]


def filled(kind: Any, declared: str, text: str) -> dict[str, Any]:
    """An input of the right types with `text` in this one place."""
    return {to_camel_case(name): one(kind, name, field, declared, text) for name, field in fields(kind).items()}


def one(kind: Any, name: str, field: Any, declared: str, text: str) -> Any:
    of: Any = named(field)
    plain: dict[Any, Any] = {
        graphene.Int: 1,
        graphene.Boolean: True,
        DateTime: "2026-11-24T20:00:00Z",
        Date: "2026-11-24",
        FieldValue: "さくら",
        UUIDText: str(_ID),
        graphene.String: text if f"{kind.__name__}.{name}" == declared else "a" * 16,
    }
    if is_input(of):
        value: Any = filled(of, declared, text)
    elif isinstance(of, type(graphene.Enum)):
        value = next(iter(of._meta.enum)).name
    else:
        value = plain[of] if of in plain else f"{of.thing}:{_ID}"  # noqa: SIM401 - not every type has a thing
    return [value] if "[" in str(field.type) else value


class SomethingWasDoneError(Exception):
    """A use case was asked."""


def nothing_is_opened(_viewer: Viewer) -> AbstractAsyncContextManager[Work]:
    raise SomethingWasDoneError


async def identify(_request: Request, _language: str) -> Context:
    viewer = Viewer(_ID, _ID, "test", Role.CASEWORKER, frozenset(Permission), "en", _ID, fresh=True)
    return Context(viewer, nothing_is_opened)


async def refused(mutation: str, given: dict[str, Any]) -> list[dict[str, str]]:
    name = to_camel_case(mutation)
    kind = MUTATIONS[mutation].inputs.__name__
    document = f"mutation($input: {kind}!) {{ {name}(input: $input) {{ errors {{ code field }} }} }}"
    transport = httpx.ASGITransport(build_graphql_app(SCHEMA, identify))
    async with httpx.AsyncClient(transport=transport, base_url="http://hub.example.org") as client:
        answer = (await client.post("/graphql", json={"query": document, "variables": {"input": given}})).json()
    found: list[dict[str, str]] = answer["data"][name]["errors"]
    return found


def test_there_are_texts_to_look_at() -> None:
    assert len(LOOKED_AT) >= 80


def test_every_text_that_is_looked_at_later_exists() -> None:
    assert set(LOOKED_AT_LATER) == {leaf.declared for leaf in LEAVES} - {leaf.declared for leaf in LOOKED_AT}


@pytest.mark.parametrize("leaf", LOOKED_AT, ids=lambda leaf: f"{leaf.mutation} {leaf.declared}")
async def test_a_picture_in_any_text_of_any_mutation_is_refused(leaf: Leaf) -> None:
    given = filled(MUTATIONS[leaf.mutation].inputs, leaf.declared, PICTURE)
    # an input that is taken in two arguments was filled in both
    places = {one.argument for one in LEAVES if (one.mutation, one.declared) == (leaf.mutation, leaf.declared)}

    found = await refused(leaf.mutation, given)

    assert {(one["code"], one["field"]) for one in found} == {("IMAGE_CONTENT", to_camel_case(one)) for one in places}


async def test_a_picture_cut_up_over_arguments_is_refused() -> None:
    given = filled(MUTATIONS["record_consent"].inputs, "", "")
    third = len(PICTURE) // 3
    given |= {"guardianReason": PICTURE[:third], "guardianInformedReason": PICTURE[third:]}

    assert {error["code"] for error in await refused("record_consent", given)} == {"IMAGE_CONTENT"}


async def test_a_picture_in_a_value_of_the_catalogue_is_refused(desk: Desk) -> None:
    api = Api(desk.parties, desk.ngo)
    case = await opened(api)
    opening = {"idempotencyKey": a_key(), "language": "JA", "urgency": "URGENT", "fields": []}
    way = {"kind": "phone", "value": "090-0000-0000", "hours": "夜", "wording": PICTURE, "voicemail": False}
    narrative = [{"name": "narrative", "value": PICTURE}]
    before = written(api)

    answers = [
        await api.do("recordFields", "case { id }", case=case, fields=narrative, expectedVersion=1),
        await api.do("openCase", "case { id }", **{**opening, "safeContact": {"ways": [way]}}),
        await api.do("openCase", "case { id }", **{**opening, "wishes": {"removal": PICTURE}}),
        await api.do("openCase", "case { id }", **{**opening, "fields": [{"name": PICTURE, "value": "a"}]}),
    ]

    assert [answer["errors"][0]["code"] for answer in answers] == [
        "IMAGE_CONTENT",
        "IMAGE_CONTENT",
        "MALFORMED",
        "IMAGE_CONTENT",
    ]
    assert written(api) == before


async def test_a_picture_cut_up_over_fields_of_a_case_is_refused(desk: Desk) -> None:
    api = Api(desk.parties, desk.ngo)
    pieces = [PICTURE[start : start + 5] for start in range(0, 20, 5)]
    names = ("narrative", "offender_details", "no_consent_statement", "call_name")
    cut = [{"name": name, "value": piece} for name, piece in zip(names, pieces, strict=True)]

    answer = await api.do(
        "openCase", "case { id }", idempotencyKey=a_key(), language="JA", urgency="URGENT", fields=cut
    )

    assert answer["errors"] == [{"code": "IMAGE_CONTENT", "field": "fields"}]


def removal_of(asked: Removal, item: dict[str, str]) -> dict[str, Any]:
    signed = {"authority": "委任状", "role": "AUTHORISED", "signedAt": "2026-11-22T11:00:00+09:00"}
    return {
        "idempotencyKey": a_key(),
        "case": f"Case:{asked.case}",
        "recipient": f"Organisation:{asked.platform.id}",
        "items": [asked_item(item)],
        "urgency": "URGENT",
        "legalGround": "性的姿態撮影等処罰法",
        "signer": signed,
    }


async def test_an_item_is_looked_at_once_it_is_known_that_the_case_records_it(parties: Parties) -> None:
    asked = await removal(parties)
    api = Api(parties, asked.sender)
    stray = {**URL, "value": f"https://sns.example.org/p/1?{PICTURE}"}
    behind = {**URL, "value": f"{URL['value']}#{PICTURE}"}

    answers = [
        await api.do("sendTakedownRequest", "takedownRequest { id }", **removal_of(asked, item))
        for item in (stray, behind, {**URL, "service": PICTURE[:190]})
    ]

    assert "NOT_RECORDED" in {error["code"] for error in answers[0]["errors"]}
    assert [error["code"] for answer in answers[1:] for error in answer["errors"]] == ["IMAGE_CONTENT"] * 2
    assert parties.rows("select 1 from takedown where sender = %(o)s", o=asked.sender.id) == []


async def test_of_a_key_nothing_is_kept_but_its_numbers(parties: Parties) -> None:
    api = admin(parties)
    client = (await added(api))["client"]["id"]
    before = written(api)

    machine = await with_key(api, client, {"kty": "EC", "crv": "P-256", "x": PICTURE, "y": PICTURE})
    own = await api.do(
        "requestKeyChange", "act { id }", idempotencyKey=a_key(), purpose="AGE", public=json.dumps({"k": PICTURE})
    )

    assert machine["errors"]
    assert own["errors"]
    assert written(api) == before


async def test_what_people_write_in_a_consent_passes(desk: Desk) -> None:
    api = Api(desk.parties, desk.ngo)

    given = await consented(api, await opened(api), desk, wording="consent/1", guardianReason="本人の希望により。" * 40)

    assert given["errors"] == []
