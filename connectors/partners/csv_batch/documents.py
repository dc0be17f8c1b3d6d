"""The packet as one spreadsheet: a row for each item or place, each with its handling."""

from collections.abc import Iterator, Mapping
from typing import Any

from connectors.partners.csv_batch.cells import table
from hub.exchange.connector import Document
from hub.exchange.packets import Handling, Packet

_OF_AN_ITEM = ("number", "kind", "service", "value", "algorithm", "seen_at", "item_id")
_OF_ALL = ("harm_code", "age_band_at_images", "synthetic", "legal_ground", "respond_by")
_HEAD = (
    *("reference", *_OF_AN_ITEM),
    *("harm_code", "minor_in_images", "synthetic", "legal_ground", "respond_by"),
    *("signer_role", "signer_authority", "reply_name", "reply_mail", "tlp", "do_not_contact"),
)
"""The columns; a change of one is a change of the form that partners read by machine."""


def documents(packet: Packet) -> tuple[Document, ...]:
    """The spreadsheet of a packet; an offer has none, it is read in the hub."""
    if packet.kind != "packet":
        return ()
    lines = [(str(packet.object), *row, *_of_all(packet)) for row in _rows(packet)]
    return (Document(f"{packet.id}.csv", "text/csv", table(_HEAD, lines)),)


def _rows(packet: Packet) -> Iterator[tuple[object, ...]]:
    for number, item in enumerate(_listed(packet.fields), start=1):
        row = {"number": number, **item}
        yield tuple(row.get(column) for column in _OF_AN_ITEM)


def _listed(fields: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The items of a request; the places of a report, each as an item of its own."""
    items = fields.get("items", fields.get("locations"))
    for item in items if isinstance(items, list) else []:
        if isinstance(item, Mapping):
            yield {"kind": "url", "value": item["url"], **item} if "url" in item else item


def _of_all(packet: Packet) -> tuple[object, ...]:
    signer, contact = (_record(packet.fields.get(name)) for name in ("signer", "reply_contact"))
    return (
        *(packet.fields.get(name) for name in _OF_ALL),
        *(signer.get("role"), signer.get("authority")),
        *(contact.get("name"), contact.get("mail")),
        *(packet.handling.tlp, "; ".join(_shut(packet.handling))),
    )


def _shut(handling: Handling) -> list[str]:
    """Whom the recipient must not contact or tell; a guardian who was not informed is one of them."""
    untold = ("guardian",) if handling.guardian_informed is False else ()
    return sorted({*handling.do_not_contact, *untold})


def _record(value: Any) -> Mapping[str, Any]:  # noqa: ANN401 - a field holds any JSON value
    return value if isinstance(value, Mapping) else {}
