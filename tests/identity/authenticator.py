"""An authenticator in software: makes real passkeys (ES256, attestation none) and shows them, or lies about them."""

import hashlib
import json
import secrets
from dataclasses import dataclass, field
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
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
        signature = self.key.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(SHA256()))
        parts = {"clientDataJSON": client, "authenticatorData": data, "signature": signature}
        return self._answer({**parts, "userHandle": self.user_handle})

    def _client(self, kind: str, challenge: str, said: dict[str, Any]) -> bytes:
        plain = {"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}
        return json.dumps({**plain, **said}).encode()

    def _data(self, more: int) -> bytes:
        return hashlib.sha256(self.rp_id.encode()).digest() + bytes([self.flags | more]) + self.count.to_bytes(4, "big")

    def _public(self) -> bytes:
        """The COSE key (RFC 9053): EC2, ES256, P-256."""
        numbers = self.key.public_key().public_numbers()
        return cbor2.dumps({1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")})

    def _answer(self, response: dict[str, bytes]) -> str:
        id = bytes_to_base64url(self.credential)
        encoded = {name: bytes_to_base64url(value) for name, value in response.items()}
        return json.dumps({"id": id, "rawId": id, "type": "public-key", "response": encoded})


def changed(answer: str, part: str, value: bytes | str | None) -> str:
    """The same answer with one part of its response replaced, e.g. `signature`."""
    read = json.loads(answer)
    read["response"][part] = bytes_to_base64url(value) if isinstance(value, bytes) else value
    return json.dumps(read)


def part(answer: str, name: str) -> bytes:
    """One part of an answer's response."""
    return base64url_to_bytes(json.loads(answer)["response"][name])
