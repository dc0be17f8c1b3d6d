"""The mail: the letter itself as text and PDF, or later news about it that carries only its reference."""

from connectors.kit.letter import english_first
from connectors.kit.letter_mail import CREATED, News, later_news, letter_mail, packet_of
from connectors.partners.take_it_down_act.letter import sheet_of
from hub.exchange.connector import Dispatch, Message
from hub.kit.text import Phrase, Text

_SUBJECT = "Removal request under Public Law 119-12, section 3"
_NEWS = News(
    subject=Text(_SUBJECT, _SUBJECT),  # the desk that reads it sorts by these words, in one language
    withdrawn=Phrase("We withdraw the removal request with the reference {id}. Please take no action on its basis."),
    reminder=Phrase("Please tell us what became of the removal request with the reference {id}."),
)


def format(dispatch: Dispatch) -> Message:
    """The letter, or news about it.

    Raises `FormIncomplete` where an element of the law is missing, or a new letter comes without its packet.
    """
    if dispatch.event != CREATED:
        return later_news(dispatch, _NEWS, english_first(dispatch.language))
    packet = packet_of(dispatch)
    sheets = (sheet_of(packet, dispatch.language),)
    return letter_mail(sheets, packet, _SUBJECT, str(packet.fields["reply_contact"]["mail"]))
