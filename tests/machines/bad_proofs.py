"""Proofs of possession that show nothing, and tokens that come without the right one."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from joserfc.util import int_to_base64

from hub.machines.dpop.nonce import Nonces
from hub.machines.dpop.proof import hash_of
from tests.machines.machines import Machine, Shop, at, new_key, signed
from tests.parties import NOW

T = at(NOW)
WEAK = {
    "kty": "RSA",
    "e": "AQAB",
    "n": int_to_base64(generate_private_key(65537, 1024).public_key().public_numbers().n),  # noqa: S505 - on purpose
}
Fields = list[tuple[str, str]]

BAD_PROOF_HEADERS: dict[str, dict[str, Any]] = {
    "no typ": {"typ": None},
    "typ JWT": {"typ": "JWT"},
    "typ of an access token": {"typ": "at+jwt"},
    "typ in capitals": {"typ": "DPOP+JWT"},
    "a typ that is a list": {"typ": ["dpop+jwt"]},
    "an alg that is a list": {"alg": ["ES256"]},
    "a key with a list of algorithms": {"jwk": {**new_key().as_dict(private=False), "alg": ["ES256"]}},
    "no key": {"jwk": None},
    "a key that is text": {"jwk": "key"},
    "an empty key": {"jwk": {}},
    "a private key": {"jwk": new_key().as_dict(private=True)},
    "a shared secret": {"jwk": {"kty": "oct", "k": "c2VjcmV0"}},
    "a weak key": {"alg": "RS256", "jwk": WEAK},
    "another's key": {"jwk": new_key().as_dict(private=False)},
    "another algorithm's name": {"alg": "PS256"},
    "an algorithm that is not taken": {"alg": "ES384"},
    "kid": {"kid": "mine"},
    "jku": {"jku": "https://keys.example.com/jwks.json"},
    "x5u": {"x5u": "https://keys.example.com/chain.pem"},
    "crit": {"crit": ["htm"], "htm": "POST"},
}
BAD_PROOF_CLAIMS: dict[str, dict[str, Any]] = {
    "no method": {"htm": None},
    "another method": {"htm": "GET"},
    "a method in small letters": {"htm": "post"},
    "no address": {"htu": None},
    "another host": {"htu": "http://evil.example.com{path}"},
    "another port": {"htu": "http://127.0.0.1:8001{path}"},
    "no port": {"htu": "http://127.0.0.1{path}"},
    "another scheme": {"htu": "https://127.0.0.1:8000{path}"},
    "a scheme in capitals": {"htu": "HTTP://127.0.0.1:8000{path}"},
    "a path in capitals": {"htu": "http://127.0.0.1:8000{PATH}"},
    "a slash more": {"htu": "{url}/"},
    "a query": {"htu": "{url}?x=1"},
    "a fragment": {"htu": "{url}#x"},
    "another name of this machine": {"htu": "http://localhost:8000{path}"},
    "an address that is a list": {"htu": ["{url}"]},
    "no time": {"iat": None},
    "a time as text": {"iat": str(T)},
    "made long ago": {"iat": T - 61},
    "made in the future": {"iat": T + 61},
    "a time with four thousand digits": {"iat": 10**3900},
    "a time before all times": {"iat": -(10**300)},
    "no number": {"jti": None},
    "an empty number": {"jti": ""},
    "a number much too long": {"jti": "x" * 257},
    "no nonce": {"nonce": None},
    "a nonce that is a list": {"nonce": ["x"]},
    "a nonce of its own": {"nonce": "mine"},
    "a nonce of another hub": {"nonce": Nonces.under(b"another").fresh(NOW)},
}


def placed(claims: dict[str, Any], url: str) -> dict[str, Any]:
    """The words above for this address."""
    path = url.removeprefix("http://127.0.0.1:8000")
    words = {"{url}": url, "{path}": path, "{PATH}": path.upper()}

    def put(value: Any) -> Any:
        if isinstance(value, list):
            return [put(one) for one in value]
        for word, instead in words.items():
            value = value.replace(word, instead) if isinstance(value, str) else value
        return value

    return {name: put(value) for name, value in claims.items()}


Call = Callable[[Shop, Machine, str], Awaitable[Fields]]
"""The header fields of a call of the API with this token, which is good and bound to the machine's key."""


async def good(machine: Machine, token: str, **changed: Any) -> str:
    return machine.call_proof(token, **{"nonce": await machine.nonce(), **changed})


async def as_a_bearer(_shop: Shop, _machine: Machine, token: str) -> Fields:
    return [("authorization", f"Bearer {token}")]


async def as_a_bearer_beside_a_proof(_shop: Shop, machine: Machine, token: str) -> Fields:
    return [("authorization", f"Bearer {token}"), ("dpop", await good(machine, token))]


async def without_a_proof(_shop: Shop, _machine: Machine, token: str) -> Fields:
    return [("authorization", f"DPoP {token}")]


async def with_two_proofs(_shop: Shop, machine: Machine, token: str) -> Fields:
    proofs = [await good(machine, token), await good(machine, token)]
    return [("authorization", f"DPoP {token}"), *(("dpop", proof) for proof in proofs)]


async def with_two_tokens(_shop: Shop, machine: Machine, token: str) -> Fields:
    field = ("authorization", f"DPoP {token}")
    return [field, field, ("dpop", await good(machine, token))]


async def with_an_empty_proof(_shop: Shop, _machine: Machine, token: str) -> Fields:
    return [("authorization", f"DPoP {token}"), ("dpop", "")]


async def with_an_unsigned_proof(_shop: Shop, machine: Machine, token: str) -> Fields:
    return [("authorization", f"DPoP {token}"), ("dpop", (await good(machine, token)).rpartition(".")[0] + ".")]


async def with_a_proof_shown_before(shop: Shop, machine: Machine, token: str) -> Fields:
    fields = [("authorization", f"DPoP {token}"), ("dpop", await good(machine, token))]
    assert (await shop.call(*fields)).status_code == 200
    return fields


async def with_the_number_of_another_proof(shop: Shop, machine: Machine, token: str) -> Fields:
    first, second = [await good(machine, token, jti="seven", iat=T - n) for n in range(2)]
    assert (await shop.call(("authorization", f"DPoP {token}"), ("dpop", first))).status_code == 200
    return [("authorization", f"DPoP {token}"), ("dpop", second)]


async def with_a_proof_without_the_tokens_hash(_shop: Shop, machine: Machine, token: str) -> Fields:
    return [("authorization", f"DPoP {token}"), ("dpop", await good(machine, token, ath=None))]


async def with_a_proof_for_another_token(_shop: Shop, machine: Machine, token: str) -> Fields:
    other = hash_of(await machine.token())
    return [("authorization", f"DPoP {token}"), ("dpop", await good(machine, token, ath=other))]


async def with_a_proof_for_the_token_endpoint(shop: Shop, machine: Machine, token: str) -> Fields:
    return [("authorization", f"DPoP {token}"), ("dpop", await good(machine, token, htu=shop.token_url))]


async def with_another_key(_shop: Shop, machine: Machine, token: str) -> Fields:
    proof = machine.proof(
        key=new_key(), htu=machine.shop.settings.audience, ath=hash_of(token), nonce=await machine.nonce()
    )
    return [("authorization", f"DPoP {token}"), ("dpop", proof)]


async def with_the_key_of_its_assertions(_shop: Shop, machine: Machine, token: str) -> Fields:
    proof = machine.proof(
        key=machine.key, htu=machine.shop.settings.audience, ath=hash_of(token), nonce=await machine.nonce()
    )
    return [("authorization", f"DPoP {token}"), ("dpop", proof)]


async def with_an_old_nonce(shop: Shop, machine: Machine, _token: str) -> Fields:
    nonce = await machine.nonce()
    shop.clock.advance(timedelta(minutes=10) - timedelta(seconds=1))
    token = await machine.token()
    shop.clock.advance(timedelta(seconds=1))
    return [("authorization", f"DPoP {token}"), ("dpop", machine.call_proof(token, nonce=nonce))]


async def with_an_assertion_as_proof(_shop: Shop, machine: Machine, token: str) -> Fields:
    return [("authorization", f"DPoP {token}"), ("dpop", machine.assertion())]


async def a_bearers_token_with_a_proof(shop: Shop, machine: Machine, _token: str) -> Fields:
    bearer = await shop.machine(machine.party)
    token = await bearer.token()
    return [("authorization", f"DPoP {token}"), ("dpop", await good(machine, token))]


async def the_assertion_itself(_shop: Shop, machine: Machine, _token: str) -> Fields:
    return [("authorization", f"Bearer {machine.assertion()}")]


async def the_proof_itself(_shop: Shop, machine: Machine, token: str) -> Fields:
    return [("authorization", f"Bearer {await good(machine, token)}")]


async def an_id_token(_shop: Shop, machine: Machine, _token: str) -> Fields:
    claims = machine.claims(aud=machine.id.text(), nonce=uuid4().hex)
    return [("authorization", f"Bearer {signed({'alg': 'ES256', 'typ': 'JWT'}, claims, machine.key)}")]


async def of_a_revoked_token(shop: Shop, machine: Machine, token: str) -> Fields:
    assert (await shop.ask("/oauth/revoke", machine.form(token=token))).status_code == 200
    return [("authorization", f"DPoP {token}"), ("dpop", await good(machine, token))]


async def of_an_ended_client(_shop: Shop, machine: Machine, token: str) -> Fields:
    proof = await good(machine, token)
    await machine.end()
    return [("authorization", f"DPoP {token}"), ("dpop", proof)]


async def of_an_ended_principal(shop: Shop, machine: Machine, token: str) -> Fields:
    proof = await good(machine, token)
    shop.parties.change("principal", machine.principal(), ended_at=NOW)
    return [("authorization", f"DPoP {token}"), ("dpop", proof)]


async def of_an_ended_organisation(shop: Shop, machine: Machine, token: str) -> Fields:
    proof = await good(machine, token)
    shop.parties.admin.execute("update organisation set ended_at = %s where id = %s", (NOW, machine.party.id))
    return [("authorization", f"DPoP {token}"), ("dpop", proof)]


BAD_CALLS: dict[str, Call] = {
    one.__name__.replace("_", " "): one
    for one in (
        as_a_bearer,
        as_a_bearer_beside_a_proof,
        without_a_proof,
        with_two_proofs,
        with_two_tokens,
        with_an_empty_proof,
        with_an_unsigned_proof,
        with_a_proof_shown_before,
        with_the_number_of_another_proof,
        with_a_proof_without_the_tokens_hash,
        with_a_proof_for_another_token,
        with_a_proof_for_the_token_endpoint,
        with_another_key,
        with_the_key_of_its_assertions,
        with_an_old_nonce,
        with_an_assertion_as_proof,
        a_bearers_token_with_a_proof,
        the_assertion_itself,
        the_proof_itself,
        an_id_token,
        of_a_revoked_token,
        of_an_ended_client,
        of_an_ended_principal,
        of_an_ended_organisation,
    )
}
