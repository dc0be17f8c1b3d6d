"""A machine's keys: only public ones, only kinds that are taken, each once, two at a time while one is changed."""

from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from joserfc.jwk import ECKey, Key, OctKey, OKPKey, RSAKey
from joserfc.util import int_to_base64

from tests.parties import Parties
from tests.schema.administrators import SHOWN, added, admin, ledger, public, with_key, written

pytestmark = pytest.mark.anyio


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
    "a kid that is a number": (public(ECKey.generate_key("P-256"), kid=7), "malformed"),
    "a list of algorithms": (public(ECKey.generate_key("P-256"), alg=["ES256"]), "key_unsupported"),
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
