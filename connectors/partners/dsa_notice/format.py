"""The mail: the notice itself as text and PDF, or later news about it that carries only its reference."""

from connectors.kit.letter import only
from connectors.kit.letter_mail import CREATED, News, later_news, letter_mail, packet_of
from connectors.partners.dsa_notice.elements import notifier
from connectors.partners.dsa_notice.notice import sheet_of
from hub.exchange.connector import Dispatch, Message
from hub.kit.text import Text

_NEWS = News(
    subject=Text("規則 (EU) 2022/2065 第16条の通知", "Notice under Article 16 of Regulation (EU) 2022/2065"),
    withdrawn=Text(
        "番号 {id} の通知を取り下げます。この通知にもとづく措置は行わないでください。",
        "We withdraw the notice with the reference {id}. Please take no action on its basis.",
    ),
    reminder=Text(
        "番号 {id} の通知について、受領の確認または決定をお知らせください。",
        "Please tell us whether you received the notice with the reference {id}, or what you decided.",
    ),
)


def format(dispatch: Dispatch) -> Message:
    """The notice, or news about it, in the recipient's language.

    Raises `FormIncomplete` where an element of the law is missing, or a new notice comes without its packet.
    """
    say = only(dispatch.language)
    if dispatch.event != CREATED:
        return later_news(dispatch, _NEWS, say)
    packet = packet_of(dispatch)
    contact = notifier(packet.fields)
    return letter_mail(
        sheet_of(packet, dispatch.language), packet, say(_NEWS.subject), contact["mail"] if contact else ""
    )
