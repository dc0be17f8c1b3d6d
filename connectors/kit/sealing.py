"""Documents sealed to the recipient's own public key, so that only the recipient opens them (age; JWE for machines)."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import pyrage
from joserfc import jwe
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, OKPKey

from hub.exchange.faults import KeyUnfit
from hub.exchange.messages import Document

_ALGORITHMS = ["ECDH-ES+A256KW", "A256GCM"]
"""How the document's key is agreed and wrapped, and how the document is encrypted (RFC 7518, 4.6 and 5.3)."""

_KINDS: Mapping[str, type[OKPKey] | type[ECKey]] = {"OKP": OKPKey, "EC": ECKey}


def seal(documents: Sequence[Document], public_key: str) -> tuple[Document, ...]:
    """Each document sealed to this key, which says by itself of what kind it is.

    "age1…": an age file. A public JWK (X25519 or P-256): a JWE in compact form (RFC 7516), `cty` the document's media
    type, `kid` the key's thumbprint (RFC 7638). Raises `KeyUnfit` for every other text.
    """
    if public_key.startswith("{"):
        key = _agreement_key(public_key)
        return tuple(_as_jwe(document, key) for document in documents)
    return tuple(_as_age(document, public_key) for document in documents)


def _as_age(document: Document, public_key: str) -> Document:
    try:
        recipient = pyrage.x25519.Recipient.from_str(public_key)
    except pyrage.RecipientError:
        raise KeyUnfit("age") from None
    sealed = pyrage.encrypt(document.content, [recipient])
    return Document(f"{document.name}.age", "application/octet-stream", sealed)


def _as_jwe(document: Document, key: OKPKey | ECKey) -> Document:
    algorithm, encryption = _ALGORITHMS
    header = {"alg": algorithm, "enc": encryption, "cty": document.media_type, "kid": key.thumbprint()}
    try:
        sealed = jwe.encrypt_compact(header, document.content, key, algorithms=_ALGORITHMS)
    except (JoseError, ValueError):
        raise KeyUnfit("jwe") from None
    return Document(f"{document.name}.jwe", "application/jose", sealed.encode())


def _agreement_key(public_key: str) -> OKPKey | ECKey:
    try:
        members: dict[str, Any] = json.loads(public_key)
        key = _KINDS[members["kty"]].import_key(members)
    except (JoseError, ValueError, KeyError, TypeError, RecursionError):
        raise KeyUnfit("jwe") from None
    if key.is_private:
        raise KeyUnfit("jwe")
    return key
