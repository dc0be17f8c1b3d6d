"""An administrator takes a machine in, sees what there is, and lets it go; nobody else does."""

import json
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from joserfc.jwk import ECKey

from hub.identity.permissions import Role
from schema.root import SCHEMA
from tests.counting import counted
from tests.parties import Parties
from tests.schema.administrators import GATEWAY, SHOWN, added, admin, ledger, public, with_key, written
from tests.schema.api import Api
from tests.schema.casework import a_key

pytestmark = pytest.mark.anyio
FOUND = "query($id: ID!) { client(id: $id) { label } }"


async def test_a_machine_is_taken_in_with_a_principal_of_its_own(parties: Parties) -> None:
    api = admin(parties)

    payload = await added(api)

    client = payload["client"]
    assert payload["errors"] == []
    organisation, _, id = client["clientId"].partition(".")
    assert (organisation, f"Client:{id}") == (str(api.party.id), client["id"])
    assert (client["label"], client["role"], client["binding"]) == ("受付連携", "REVIEWER", "DPOP")
    assert (client["scopes"], client["requestsPerMinute"]) == (["delivery:read", "directory:read"], 60)
    assert (client["keys"], client["endedAt"]) == ([], None)
    kinds = parties.rows("select id, kind, role from principal where organisation = %(o)s", o=api.party.id)
    assert (client["principalId"].partition(":")[2], "machine", "reviewer") in [(str(i), k, r) for i, k, r in kinds]
    assert [verb for verb, _ in ledger(api)] == ["client:added"]


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"label": ""}, ("required", "label")),
        ({"label": " "}, ("required", "label")),
        ({"label": "x" * 81}, ("too_long", "label")),
        ({"scopes": []}, ("required", "scopes")),
        ({"scopes": ["case:read"]}, ("not_permitted", "scopes")),
        ({"scopes": ["everything"]}, ("not_permitted", "scopes")),
        ({"requestsPerMinute": 0}, ("out_of_range", "requests_per_minute")),
        ({"requestsPerMinute": 6001}, ("out_of_range", "requests_per_minute")),
    ],
)
async def test_a_machine_that_may_not_be_so_is_named_and_nothing_is_written(
    parties: Parties, changed: dict[str, Any], reason: tuple[str, str]
) -> None:
    api = admin(parties)

    payload = await added(api, **changed)

    assert payload["client"] is None
    assert [(one["code"], one["field"]) for one in payload["errors"]] == [reason]
    assert written(api) == []


async def test_a_machine_that_is_let_go_has_no_key_and_takes_none(parties: Parties) -> None:
    api = admin(parties)
    client = (await added(api))["client"]["id"]
    await with_key(api, client, public(ECKey.generate_key("P-256")))

    payloads = [await api.do("endClient", SHOWN, client=client) for _ in range(2)]
    late = await with_key(api, client, public(ECKey.generate_key("P-256")))

    ended = payloads[1]["client"]
    assert ended["endedAt"] is not None
    assert [one["endedAt"] for one in ended["keys"]] == [ended["endedAt"]]
    assert late["errors"] == [{"code": "client_ended", "field": "client"}]
    assert [verb for verb, _ in ledger(api)].count("client:ended") == 1
    principal = ended["principalId"].partition(":")[2]
    assert parties.rows("select ended_at is not null from principal where id = %(p)s", p=principal) == [(True,)]


@pytest.mark.parametrize("mutation", ["addClient", "addClientKey", "changeClientScopes", "endClientKey", "endClient"])
async def test_who_has_not_just_signed_in_changes_nothing(parties: Parties, mutation: str) -> None:
    api = admin(parties)
    client = (await added(api))["client"]["id"]
    token = Api(parties, api.party, role=Role.ADMIN)
    before = written(api)
    inputs: dict[str, dict[str, Any]] = {
        "addClient": GATEWAY,
        "addClientKey": {"client": client, "jwk": json.dumps(public(ECKey.generate_key("P-256")))},
        "changeClientScopes": {"client": client, "scopes": ["directory:read"]},
        "endClientKey": {"client": client, "kid": "x"},
        "endClient": {"client": client},
    }
    given = inputs[mutation]
    key = {} if mutation.startswith("end") else {"idempotencyKey": a_key()}

    payload = await token.do(mutation, SHOWN, **given, **key)

    assert [one["code"] for one in payload["errors"]] == ["step_up_needed"]
    assert written(api) == before


@pytest.mark.parametrize("mutation", ["addClientKey", "changeClientScopes", "endClientKey", "endClient"])
async def test_a_strangers_machine_is_one_that_is_not_there(parties: Parties, mutation: str) -> None:
    api, stranger = admin(parties), admin(parties)
    theirs = (await added(stranger))["client"]["id"]
    await with_key(stranger, theirs, public(ECKey.generate_key("P-256"), kid="theirs"))
    before = written(stranger)
    inputs: dict[str, dict[str, Any]] = {
        "addClientKey": {"jwk": json.dumps(public(ECKey.generate_key("P-256")))},
        "changeClientScopes": {"scopes": ["directory:read"]},
        "endClientKey": {"kid": "theirs"},
        "endClient": {},
    }
    given = inputs[mutation]
    key = {} if mutation.startswith("end") else {"idempotencyKey": a_key()}

    answers = [await api.do(mutation, SHOWN, client=id, **given, **key) for id in (theirs, f"Client:{uuid4()}")]

    assert answers[0] == answers[1] == {"client": None, "errors": [{"code": "not_found", "field": "client"}]}
    assert written(stranger) == before
    assert (await api.data(FOUND, id=theirs))["client"] is None


async def test_an_administrator_sees_her_machines_page_by_page(parties: Parties) -> None:
    api = admin(parties)
    for number in range(3):
        await added(api, label=f"gateway {number}")
    await added(admin(parties))
    document = """query($after: String) { clients(first: 2, after: $after) {
      pageInfo { hasNextPage endCursor } edges { node { label keys { kid } } } } }"""

    with counted(parties.web) as long:
        first = (await api.data(document))["clients"]
    with counted(parties.web) as short:
        rest = (await api.data(document, after=first["pageInfo"]["endCursor"]))["clients"]

    assert len(long) == len(short) == 2, "the machines, and the keys of all of them"
    labels = [edge["node"]["label"] for page in (first, rest) for edge in page["edges"]]
    assert sorted(labels) == ["gateway 0", "gateway 1", "gateway 2"]
    assert (first["pageInfo"]["hasNextPage"], rest["pageInfo"]["hasNextPage"]) == (True, False)


async def test_the_same_request_twice_takes_one_machine_in(parties: Parties) -> None:
    api, key = admin(parties), a_key()

    payloads = [await added(api, idempotencyKey=key) for _ in range(2)]

    assert payloads[0] == payloads[1]
    assert len(parties.rows("select from client where org = %(o)s", o=api.party.id)) == 1


def test_a_machine_can_have_any_role_that_there_is() -> None:
    words: Any = SCHEMA.type_map["MemberRole"]

    assert {word.value.value for word in words.values.values()} == {role.value for role in Role}


async def test_what_leads_to_content_waits_for_a_second_administrator(parties: Parties) -> None:
    """`act` waits and the machine is as it was, until another confirms; what is less is done at once."""
    api, key = admin(parties), a_key()
    other = replace(api, principal=parties.person(api.party, Role.ADMIN))
    shows = f"act {{ id kind objectId status details {{ name value }} }} {SHOWN}"
    wanted = {**GATEWAY, "scopes": ["takedown:read"], "idempotencyKey": key, "jwk": json.dumps(public(new_key()))}

    asked = [await api.do("addClient", shows, **wanted) for _ in range(2)]
    act = asked[0]["act"]
    confirmed = await other.do("confirmAct", "act { status }", act=act["id"])
    client = f"Client:{act['objectId']}"
    wider = await scopes_of(api, client, shows, "takedown:read", "takedown:answer")
    further = await api.do(
        "addClientKey", shows, client=client, jwk=json.dumps(public(new_key())), idempotencyKey=a_key()
    )
    less = await scopes_of(api, client, shows, "directory:read")
    stale = await other.do("confirmAct", "act { status }", act=wider["act"]["id"])

    assert asked[0] == asked[1]
    assert (asked[0]["client"], act["kind"], act["status"]) == (None, "client_admission", "WAITING")
    assert confirmed == {"act": {"status": "DONE"}, "errors": []}
    assert [one["act"]["kind"] for one in (wider, further)] == ["client_scopes", "client_key"]
    for one in (wider, further):
        assert (one["client"]["scopes"], len(one["client"]["keys"])) == (["takedown:read"], 1)
    assert (less["act"], less["client"]["scopes"]) == (None, ["directory:read"])
    assert [one["code"] for one in stale["errors"]] == ["stale"]


async def scopes_of(api: Api, client: str, shows: str, *scopes: str) -> dict[str, Any]:
    return await api.do("changeClientScopes", shows, client=client, scopes=list(scopes), idempotencyKey=a_key())


def new_key() -> ECKey:
    return ECKey.generate_key("P-256")
