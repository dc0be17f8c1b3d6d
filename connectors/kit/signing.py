"""Signatures by Standard Webhooks 1.0 (HMAC-SHA256), so that a partner can tell that the hub spoke."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from standardwebhooks import Webhook

_IDENTIFIER = re.compile(r"[A-Za-z0-9_-]{1,128}")


def signed_headers(secrets: Sequence[str], message_id: str, at: datetime, body: bytes) -> Mapping[str, str]:
    """The three headers. During a rotation there are two secrets, newest first, and two signatures.

    `at` is the instant of this attempt in UTC. `message_id` is the same on every attempt, and the receiver's key
    against duplicates. Raises `ValueError` where there is no usable secret or the identifier holds another character
    than letters, digits, "-" and "_" (a "." would blur what is signed).
    """
    if not secrets:
        raise ValueError("no secret")
    if not _IDENTIFIER.fullmatch(message_id):
        raise ValueError("message id")
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": " ".join(_sign(secret, message_id, at, body) for secret in secrets),
    }


def _sign(secret: str, message_id: str, at: datetime, body: bytes) -> str:
    """One signature; the library's own errors (all of them about the secret) become one."""
    try:
        return Webhook(secret).sign(message_id, at, body.decode())
    except Exception as error:  # the library documents none of the types that it raises for a bad secret
        raise ValueError("secret") from error
