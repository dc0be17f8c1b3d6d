"""What is reported, and the one comment that every report of a request carries."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from connectors.kit.letter import require
from connectors.kit.letter_mail import CREATED, packet_of
from connectors.kit.times import utc
from connectors.partners.mastodon.profile import PROFILE
from hub.exchange.connector import Dispatch, Message
from hub.exchange.faults import FormIncomplete
from hub.exchange.packets import Packet, canonical_bytes

LONGEST_COMMENT: Final = 1000
"""Characters; the server's model refuses more."""
_LONGEST_GROUND: Final = 400
_LONGEST_CONTACT: Final = 200


def format(dispatch: Dispatch) -> Message:
    """Places and comment, in JSON. Raises `FormIncomplete` where the form lacks something; later news has no report."""
    if dispatch.event != CREATED:
        return _says({"to": "nothing"})
    packet = packet_of(dispatch)
    require(PROFILE.packet["removal"], packet.fields)
    places = list(dict.fromkeys(_places(packet.fields["items"])))
    if not places:
        raise FormIncomplete("items")
    return _says({"to": "report", "places": places, "comment": _comment(packet)})


def _places(items: Any) -> Iterator[str]:  # noqa: ANN401 - a field holds any JSON value
    for item in items if isinstance(items, list) else []:
        if isinstance(item, Mapping) and item.get("kind") == "url" and isinstance(item.get("value"), str):
            yield item["value"]


def _comment(packet: Packet) -> str:
    """In English, which moderators of any server read; what is too long is cut, and says so by its last sign."""
    ground = _cut(str(packet.fields["legal_ground"]), _LONGEST_GROUND)
    mail = _cut(str(packet.fields["reply_contact"]["mail"]), _LONGEST_CONTACT)
    due = packet.fields.get("respond_by")
    by = f" Please answer by {utc(due)}." if isinstance(due, str) else ""
    return (
        f"Request {packet.object}, for a person who did not consent. Ground: {ground}.{by} Answer to {mail}. "
        "A report with the same number is the same request. Please tell the one who posted neither number nor address."
    )


def _cut(text: str, most: int) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= most else f"{plain[: most - 1]}…"


def _says(what: Mapping[str, Any]) -> Message:
    return Message("application/json", canonical_bytes(dict(what)))
