"""What leaves, byte for byte."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Document:
    """A file for the recipient. `name` is neutral: it says nothing of the content."""

    name: str
    media_type: str
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class Message:
    """What leaves, byte for byte; kept for a retry. `subject` is neutral. `reply_to`: where an answer by mail goes."""

    media_type: str
    body: bytes = field(repr=False)
    subject: str = ""
    documents: tuple[Document, ...] = ()
    reply_to: str = ""


Seal = Callable[[Sequence[Document], str], tuple[Document, ...]]
"""Documents, each encrypted to the recipient's own public key; raises `faults.KeyUnfit` where the key is none."""
