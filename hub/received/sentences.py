"""Who works on what an organisation received."""

from collections.abc import Mapping

from hub.kit.sentence import Sentence
from hub.kit.text import Phrase

REFUSALS: Mapping[str, Sentence] = {
    "assign_first": Sentence(
        Phrase("You are not on this."),
        Phrase("Assign yourself to it first (assignReferrals, assignTakedownRequests)."),
    ),
    "cannot_be_assigned": Sentence(
        Phrase("This person cannot take it."),
        Phrase("Choose somebody else."),
    ),
    "last_assigned": Sentence(
        Phrase("What your organisation took on would be left to nobody."),
        Phrase("Name somebody who takes it."),
    ),
    "nobody_else": Sentence(
        Phrase("Nobody else could take this."),
        Phrase("Decline it, or let somebody else join first."),
    ),
    "own_wall": Sentence(
        Phrase("This keeps you yourself out."),
        Phrase("Ask somebody else who is assigned to lift it."),
    ),
}
