"""What the matcher is to hold for a request, or that it is to hold nothing any more."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from connectors.kit.letter import require
from connectors.partners.hash_list.profile import PROFILE
from hub.exchange.connector import Dispatch, Message
from hub.exchange.faults import FormIncomplete
from hub.exchange.packets import canonical_bytes

CREATED: Final = "takedown.request.created"
TAKEN_BACK: Final = frozenset({"takedown.request.withdrawn", "takedown.request.cancelled"})
_SIGNALS: Final = {"pdq": ("pdq", 64), "md5": ("video_md5", 32), "sha256": ("video_sha256", 64)}
"""The hub's algorithm, the matcher's signal type, and how many hexadecimal digits it takes."""


def format(dispatch: Dispatch) -> Message:
    """The bank and its hashes, in JSON. Raises `FormIncomplete` where there is no hash that the matcher knows."""
    bank = {"bank": f"TSUNAGU_{dispatch.object.hex.upper()}", "note": f"{dispatch.object}"}
    if dispatch.event in TAKEN_BACK:
        return _says({**bank, "to": "remove"})
    if dispatch.event != CREATED:
        return _says({"to": "nothing"})
    if dispatch.packet is None:
        raise FormIncomplete("items")
    require(PROFILE.packet["removal"], dispatch.packet.fields)
    signals = [dict(one) for one in dict.fromkeys(_signals(dispatch.packet.fields["items"]))]
    if not signals:
        raise FormIncomplete("items")
    return _says({**bank, "to": "hold", "signals": signals})


def _signals(items: Any) -> Iterator[tuple[tuple[str, str], ...]]:  # noqa: ANN401 - a field holds any JSON value
    for item in items if isinstance(items, list) else []:
        if not isinstance(item, Mapping) or item.get("kind") != "hash":
            continue
        name, digits = _SIGNALS.get(str(item.get("algorithm")), ("", 0))
        value = str(item.get("value", "")).lower()
        if name and re.fullmatch(rf"[0-9a-f]{{{digits}}}", value):
            yield (("type", name), ("value", value))


def _says(what: Mapping[str, Any]) -> Message:
    return Message("application/json", canonical_bytes(dict(what)))
