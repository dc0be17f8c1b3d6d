"""An authenticator in software: makes real passkeys (ES256, attestation none) and shows them, or lies about them."""

import hashlib
import json
import secrets
from dataclasses import dataclass, field
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url

PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40
ORIGIN, RP_ID = "https://hub.example.org", "hub.example.org"


@dataclass
class Authenticator:
    """One device with one passkey. Its fields are what it says: change one, and it lies."""

    origin: str = ORIGIN
    rp_id: str = RP_ID
    flags: int = PRESENT | VERIFIED
    count: int = 0
    counts: bool = True
    credential: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    user_handle: bytes = b""

    def create(self, options: str, **said: Any) -> str:
        """What `navigator.credentials.create` answers; `said` stands in for parts of the client data."""
        asked = json.loads(options)
        self.user_handle = base64url_to_bytes(asked["user"]["id"])
        client = self._client("webauthn.create", asked["challenge"], said)
        attested = secrets.token_bytes(16) + len(self.credential).to_bytes(2, "big") + self.credential + self._public()
        attestation = {"fmt": "none", "attStmt": {}, "authData": self._data(ATTESTED) + attested}
        return self._answer({"clientDataJSON": client, "attestationObject": cbor2.dumps(attestation)})

    def get(self, options: str, **said: Any) -> str:
        """What `navigator.credentials.get` answers; `said` stands in for parts of the client data."""
        asked = json.loads(options)
        self.count += 1 if self.counts else 0
        client = self._client("webauthn.get", asked["challenge"], said)
        data = self._data(0)
        signature = self._sign(data + hashlib.sha256(client).digest())
        parts = {"clientDataJSON": client, "authenticatorData": data, "signature": signature}
        return self._answer({**parts, "userHandle": self.user_handle})

    def _client(self, kind: str, challenge: str, said: dict[str, Any]) -> bytes:
        plain = {"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}
        return json.dumps({**plain, **said}).encode()

    def _data(self, more: int) -> bytes:
        return hashlib.sha256(self.rp_id.encode()).digest() + bytes([self.flags | more]) + self.count.to_bytes(4, "big")

    def _sign(self, signed: bytes) -> bytes:
        return self.key.sign(signed, ec.ECDSA(SHA256()))

    def _public(self) -> bytes:
        """The COSE key (RFC 9053): EC2, ES256, P-256."""
        numbers = self.key.public_key().public_numbers()
        return cbor2.dumps({1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")})

    def _answer(self, response: dict[str, bytes]) -> str:
        id = bytes_to_base64url(self.credential)
        encoded = {name: bytes_to_base64url(value) for name, value in response.items()}
        return json.dumps({"id": id, "rawId": id, "type": "public-key", "response": encoded})


@dataclass
class OfEd25519(Authenticator):
    """One whose passkey is an Ed25519 key."""

    ed: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)

    def _sign(self, signed: bytes) -> bytes:
        return self.ed.sign(signed)

    def _public(self) -> bytes:
        """The COSE key (RFC 9053): OKP, EdDSA, Ed25519."""
        return cbor2.dumps({1: 1, 3: -8, -1: 6, -2: self.ed.public_key().public_bytes_raw()})


@dataclass
class OfRsa(Authenticator):
    """One whose passkey is an RSA key."""

    rsa: RSAPrivateKey = field(default_factory=lambda: generate_private_key(65537, 2048))

    def _sign(self, signed: bytes) -> bytes:
        return self.rsa.sign(signed, PKCS1v15(), SHA256())

    def _public(self) -> bytes:
        """The COSE key (RFC 8230): RSA, RS256."""
        numbers = self.rsa.public_key().public_numbers()
        return cbor2.dumps({1: 3, 3: -257, -1: numbers.n.to_bytes(256, "big"), -2: numbers.e.to_bytes(3, "big")})


def changed(answer: str, part: str, value: bytes | str | None) -> str:
    """The same answer with one part of its response replaced, e.g. `signature`."""
    read = json.loads(answer)
    read["response"][part] = bytes_to_base64url(value) if isinstance(value, bytes) else value
    return json.dumps(read)


def part(answer: str, name: str) -> bytes:
    """One part of an answer's response."""
    return base64url_to_bytes(json.loads(answer)["response"][name])
