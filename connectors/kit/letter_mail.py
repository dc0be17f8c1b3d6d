"""A letter as a mail: the text, the same as PDF, and later news about it that carries only its reference."""

from collections.abc import Sequence
from dataclasses import dataclass

from connectors.kit.letter import SayText
from connectors.kit.pdf import pdf
from connectors.kit.sheet import Sheet, plain_text
from hub.exchange.connector import Dispatch, Document, Message
from hub.exchange.faults import FormIncomplete
from hub.exchange.packets import Packet
from hub.kit.text import Text

CREATED = "takedown.request.created"
_TAKEN_BACK = frozenset({"takedown.request.withdrawn", "takedown.request.cancelled"})
_BETWEEN = "\n" + "-" * 72 + "\n\n"


@dataclass(frozen=True)
class News:
    """What is said later, with "{id}" for the reference; the subject is the same for all mails about a request."""

    subject: Text
    withdrawn: Text
    reminder: Text


def later_news(dispatch: Dispatch, news: News, say: SayText) -> Message:
    """Taken back, or still waited for: the reference and nothing else of the case."""
    text = news.withdrawn if dispatch.event in _TAKEN_BACK else news.reminder
    body = say(text).format(id=dispatch.object) + "\n"
    return Message("text/plain", body.encode(), subject=say(news.subject))


def letter_mail(sheets: Sequence[Sheet], packet: Packet, subject: str, reply_to: str) -> Message:
    """One mail with these letters, each whole in its text and as PDF."""
    return Message(
        "text/plain",
        _BETWEEN.join(plain_text(sheet) for sheet in sheets).encode(),
        subject=subject,
        documents=documents_of(sheets, packet),
        reply_to=reply_to,
    )


def documents_of(sheets: Sequence[Sheet], packet: Packet) -> tuple[Document, ...]:
    """Each letter as PDF, named after the packet's number alone, and which one it is where there are several."""
    names = [str(packet.id)] if len(sheets) == 1 else [f"{packet.id}-{n}" for n in range(1, len(sheets) + 1)]
    return tuple(
        Document(f"{name}.pdf", "application/pdf", pdf(sheet, packet.created_at))
        for name, sheet in zip(names, sheets, strict=True)
    )


def packet_of(dispatch: Dispatch) -> Packet:
    """What the letter is made of; raises `FormIncomplete` where a new letter comes without it."""
    if dispatch.packet is None:
        raise FormIncomplete("packet")
    return dispatch.packet
