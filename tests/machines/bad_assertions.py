"""What machines may come with and must not get a token for: by what is wrong with it."""

import hmac
import json
from collections.abc import Awaitable, Callable
from typing import Any

from tests.machines.machines import ASSERTION_TYPE, Machine, Shop, at, encoded, new_key, signed
from tests.parties import NOW

T = at(NOW)
FOREIGN_KEYS = "https://keys.example.com/jwks.json"

BAD_HEADERS: dict[str, dict[str, Any]] = {
    "typ of an access token": {"typ": "at+jwt"},
    "typ of a proof of possession": {"typ": "dpop+jwt"},
    "typ of a logout token": {"typ": "logout+jwt"},
    "typ in small letters": {"typ": "jwt"},
    "a typ that is a list": {"typ": ["JWT"]},
    "an alg that is a list": {"alg": ["ES256"]},
    "an alg that is a number": {"alg": 256},
    "no alg": {"alg": None},
    "a kid that is a list": {"kid": ["key"]},
    "no kid": {"kid": None},
    "an unknown kid": {"kid": "another"},
    "a kid that is a path": {"kid": "../../dev/null"},
    "a kid that is SQL": {"kid": "x' union select '"},
    "another algorithm's name": {"alg": "RS256"},
    "an algorithm that is not taken": {"alg": "ES512"},
    "jku": {"jku": FOREIGN_KEYS},
    "x5u": {"x5u": FOREIGN_KEYS},
    "x5c": {"x5c": ["MIIB"]},
    "crit": {"crit": ["exp"], "exp": T},
    "b64 false": {"b64": False, "crit": ["b64"]},
    "cty": {"cty": "JWT"},
    "zip": {"zip": "DEF"},
}
BAD_CLAIMS: dict[str, dict[str, Any]] = {
    "another audience": {"aud": "https://other.example.org"},
    "the token endpoint as audience": {"aud": "{issuer}/oauth/token"},
    "the API as audience": {"aud": "{issuer}/graphql"},
    "the issuer with a slash": {"aud": "{issuer}/"},
    "a list with the issuer alone": {"aud": ["{issuer}"]},
    "a list with the issuer and another": {"aud": ["{issuer}", "https://other.example.org"]},
    "no audience": {"aud": None},
    "an empty audience": {"aud": ""},
    "another issuer": {"iss": "https://evil.example.com"},
    "no issuer": {"iss": None},
    "another subject": {"sub": "admin"},
    "no subject": {"sub": None},
    "a subject that is a list": {"sub": ["admin"]},
    "expired": {"iat": T - 120, "nbf": T - 120, "exp": T},
    "expired long ago": {"exp": T - 90_000},
    "no end": {"exp": None},
    "an end as text": {"exp": str(T + 60)},
    "an end with a fraction": {"exp": T + 60.5},
    "an end that is true": {"exp": True},
    "an end more than five minutes ahead": {"exp": T + 301},
    "an end in a year": {"exp": T + 31_536_000},
    "from the future": {"iat": T + 61},
    "not yet valid": {"nbf": T + 61},
    "a start as text": {"iat": str(T)},
    "an end with four thousand digits": {"exp": 10**4000},
    "a start with four thousand digits": {"iat": 10**4000},
    "no number": {"jti": None},
    "an empty number": {"jti": ""},
    "a number that is a number": {"jti": 7},
    "a number much too long": {"jti": "x" * 257},
}
BAD_PARAMETERS: dict[str, dict[str, str | None]] = {
    "no grant": {"grant_type": None},
    "a password": {"grant_type": "password", "username": "x", "password": "x"},
    "a code": {"grant_type": "authorization_code", "code": "x"},
    "a refresh token": {"grant_type": "refresh_token", "refresh_token": "x"},
    "a bearer assertion as grant": {"grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer"},
    "no scope": {"scope": None},
    "an empty scope": {"scope": ""},
    "a blank scope": {"scope": "  "},
    "a scope that the client does not have": {"scope": "takedown:answer"},
    "a scope beside its own": {"scope": "directory:read takedown:answer"},
    "a scope that its role does not have": {"scope": "case:read"},
    "an unknown scope": {"scope": "everything"},
    "a client secret": {"client_secret": "x"},
    "another client's name": {"client_id": "00000000-0000-4000-8000-000000000001.00000000-0000-4000-8000-000000000002"},
    "no assertion": {"client_assertion": None},
    "an empty assertion": {"client_assertion": ""},
    "no assertion type": {"client_assertion_type": None},
    "another assertion type": {"client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:saml2-bearer"},
}

Make = Callable[[Shop, Machine], Awaitable[str]]


def by_hand(header: dict[str, Any], claims: dict[str, Any], secret: bytes | None) -> str:
    """Signed by nobody, or with a secret that everybody knows."""
    message = f"{encoded(json.dumps(header).encode())}.{encoded(json.dumps(claims).encode())}"
    return f"{message}.{encoded(hmac.digest(secret, message.encode(), 'sha256')) if secret else ''}"


async def unsigned(_shop: Shop, machine: Machine) -> str:
    return by_hand({"alg": "none", "kid": machine.key.kid}, machine.claims(), None)


async def with_the_public_key_as_secret(_shop: Shop, machine: Machine) -> str:
    pem = machine.key.as_pem(private=False)  # type: ignore[union-attr]  # it is on P-256
    return by_hand({"alg": "HS256", "kid": machine.key.kid}, machine.claims(), pem)


async def by_a_stranger(_shop: Shop, machine: Machine) -> str:
    return machine.assertion(key=new_key())


async def with_its_key_in_the_header(_shop: Shop, machine: Machine) -> str:
    own = new_key()
    return machine.assertion({"jwk": own.as_dict(private=False)}, own)


async def without_kid_and_with_its_key(_shop: Shop, machine: Machine) -> str:
    own = new_key()
    return signed({"alg": "ES256", "jwk": own.as_dict(private=False)}, machine.claims(), own)


async def by_another_client(shop: Shop, machine: Machine) -> str:
    other = await shop.machine(machine.party)
    return machine.assertion({"kid": other.key.kid}, other.key)


async def by_another_organisation(shop: Shop, machine: Machine) -> str:
    other = await shop.machine()
    return machine.assertion({"kid": other.key.kid}, other.key)


async def of_another_organisations_client(shop: Shop, machine: Machine) -> str:
    """The client's own key, under a name that puts it into another house."""
    name = f"{shop.parties.organisation().id}.{machine.id.client}"
    return machine.assertion(iss=name, sub=name)


async def by_an_ended_key(_shop: Shop, machine: Machine) -> str:
    await machine.end_key()
    return machine.assertion()


async def of_an_ended_client(_shop: Shop, machine: Machine) -> str:
    await machine.end()
    return machine.assertion()


async def of_an_ended_principal(shop: Shop, machine: Machine) -> str:
    shop.parties.change("principal", machine.principal(), ended_at=NOW)
    return machine.assertion()


async def of_an_ended_organisation(shop: Shop, machine: Machine) -> str:
    shop.parties.admin.execute("update organisation set ended_at = %s where id = %s", (NOW, machine.party.id))
    return machine.assertion()


async def of_a_client_that_is_not_there(_shop: Shop, machine: Machine) -> str:
    name = f"{machine.party.id}.{machine.party.principal}"
    return machine.assertion(iss=name, sub=name)


async def shown_before(shop: Shop, machine: Machine) -> str:
    assertion = machine.assertion()
    assert (await shop.ask("/oauth/token", machine.form(assertion))).status_code == 200
    return assertion


async def shown_before_elsewhere(shop: Shop, machine: Machine) -> str:
    assertion = machine.assertion()
    body = machine.form(assertion, token="x")
    assert (await shop.ask("/oauth/introspect", body)).status_code == 200
    return assertion


async def with_the_number_of_another(shop: Shop, machine: Machine) -> str:
    assert (await shop.ask("/oauth/token", machine.form(machine.assertion(jti="seven")))).status_code == 200
    return machine.assertion(jti="seven", exp=T + 200)


async def an_access_token(_shop: Shop, machine: Machine) -> str:
    return await machine.token()


async def a_proof_of_possession(_shop: Shop, machine: Machine) -> str:
    return machine.proof(key=machine.key, iss=machine.id.text(), sub=machine.id.text())


async def a_word(_shop: Shop, _machine: Machine) -> str:
    return "assertion"


async def nested_deep(_shop: Shop, machine: Machine) -> str:
    head = machine.assertion().split(".")[0]
    return f"{head}.{encoded(b'[' * 1400 + b']' * 1400)}.{encoded(b'x' * 64)}"


async def one_letter_changed(_shop: Shop, machine: Machine) -> str:
    head, claims, signature = machine.assertion().split(".")
    return f"{head}.{claims}.{'A' if signature[0] != 'A' else 'B'}{signature[1:]}"


async def encrypted_with_nothing(_shop: Shop, machine: Machine) -> str:
    return by_hand({"alg": "dir", "enc": "A256GCM", "kid": machine.key.kid}, machine.claims(), b"x")


async def with_a_shared_secret(_shop: Shop, machine: Machine) -> str:
    return by_hand({"alg": "HS256"}, machine.claims(), b"secret-of-a-client-that-has-none")


BAD_ASSERTIONS: dict[str, Make] = {
    one.__name__.replace("_", " "): one
    for one in (
        unsigned,
        with_the_public_key_as_secret,
        with_a_shared_secret,
        by_a_stranger,
        with_its_key_in_the_header,
        without_kid_and_with_its_key,
        by_another_client,
        by_another_organisation,
        of_another_organisations_client,
        by_an_ended_key,
        of_an_ended_client,
        of_an_ended_principal,
        of_an_ended_organisation,
        of_a_client_that_is_not_there,
        shown_before,
        shown_before_elsewhere,
        with_the_number_of_another,
        an_access_token,
        a_proof_of_possession,
        a_word,
        nested_deep,
        one_letter_changed,
        encrypted_with_nothing,
    )
}
BAD_BODIES: dict[str, tuple[str, str]] = {
    # content type, and what stands behind a good form
    "JSON": ("application/json", ""),
    "a form with files": ("multipart/form-data; boundary=x", ""),
    "no content type": ("", ""),
    "another character set": ("application/x-www-form-urlencoded; charset=shift_jis", ""),
    "a parameter twice": ("application/x-www-form-urlencoded", "&scope=directory%3Aread"),
    "an assertion twice": ("application/x-www-form-urlencoded", "&client_assertion=x"),
    "an assertion type twice": ("application/x-www-form-urlencoded", f"&client_assertion_type={ASSERTION_TYPE}"),
    "a zero byte": ("application/x-www-form-urlencoded", "&note=%00"),
    "bytes that are no text": ("application/x-www-form-urlencoded", "&note=%ff"),
    "many parameters": ("application/x-www-form-urlencoded", "".join(f"&p{n}=x" for n in range(20))),
    "more than 16 KiB": ("application/x-www-form-urlencoded", "&note=" + "x" * 16_384),
}
