"""The letter as PDF, and its values as a text to copy."""

from connectors.kit.letter_mail import documents_of
from connectors.partners.take_it_down_act.letter import sheet_of
from connectors.partners.take_it_down_act.values import form_values
from hub.exchange.connector import Document
from hub.exchange.packets import Packet


def documents(packet: Packet) -> tuple[Document, ...]:
    """Both; raises `FormIncomplete` where the law's elements are not all there."""
    return (*documents_of((sheet_of(packet, packet.language),), packet), form_values(packet))
