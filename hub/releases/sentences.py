"""Why what was released does not open, or is not asked for again."""

from collections.abc import Mapping

from hub.kit.sentence import Sentence
from hub.kit.text import Phrase

REFUSALS: Mapping[str, Sentence] = {
    "release_held": Sentence(
        Phrase("This is on hold and cannot be opened now."),
        Phrase("Wait until the sender has settled it."),
    ),
    "duplicate": Sentence(
        Phrase("The same was asked of this body before."),
        Phrase("Look at what was asked (duplicates); to ask again, give a reason (duplicateReason)."),
    ),
    "no_public_key": Sentence(
        Phrase("Your organisation has no valid public key for this."),
        Phrase("Two of its administrators must register a new one."),
    ),
    "release_closed": Sentence(
        Phrase("This can no longer be opened."),
        Phrase("Ask the sender."),
    ),
    "terms_changed": Sentence(
        Phrase(
            "The agreement or a duty to report has changed since this was sent. It opens once it was checked "
            "anew for the sender, within a minute or two."
        ),
        Phrase("Wait and try again, or ask the sender."),
    ),
    "party_suspended": Sentence(
        Phrase("One of the two organisations is suspended, so this cannot be taken on now."),
        Phrase("Ask the operator.", "moves"),
    ),
}
