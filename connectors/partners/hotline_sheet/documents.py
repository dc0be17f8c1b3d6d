"""The sheet as PDF, and the same as text to be pasted into a form."""

from connectors.kit.pdf import pdf
from connectors.kit.sheet import plain_text
from connectors.partners.hotline_sheet.sheet import sheet_of
from hub.exchange.connector import Document
from hub.exchange.packets import Packet


def documents(packet: Packet) -> tuple[Document, ...]:
    """Both files; none of an offer, which is read in the hub."""
    if packet.kind != "packet":
        return ()
    sheet = sheet_of(packet)
    return (
        Document(f"{packet.id}.pdf", "application/pdf", pdf(sheet, packet.created_at)),
        Document(f"{packet.id}.txt", "text/plain", plain_text(sheet).encode()),
    )
