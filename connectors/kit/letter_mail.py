"""A letter as a mail: the text, the same as PDF, and later news about it that carries only its reference."""

from dataclasses import dataclass

from connectors.kit.letter import Say
from connectors.kit.pdf import pdf
from connectors.kit.sheet import Sheet, plain_text
from hub.exchange.connector import Dispatch, Document, Message
from hub.exchange.faults import FormIncomplete
from hub.exchange.packets import Packet
from hub.kit.text import Text

CREATED = "takedown.request.created"
_TAKEN_BACK = frozenset({"takedown.request.withdrawn", "takedown.request.cancelled"})


@dataclass(frozen=True)
class News:
    """What is said later, with "{id}" for the reference; the subject is the same for all mails about a request."""

    subject: Text
    withdrawn: Text
    reminder: Text


def later_news(dispatch: Dispatch, news: News, say: Say) -> Message:
    """Taken back, or still waited for: the reference and nothing else of the case."""
    text = news.withdrawn if dispatch.event in _TAKEN_BACK else news.reminder
    body = say(text).format(id=dispatch.object) + "\n"
    return Message("text/plain", body.encode(), subject=say(news.subject))


def letter_mail(sheet: Sheet, packet: Packet, subject: str, reply_to: str) -> Message:
    """The letter itself."""
    return Message(
        "text/plain",
        plain_text(sheet).encode(),
        subject=subject,
        documents=(document(sheet, packet),),
        reply_to=reply_to,
    )


def document(sheet: Sheet, packet: Packet) -> Document:
    """The letter as PDF, named after the packet's number alone."""
    return Document(f"{packet.id}.pdf", "application/pdf", pdf(sheet, packet.created_at))


def packet_of(dispatch: Dispatch) -> Packet:
    """What the letter is made of; raises `FormIncomplete` where a new letter comes without it."""
    if dispatch.packet is None:
        raise FormIncomplete("packet")
    return dispatch.packet
