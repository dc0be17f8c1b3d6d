"""The rules by which machines are known, as pure functions: no text, no time and no key makes them stumble."""

import json
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from joserfc import jwt
from joserfc.jwk import ECKey, Key, OKPKey, RSAKey

from hub.identity.jwk import ALGORITHMS, SIGNATURES, header_of, key_reasons, payload_of
from hub.identity.permissions import CONTENT, FOR_PEOPLE, ROLES, Permission, Role
from hub.machines.claims import read
from hub.machines.clients import assertion
from hub.machines.clients.assertion import AssertionRefused, KnownKey
from hub.machines.clients.client_id import ClientId
from hub.machines.clients.rules import (
    ClientWanted,
    client_reasons,
    held_by,
    needs_two,
    on_content,
    that_count,
)
from hub.machines.dpop import proof
from hub.machines.dpop.nonce import WINDOW_SECONDS, Nonces
from hub.machines.dpop.proof import ProofRefused, ShownProof
from tests.parties import NOW

ISSUER, PLACE = "https://hub.example.org", "https://hub.example.org/oauth/token"
CLIENT = ClientId(UUID(int=1), UUID(int=2))
NONCES = Nonces.under(b"secret")
T = int(NOW.timestamp())
KEYS: dict[str, Key] = {
    "EC": ECKey.generate_key("P-256", {"kid": "k"}),
    "OKP": OKPKey.generate_key("Ed25519", {"kid": "k"}),
    "RSA": RSAKey.generate_key(2048, {"kid": "k"}),
}
P = Permission
NOT_ON_CONTENT = frozenset(
    {
        *(P.DELIVERY_READ, P.LEDGER_READ, P.PROVISION_READ, P.DIRECTORY_READ, P.AGREEMENT_READ),
        *(P.AGREEMENT_END, P.PROVIDER_MANAGE, P.ORGANISATION_VOUCH, P.MEMBERS_MANAGE, P.TEAM_MANAGE, P.ALARM_READ),
        *(P.KEYS_MANAGE, P.ROUTE_MANAGE, P.CLIENTS_MANAGE, P.STANDING_MANAGE),
    }
)
KIND = {"ES256": "EC", "EdDSA": "OKP", "Ed25519": "OKP", "PS256": "RSA", "RS256": "RSA"}


def known(key: Key) -> tuple[KnownKey, ...]:
    return (KnownKey("k", json.loads(json.dumps(key.as_dict(private=False)))),)


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_every_algorithm_that_is_named_is_taken(algorithm: str) -> None:
    key = KEYS[KIND[algorithm]]
    claims = {"iss": CLIENT.text(), "sub": CLIENT.text(), "aud": ISSUER, "jti": "1", "exp": T + 60}
    shown = jwt.encode({"alg": algorithm, "kid": "k"}, claims, key, registry=SIGNATURES)

    good = assertion.check(shown, CLIENT, known(key), issuer=ISSUER, now=NOW)

    assert good.until == NOW + timedelta(seconds=60)


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_every_algorithm_that_is_named_makes_proofs(algorithm: str) -> None:
    key = KEYS[KIND[algorithm]]
    header = {"alg": algorithm, "typ": "dpop+jwt", "jwk": key.as_dict(private=False)}
    claims = {"htm": "POST", "htu": PLACE, "iat": T, "jti": "1", "nonce": NONCES.fresh(NOW)}
    text = jwt.encode(header, claims, key, registry=SIGNATURES)

    good = proof.check(ShownProof(text, "POST", PLACE), NONCES, NOW)

    assert good.thumbprint == key.thumbprint()


@given(st.text(max_size=300))
def test_no_text_makes_a_check_stumble(text: str) -> None:
    with pytest.raises(AssertionRefused):
        assertion.check(text, CLIENT, known(KEYS["EC"]), issuer=ISSUER, now=NOW)
    with pytest.raises(ProofRefused):
        proof.check(ShownProof(text, "POST", PLACE), NONCES, NOW)
    assert header_of(text) is None
    assert payload_of(text) is None
    assert ClientId.parse(text) is None
    assert not NONCES.is_good(text, NOW)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
NAMES = st.sampled_from(["kty", "crv", "x", "y", "n", "e", "d", "k", "alg", "use", "kid"])


@given(st.dictionaries(NAMES, ANYTHING | st.sampled_from(["EC", "OKP", "RSA", "P-256", "Ed25519", "AQAB"])))
def test_no_jwk_makes_the_rule_stumble_and_no_private_one_passes(jwk: dict[str, Any]) -> None:
    reasons = key_reasons(jwk)

    if {"d", "k"} & set(jwk):
        assert [reason.code for reason in reasons] == ["private_key"]


@given(st.dictionaries(st.sampled_from(["iss", "sub", "aud", "jti", "exp", "iat", "nbf"]), ANYTHING))
def test_claims_of_any_kind_are_answered_with_no(changed: dict[str, Any]) -> None:
    """One claim more or less is wrong in each of these; a good one is never made by chance."""
    good = {"iss": CLIENT.text(), "sub": CLIENT.text(), "aud": ISSUER, "jti": "1", "exp": T + 60}
    claims = {**good, **changed, "aud": changed.get("aud", "elsewhere")}
    shown = jwt.encode({"alg": "ES256", "kid": "k"}, claims, KEYS["EC"], registry=SIGNATURES)

    with pytest.raises(AssertionRefused):
        assertion.check(shown, CLIENT, known(KEYS["EC"]), issuer=ISSUER, now=NOW)


@given(st.integers(-900, 900), st.integers(0, 1_000))
def test_a_nonce_is_good_in_its_window_and_the_next_and_never_else(later: int, start: int) -> None:
    made = NOW + timedelta(seconds=start)
    nonce, then = NONCES.fresh(made), made + timedelta(seconds=later)

    windows = int(then.timestamp()) // WINDOW_SECONDS - int(made.timestamp()) // WINDOW_SECONDS
    assert NONCES.is_good(nonce, then) == (windows in (0, 1))
    assert not Nonces.under(b"another").is_good(nonce, then)


@given(st.uuids(), st.uuids())
def test_a_clients_name_says_whose_it_is(organisation: UUID, client: UUID) -> None:
    name = ClientId(organisation, client)

    assert ClientId.parse(name.text()) == name
    for other in (name.text().upper() + "x", f" {name.text()}", f"{name.text()}\n", name.text()[:-1]):
        assert ClientId.parse(other) is None


@given(
    st.sampled_from(Role),
    st.frozensets(st.sampled_from([permission.value for permission in Permission]) | st.text(max_size=5)),
    st.integers(-5, 7000),
    st.text(max_size=100),
)
def test_no_machine_may_ask_for_more_than_its_role(role: Role, scopes: frozenset[str], rate: int, label: str) -> None:
    reasons = client_reasons(ClientWanted(label, role, "bearer", scopes, rate))

    if not reasons:
        assert scopes <= {permission.value for permission in ROLES[role]}
        assert scopes
        assert 1 <= rate <= 6000
        assert label.strip()


def test_no_machine_puts_anybody_on_a_case() -> None:
    """Its administrator, to whom cases are shut, would hold its key and let it in."""
    every = frozenset(permission.value for permission in ROLES[Role.SUPERVISOR])

    refused = client_reasons(ClientWanted("gateway", Role.SUPERVISOR, "dpop", every, 60))
    people = {permission.value for permission in FOR_PEOPLE}
    taken = client_reasons(ClientWanted("gateway", Role.SUPERVISOR, "dpop", every - people, 60))

    assert [(reason.code, reason.field) for reason in refused] == [("not_permitted", "scopes")]
    assert taken == ()


@pytest.mark.parametrize("cnf", [None, {}, "x", {"jkt": 1}, {"jkt": "x"}, {"jkt": "A" * 43, "x5t#S256": "A"}, []])
def test_a_binding_that_the_hub_does_not_write_is_no_binding(cnf: object) -> None:
    claims = {name: str(UUID(int=1)) for name in ("sub", "client_id", "organisation", "jti")}
    whole = {**claims, "iss": ISSUER, "aud": PLACE, "scope": "x", "iat": T, "exp": T + 60}
    assert read(whole, issuer=ISSUER, audience=PLACE).thumbprint is None
    assert read({**whole, "cnf": {"jkt": "A" * 43}}, issuer=ISSUER, audience=PLACE).thumbprint == "A" * 43

    with pytest.raises(ValueError, match=r"cnf|jkt"):
        read({**whole, "cnf": cnf}, issuer=ISSUER, audience=PLACE)


EVERY = st.frozensets(st.sampled_from([permission.value for permission in Permission]))


def test_every_permission_is_on_content_or_it_is_not() -> None:
    """Named one by one, so that whoever adds a permission says which."""
    assert frozenset(Permission) - CONTENT == NOT_ON_CONTENT


@given(st.sampled_from(Role), EVERY, st.booleans(), st.booleans())
def test_content_counts_by_two_people_and_a_bound_key_alone(
    role: Role, scopes: frozenset[str], bound: bool, confirmed: bool
) -> None:
    counted = that_count(scopes, role, bound=bound, confirmed=confirmed)

    assert counted <= scopes & {permission.value for permission in ROLES[role] - FOR_PEOPLE}
    assert bool(on_content(counted)) <= (bound and confirmed)
    assert counted - on_content(counted) == (scopes & held_by(role)) - on_content(scopes), "all else is as it was"


@given(EVERY, EVERY, st.booleans())
def test_one_person_alone_only_takes_from_what_leads_to_content(
    present: frozenset[str], wanted: frozenset[str], confirmed: bool
) -> None:
    alone = not needs_two(present, wanted, confirmed=confirmed)

    if alone and on_content(wanted):
        assert confirmed
        assert wanted <= present
    if confirmed and wanted <= present:
        assert alone, "less is one person's to say, at once"


@given(st.sampled_from(Role), EVERY)
def test_content_asks_for_a_bound_token(role: Role, scopes: frozenset[str]) -> None:
    codes = {reason.code for reason in client_reasons(ClientWanted("gateway", role, "bearer", scopes, 60))}

    assert ("content_needs_dpop" in codes) == bool(on_content(scopes))
