"""Documents sealed to the recipient's own public key (age), so that only the recipient opens them."""

from collections.abc import Sequence

import pyrage

from hub.exchange.faults import KeyUnfit
from hub.exchange.messages import Document


def seal(documents: Sequence[Document], public_key: str) -> tuple[Document, ...]:
    """Each document as an age file; raises `KeyUnfit` where `public_key` is not an age recipient ("age1…")."""
    try:
        recipient = pyrage.x25519.Recipient.from_str(public_key)
    except pyrage.RecipientError:
        raise KeyUnfit("age") from None
    return tuple(
        Document(f"{document.name}.age", "application/octet-stream", pyrage.encrypt(document.content, [recipient]))
        for document in documents
    )
