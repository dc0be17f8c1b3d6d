"""Who works on what the organisation received."""

from hub.kit.text import Phrase, Text

RECEIVED: dict[str, Text] = {
    "assign_first": Phrase("Assign yourself to this first (assignReferrals, assignTakedownRequests)."),
    "cannot_be_assigned": Phrase("This person cannot take it. Choose somebody else."),
    "last_assigned": Phrase("What your organisation took on would be left to nobody. Name somebody who takes it."),
    "nobody_else": Phrase("Nobody else could take this. Decline it, or let somebody else join first."),
    "own_wall": Phrase("This keeps you yourself out: somebody else who is assigned lifts it."),
}
