"""The notice, element by element. The hub's notifier is the organisation; the person depicted is never named."""

from connectors.kit import letter_words as words
from connectors.kit.letter import (
    Fields,
    Say,
    contact,
    good_faith,
    handled,
    only,
    places,
    require,
    rows,
    signature,
    word,
)
from connectors.kit.sheet import Rows, Section, Sheet
from connectors.kit.times import utc
from connectors.partners.dsa_notice import labels
from connectors.partners.dsa_notice.elements import notifier
from connectors.partners.dsa_notice.profile import PROFILE
from hub.exchange.packets import Packet
from hub.kit.text import Text


def sheet_of(packet: Packet, language: str) -> Sheet:
    """The notice, in Japanese or English; raises `FormIncomplete` where the law's elements are not all there."""
    require(PROFILE.packet["removal"], packet.fields)
    fields, say = packet.fields, only(language)
    return Sheet(
        language="ja" if language == "ja" else "en",
        title=say(labels.TITLE),
        mark=packet.handling.tlp,
        reference=f"{say(words.REFERENCE)}: {packet.object}",
        boxed=handled(packet.handling, say),
        sections=tuple(
            Section(say(heading), content)
            for heading, content in (
                (labels.REASONS, _reasons(fields, say)),
                (labels.LOCATIONS, places(fields["items"], say)),
                (labels.NOTIFIER, _notifier(fields, say)),
                (labels.GOOD_FAITH, good_faith(fields["good_faith"], say)),
                (labels.SUBMITTED, signature(fields["signer"], say)),
                (labels.REQUEST, _request(fields, say)),
            )
        ),
    )


def _reasons(fields: Fields, say: Say) -> Rows:
    return rows(
        say,
        (words.HARM, word(fields.get("harm_code"), say)),
        (labels.LEGAL_GROUND, fields["legal_ground"]),
        (words.EXPLANATION, fields["explanation"]),
        (words.NO_CONSENT, fields.get("no_consent_statement")),
        (labels.MINOR, word(fields.get("age_band_at_images"), say)),
        (labels.SYNTHETIC, word(fields.get("synthetic"), say)),
    )


def _notifier(fields: Fields, say: Say) -> Rows:
    named = notifier(fields)
    return contact(named, say) if named else rows(say, (words.NAME, say(labels.WITHHELD)))


def _request(fields: Fields, say: Say) -> Rows:
    respond_by = fields.get("respond_by")
    return rows(
        say,
        (words.RESPOND_BY, utc(respond_by) if respond_by else ""),
        (Text("第16条", "Article 16"), say(labels.CONFIRM)),
        (Text("第17条", "Article 17"), say(labels.UPLOADER)),
    )
