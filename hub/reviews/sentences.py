"""Why a second look does not count."""

from collections.abc import Mapping

from hub.kit.sentence import Sentence
from hub.kit.text import Phrase

REFUSALS: Mapping[str, Sentence] = {
    "review_decided": Sentence(
        Phrase("This was reviewed already."),
        Phrase("Reload the list."),
    ),
    "review_same_person": Sentence(
        Phrase("You did this yourself: a second person reviews it."),
        Phrase("Ask another."),
    ),
    "review_same_hand": Sentence(
        Phrase("One of you two was let in by the other alone, or one person let in both.", "two_people"),
        Phrase("Ask somebody who came in otherwise."),
    ),
    "review_by_machine": Sentence(
        Phrase("A person decides this, not a machine."),
        Phrase("Somebody of the team or a supervisor signs in and decides."),
    ),
    "review_nothing_to_cut": Sentence(
        Phrase("There is nothing to cut in a review of this kind."),
        Phrase("Choose `UPHELD`."),
    ),
}
