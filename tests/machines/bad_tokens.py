"""Tokens that must be refused, by what is wrong with them: forged, foreign, stale, or meant for something else."""

import base64
import hmac
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from hub.identity.permissions import Permission
from hub.kit.clock import FixedClock
from hub.kit.signing import SigningKey
from hub.machines.tokens import Issuer, Verifier
from tests.parties import NOW, Parties, Party

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

BAD_TOKEN_HEADERS: dict[str, dict[str, Any]] = {
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

BAD_TOKEN_CLAIMS: dict[str, dict[str, Any]] = {
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
BAD_TOKEN_FORMS: dict[str, Make] = {
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
