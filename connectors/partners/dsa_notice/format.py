"""The mail: the notice itself as text and PDF, or later news about it that carries only its reference."""

from connectors.kit.sheet import plain_text
from connectors.partners.dsa_notice.documents import documents
from connectors.partners.dsa_notice.elements import notifier
from connectors.partners.dsa_notice.notice import sheet_of
from hub.exchange.connector import Dispatch, Message
from hub.exchange.faults import FormIncomplete
from hub.exchange.packets import Packet
from hub.kit.text import Text

_CREATED = "takedown.request.created"
_SUBJECT = Text("規則 (EU) 2022/2065 第16条の通知", "Notice under Article 16 of Regulation (EU) 2022/2065")
_WITHDRAWN = Text(
    "番号 {id} の通知を取り下げます。この通知にもとづく措置は行わないでください。",
    "We withdraw the notice with the reference {id}. Please take no action on its basis.",
)
_REMINDER = Text(
    "番号 {id} の通知について、受領の確認または決定をお知らせください。",
    "Please tell us whether you received the notice with the reference {id}, or what you decided.",
)


def format(dispatch: Dispatch) -> Message:
    """Raises `FormIncomplete` where an element of the law is missing, or a new notice comes without its packet."""
    if dispatch.packet is not None:
        return _notice(dispatch.packet)
    if dispatch.event == _CREATED:
        raise FormIncomplete("packet")
    text = _WITHDRAWN if dispatch.event == "takedown.request.withdrawn" else _REMINDER
    body = text.to(dispatch.language).format(id=dispatch.object) + "\n"
    return Message("text/plain", body.encode(), subject=_SUBJECT.to(dispatch.language))


def _notice(packet: Packet) -> Message:
    contact = notifier(packet.fields)
    return Message(
        "text/plain",
        plain_text(sheet_of(packet)).encode(),
        subject=_SUBJECT.to(packet.language),
        documents=documents(packet),
        reply_to=contact["mail"] if contact else "",
    )
