"""The notice as PDF."""

from connectors.kit.pdf import pdf
from connectors.partners.dsa_notice.notice import sheet_of
from hub.exchange.connector import Document
from hub.exchange.packets import Packet


def documents(packet: Packet) -> tuple[Document, ...]:
    """The notice in the packet's language; raises `FormIncomplete` where the law's elements are not all there."""
    return (notice(packet, spoken(packet.language)),)


def notice(packet: Packet, language: str) -> Document:
    """The notice in this language ("ja" or "en")."""
    return Document(f"{packet.id}.pdf", "application/pdf", pdf(sheet_of(packet, language), packet.created_at))


def spoken(language: str) -> str:
    """Japanese where it is asked for, English for everybody else: the reader is a platform in the EU."""
    return "ja" if language == "ja" else "en"
