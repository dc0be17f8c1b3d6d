"""The notice as PDF."""

from connectors.kit.letter_mail import document
from connectors.partners.dsa_notice.notice import sheet_of
from hub.exchange.connector import Document
from hub.exchange.packets import Packet


def documents(packet: Packet) -> tuple[Document, ...]:
    """The notice in the packet's language; raises `FormIncomplete` where the law's elements are not all there."""
    return (document(sheet_of(packet, packet.language), packet),)
