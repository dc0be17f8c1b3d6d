"""The mail: the letter as text and PDF, or later news about it that carries only its reference."""

from connectors.kit.letter import only
from connectors.kit.letter_mail import CREATED, News, later_news, letter_mail, packet_of
from connectors.partners.preservation_request.letter import sheet_of
from hub.exchange.connector import Dispatch, Message
from hub.kit.text import Phrase

_NEWS = News(
    subject=Phrase("Request to keep records"),
    withdrawn=Phrase("The request to keep records with the reference {id} is no longer needed."),
    reminder=Phrase("Please tell us whether you keep the records named in the request with the reference {id}."),
)


def format(dispatch: Dispatch) -> Message:
    """The letter, or news about it, in the recipient's language.

    Raises `FormIncomplete` where something is missing, or a new letter comes without its packet.
    """
    say = only(dispatch.language)
    if dispatch.event != CREATED:
        return later_news(dispatch, _NEWS, say)
    packet = packet_of(dispatch)
    sheets = (sheet_of(packet, dispatch.language),)
    return letter_mail(sheets, packet, say(_NEWS.subject), str(packet.fields["reply_contact"]["mail"]))
