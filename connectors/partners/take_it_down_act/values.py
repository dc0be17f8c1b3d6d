"""The same elements for a platform that takes requests by its own web form only, where a person copies them."""

from connectors.kit import letter, letter_words
from connectors.kit.letter_values import of_kind, values_text
from connectors.kit.times import utc
from connectors.partners.take_it_down_act import labels
from connectors.partners.take_it_down_act.profile import PROFILE
from hub.exchange.connector import Document
from hub.exchange.packets import Packet
from hub.exchange.vocabulary.harm import HARM_CODES
from hub.exchange.vocabulary.person import YES_NO_UNKNOWN
from hub.exchange.vocabulary.takedowns import AUTHORITIES, SIGNER_ROLES

_OWN = PROFILE.words


def form_values(packet: Packet) -> Document:
    """What can be copied, field by field; raises `FormIncomplete` where the law's elements are not all there."""
    letter.require(PROFILE.packet["removal"], packet.fields)
    fields, say = packet.fields, letter.english_first(packet.language)
    items, signer, contact = fields["items"], fields["signer"], fields["reply_contact"]
    found = (
        (labels.URLS, of_kind(items, "url")),
        (_OWN.of("item_kind/account"), of_kind(items, "account")),
        (_OWN.of("item_kind/hash"), of_kind(items, "hash")),
        (_OWN.of("harm_code"), letter.word(HARM_CODES, fields.get("harm_code"), say)),
        (_OWN.of("synthetic"), letter.word(YES_NO_UNKNOWN, fields.get("synthetic"), say)),
        (_OWN.of("no_consent_statement"), fields["no_consent_statement"]),
        (_OWN.of("good_faith.statement"), fields["good_faith"]["statement"]),
        (_OWN.of("explanation"), fields.get("explanation")),
        (labels.SIGNED_AS, letter.word(SIGNER_ROLES, signer["role"], say)),
        (_OWN.of("signer.authority"), letter.word(AUTHORITIES, signer["authority"], say)),
        (_OWN.of("signer.signed_at"), utc(signer["signed_at"])),
        (letter_words.SENT_BY, packet.sender.name),
        (labels.CONTACT_NAME, contact["name"]),
        (labels.CONTACT_MAIL, contact["mail"]),
    )
    return values_text(packet, labels.VALUES_TITLE, say, found)
