"""The packet as three files: the canonical data, a document in Japanese for people, and the evidence statement."""

from connectors.kit.pdf import pdf
from connectors.partners.legal_handoff.evidence import statement_of
from connectors.partners.legal_handoff.layout import sheet_of
from hub.exchange.connector import Document
from hub.exchange.packets import Packet


def documents(packet: Packet) -> tuple[Document, ...]:
    """The files of an accepted handoff, the statement where evidence was released; an offer is read in the hub."""
    if packet.kind != "packet":
        return ()
    statement = (Document(f"{packet.id}-2.pdf", "application/pdf", pdf(statement_of(packet), packet.created_at)),)
    return (
        Document(f"{packet.id}.json", "application/json", packet.canonical()),
        Document(f"{packet.id}.pdf", "application/pdf", pdf(sheet_of(packet), packet.created_at)),
        *(statement if packet.fields.get("evidence_inventory") else ()),
    )
