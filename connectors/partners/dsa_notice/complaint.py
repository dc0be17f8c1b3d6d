"""The complaint by Article 20 about what became of a notice: the notice again, and nothing that it did not hold."""

from connectors.kit import letter, letter_words
from connectors.kit.letter import SayText
from connectors.kit.sheet import Rows
from connectors.partners.dsa_notice import labels
from hub.exchange.packets import Packet
from hub.kit.text import Phrase

COMPLAINT = "takedown.request.disputed"
UNANSWERED = "takedown.request.unanswered"
"""The hub says which it was when a person complained: the platform's own status may have moved since."""
COMPLAINTS = frozenset({COMPLAINT, UNANSWERED})
_REFUSED = "rejected"


def subject_matter(packet: Packet, became: Phrase, say: SayText) -> Rows:
    """Which notice, and what became of it.

    Not of when: a packet that was narrowed since is younger than the notice that was sent.
    """
    return letter.rows(say, (letter_words.REFERENCE, packet.object), (labels.BECAME, say(became)))


def request(say: SayText) -> Rows:
    """What is asked for."""
    return letter.rows(say, (Phrase("Article 20"), say(labels.REVIEW)))


def became(event: str, status: str) -> Phrase:
    """What a complaint of this event says; `status`: where the request stands."""
    if event == UNANSWERED:
        return labels.SILENCE
    return labels.REFUSED if status == _REFUSED else labels.PARTLY
