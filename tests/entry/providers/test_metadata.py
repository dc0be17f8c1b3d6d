"""What a provider's document must say; pure rules on what was read."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from joserfc.jwk import OctKey

from hub.entry.providers.metadata import ALGORITHMS, Metadata, document_faults, is_fit
from hub.entry.providers.provider_keys import MOST_KEYS, key_for, usable
from hub.kit.errors import Reason
from tests.entry.providers.small_provider import key_of, shown

ISSUER = "https://login.example.org/tenant"
DOCUMENT: dict[str, Any] = {
    "issuer": ISSUER,
    "authorization_endpoint": "https://login.example.org/authorize?tenant=1",
    "token_endpoint": "https://login.example.org/token",
    "jwks_uri": "https://keys.example.org/jwks",
    "response_types_supported": ["code", "code id_token"],
    "id_token_signing_alg_values_supported": ["HS256", "RS256", "ES256"],
    "code_challenge_methods_supported": ["plain", "S256"],
}
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.sampled_from(["code", "S256", ISSUER]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


def faults(document: dict[str, Any], method: str = "client_secret_basic") -> set[Reason]:
    return set(document_faults(document, issuer=ISSUER, method=method, loopback=False))


def test_a_document_with_everything_has_no_fault_and_is_kept_as_it_was_read() -> None:
    seen = Metadata.of(DOCUMENT)

    assert faults(DOCUMENT) == set()
    assert seen.algorithms == ("RS256", "ES256")
    assert not seen.sends_issuer
    assert Metadata.kept(seen.as_kept()) == seen


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("issuer", ISSUER + "/", "provider_issuer_differs"),
        ("issuer", ISSUER.upper(), "provider_issuer_differs"),
        ("issuer", None, "provider_issuer_differs"),
        ("issuer", [ISSUER], "provider_issuer_differs"),
        ("authorization_endpoint", "http://login.example.org/authorize", "provider_address_unfit"),
        ("authorization_endpoint", "javascript:alert(1)//", "provider_address_unfit"),
        ("token_endpoint", "https://hub:secret@login.example.org/token", "provider_address_unfit"),
        ("token_endpoint", "//login.example.org/token", "provider_address_unfit"),
        ("token_endpoint", None, "provider_address_unfit"),
        ("jwks_uri", "http://127.0.0.1/jwks", "provider_address_unfit"),
        ("jwks_uri", "https://keys.example.org/jwks#1", "provider_address_unfit"),
        ("jwks_uri", ["https://keys.example.org/jwks"], "provider_address_unfit"),
        ("response_types_supported", ["id_token"], "provider_without_code"),
        ("response_types_supported", "code", "provider_without_code"),
        ("response_types_supported", None, "provider_without_code"),
        ("grant_types_supported", ["implicit"], "provider_without_code"),
        ("code_challenge_methods_supported", ["plain"], "provider_without_pkce"),
        ("code_challenge_methods_supported", None, "provider_without_pkce"),
        ("id_token_signing_alg_values_supported", ["HS256", "none", "RS512"], "provider_without_algorithm"),
        ("id_token_signing_alg_values_supported", None, "provider_without_algorithm"),
        ("token_endpoint_auth_methods_supported", ["client_secret_post"], "provider_without_method"),
    ],
)
def test_each_lack_is_named_with_its_place(name: str, value: object, code: str) -> None:
    assert faults({**DOCUMENT, name: value}) == {Reason(code, name)}


def test_every_lack_is_named_at_once() -> None:
    assert {reason.code for reason in faults({})} == {
        *("provider_issuer_differs", "provider_address_unfit", "provider_without_code"),
        *("provider_without_pkce", "provider_without_algorithm"),
    }


def test_where_nothing_is_said_of_methods_the_first_one_is_meant() -> None:
    assert faults(DOCUMENT, "client_secret_basic") == set()
    assert {reason.code for reason in faults(DOCUMENT, "private_key_jwt")} == {"provider_without_method"}


@given(st.dictionaries(st.sampled_from([*DOCUMENT, "grant_types_supported"]), VALUES))
def test_no_document_breaks_the_rule(changed: dict[str, Any]) -> None:
    document = {**DOCUMENT, **changed}

    if not faults(document):
        assert set(Metadata.of(document).algorithms) <= set(ALGORITHMS)
        assert document["issuer"] == ISSUER


@given(st.text(max_size=40) | VALUES)
def test_only_https_is_fit_in_production(address: object) -> None:
    if is_fit(address, loopback=False):
        assert isinstance(address, str)
        assert address.lower().startswith("https://")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]"])
def test_this_machine_may_go_without_tls_outside_production_only(host: str) -> None:
    assert is_fit(f"http://{host}:8080/x", loopback=True)
    assert not is_fit(f"http://{host}:8080/x", loopback=False)


@pytest.mark.parametrize(
    "address",
    ["http://login.example.org", "http://127.0.0.1.example.org", "https://", "https://x:0/", "https://x:99999/"],
)
def test_what_is_no_address_of_a_provider_is_unfit_everywhere(address: str) -> None:
    assert not is_fit(address, loopback=True)


def test_only_public_keys_that_sign_are_used() -> None:
    rsa, ec, okp = (key_of(kind) for kind in ("RSA", "EC", "OKP"))
    good = [shown(rsa, "1"), shown(ec, "2", alg="ES256"), shown(okp, "3", key_ops=["verify"])]
    bad = [
        {**shown(rsa, "4"), "use": "enc"},
        {**shown(rsa, "5"), "key_ops": ["encrypt"]},
        {**shown(rsa, "6"), "key_ops": 1},
        {**shown(rsa, "7"), "kid": 7},
        {**shown(rsa, "8"), "n": "AQAB"},
        {**shown(rsa, "9"), "n": None},
        {**shown(rsa, "10"), "n": "A" * 3000},
        {**shown(ec, "11"), "crv": "P-384"},
        {**shown(ec, "12"), "y": "AAAA"},
        {**shown(okp, "13"), "crv": "X25519"},
        {**rsa.as_dict(private=True), "kid": "14"},
        {**OctKey.generate_key(256).as_dict(private=True), "kid": "15"},
        {"kty": ["RSA"]},
        {"kty": "XYZ"},
        {},
        None,
        "key",
    ]

    found = usable({"keys": [*bad, *good]})

    assert [key.key_id for key in found] == ["1", "2", "3"]
    assert usable({"keys": good * MOST_KEYS}) == usable({"keys": good * MOST_KEYS})[:MOST_KEYS]
    assert usable({}) == usable({"keys": {}}) == usable({"keys": "x"}) == ()


def test_a_key_is_found_by_its_id_and_its_kind_or_not_at_all() -> None:
    keys = usable({"keys": [shown(key_of("RSA"), "1"), shown(key_of("EC"), "2"), shown(key_of("RSA", "next"), "3")]})

    assert key_for(keys, "RS256", "1") is keys[0]
    assert key_for(keys, "ES256", None) is keys[1]
    assert key_for(keys, "RS256", None) is None  # two would fit: which one is not guessed
    assert key_for(keys, "ES256", "1") is None
    assert key_for(keys, "HS256", "1") is None
    assert key_for(keys, "none", None) is None
