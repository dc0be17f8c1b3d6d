"""What is told to the person: the cards, one after the other, and that each was told."""

from types import MappingProxyType
from typing import Final

from hub.kit.text import Phrase

WORDS: Final = MappingProxyType(
    {
        "guidance.title": Phrase("Told and understood"),
        "guidance.first": Phrase("Read it aloud with the person, slowly. She can stop you at any time."),
        "guidance.review": Phrase("Practitioners have not reviewed these cards yet. Use them with your own judgement."),
        "guidance.in": Phrase("Words"),
        "guidance.version": Phrase("Version"),
        "guidance.way": Phrase("By which way"),
        "guidance.tell": Phrase("Told and understood", "do"),
        "guidance.again": Phrase("Told once more"),
        "guidance.was_told": Phrase("Told"),
        "guidance.older": Phrase("The words have changed since."),
        "guidance.others": Phrase("Other cards"),
        "guidance.done": Phrase("Recorded."),
    }
)
