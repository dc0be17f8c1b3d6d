"""The complaint by Article 20 about what became of a notice: the notice again, and nothing that it did not hold."""

from connectors.kit import letter, letter_words
from connectors.kit.letter import SayText
from connectors.kit.sheet import Rows
from connectors.partners.dsa_notice import labels
from hub.exchange.packets import Packet
from hub.exchange.vocabulary.tasks import TASK_STATUSES
from hub.kit.text import Phrase

COMPLAINT = "takedown.request.complaint"
_SILENT = TASK_STATUSES.named("requested", "received", "accepted", "in-progress", "on-hold")
"""Where a request stands to which no decision came; of any other status but a refusal nothing is said."""


def subject_matter(packet: Packet, status: str, say: SayText) -> Rows:
    """Which notice, and what became of it. `status`: where the request stands.

    Not of when: a packet that was narrowed since is younger than the notice that was sent.
    """
    return letter.rows(
        say,
        (letter_words.REFERENCE, packet.object),
        (labels.BECAME, _became(status, say)),
    )


def request(say: SayText) -> Rows:
    """What is asked for."""
    return letter.rows(say, (Phrase("Article 20"), say(labels.REVIEW)))


def _became(status: str, say: SayText) -> str:
    if status == "rejected":
        return say(labels.REFUSED)
    return say(labels.SILENCE) if status in _SILENT else ""
