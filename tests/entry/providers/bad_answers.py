"""Answers of providers that must let nobody in, by what is wrong with them."""

import asyncio
import base64
import hmac
import json
from collections.abc import Callable, Mapping
from datetime import timedelta
from hashlib import sha256
from typing import Any

from joserfc import jwt
from joserfc.jws import JWSRegistry

from tests.connectors.servers import Answer, says, status
from tests.entry.providers.small_provider import CLIENT, Parameters, SmallProvider, as_json, key_of, shown
from tests.parties import NOW

T = int(NOW.timestamp())
Spoil = Callable[[SmallProvider], None]
Change = Callable[[Parameters], Parameters]


def claims(**said: Any) -> Spoil:
    """The ID token says this."""
    return lambda provider: provider.claims.update(said)


def lacks(*names: str) -> Spoil:
    """The ID token does not say these."""

    def spoil(provider: SmallProvider) -> None:
        provider.without = names

    return spoil


def head(**said: Any) -> Spoil:
    """The ID token's header says this; None takes a word out."""
    return lambda provider: provider.header.update(said)


def tokens(**said: Any) -> Spoil:
    """The token answer says this."""
    return lambda provider: provider.tokens.update(said)


def at(path: str, answer: Answer) -> Spoil:
    """The provider answers so at this path."""
    return lambda provider: provider.answers.update({path: answer})


def signed_by(sign: Callable[[SmallProvider, dict[str, Any]], str]) -> Spoil:
    """The ID token is made in this way."""

    def spoil(provider: SmallProvider) -> None:
        provider.sign = lambda said: sign(provider, said)

    return spoil


def part(value: object) -> str:
    raw = value if isinstance(value, bytes) else json.dumps(value).encode()
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def unsigned(_provider: SmallProvider, said: dict[str, Any]) -> str:
    return f"{part({'alg': 'none'})}.{part(said)}."


def unsigned_with_something(_provider: SmallProvider, said: dict[str, Any]) -> str:
    return f"{part({'alg': 'none'})}.{part(said)}.{part(b'x')}"


def by_hash_of(secret: Callable[[SmallProvider], bytes]) -> Callable[[SmallProvider, dict[str, Any]], str]:
    """HS256 under something that others know too."""

    def sign(provider: SmallProvider, said: dict[str, Any]) -> str:
        text = f"{part({'alg': 'HS256', 'kid': provider.key_id})}.{part(said)}"
        return f"{text}.{part(hmac.digest(secret(provider), text.encode(), sha256))}"

    return sign


def by_key(kind: str, algorithm: str) -> Callable[[SmallProvider, dict[str, Any]], str]:
    """Another's key under this provider's key id."""
    return lambda provider, said: jwt.encode(
        {"alg": algorithm, "kid": provider.key_id}, said, key_of(kind, "stranger"), algorithms=[algorithm]
    )


def carries_its_key(provider: SmallProvider, said: dict[str, Any]) -> str:
    stranger = key_of("RSA", "stranger")
    head = {"alg": "RS256", "kid": "k1", "jwk": stranger.as_dict(private=False)}
    registry = JWSRegistry(algorithms=["RS256"])
    registry.max_header_length = 4096
    return jwt.encode(head, said, stranger, registry=registry)


def tampered(provider: SmallProvider, said: dict[str, Any]) -> str:
    first, _, last = provider.signed(said).split(".")
    return f"{first}.{part({**said, 'sub': 'subject-2'})}.{last}"


def two_of_one_id(provider: SmallProvider) -> None:
    provider.keys = [shown(provider.key, "k1"), shown(key_of("RSA", "stranger"), "k1")]


def its_private_key_is_shown(provider: SmallProvider) -> None:
    provider.keys = [{**provider.key.as_dict(private=True), "kid": "k1", "use": "sig"}]


def for_encryption_only(provider: SmallProvider) -> None:
    provider.keys = [{**shown(provider.key, "k1"), "use": "enc"}]


async def silence(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read()


async def drip(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n{")
    for _ in range(5000):
        writer.write(b" ")
        await writer.drain()
        await asyncio.sleep(0.02)


GIANT = says("HTTP/1.1 200 OK\r\nContent-Length: 70000\r\n\r\n" + '{"x":"' + "y" * 69_992 + '"}')
TOKENS: Mapping[str, Spoil] = {
    # what the ID token says
    "another issuer": claims(iss="https://login.example.org"),
    "the issuer with a slash more": lambda provider: provider.claims.update(iss=f"{provider.issuer}/"),
    "no issuer": lacks("iss"),
    "the issuer in a list": lambda provider: provider.claims.update(iss=[provider.issuer]),
    "another audience": claims(aud="another"),
    "an audience that begins alike": claims(aud=f"{CLIENT}2"),
    "no audience": lacks("aud"),
    "an empty audience": claims(aud=[]),
    "several audiences without a party": claims(aud=[CLIENT, "another"]),
    "several audiences for another party": claims(aud=[CLIENT, "another"], azp="another"),
    "one audience for another party": claims(azp="another"),
    "an empty party": claims(azp=""),
    "an audience that is no text": claims(aud={CLIENT: True}),
    "expired": claims(exp=T - 60),
    "never expiring": lacks("exp"),
    "an end that is no number": claims(exp="tomorrow"),
    "an end that is not a number": claims(exp=float("nan")),
    "issued in the future": claims(iat=T + 61),
    "issued at no time": lacks("iat"),
    "issued at true": claims(iat=True),
    "not valid yet": claims(nbf=T + 61),
    "another nonce": claims(nonce="n" * 43),
    "no nonce": lacks("nonce"),
    "an empty nonce": claims(nonce=""),
    "a nonce that is no text": claims(nonce=[1]),
    "no subject": lacks("sub"),
    "an empty subject": claims(sub=""),
    "a subject that is a number": claims(sub=1),
    "a subject that is too long": claims(sub="s" * 256),
    "a subject with a null": claims(sub="subject-1\0"),
    "a subject that looks alike": claims(sub="ѕubject-1"),
    "another person's subject": claims(sub="subject-2"),
    "the hash of another access token": claims(at_hash=part(sha256(b"other").digest()[:16])),
    "an empty hash": claims(at_hash=""),
    "a hash that is a number": claims(at_hash=1),
    # how it is signed
    "unsigned": signed_by(unsigned),
    "unsigned with something": signed_by(unsigned_with_something),
    "signed with the client's secret": signed_by(by_hash_of(lambda _: b"s3cret/+ :%")),
    "signed with the public key as a secret": signed_by(by_hash_of(lambda _: key_of("RSA").as_pem(private=False))),
    "signed by a stranger": signed_by(by_key("RSA", "RS256")),
    "signed by a stranger with another kind of key": signed_by(by_key("EC", "ES256")),
    "signed by the key that it carries": signed_by(carries_its_key),
    "changed after it was signed": signed_by(tampered),
    "a key of nobody": head(kid="k9"),
    "a key id that is a path": head(kid="../k1"),
    "keys from elsewhere": head(jku="https://keys.example.org/jwks"),
    "a certificate from elsewhere": head(x5u="https://keys.example.org/x5u"),
    "a certificate that it carries": head(x5c=["MIIB"]),
    "an access token": head(typ="at+jwt"),
    "a logout token": head(typ="logout+jwt"),
    "a critical word": head(crit=["b64"], b64=True),
    "a word that nobody knows": head(hint="x"),
    "two keys of one id": two_of_one_id,
    "a key that everybody has": its_private_key_is_shown,
    "a key for something else": for_encryption_only,
    # what it comes with
    "no ID token": tokens(id_token=None),
    "an ID token that is a list": tokens(id_token=["x"]),
    "an ID token in five parts": tokens(id_token="a.b.c.d.e"),
    "an ID token that is no token": tokens(id_token="a.b.c"),
    "a giant ID token": tokens(id_token=f"a.{'b' * 20_000}.c"),
    "no access token": tokens(access_token=None),
    "an access token of another kind": tokens(token_type="mac"),
    "no kind of token": tokens(token_type=None),
    # how the provider answers
    "an error at the tokens": at("/token", as_json({"error": "invalid_grant"}, 400)),
    "an error with status OK": at("/token", as_json({"error": "invalid_grant"})),
    "a redirect at the tokens": at("/token", status(307, "Location: https://tokens.example.org/")),
    "a fault at the tokens": at("/token", status(503)),
    "a giant answer at the tokens": at("/token", GIANT),
    "a list at the tokens": at("/token", as_json([])),
    "silence at the tokens": at("/token", silence),
    "a slow drip at the tokens": at("/token", drip),
}
"""The person comes back with a good code; what the provider then says is not as it must be."""
KEYS: Mapping[str, Spoil] = {
    "a redirect at the keys": at("/jwks", status(302, "Location: https://keys.example.org/")),
    "a giant answer at the keys": at("/jwks", GIANT),
    "silence at the keys": at("/jwks", silence),
    "no keys": at("/jwks", as_json({"keys": []})),
    "keys that are none": at("/jwks", as_json({"keys": [None, 1, {"kty": "RSA"}, {"kty": "oct", "k": "AAAA"}]})),
    "keys in no list": at("/jwks", as_json({"keys": {"k1": 1}})),
}
"""The keys are asked for anew, and what comes is not as it must be."""
STALE: Mapping[str, Spoil] = {
    "signed in long ago": claims(auth_time=T - 61),
    "signed in at no time": lacks("auth_time"),
    "signed in in the future": claims(auth_time=T + 61),
    "signed in at true": claims(auth_time=True),
    "signed in at a text": claims(auth_time=str(T)),
    "signed in at zero": claims(auth_time=0),
    "another person stepped up": claims(sub="subject-2"),
}
"""For a step-up."""


def put(name: str, value: str) -> Change:
    """The parameter says this."""
    return lambda given: [(key, value if key == name else word) for key, word in given]


def left_out(name: str) -> Change:
    """The parameter is missing."""
    return lambda given: [(key, word) for key, word in given if key != name]


def twice(name: str) -> Change:
    """The parameter comes twice."""
    return lambda given: [*given, next(pair for pair in given if pair[0] == name)]


PARAMETERS: Mapping[str, Change] = {
    "no state": left_out("state"),
    "an empty state": put("state", ""),
    "another state": put("state", "s" * 43),
    "a state that is no plain text": put("state", "状態\ud800"),
    "the state twice": twice("state"),
    "no code": left_out("code"),
    "an empty code": put("code", ""),
    "a code of nobody": put("code", "guessed"),
    "a giant code": put("code", "c" * 5000),
    "the code twice": twice("code"),
    "no issuer although the provider names itself": left_out("iss"),
    "another provider's issuer": put("iss", "https://login.example.org"),
    "an empty issuer": put("iss", ""),
    "the issuer twice": twice("iss"),
    "an error": lambda given: [*left_out("code")(given), ("error", "access_denied")],
    "an error beside a code": lambda given: [*given, ("error", "login_required")],
    "nothing at all": lambda _given: [],
}
"""The browser comes back with an address that is not as it must be."""
TEN_MINUTES = timedelta(minutes=10)
