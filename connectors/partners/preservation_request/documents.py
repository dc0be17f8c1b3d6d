"""The letter as PDF."""

from connectors.kit.letter_mail import documents_of
from connectors.partners.preservation_request.letter import sheet_of
from hub.exchange.connector import Document
from hub.exchange.packets import Packet


def documents(packet: Packet) -> tuple[Document, ...]:
    """The letter in the packet's language; raises `FormIncomplete` where it lacks something."""
    return documents_of((sheet_of(packet, packet.language),), packet)
