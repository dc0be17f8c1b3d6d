"""A small OpenID provider on loopback that does everything right, until a test tells it to do one thing wrong."""

import base64
import hashlib
import json
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any
from urllib.parse import parse_qsl, unquote_plus, urlsplit

from authlib.oauth2.rfc7636 import create_s256_code_challenge
from joserfc import jws, jwt
from joserfc.jwk import ECKey, OKPKey, RSAKey

from tests.connectors.servers import Answer, Endpoint, endpoint, says

CLIENT, SECRET = "hub at login", "s3cret/+ :%"
"""With characters that a form must write otherwise (RFC 6749, 2.3.1)."""
Parameters = list[tuple[str, str]]
ProvidersKey = RSAKey | ECKey | OKPKey


@cache
def key_of(kind: str, name: str = "own") -> ProvidersKey:
    """The same key pair for the same name; making one takes a moment."""
    if kind == "RSA":
        return RSAKey.generate_key(2048)
    return ECKey.generate_key("P-256") if kind == "EC" else OKPKey.generate_key("Ed25519")


def shown(key: ProvidersKey, key_id: str, **more: Any) -> dict[str, Any]:
    """The public half as it stands in a JWK set."""
    return {**key.as_dict(private=False), "kid": key_id, "use": "sig", **more}


def as_json(value: object, status: int = 200) -> Answer:
    body = json.dumps(value)
    return says(
        f"HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: {len(body.encode())}\r\n\r\n{body}"
    )


@dataclass
class SmallProvider:
    """What it says and does can be changed by name; `now` is its clock."""

    now: datetime
    listening: Endpoint = field(default_factory=Endpoint)
    subject: str = "subject-1"
    algorithm: str = "RS256"
    key: ProvidersKey = field(default_factory=lambda: key_of("RSA"))
    key_id: str = "k1"
    header: dict[str, Any] = field(default_factory=dict)
    document: dict[str, Any] = field(default_factory=dict)
    keys: list[dict[str, Any]] | None = None
    claims: dict[str, Any] = field(default_factory=dict)
    without: tuple[str, ...] = ()
    tokens: dict[str, Any] = field(default_factory=dict)
    answers: dict[str, Answer] = field(default_factory=dict)
    sign: Callable[[dict[str, Any]], str] | None = None
    asked: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def issuer(self) -> str:
        return f"http://127.0.0.1:{self.listening.port}"

    def paths(self) -> list[str]:
        """Where it was asked, in order."""
        return [headers[":request"].split()[1] for headers, _ in self.listening.requests]

    def visit(self, url: str, **more: str) -> Parameters:
        """A person signs in here: the parameters with which her browser is sent back."""
        assert url.startswith(f"{self.issuer}/authorize?")
        asked = dict(parse_qsl(urlsplit(url).query, strict_parsing=True))
        assert len(asked) == len(parse_qsl(urlsplit(url).query))
        code = secrets.token_urlsafe(16)
        self.asked[code] = asked
        return [("code", code), ("state", asked["state"]), ("iss", self.issuer), *more.items()]

    async def answer(self, reader: Any, writer: Any) -> None:
        headers, body = self.listening.requests[-1]
        path = headers[":request"].split()[1]
        ways = {"/.well-known/openid-configuration": self._document, "/jwks": self._keys, "/token": self._token}
        chosen = self.answers.get(path) or (
            ways[path](headers, body) if path in ways else says("HTTP/1.1 404 X\r\nContent-Length: 0\r\n\r\n")
        )
        await chosen(reader, writer)

    def _document(self, _headers: dict[str, str], _body: bytes) -> Answer:
        said = {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/jwks",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256", "PS256", "ES256", "EdDSA", "Ed25519", "HS256", "none"],
            "code_challenge_methods_supported": ["S256"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post", "private_key_jwt"],
            "authorization_response_iss_parameter_supported": True,
        }
        changed = {**said, **self.document}
        return as_json({name: value for name, value in changed.items() if value is not None})

    def _keys(self, _headers: dict[str, str], _body: bytes) -> Answer:
        return as_json({"keys": [shown(self.key, self.key_id)] if self.keys is None else self.keys})

    def _token(self, headers: dict[str, str], body: bytes) -> Answer:
        form = dict(parse_qsl(body.decode(), strict_parsing=True))
        asked = self.asked.pop(form["code"], None)
        good = (
            asked is not None
            and form["grant_type"] == "authorization_code"
            and form["redirect_uri"] == asked["redirect_uri"]
            and create_s256_code_challenge(form["code_verifier"]) == asked["code_challenge"]
            and self._client(headers, form) == asked["client_id"]
        )
        if not good or asked is None:
            return as_json({"error": "invalid_grant"}, 400)
        access_token = secrets.token_urlsafe(16)
        made = {"access_token": access_token, "token_type": "Bearer", "id_token": self._id_token(asked, access_token)}
        return as_json({**made, **self.tokens})

    def _client(self, headers: dict[str, str], form: dict[str, str]) -> str | None:
        if "authorization" in headers:
            words = base64.b64decode(headers["authorization"].removeprefix("Basic ")).decode().split(":")
            form = dict(zip(("client_id", "client_secret"), map(unquote_plus, words), strict=True))
        return form.get("client_id") if form.get("client_secret") == SECRET else None

    def _id_token(self, asked: dict[str, str], access_token: str) -> str:
        now = int(self.now.timestamp())
        digest = hashlib.sha512 if self.algorithm in ("EdDSA", "Ed25519") else hashlib.sha256
        half = digest(access_token.encode()).digest()
        claims = {
            "iss": self.issuer,
            "sub": self.subject,
            "aud": asked["client_id"],
            "exp": now + 300,
            "iat": now,
            "auth_time": now,
            "nonce": asked["nonce"],
            "at_hash": base64.urlsafe_b64encode(half[: len(half) // 2]).decode().rstrip("="),
        }
        said = {name: value for name, value in {**claims, **self.claims}.items() if name not in self.without}
        return self.sign(said) if self.sign else self.signed(said)

    def signed(self, claims: dict[str, Any], **header: Any) -> str:
        """The claims under this provider's key."""
        head = {"alg": self.algorithm, "kid": self.key_id, **self.header, **header}
        wanted = {name: value for name, value in head.items() if value is not None}
        registry = jws.JWSRegistry(algorithms=[self.algorithm], strict_check_header=False)
        return jwt.encode(wanted, claims, self.key, registry=registry)


@asynccontextmanager
async def small_provider(now: datetime) -> AsyncIterator[SmallProvider]:
    """One that listens."""
    made = SmallProvider(now)
    async with endpoint(made.answer) as listening:
        made.listening = listening
        yield made
