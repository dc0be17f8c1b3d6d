"""The mail: the notice itself as text and PDF, or later news about it that carries only its reference."""

from connectors.kit.sheet import plain_text
from connectors.partners.dsa_notice.documents import notice, spoken
from connectors.partners.dsa_notice.elements import notifier
from connectors.partners.dsa_notice.notice import sheet_of
from hub.exchange.connector import Dispatch, Message
from hub.exchange.faults import FormIncomplete
from hub.exchange.packets import Packet
from hub.kit.text import Text

_CREATED = "takedown.request.created"
_TAKEN_BACK = frozenset({"takedown.request.withdrawn", "takedown.request.cancelled"})
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
    """The notice, or news about it, in the recipient's language.

    Raises `FormIncomplete` where an element of the law is missing, or a new notice comes without its packet.
    """
    language = spoken(dispatch.language)
    if dispatch.event == _CREATED:
        return _notice(dispatch.packet, language)
    text = _WITHDRAWN if dispatch.event in _TAKEN_BACK else _REMINDER
    body = text.to(language).format(id=dispatch.object) + "\n"
    return Message("text/plain", body.encode(), subject=_SUBJECT.to(language))


def _notice(packet: Packet | None, language: str) -> Message:
    if packet is None:
        raise FormIncomplete("packet")
    contact = notifier(packet.fields)
    return Message(
        "text/plain",
        plain_text(sheet_of(packet, language)).encode(),
        subject=_SUBJECT.to(language),
        documents=(notice(packet, language),),
        reply_to=contact["mail"] if contact else "",
    )
