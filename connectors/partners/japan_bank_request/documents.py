"""The sheet as PDF, with a name that says nothing."""

from connectors.kit.pdf import pdf
from connectors.partners.japan_bank_request.sheet import sheet_of
from hub.exchange.connector import Document
from hub.exchange.packets import Packet


def documents(packet: Packet) -> tuple[Document, ...]:
    """The sheet of what was released; none of an offer."""
    if packet.kind != "packet":
        return ()
    return (Document(f"{packet.id}.pdf", "application/pdf", pdf(sheet_of(packet), packet.created_at)),)
