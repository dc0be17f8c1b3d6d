"""The directory and the caller, as programs ask for them."""

from collections.abc import AsyncIterator
from uuid import UUID

import pytest

from hub.identity.permissions import ROLES, Role
from tests.counting import counted
from tests.database import TestDatabase
from tests.parties import Parties
from tests.schema.api import Api

pytestmark = pytest.mark.anyio

ENTRY = "id name nameEn kind country languages channel"
WHOLE = f"{ENTRY} duties {{ reportsTo sentenceJa source validFrom }} services {{ name purposes }}"
LIST = f"""query($first: Int, $after: String, $kind: OrganisationKind) {{
  organisations(first: $first, after: $after, kind: $kind) {{
    edges {{ cursor node {{ {WHOLE} }} }} pageInfo {{ hasNextPage endCursor }} }} }}"""
ONE = f"query($id: ID!) {{ organisation(id: $id) {{ {WHOLE} }} node(id: $id) {{ id }} }}"


@pytest.fixture
async def parties(fresh_database: TestDatabase) -> AsyncIterator[Parties]:
    made = Parties(fresh_database, {})
    yield made
    await made.close()


async def test_a_member_reads_another_members_entry(parties: Parties) -> None:
    api, platform = Api(parties, parties.organisation()), parties.organisation("platform", connector="nowhere")
    id = f"Organisation:{platform.id}"

    found = await api.data(ONE, id=id)

    assert found["node"] == {"id": id}
    assert found["organisation"] | {"duties": None} == {
        "id": id,
        "name": platform.name,
        "nameEn": platform.name,
        "kind": "PLATFORM",
        "country": "JP",
        "languages": ["ja"],
        "channel": "nowhere",
        "duties": None,
        "services": [],
    }
    assert found["organisation"]["duties"] == [
        {"reportsTo": None, "sentenceJa": "報告義務なし", "source": "test", "validFrom": "2020-01-01"}
    ]


@pytest.mark.parametrize(
    "id", [f"Organisation:{UUID(int=1)}", f"Case:{UUID(int=1)}", "Organisation:", "1", "Organisation:x"]
)
async def test_ids_that_lead_nowhere_answer_alike(parties: Parties, id: str) -> None:
    api = Api(parties, parties.organisation())

    assert await api.data(ONE, id=id) == {"organisation": None, "node": None}


async def test_a_page_costs_the_same_however_long_it_is(parties: Parties) -> None:
    api = Api(parties, parties.organisation())
    for _ in range(30):
        parties.organisation("platform", connector="nowhere")

    with counted(parties.web) as few:
        await api.data(LIST, first=2)
    with counted(parties.web) as many:
        found = await api.data(LIST, first=31)

    assert len(found["organisations"]["edges"]) == 31
    assert len(few) == len(many) == 2  # the page, and what hangs on it


async def test_pages_follow_each_other(parties: Parties) -> None:
    api = Api(parties, parties.organisation())
    for _ in range(4):
        parties.organisation("platform")

    first = (await api.data(LIST, first=3, kind="PLATFORM"))["organisations"]
    rest = (await api.data(LIST, first=3, kind="PLATFORM", after=first["pageInfo"]["endCursor"]))["organisations"]

    ids = [edge["node"]["id"] for edge in first["edges"] + rest["edges"]]
    assert (len(ids), len(set(ids))) == (4, 4)
    assert (first["pageInfo"]["hasNextPage"], rest["pageInfo"]["hasNextPage"]) == (True, False)


async def test_without_the_permission_the_directory_is_shut(parties: Parties) -> None:
    api = Api(parties, parties.organisation(), permissions=frozenset())

    answer = await api.ask(LIST)

    assert answer["errors"][0]["extensions"]["code"] == "not_permitted"


async def test_the_caller_sees_who_it_is(parties: Parties) -> None:
    party = parties.organisation()

    found = await Api(parties, party).data("{ viewer { organisationId principalId role permissions language } }")

    assert found["viewer"] == {
        "organisationId": f"Organisation:{party.id}",
        "principalId": f"Principal:{party.principal}",
        "role": "CASEWORKER",
        "permissions": sorted(ROLES[Role.CASEWORKER]),
        "language": "EN",
    }


async def test_the_list_is_searched_by_a_part_of_a_name_in_either_language(parties: Parties) -> None:
    here, there = parties.organisation(), parties.organisation("medical")
    parties.rows(
        "update organisation set name = 'ひばり100%%病院', name_en = 'Lark' where id = %(o)s returning id", o=there.id
    )
    api = Api(parties, here)
    by_name = "query($name: String) { organisations(name: $name) { edges { node { id } } } }"

    async def found(name: str) -> list[str]:
        return [edge["node"]["id"] for edge in (await api.data(by_name, name=name))["organisations"]["edges"]]

    assert await found("ばり") == await found("lARK") == await found("100%病") == [f"Organisation:{there.id}"]
    assert await found("%") == [f"Organisation:{there.id}"], "a sign of the pattern is a letter"
    assert await found("いない") == []
