"""The notice, element by element. The hub's notifier is the organisation; the person depicted is never named."""

from collections.abc import Sequence

from connectors.kit import letter, letter_words
from connectors.kit.letter import LetterFields, SayText
from connectors.kit.sheet import Rows, Section, Sheet, Table
from connectors.kit.times import utc
from connectors.partners.dsa_notice import complaint, labels
from connectors.partners.dsa_notice.elements import notifier
from connectors.partners.dsa_notice.platforms import PlatformItem, by_platform
from connectors.partners.dsa_notice.profile import PROFILE
from hub.exchange.packets import Packet
from hub.exchange.vocabulary.harm import HARM_CODES
from hub.exchange.vocabulary.person import YES_NO_UNKNOWN
from hub.kit.text import Phrase, Text

_OWN = PROFILE.words


def sheets_of(packet: Packet, language: str) -> tuple[Sheet, ...]:
    """The notices, one for each platform, in Japanese or English.

    Raises `FormIncomplete` where the law's elements are not all there.
    """
    letter.require(PROFILE.packet["removal"], packet.fields)
    groups = by_platform(packet.fields["items"])
    marks = ("",) if len(groups) == 1 else tuple(f"/{number}" for number in range(1, len(groups) + 1))
    say = letter.only(language)
    return tuple(
        _sheet(packet, say, language, labels.TITLE, mark, _notice(packet.fields, items, say))
        for mark, items in zip(marks, groups, strict=True)
    )


def complaint_of(packet: Packet, language: str, became: Phrase) -> Sheet:
    """The complaint about what became of the notice. Raises as `sheets_of` does."""
    letter.require(PROFILE.packet["removal"], packet.fields)
    fields, say = packet.fields, letter.only(language)
    parts = (
        (labels.COMPLAINT_ABOUT, complaint.subject_matter(packet, became, say)),
        *_notice(fields, fields["items"], say)[:-1],
        (letter_words.REQUEST, complaint.request(say)),
    )
    return _sheet(packet, say, language, labels.COMPLAINT_TITLE, "", parts)


def _sheet(
    packet: Packet, say: SayText, language: str, title: Text, mark: str, parts: Sequence[tuple[Text, Rows | Table]]
) -> Sheet:
    return Sheet(
        language="ja" if language == "ja" else "en",
        title=say(title),
        mark=packet.handling.tlp,
        reference=f"{say(letter_words.REFERENCE)}: {packet.object}{mark}",
        boxed=letter.handled(packet.handling, say, _OWN),
        sections=tuple(Section(say(heading), content) for heading, content in parts),
    )


def _notice(fields: LetterFields, items: Sequence[PlatformItem], say: SayText) -> tuple[tuple[Text, Rows | Table], ...]:
    return (
        (labels.REASONS, _reasons(fields, say)),
        (labels.LOCATIONS, letter.places(items, say)),
        (labels.NOTIFIER, _notifier(fields, say)),
        (labels.GOOD_FAITH, letter.good_faith(fields["good_faith"], say)),
        (letter_words.SIGNATURE, letter.signature(fields["signer"], say)),
        (letter_words.REQUEST, _request(fields, say)),
    )


def _reasons(fields: LetterFields, say: SayText) -> Rows:
    return letter.rows(
        say,
        (_OWN.of("harm_code"), letter.word(HARM_CODES, fields.get("harm_code"), say)),
        (_OWN.of("legal_ground"), fields["legal_ground"]),
        (_OWN.of("explanation"), fields["explanation"]),
        (_OWN.of("no_consent_statement"), fields.get("no_consent_statement")),
        (_OWN.of("age_band_at_images:softened"), letter.word(YES_NO_UNKNOWN, fields.get("age_band_at_images"), say)),
        (_OWN.of("synthetic"), letter.word(YES_NO_UNKNOWN, fields.get("synthetic"), say)),
    )


def _notifier(fields: LetterFields, say: SayText) -> Rows:
    named = notifier(fields)
    return (
        letter.contact(named, say) if named else letter.rows(say, (_OWN.of("reply_contact.name"), say(labels.WITHHELD)))
    )


def _request(fields: LetterFields, say: SayText) -> Rows:
    respond_by = fields.get("respond_by")
    return letter.rows(
        say,
        (_OWN.of("respond_by"), utc(respond_by) if respond_by else ""),
        (Phrase("Article 16"), say(labels.CONFIRM)),
        (Phrase("Article 17"), say(labels.UPLOADER)),
    )
