"""The same elements for a platform that takes requests by its own web form only, where a person copies them."""

from connectors.kit import letter
from connectors.kit import letter_words as words
from connectors.kit.letter_values import of_kind, values_text
from connectors.kit.times import utc
from connectors.partners.take_it_down_act import labels
from connectors.partners.take_it_down_act.profile import PROFILE
from hub.exchange.connector import Document
from hub.exchange.packets import Packet


def form_values(packet: Packet) -> Document:
    """What can be copied, field by field; raises `FormIncomplete` where the law's elements are not all there."""
    letter.require(PROFILE.packet["removal"], packet.fields)
    fields, say = packet.fields, letter.english_first(packet.language)
    items, signer, contact = fields["items"], fields["signer"], fields["reply_contact"]
    found = (
        (labels.URLS, of_kind(items, "url")),
        (labels.ACCOUNTS, of_kind(items, "account")),
        (labels.HASHES, of_kind(items, "hash")),
        (words.HARM, letter.word(fields.get("harm_code"), say)),
        (labels.FORGERY, letter.word(fields.get("synthetic"), say)),
        (words.NO_CONSENT, fields["no_consent_statement"]),
        (words.STATEMENT, fields["good_faith"]["statement"]),
        (labels.FURTHER, fields.get("explanation")),
        (labels.SIGNED_AS, letter.word(signer["role"], say)),
        (words.AUTHORITY, letter.word(signer["authority"], say)),
        (words.SIGNED_AT, utc(signer["signed_at"])),
        (labels.SENT_BY, packet.sender.name),
        (labels.CONTACT_NAME, contact["name"]),
        (labels.CONTACT_MAIL, contact["mail"]),
    )
    return values_text(packet, labels.VALUES_TITLE, say, found)
