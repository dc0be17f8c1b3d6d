"""The form as PDF."""

from connectors.kit.pdf import pdf
from connectors.kit.sheet import Sheet
from connectors.partners.japan_removal_request.sheet import sheet_of
from hub.exchange.connector import Document
from hub.exchange.packets import Packet


def documents(packet: Packet) -> tuple[Document, ...]:
    """The form in Japanese; raises `FormIncomplete` where it cannot be filled."""
    return (printed(packet, sheet_of(packet)),)


def printed(packet: Packet, sheet: Sheet) -> Document:
    """The sheet of this packet as PDF."""
    return Document(f"{packet.id}.pdf", "application/pdf", pdf(sheet, packet.created_at))
