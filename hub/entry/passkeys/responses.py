"""Parsing of WebAuthn responses: whatever is odd in it is refused in the same way."""

from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import UnsupportedAlgorithm
from webauthn.helpers import (
    parse_attestation_object,
    parse_authentication_credential_json,
    parse_client_data_json,
    parse_registration_credential_json,
)
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import AttestationFormat, AuthenticationCredential, RegistrationCredential

ODD: Final = (
    *(WebAuthnException, UnsupportedAlgorithm, ValueError, TypeError),
    *(LookupError, AttributeError, RecursionError),
)
"""What the library raises for input that is not as it should be, its own errors and those that it lets through."""
_LONGEST = 16_000
_ATTESTATIONS: Final = (AttestationFormat.NONE, AttestationFormat.PACKED)
"""None is asked for; "packed" may come where an authenticator attests to itself. No other one's code is reached."""


class Odd(Exception):
    """The response is not one that a browser would send to this page."""


@dataclass(frozen=True)
class Registration:
    """A new credential, unproven, and the challenge that it says it answers."""

    credential: RegistrationCredential
    challenge: bytes


@dataclass(frozen=True)
class PasskeyAssertion:
    """A credential shown, unproven; the challenge that it says it answers, and whom it says it belongs to."""

    credential: AuthenticationCredential
    challenge: bytes
    user_handle: bytes | None


def read_registration(text: str) -> Registration:
    """The JSON of `PublicKeyCredential.toJSON()` after `create`; raises `Odd`."""
    try:
        credential = parse_registration_credential_json(_bounded(text))
        attestation = parse_attestation_object(credential.response.attestation_object)
        challenge = _challenge(credential.response.client_data_json)
    except ODD as error:
        raise Odd from error
    if attestation.fmt not in _ATTESTATIONS:
        raise Odd
    return Registration(credential, challenge)


def read_assertion(text: str) -> PasskeyAssertion:
    """The JSON of `PublicKeyCredential.toJSON()` after `get`; raises `Odd`."""
    try:
        credential = parse_authentication_credential_json(_bounded(text))
        challenge = _challenge(credential.response.client_data_json)
    except ODD as error:
        raise Odd from error
    return PasskeyAssertion(credential, challenge, credential.response.user_handle)


def _bounded(text: str) -> str:
    if len(text) > _LONGEST:
        raise Odd
    return text


def _challenge(client_data: bytes) -> bytes:
    """The challenge of a page of ours; one that stands in a frame of somebody else's is none."""
    read = parse_client_data_json(client_data)
    if read.cross_origin:
        raise Odd
    return read.challenge
