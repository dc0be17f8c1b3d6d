"""The reports as files, for the attachment and for download."""

from connectors.kit.letter import require
from connectors.partners.abuse_mail.profile import PROFILE
from connectors.partners.abuse_mail.xarf import reports
from hub.exchange.connector import Document
from hub.exchange.packets import Packet, canonical_bytes


def documents(packet: Packet) -> tuple[Document, ...]:
    """One file for each report, none where no type fits; raises `FormIncomplete` where the form lacks something."""
    require(PROFILE.packet["removal"], packet.fields)
    made = reports(packet)
    names = [str(packet.id)] if len(made) == 1 else [f"{packet.id}-{n}" for n in range(1, len(made) + 1)]
    return tuple(
        Document(f"{name}.json", "application/json", canonical_bytes(report))
        for name, report in zip(names, made, strict=True)
    )
