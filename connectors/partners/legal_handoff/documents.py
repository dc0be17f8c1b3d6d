"""The packet as two files: the canonical data, and a document in Japanese for people."""

from connectors.kit.pdf import pdf
from connectors.partners.legal_handoff.layout import sheet_of
from hub.exchange.connector import Document
from hub.exchange.packets import Packet


def documents(packet: Packet) -> tuple[Document, ...]:
    """Both files of an accepted handoff; an offer has none, it is read in the hub."""
    if packet.kind != "packet":
        return ()
    return (
        Document(f"{packet.id}.json", "application/json", packet.canonical()),
        Document(f"{packet.id}.pdf", "application/pdf", pdf(sheet_of(packet), packet.created_at)),
    )
