"""The sheet as PDF, with a neutral title and a name that says nothing."""

from connectors.kit.pdf import pdf
from connectors.partners.japan_police_sheet.sheet import sheet_of
from hub.exchange.connector import Document
from hub.exchange.packets import Packet


def documents(packet: Packet) -> tuple[Document, ...]:
    """The sheet of what was released; none of an offer, which is read in the hub."""
    if packet.kind != "packet":
        return ()
    return (Document(f"{packet.id}.pdf", "application/pdf", pdf(sheet_of(packet), packet.created_at)),)
