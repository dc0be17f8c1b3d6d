"""The notices as PDF."""

from connectors.kit.letter_mail import documents_of
from connectors.partners.dsa_notice.notice import sheets_of
from hub.exchange.connector import Document
from hub.exchange.packets import Packet


def documents(packet: Packet) -> tuple[Document, ...]:
    """The notices in the packet's language; raises `FormIncomplete` where the law's elements are not all there."""
    return documents_of(sheets_of(packet, packet.language), packet)
