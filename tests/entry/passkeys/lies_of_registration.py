"""New passkeys that lie in one thing each; everything else about them is right."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import cbor2

from tests.entry.authenticator import PRESENT, VERIFIED, Authenticator, changed, part

UNREGISTRABLE: dict[str, Callable[[Authenticator, str], str]] = {
    "wrong origin": lambda key, options: replace(key, origin="https://evil.example.org").create(options),
    "wrong relying party": lambda key, options: replace(key, rp_id="evil.example.org").create(options),
    "not verified": lambda key, options: replace(key, flags=PRESENT).create(options),
    "not present": lambda key, options: replace(key, flags=VERIFIED).create(options),
    "type of a sign-in": lambda key, options: key.create(options, type="webauthn.get"),
    "in a frame": lambda key, options: key.create(options, crossOrigin=True),
    "a challenge of one's own": lambda key, options: key.create(options, challenge="AAAA"),
    "a sign-in's answer": lambda key, options: key.get(options),
    "no attestation": lambda key, options: changed(key.create(options), "attestationObject", b""),
    "a foreign attestation": lambda key, options: attested(key.create(options), fmt="android-safetynet"),
    "a statement where none belongs": lambda key, options: attested(key.create(options), attStmt={"sig": b"x"}),
    "a point off the curve": lambda key, options: off_the_curve(key.create(options)),
    "an algorithm that nobody asked for": lambda key, options: of_another_algorithm(key.create(options)),
    "no json": lambda *_: "{",
}


def attested(answer: str, **words: Any) -> str:
    return changed(
        answer, "attestationObject", cbor2.dumps({**cbor2.loads(part(answer, "attestationObject")), **words})
    )


def of_another_algorithm(answer: str) -> str:
    """ES256K (-47), which the hub does not list: the two bytes of `3: -7` and those of `3: -47` in the COSE key."""
    told = cbor2.loads(part(answer, "attestationObject"))
    return attested(answer, authData=told["authData"].replace(b"\x03\x26", b"\x03\x38\x2e"))


def off_the_curve(answer: str) -> str:
    told = cbor2.loads(part(answer, "attestationObject"))
    return attested(answer, authData=told["authData"][:-1] + bytes([told["authData"][-1] ^ 1]))
