"""The mail: the report as text with its XARF files, or later news about it that carries only its reference."""

from connectors.kit import letter, letter_words
from connectors.kit.letter import SayText, english_first
from connectors.kit.letter_mail import CREATED, News, later_news, packet_of
from connectors.kit.sheet import Rows, Section, Sheet, plain_text
from connectors.kit.times import utc
from connectors.partners.abuse_mail import labels
from connectors.partners.abuse_mail.documents import documents
from connectors.partners.abuse_mail.profile import PROFILE
from hub.exchange.connector import Dispatch, Message
from hub.exchange.packets import Packet
from hub.exchange.vocabulary.harm import HARM_CODES
from hub.exchange.vocabulary.takedowns import SIGNER_ROLES
from hub.kit.text import Phrase, as_it_is

_SUBJECT = "Abuse report"
_NEWS = News(
    subject=as_it_is(_SUBJECT),  # the desk that reads it sorts by these words, in one language
    withdrawn=Phrase("We withdraw the report with the reference {id}. Please take no action on its basis."),
    reminder=Phrase("Please tell us what became of the report with the reference {id}."),
)


def format(dispatch: Dispatch) -> Message:
    """The report, or news about it.

    Raises `FormIncomplete` where the form lacks something, or a new report comes without its packet.
    """
    say = english_first(dispatch.language)
    if dispatch.event != CREATED:
        return later_news(dispatch, _NEWS, say)
    packet = packet_of(dispatch)
    attached = documents(packet)
    reply_to = str(packet.fields["reply_contact"]["mail"])
    return Message("text/plain", plain_text(_sheet(packet, say)).encode(), _SUBJECT, attached, reply_to)


def _sheet(packet: Packet, say: SayText) -> Sheet:
    fields = packet.fields
    sections = (
        (labels.CONTENT, _content(packet, say)),
        (labels.LOCATIONS, letter.places(fields["items"], say)),
        (labels.SIGNATURE, _signature(packet, say)),
        (labels.CONTACT, letter.contact(fields["reply_contact"], say)),
        (labels.REQUEST, _request(packet, say)),
    )
    return Sheet(
        language="en",
        title=say(labels.TITLE),
        mark=packet.handling.tlp,
        reference=f"{letter_words.REFERENCE.en}: {packet.object}",
        boxed=None,  # whom not to tell is what the one who posted it must not read: a guardian who does not know
        sections=tuple(Section(say(heading), content) for heading, content in sections),
    )


def _content(packet: Packet, say: SayText) -> Rows:
    own, fields = PROFILE.words, packet.fields
    harm = letter.word(HARM_CODES, fields.get("harm_code"), say, own)
    return letter.rows(say, (own.of("harm_code"), harm), (own.of("legal_ground"), fields["legal_ground"]))


def _signature(packet: Packet, say: SayText) -> Rows:
    """The role alone: on whose word it rests is none of the customer's business, who may be shown this."""
    role = letter.word(SIGNER_ROLES, packet.fields["signer"]["role"], say)
    return letter.rows(say, (PROFILE.words.of("signer.role"), role), (labels.SENT_BY, packet.sender.name))


def _request(packet: Packet, say: SayText) -> Rows:
    respond_by = packet.fields.get("respond_by")
    return letter.rows(
        say,
        (labels.REMOVE, say(labels.WHAT)),
        (PROFILE.words.of("respond_by"), utc(respond_by) if respond_by else ""),
        (labels.CUSTOMER, say(labels.LEAVE_OUT)),
    )
