"""An ID token is believed as a whole or not at all, whatever stands in it."""

import base64
import json
from typing import Any

import pytest
from hub.identity.refusals import Unauthenticated
from hypothesis import given
from hypothesis import strategies as st
from joserfc import jws

from hub.entry.providers.id_token import Expected, read, subject
from hub.entry.providers.provider_keys import usable
from tests.entry.providers.small_provider import key_of, shown
from tests.parties import NOW

ISSUER, T = "https://login.example.org", int(NOW.timestamp())
(KEY,) = usable({"keys": [shown(key_of("OKP"), "k1")]})
EXPECTED = Expected(ISSUER, "hub", "the nonce", "the access token", NOW)
GOOD = {
    "iss": ISSUER,
    "sub": "subject-1",
    "aud": "hub",
    "exp": T + 300,
    "iat": T,
    "auth_time": T,
    "nonce": "the nonce",
}
OPTIONAL = ("azp", "at_hash", "nbf", "amr", "acr", "jti", "extra")
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(T - 100, T + 100)
    | st.floats()
    | st.text(max_size=10)
    | st.sampled_from([ISSUER, "hub", "the nonce", "subject-1", 10**400]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=2),
    max_leaves=4,
)


def signed(claims: dict[str, Any], **header: Any) -> str:
    registry = jws.JWSRegistry(algorithms=["Ed25519"], strict_check_header=False)
    head = {"alg": "Ed25519", "kid": "k1", **header}
    return jws.serialize_compact(head, json.dumps(claims).encode(), key_of("OKP"), registry=registry)


def believed(token: object) -> str | None:
    """The subject; None where it is refused in the one way."""
    try:
        return subject(read(token, ("Ed25519",)), KEY, EXPECTED, NOW)
    except Unauthenticated:
        return None


def test_a_good_token_is_believed() -> None:
    assert believed(signed(GOOD)) == "subject-1"


@given(
    st.dictionaries(st.sampled_from([*GOOD, *OPTIONAL]), VALUES, min_size=1, max_size=3),
    st.sets(st.sampled_from(sorted(GOOD)), max_size=2),
)
def test_no_claims_break_the_rule_and_none_but_good_ones_pass(changed: dict[str, Any], missing: set[str]) -> None:
    claims = {name: value for name, value in {**GOOD, **changed}.items() if name not in missing}

    name = believed(signed(claims))

    if name is not None:
        assert name == claims["sub"]
        assert (claims["iss"], claims["nonce"]) == (ISSUER, "the nonce")
        assert claims["aud"] == "hub" or (isinstance(claims["aud"], list) and "hub" in claims["aud"])
        assert claims["exp"] > T - 60
        assert claims["iat"] <= T + 60
        assert abs(claims["auth_time"] - T) <= 60


@given(st.data())
def test_a_token_with_one_letter_changed_is_refused(data: st.DataObject) -> None:
    token = signed(GOOD)
    place = data.draw(st.integers(0, len(token) - 1))
    letter = data.draw(st.sampled_from("ABCxyz019-_.=+/ ").filter(lambda one: one != token[place]))
    changed = token[:place] + letter + token[place + 1 :]

    if parts(changed) != parts(token):  # the last letter of a part has bits that mean nothing
        assert believed(changed) is None


def parts(token: str) -> list[bytes | str]:
    return [decoded(part) for part in token.split(".")]


def decoded(part: str) -> bytes | str:
    try:
        return base64.b64decode(part + "=" * (-len(part) % 4), altchars=b"-_", validate=True)
    except ValueError:
        return part


@given(st.text(max_size=200) | VALUES)
def test_what_is_no_token_is_refused(token: object) -> None:
    assert believed(token) is None


@given(st.dictionaries(st.sampled_from(["alg", "kid", "typ", "crit", "b64", "jku", "jwk", "x5t", "x"]), VALUES))
def test_no_header_breaks_the_rule(header: dict[str, Any]) -> None:
    first, second, third = signed(GOOD).split(".")
    head = base64.urlsafe_b64encode(json.dumps({"alg": "Ed25519", "kid": "k1", **header}).encode()).decode().rstrip("=")

    assert believed(f"{head}.{second}.{third}") in ((None,) if head != first else (None, "subject-1"))


@pytest.mark.parametrize("typ", ["JWT", "jwt"])
def test_the_usual_type_may_be_written_either_way(typ: str) -> None:
    assert believed(signed(GOOD, typ=typ)) == "subject-1"
