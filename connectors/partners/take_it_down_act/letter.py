"""The letter, element by element. It says what the packet holds; the person depicted is never named."""

from connectors.kit import letter, letter_words
from connectors.kit.letter import LetterFields, SayText
from connectors.kit.sheet import Rows, Section, Sheet
from connectors.kit.times import utc
from connectors.partners.take_it_down_act import labels
from connectors.partners.take_it_down_act.profile import PROFILE
from hub.exchange.packets import Packet
from hub.exchange.vocabulary.harm import HARM_CODES
from hub.exchange.vocabulary.person import YES_NO_UNKNOWN

_OWN = PROFILE.words


def sheet_of(packet: Packet, language: str) -> Sheet:
    """The letter in English, with the Japanese beside it for a case in Japanese.

    Raises `FormIncomplete` where the law's elements are not all there.
    """
    letter.require(PROFILE.packet["removal"], packet.fields)
    fields, say = packet.fields, letter.english_first(language)
    found = (
        (labels.SIGNATURE, _signature(packet, say)),
        (labels.DEPICTION, _depiction(fields, say)),
        (labels.LOCATIONS, letter.places(fields["items"], say)),
        (labels.NO_CONSENT, _no_consent(fields, say)),
        (labels.CONTACT, letter.contact(fields["reply_contact"], say)),
        (labels.REQUEST, _request(fields, say)),
    )
    return Sheet(
        language="en",
        title=say(labels.TITLE),
        mark=packet.handling.tlp,
        reference=f"{letter_words.REFERENCE.en}: {packet.object}",
        boxed=letter.handled(packet.handling, say, _OWN),
        sections=tuple(Section(say(heading), content) for heading, content in found if content != Rows(())),
    )


def _signature(packet: Packet, say: SayText) -> Rows:
    """Who signed as the packet records it, and who sends it; the name of the person depicted is not asked for."""
    sent_by = letter.rows(say, (labels.SENT_BY, packet.sender.name))
    return Rows(letter.signature(packet.fields["signer"], say).pairs + sent_by.pairs)


def _depiction(fields: LetterFields, say: SayText) -> Rows:
    return letter.rows(
        say,
        (_OWN.of("harm_code"), letter.word(HARM_CODES, fields.get("harm_code"), say)),
        (_OWN.of("synthetic"), letter.word(YES_NO_UNKNOWN, fields.get("synthetic"), say)),
    )


def _no_consent(fields: LetterFields, say: SayText) -> Rows:
    said = letter.rows(say, (_OWN.of("no_consent_statement"), fields["no_consent_statement"]))
    more = letter.rows(say, (_OWN.of("explanation"), fields.get("explanation")))
    return Rows(said.pairs + letter.good_faith(fields["good_faith"], say).pairs + more.pairs)


def _request(fields: LetterFields, say: SayText) -> Rows:
    respond_by = fields.get("respond_by")
    return letter.rows(
        say,
        (labels.DUTY, say(labels.REMOVE)),
        (_OWN.of("respond_by"), utc(respond_by) if respond_by else ""),
        (labels.ANSWER, say(labels.QUOTE)),
    )
