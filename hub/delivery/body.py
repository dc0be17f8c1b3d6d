"""A message as bytes, kept under the release key, so that every attempt sends the same."""

import json
from base64 import b64decode, b64encode

from hub.exchange.messages import Document, Message


def place(delivery_id: object) -> str:
    """The place of a kept message."""
    return f"delivery_body.sealed/{delivery_id}"


def dump(message: Message) -> bytes:
    """The message as JSON."""
    whole = {
        "media_type": message.media_type,
        "body": _text(message.body),
        "subject": message.subject,
        "reply_to": message.reply_to,
        "documents": [[one.name, one.media_type, _text(one.content)] for one in message.documents],
    }
    return json.dumps(whole).encode()


def load(plain: bytes) -> Message:
    """The message again."""
    whole = json.loads(plain)
    return Message(
        media_type=whole["media_type"],
        body=b64decode(whole["body"]),
        subject=whole["subject"],
        documents=tuple(Document(name, media_type, b64decode(text)) for name, media_type, text in whole["documents"]),
        reply_to=whole["reply_to"],
    )


def _text(content: bytes) -> str:
    return b64encode(content).decode()
