"""The reports of a packet in XARF v4: one for each address, of the type that fits the harm; none where none fits."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid5

from connectors.kit.letter_values import of_kind
from hub.exchange.packets import Packet
from hub.exchange.vocabulary.harm import HARM_CODES

_VERSION = "4.2.0"
_EXPOSED: Mapping[str, Any] = {
    "type": "exposed_data",
    "data_types": ["personal_information"],
    "exposure_method": "intentional_leak",
    "discovery_source": "user_report",
}
_EXTORTED_CHILD: Mapping[str, Any] = {
    "type": "csem",
    "exploitation_type": "sextortion",
    "detection_method": "user_report",
}
_TYPES: Mapping[str, Mapping[str, Any]] = {
    **dict.fromkeys(HARM_CODES.named("SEXTORTION_MINOR"), _EXTORTED_CHILD),
    **dict.fromkeys(HARM_CODES.named("NCII_ADULT", "NCII_ADULT_SYNTH", "SECRET_FILMING", "DOXXING"), _EXPOSED),
}
"""A child's image is not here: its type wants a classification, which only a hotline's analyst may give."""
_DOMAIN = re.compile(r"([a-z0-9]+(-[a-z0-9]+)*\.)+[a-z]{2,}")
"""What the schema takes for a domain: no punycode at the end, no underscore."""
_MOST_OF_A_NAME = 200


def reports(packet: Packet) -> tuple[Mapping[str, Any], ...]:
    """One report for each address; empty where no type fits the harm code, or that does not leave."""
    code = str(packet.fields.get("harm_code"))
    if code not in _TYPES:
        return ()
    whole = {**_of_all(packet), **_TYPES[code], "tags": [f"harm:{code.lower()}"]}
    return tuple({**whole, **_of_one(packet, address)} for address in of_kind(packet.fields["items"], "url"))


def _of_all(packet: Packet) -> Mapping[str, Any]:
    """What is the same in each. The reporter sends it itself: the hub is only its way."""
    contact = packet.fields["reply_contact"]
    mail = str(contact["mail"])
    who = {"org": str(contact["name"])[:_MOST_OF_A_NAME], "contact": mail, "domain": mail.rpartition("@")[2]}
    return {
        "xarf_version": _VERSION,
        "timestamp": packet.created_at.isoformat(),
        "reporter": who,
        "sender": who,
        "category": "content",
        "evidence_source": "user_report",
        "request": str(packet.object),
    }


def _of_one(packet: Packet, address: str) -> Mapping[str, Any]:
    host = _host(address)
    domain = {"domain": host} if _DOMAIN.fullmatch(host) else {}
    number = str(uuid5(packet.object, address))
    return {"report_id": number, "url": address, "source_identifier": host or address, **domain}


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
