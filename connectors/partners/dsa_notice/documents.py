"""The notice as PDF."""

from connectors.kit.pdf import pdf
from connectors.partners.dsa_notice.notice import sheet_of
from hub.exchange.connector import Document
from hub.exchange.packets import Packet


def documents(packet: Packet) -> tuple[Document, ...]:
    """One document; raises `FormIncomplete` where the law's elements are not all there."""
    return (Document(f"{packet.id}.pdf", "application/pdf", pdf(sheet_of(packet), packet.created_at)),)
