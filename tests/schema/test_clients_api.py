"""An administrator takes a machine in, changes its keys and lets it go; nobody else does; no private key is kept."""

import json
from typing import Any
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from joserfc.jwk import ECKey, Key, OctKey, OKPKey, RSAKey
from joserfc.util import int_to_base64

from hub.identity.permissions import Role
from tests.parties import Parties
from tests.schema.api import Api
from tests.schema.casework import a_key
from tests.statements import counted

pytestmark = pytest.mark.anyio
SHOWN = (
    "client { id clientId principalId label role binding scopes requestsPerMinute createdAt endedAt "
    "keys { kid thumbprint createdAt endedAt } }"
)
GATEWAY = {
    "label": "受付連携",
    "role": "REVIEWER",
    "binding": "DPOP",
    "scopes": ["takedown:read", "directory:read"],
    "requestsPerMinute": 60,
}
FOUND = "query($id: ID!) { client(id: $id) { label } }"


def admin(parties: Parties) -> Api:
    """An administrator who has just signed in."""
    return Api(parties, parties.organisation(), role=Role.ADMIN, fresh=True)


async def added(api: Api, **changed: Any) -> dict[str, Any]:
    return await api.do("addClient", SHOWN, **{**GATEWAY, "idempotencyKey": a_key(), **changed})


async def with_key(api: Api, client: str, jwk: Any) -> dict[str, Any]:
    text = jwk if isinstance(jwk, str) else json.dumps(jwk)
    return await api.do("addClientKey", SHOWN, client=client, jwk=text, idempotencyKey=a_key())


def public(key: Key, **more: Any) -> dict[str, Any]:
    return {**key.as_dict(private=False), **more}


def written(api: Api) -> list[tuple[Any, ...]]:
    """The organisation's clients, keys and ledger."""
    tables = ("client", "client_key")
    rows = [
        row for table in tables for row in api.parties.rows(f"select * from {table} where org = %(o)s", o=api.party.id)
    ]
    return [*rows, *ledger(api)]


def ledger(api: Api) -> list[tuple[Any, ...]]:
    return api.parties.rows(
        "select verb, object from ledger_event where actor = %(o)s order by at, verb", o=api.party.id
    )


async def test_a_machine_is_taken_in_with_a_principal_of_its_own(parties: Parties) -> None:
    api = admin(parties)

    payload = await added(api)

    client = payload["client"]
    assert payload["errors"] == []
    organisation, _, id = client["clientId"].partition(".")
    assert (organisation, f"Client:{id}") == (str(api.party.id), client["id"])
    assert (client["label"], client["role"], client["binding"]) == ("受付連携", "reviewer", "dpop")
    assert (client["scopes"], client["requestsPerMinute"]) == (["directory:read", "takedown:read"], 60)
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


@pytest.mark.parametrize(
    "key",
    [ECKey.generate_key("P-256"), OKPKey.generate_key("Ed25519"), RSAKey.generate_key(2048)],
    ids=["P-256", "Ed25519", "RSA"],
)
async def test_a_public_key_is_kept_by_its_numbers_alone(parties: Parties, key: Key) -> None:
    api = admin(parties)
    client = (await added(api))["client"]["id"]

    payload = await with_key(api, client, public(key, use="sig", x5u="https://keys.example.com/chain.pem", note="x"))

    (shown,) = payload["client"]["keys"]
    assert (shown["kid"], shown["thumbprint"]) == (key.thumbprint(), key.thumbprint())
    ((kept,),) = parties.rows("select jwk from client_key where org = %(o)s", o=api.party.id)
    assert set(kept) <= {"kty", "crv", "x", "y", "n", "e"}
    assert [verb for verb, _ in ledger(api)] == ["client:added", "client_key:added"]


@pytest.mark.parametrize("kind", ["P-256", "Ed25519", "RSA", "shared"])
async def test_a_private_key_is_refused_by_its_own_words_and_nowhere_kept(parties: Parties, kind: str) -> None:
    api = admin(parties)
    client = (await added(api))["client"]["id"]
    keys: dict[str, Key] = {
        "P-256": ECKey.generate_key("P-256"),
        "Ed25519": OKPKey.generate_key("Ed25519"),
        "RSA": RSAKey.generate_key(2048),
        "shared": OctKey.generate_key(256),
    }
    jwk = keys[kind].as_dict(private=True)
    before = written(api)

    payload = await with_key(api, client, jwk)

    assert payload == {"client": None, "errors": [{"code": "private_key", "field": "jwk"}]}
    assert written(api) == before
    secret = str(jwk.get("d", jwk.get("k")))
    for (table,) in parties.rows("select tablename from pg_tables where schemaname = 'public'"):
        assert parties.rows(f"select from {table} t where strpos(t::text, %(s)s) > 0", s=secret) == [], table


def weak() -> dict[str, str]:
    numbers = generate_private_key(65537, 1024).public_key().public_numbers()  # noqa: S505 - weak on purpose
    return {"kty": "RSA", "e": "AQAB", "n": int_to_base64(numbers.n)}


UNFIT: dict[str, tuple[Any, str]] = {
    "no JSON": ("{", "malformed"),
    "a list": ([], "malformed"),
    "nested deep": ("[" * 3000, "malformed"),
    "much too long": ({"kty": "EC", "x": "x" * 5000}, "too_long"),
    "nothing": ({}, "key_unsupported"),
    "a kind that is a list": ({"kty": ["EC"]}, "key_unsupported"),
    "a kind that nobody knows": ({"kty": "AKP", "alg": "ML-DSA-44", "pub": "x"}, "key_unsupported"),
    "P-384": (public(ECKey.generate_key("P-384")), "key_unsupported"),
    "secp256k1": (public(ECKey.generate_key("secp256k1")), "key_unsupported"),
    "Ed448": (public(OKPKey.generate_key("Ed448")), "key_unsupported"),
    "X25519": (public(OKPKey.generate_key("X25519")), "key_unsupported"),
    "RSA of 1024 bits": (weak(), "key_unsupported"),
    "RSA with a modulus of no number": ({"kty": "RSA", "e": "AQAB", "n": 7}, "key_unsupported"),
    "a key to encrypt with": (public(ECKey.generate_key("P-256"), use="enc"), "key_unsupported"),
    "a key for another algorithm": (public(ECKey.generate_key("P-256"), alg="ES512"), "key_unsupported"),
    "a key without its numbers": ({"kty": "EC", "crv": "P-256"}, "malformed"),
    "a point that is not on the curve": ({"kty": "EC", "crv": "P-256", "x": "AA", "y": "AA"}, "malformed"),
    "a kid with a blank": (public(ECKey.generate_key("P-256"), kid="a b"), "malformed"),
    "a kid that is empty": (public(ECKey.generate_key("P-256"), kid=""), "malformed"),
}


@pytest.mark.parametrize("name", UNFIT)
async def test_a_key_that_is_not_taken_is_refused_and_nothing_is_written(parties: Parties, name: str) -> None:
    api, (jwk, code) = admin(parties), UNFIT[name]
    client = (await added(api))["client"]["id"]
    before = written(api)

    payload = await with_key(api, client, jwk)

    assert [one["code"] for one in payload["errors"]] == [code]
    assert written(api) == before


async def test_a_key_belongs_to_one_machine_and_is_never_registered_again(parties: Parties) -> None:
    api, key = admin(parties), public(ECKey.generate_key("P-256"))
    first, second = [(await added(api))["client"]["id"] for _ in range(2)]
    await with_key(api, first, {**key, "kid": "mine"})

    there = await with_key(api, second, {**key, "kid": "yours"})
    same_name = await with_key(api, first, {**public(ECKey.generate_key("P-256")), "kid": "mine"})
    await api.do("endClientKey", SHOWN, client=first, kid="mine")
    again = await with_key(api, first, key)

    for payload in (there, same_name, again):
        assert payload["errors"] == [{"code": "key_known", "field": "jwk"}]


async def test_the_same_key_may_be_another_organisations_too(parties: Parties) -> None:
    """That it is known elsewhere is told to nobody."""
    key = public(ECKey.generate_key("P-256"))
    for api in (admin(parties), admin(parties)):
        client = (await added(api))["client"]["id"]

        assert (await with_key(api, client, key))["errors"] == []


async def test_two_keys_count_at_once_and_one_is_ended_once(parties: Parties) -> None:
    api = admin(parties)
    client = (await added(api))["client"]["id"]
    for kid in ("old", "new"):
        await with_key(api, client, public(ECKey.generate_key("P-256"), kid=kid))

    payloads = [await api.do("endClientKey", SHOWN, client=client, kid="old") for _ in range(2)]

    ended = {one["kid"]: one["endedAt"] is not None for one in payloads[1]["client"]["keys"]}
    assert ended == {"old": True, "new": False}
    assert [verb for verb, _ in ledger(api)].count("client_key:ended") == 1


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


@pytest.mark.parametrize("mutation", ["addClient", "addClientKey", "endClientKey", "endClient"])
async def test_who_has_not_just_signed_in_changes_nothing(parties: Parties, mutation: str) -> None:
    api = admin(parties)
    client = (await added(api))["client"]["id"]
    token = Api(parties, api.party, role=Role.ADMIN)
    before = written(api)
    given: dict[str, Any] = {
        "addClient": GATEWAY,
        "addClientKey": {"client": client, "jwk": json.dumps(public(ECKey.generate_key("P-256")))},
        "endClientKey": {"client": client, "kid": "x"},
        "endClient": {"client": client},
    }[mutation]
    key = {} if mutation.startswith("end") else {"idempotencyKey": a_key()}

    payload = await token.do(mutation, SHOWN, **given, **key)

    assert [one["code"] for one in payload["errors"]] == ["step_up_needed"]
    assert written(api) == before


@pytest.mark.parametrize("mutation", ["addClientKey", "endClientKey", "endClient"])
async def test_a_strangers_machine_is_one_that_is_not_there(parties: Parties, mutation: str) -> None:
    api, stranger = admin(parties), admin(parties)
    theirs = (await added(stranger))["client"]["id"]
    await with_key(stranger, theirs, public(ECKey.generate_key("P-256"), kid="theirs"))
    before = written(stranger)
    given: dict[str, Any] = {
        "addClientKey": {"jwk": json.dumps(public(ECKey.generate_key("P-256")))},
        "endClientKey": {"kid": "theirs"},
        "endClient": {},
    }[mutation]
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
