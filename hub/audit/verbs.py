"""What can stand in the ledger: subject:verb, permanent once written."""

from enum import StrEnum


class Verb(StrEnum):
    """One kind of ledger event."""

    CONSENT_GIVEN = "consent:given"
    CONSENT_REFUSED = "consent:refused"
    CONSENT_WITHDRAWN = "consent:withdrawn"
    CONSENT_RESTORED = "consent:restored"
    CONSENT_SHORTENED = "consent:shortened"
    CONSENT_EXPIRED = "consent:expired"
    ONWARD_ANSWERED = "onward_report:answered"
    DISCLOSURE_REFUSED = "disclosure:refused"
    DISCLOSURE_OUTSIDE = "disclosure:outside"
    OFFER_RELEASED = "offer:released"
    OFFER_READ = "offer:read"
    PACKET_RELEASED = "packet:released"
    PACKET_OPENED = "packet:opened"
    PACKET_READ = "packet:read"
    PACKET_DOWNLOADED = "packet:downloaded"
    PACKET_SENT = "packet:sent"
    NOTICE_SENT = "notice:sent"
    RELEASE_CUT = "release:cut"
    RELEASE_RESTORED = "release:restored"
    RELEASE_DESTROYED = "release:destroyed"
    HOLDING_ASKED = "holding:asked"
    HOLDING_ANSWERED = "holding:answered"
    CONFLICT_CHECKED = "conflict:checked"
    DELIVERY_REDELIVERED = "delivery:redelivered"
    CLIENT_ADDED = "client:added"
    CLIENT_ENDED = "client:ended"
    CLIENT_KEY_ADDED = "client_key:added"
    CLIENT_KEY_ENDED = "client_key:ended"
    TOKEN_REVOKED = "token:revoked"  # noqa: S105 - a verb
