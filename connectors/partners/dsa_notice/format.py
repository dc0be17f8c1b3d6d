"""The mail: the notices themselves as text and PDF, a complaint, or later news that carries only the reference."""

from connectors.kit.letter import only
from connectors.kit.letter_mail import CREATED, News, later_news, letter_mail, packet_of
from connectors.kit.sheet import Sheet
from connectors.partners.dsa_notice.complaint import COMPLAINTS, became
from connectors.partners.dsa_notice.elements import notifier
from connectors.partners.dsa_notice.notice import complaint_of, sheets_of
from hub.exchange.connector import Dispatch, Message
from hub.exchange.packets import Packet
from hub.kit.text import Phrase

_NEWS = News(
    subject=Phrase("Notice under Article 16 of Regulation (EU) 2022/2065"),
    withdrawn=Phrase("We withdraw the notice with the reference {id}. Please take no action on its basis."),
    reminder=Phrase("Please tell us whether you received the notice with the reference {id}, or what you decided."),
)


def format(dispatch: Dispatch) -> Message:
    """The notices, a complaint or news about them, in the recipient's language.

    Raises `FormIncomplete` where an element of the law is missing, or a notice or complaint comes without its packet.
    """
    say = only(dispatch.language)
    if dispatch.event not in (CREATED, *COMPLAINTS):
        return later_news(dispatch, _NEWS, say)
    packet = packet_of(dispatch)
    contact = notifier(packet.fields)
    return letter_mail(_sheets(dispatch, packet), packet, say(_NEWS.subject), contact["mail"] if contact else "")


def _sheets(dispatch: Dispatch, packet: Packet) -> tuple[Sheet, ...]:
    if dispatch.event in COMPLAINTS:
        return (complaint_of(packet, dispatch.language, became(dispatch.event, dispatch.status)),)
    return sheets_of(packet, dispatch.language)
