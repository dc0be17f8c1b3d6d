"""The form as PDF."""

from connectors.kit.pdf import pdf
from connectors.partners.japan_removal_request.sheet import sheet_of
from hub.exchange.connector import Document
from hub.exchange.packets import Packet


def documents(packet: Packet) -> tuple[Document, ...]:
    """The form in Japanese; raises `FormIncomplete` where it cannot be filled."""
    return (Document(f"{packet.id}.pdf", "application/pdf", pdf(sheet_of(packet), packet.created_at)),)
