"""What a letter says, field by field, as a text to copy into a recipient's own web form."""

from collections.abc import Iterable, Mapping

from connectors.kit.letter import SayText
from connectors.kit.letter_words import REFERENCE
from hub.exchange.connector import Document
from hub.exchange.packets import Packet
from hub.kit.text import Phrase, Text

_HOW = Phrase("Copy only what the form asks for. What is not here was not released: leave it out.")


def values_text(packet: Packet, title: Text, say: SayText, fields: Iterable[tuple[Text, object]]) -> Document:
    """A heading for each field that holds something, its value below; of a list each value on a line of its own."""
    parts = [say(title), f"{say(REFERENCE)}: {packet.object}", say(_HOW)]
    for label, value in fields:
        lines = [str(one) for one in value if one] if isinstance(value, list | tuple) else [str(value)] if value else []
        parts += ["", f"== {say(label)} ==", *lines] if lines else []
    return Document(f"{packet.id}.txt", "text/plain", ("\n".join(parts) + "\n").encode())


def of_kind(items: Iterable[object], kind: str) -> list[str]:
    """The values of the items of one kind, as they were recorded."""
    return [str(item["value"]) for item in items if isinstance(item, Mapping) and _is(item, kind)]


def _is(item: Mapping[object, object], kind: str) -> bool:
    return item.get("kind") == kind and bool(item.get("value"))
