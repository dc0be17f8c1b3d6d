"""Only tokens that this hub wrote for itself are taken, and only while the one behind them is still here."""

import base64
import hmac
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.identity.permissions import ROLES, Permission, Role
from hub.identity.tokens import LIFETIME, TOLERANCE, Issuer, Unauthenticated, Verifier
from hub.kit.clock import FixedClock
from hub.kit.db import Database
from hub.kit.signing import SigningKey, read_signing_key, token_key_file
from tests.database import TestDatabase
from tests.parties import NOW, Parties, Party

pytestmark = pytest.mark.anyio

KEY, STRANGER = SigningKey.new(), SigningKey.new()
ISSUER = Issuer(KEY, "https://hub.example.org", "https://hub.example.org/graphql")
T = int(NOW.timestamp())


@dataclass(frozen=True)
class Desk:
    """A hub that takes tokens, its clock, and a member with somebody who was let go."""

    verifier: Verifier
    clock: FixedClock
    parties: Parties
    member: Party
    other: Party
    gone: UUID


@pytest.fixture
async def desk(database: TestDatabase) -> AsyncIterator[Desk]:
    parties, clock = Parties(database, {}), FixedClock(NOW)
    member, other, gone = parties.organisation(), parties.organisation(), uuid4()
    parties.insert(
        "principal",
        id=gone,
        organisation=member.id,
        kind="person",
        role="caseworker",
        label="left",
        created_at=NOW,
        ended_at=NOW,
    )
    yield Desk(Verifier(ISSUER, parties.web, clock), clock, parties, member, other, gone)
    await parties.close()


def issued(party: Party, now: datetime = NOW, scopes: frozenset[str] | None = None, issuer: Issuer = ISSUER) -> str:
    scopes = frozenset(p.value for p in Permission) if scopes is None else scopes
    return issuer.issue(principal=party.principal, organisation=party.id, client="desk", scopes=scopes, now=now)


def encoded(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def claims_of(party: Party) -> dict[str, Any]:
    payload = issued(party).split(".")[1]
    claims: dict[str, Any] = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    return claims


def forged(header: dict[str, Any], claims: Any, key: SigningKey | None = KEY) -> str:
    """A token as an attacker or a careless issuer makes it, signed with this key."""
    signed = f"{encoded(json.dumps(header).encode())}.{encoded(json.dumps(claims).encode())}"
    return f"{signed}.{encoded(key.sign(signed.encode())) if key else ''}"


def resigned(party: Party, **changed: Any) -> str:
    """The hub's own header and key over other claims; None takes a claim out."""
    claims = {name: value for name, value in {**claims_of(party), **changed}.items() if value is not None}
    head = issued(party).split(".")[0]
    signed = f"{head}.{encoded(json.dumps(claims).encode())}"
    return f"{signed}.{encoded(KEY.sign(signed.encode()))}"


def header(**changed: Any) -> dict[str, Any]:
    whole = {"typ": "at+jwt", "alg": "Ed25519", "kid": KEY.key_id, **changed}
    return {name: value for name, value in whole.items() if value is not None}


def hmac_signed(party: Party, secret: bytes) -> str:
    signed = f"{encoded(json.dumps(header(alg='HS256')).encode())}.{encoded(json.dumps(claims_of(party)).encode())}"
    return f"{signed}.{encoded(hmac.digest(secret, signed.encode(), 'sha256'))}"


JWK = {"kty": "OKP", "crv": "Ed25519", "x": encoded(STRANGER.public)}

BAD_HEADERS: dict[str, dict[str, Any]] = {
    "no typ": {"typ": None},
    "ID token": {"typ": "JWT"},
    "ID token in small letters": {"typ": "jwt"},
    "logout token": {"typ": "logout+jwt"},
    "proof of possession": {"typ": "dpop+jwt"},
    "long typ": {"typ": "application/at+jwt"},
    "typ that is no text": {"typ": ["at+jwt"]},
    "alg none": {"alg": "none"},
    "alg None": {"alg": "None"},
    "alg nOnE": {"alg": "nOnE"},
    "no alg": {"alg": None},
    "alg HS256": {"alg": "HS256"},
    "alg RS256": {"alg": "RS256"},
    "alg ES256": {"alg": "ES256"},
    "alg PS256": {"alg": "PS256"},
    "alg EdDSA": {"alg": "EdDSA"},
    "alg Ed448": {"alg": "Ed448"},
    "alg that is no text": {"alg": 1},
    "unknown kid": {"kid": "another"},
    "no kid": {"kid": None},
    "kid that is a path": {"kid": "../../dev/null"},
    "kid that is SQL": {"kid": "x' union select '"},
    "kid of the stranger": {"kid": STRANGER.key_id},
    "jku": {"jku": "https://keys.example.com/jwks.json"},
    "x5u": {"x5u": "https://keys.example.com/chain.pem"},
    "jwk": {"jwk": JWK},
    "x5c": {"x5c": ["MIIB"]},
    "crit": {"crit": ["exp"]},
    "b64 false": {"b64": False, "crit": ["b64"]},
    "zip": {"zip": "DEF"},
    "cty": {"cty": "JWT"},
    "encrypted": {"alg": "dir", "enc": "A256GCM"},
}

BAD_CLAIMS: dict[str, dict[str, Any]] = {
    "another audience": {"aud": "https://other.example.org"},
    "an audience that begins alike": {"aud": ISSUER.audience + "/"},
    "a list of audiences": {"aud": [ISSUER.audience]},
    "a list with another audience": {"aud": [ISSUER.audience, "https://other.example.org"]},
    "no audience": {"aud": None},
    "an empty audience": {"aud": ""},
    "another issuer": {"iss": "https://evil.example.com"},
    "an issuer with a slash": {"iss": ISSUER.issuer + "/"},
    "an issuer in capitals": {"iss": ISSUER.issuer.upper()},
    "no issuer": {"iss": None},
    "expired": {"iat": T - 600, "exp": T},
    "expired long ago": {"iat": T - 90_000, "exp": T - 89_400},
    "no end": {"exp": None},
    "an end as text": {"exp": str(T + 600)},
    "an end with a fraction": {"exp": T + 600.5},
    "an end that is true": {"exp": True},
    "an end before the start": {"exp": T - 1},
    "a longer life than ten minutes": {"exp": T + 601},
    "a life of a year": {"exp": T + 31_536_000},
    "from the future": {"iat": T + 31, "exp": T + 600},
    "no start": {"iat": None},
    "a start as text": {"iat": str(T)},
    "not yet valid": {"nbf": T + 300},
    "no number": {"jti": None},
    "a number that is no id": {"jti": "1"},
    "an empty number": {"jti": ""},
    "no principal": {"sub": None},
    "a principal that is no id": {"sub": "admin"},
    "a principal that is a list": {"sub": ["admin"]},
    "an unknown principal": {"sub": str(uuid4())},
    "no organisation": {"organisation": None},
    "an unknown organisation": {"organisation": str(uuid4())},
    "an organisation that is no id": {"organisation": "*"},
    "no client": {"client_id": None},
    "an empty client": {"client_id": ""},
    "no scope": {"scope": None},
    "a list of scopes": {"scope": ["case:read"]},
    "a sender-bound token without its proof": {"cnf": {"jkt": "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"}},
    "a nonce, as ID tokens have": {"nonce": "n"},
    "roles of another system": {"roles": ["admin"]},
}


def flipped(token: str, place: int) -> str:
    letters = list(token)
    letters[place] = "A" if letters[place] != "A" else "B"
    return "".join(letters)


def nested(desk: Desk) -> str:
    signed = f"{issued(desk.member).split('.')[0]}.{encoded(b'[' * 1400 + b']' * 1400)}"
    return f"{signed}.{encoded(KEY.sign(signed.encode()))}"


Make = Callable[[Desk], str]
BAD_FORMS: dict[str, Make] = {
    "nothing": lambda _: "",
    "a word": lambda _: "token",
    "two dots": lambda _: "..",
    "a header alone": lambda desk: issued(desk.member).split(".")[0],
    "no signature": lambda desk: issued(desk.member).rpartition(".")[0] + ".",
    "a signature cut short": lambda desk: issued(desk.member)[:-1],
    "one letter of the signature changed": lambda desk: flipped(issued(desk.member), -10),
    "one letter of the claims changed": lambda desk: flipped(issued(desk.member), -120),
    "a fourth part": lambda desk: issued(desk.member) + ".e30",
    "blanks around it": lambda desk: f" {issued(desk.member)} ",
    "a line break behind it": lambda desk: issued(desk.member) + "\n",
    "full-width letters": lambda desk: issued(desk.member).replace("e", "\uff45", 1),
    "a lone surrogate": lambda desk: issued(desk.member)[:-1] + "\ud800",
    "a zero byte": lambda desk: issued(desk.member) + "\x00",
    "much too long": lambda desk: issued(desk.member) + "A" * 100_000,
    "nested a thousand deep": nested,
    "signed by a stranger": lambda desk: forged(header(), claims_of(desk.member), STRANGER),
    "unsigned": lambda desk: forged(header(), claims_of(desk.member), None),
    "HMAC with the public key": lambda desk: hmac_signed(desk.member, KEY.public),
    "HMAC with the thumbprint": lambda desk: hmac_signed(desk.member, KEY.key_id.encode()),
    "HMAC with nothing": lambda desk: hmac_signed(desk.member, b"\x00"),
    "claims that are a list": lambda desk: forged(header(), [claims_of(desk.member)]),
    "claims that are text": lambda _: forged(header(), "claims"),
    "another hub's": lambda desk: issued(desk.member, issuer=replace(ISSUER, key=STRANGER)),
    "one who was let go": lambda desk: resigned(desk.member, sub=str(desk.gone)),
    "somebody of another organisation": lambda desk: resigned(desk.member, sub=str(desk.other.principal)),
    "another organisation": lambda desk: resigned(desk.member, organisation=str(desk.other.id)),
}


async def refused(desk: Desk, token: str) -> None:
    with pytest.raises(Unauthenticated) as refusal:
        await desk.verifier.viewer(token, "en")
    assert [reason.code for reason in refusal.value.reasons] == ["unauthenticated"]


async def test_a_good_token_says_who_asks(desk: Desk) -> None:
    viewer = await desk.verifier.viewer(issued(desk.member), "en")

    assert (viewer.organisation, viewer.principal) == (desk.member.id, desk.member.principal)
    assert (viewer.client, viewer.role, viewer.language) == ("desk", Role.CASEWORKER, "en")
    assert viewer.permissions == ROLES[Role.CASEWORKER]


async def test_the_hubs_own_claims_signed_again_are_good(desk: Desk) -> None:
    """The cases below differ from this one by one word each."""
    viewer = await desk.verifier.viewer(resigned(desk.member), "ja")

    assert viewer.principal == desk.member.principal


async def test_scopes_narrow_and_never_widen(desk: Desk) -> None:
    scopes = frozenset({"case:read", "takedown:answer", "everything"})

    viewer = await desk.verifier.viewer(issued(desk.member, scopes=scopes), "ja")

    assert viewer.permissions == {Permission.CASE_READ}


@pytest.mark.parametrize("name", BAD_HEADERS)
async def test_a_header_that_the_hub_does_not_write_is_refused(desk: Desk, name: str) -> None:
    await refused(desk, forged(header(**BAD_HEADERS[name]), claims_of(desk.member)))


@pytest.mark.parametrize("name", BAD_CLAIMS)
async def test_claims_that_the_hub_does_not_write_are_refused(desk: Desk, name: str) -> None:
    await refused(desk, resigned(desk.member, **BAD_CLAIMS[name]))


@pytest.mark.parametrize("name", BAD_FORMS)
async def test_what_is_no_token_of_a_member_is_refused(desk: Desk, name: str) -> None:
    await refused(desk, BAD_FORMS[name](desk))


def test_there_are_at_least_sixty_bad_tokens() -> None:
    assert len(BAD_HEADERS) + len(BAD_CLAIMS) + len(BAD_FORMS) >= 60


async def test_a_token_ends_after_ten_minutes_although_it_is_remembered(desk: Desk) -> None:
    token = issued(desk.member)
    await desk.verifier.viewer(token, "ja")

    desk.clock.advance(LIFETIME - timedelta(seconds=1))
    await desk.verifier.viewer(token, "ja")
    desk.clock.advance(timedelta(seconds=1))

    await refused(desk, token)


async def test_a_token_cannot_be_issued_for_longer(desk: Desk) -> None:
    token = ISSUER.issue(
        principal=desk.member.principal,
        organisation=desk.member.id,
        client="desk",
        scopes=(),
        now=NOW,
        lifetime=timedelta(days=1),
    )
    desk.clock.advance(LIFETIME)

    await refused(desk, token)


async def test_a_clock_that_is_a_little_ahead_is_forgiven(desk: Desk) -> None:
    await desk.verifier.viewer(issued(desk.member, now=NOW + TOLERANCE), "ja")


async def test_who_is_let_go_is_out_at_once_although_the_token_is_remembered(desk: Desk) -> None:
    token = issued(desk.member)
    await desk.verifier.viewer(token, "ja")

    with desk.parties.database.connect() as owner:
        owner.execute("update principal set ended_at = %s where id = %s", (NOW, desk.member.principal))

    await refused(desk, token)


async def test_an_organisation_that_left_is_out_at_once(desk: Desk) -> None:
    token = issued(desk.member)
    await desk.verifier.viewer(token, "ja")

    with desk.parties.database.connect() as owner:
        owner.execute("update organisation set ended_at = %s where id = %s", (NOW, desk.member.id))

    await refused(desk, token)


async def test_a_token_holds_ids_and_words_only(desk: Desk) -> None:
    assert set(claims_of(desk.member)) == {
        *("iss", "aud", "sub", "client_id", "organisation", "scope", "iat", "exp", "jti")
    }


@given(st.text(max_size=300))
def test_no_text_makes_the_check_stumble(text: str) -> None:
    verifier = Verifier(ISSUER, Database("postgresql+psycopg://nobody@127.0.0.1/nothing"))

    with pytest.raises(Unauthenticated):
        verifier._checked(text)


def test_the_key_file_keeps_the_key(database: TestDatabase) -> None:
    file = token_key_file(database.settings.root_key_file)

    assert file.stat().st_mode & 0o777 == 0o600
    assert read_signing_key(file).key_id == read_signing_key(file).key_id
