"""The packet as two files: the canonical data, and the draft for people."""

from connectors.kit.pdf import pdf
from connectors.partners.japan_sender_disclosure.profile import PROFILE
from connectors.partners.japan_sender_disclosure.sheet import sheet_of
from hub.exchange.complete import lacking
from hub.exchange.connector import Document
from hub.exchange.packets import Packet


def documents(packet: Packet) -> tuple[Document, ...]:
    """Both files of an accepted handoff, none of an offer.

    The gate lets nothing go to this form that it cannot be drafted from, but what leaves in danger to life: that is
    handed over as data, without a draft.
    """
    if packet.kind != "packet":
        return ()
    data = Document(f"{packet.id}.json", "application/json", packet.canonical())
    if lacking(PROFILE.packet["legal_advice"], packet.fields):
        return (data,)
    return (data, Document(f"{packet.id}.pdf", "application/pdf", pdf(sheet_of(packet), packet.created_at)))
