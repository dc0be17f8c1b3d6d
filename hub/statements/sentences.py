"""What the person said of herself and her safety, and why it does not count like this."""

from collections.abc import Mapping

from hub.kit.sentence import Sentence
from hub.kit.text import Phrase

REFUSALS: Mapping[str, Sentence] = {
    "not_alone": Sentence(
        Phrase('There is no yes to "Are you alone? Can you talk freely?". It is recorded, and not counted.'),
        Phrase("Ask again when she can talk."),
    ),
    "word_wrong": Sentence(
        Phrase("The shared word is missing or wrong. It is recorded, and not counted."),
        Phrase("Ask her by her safe contact."),
    ),
    "contact_changed_lately": Sentence(
        Phrase("The safe contact changed within 14 days. It is recorded, and not counted."),
        Phrase("Ask again when the 14 days are over."),
    ),
    "not_her_own_word": Sentence(
        Phrase("This is not her own word. It is recorded, and not counted."),
        Phrase("Ask her herself."),
    ),
    "lift_of_a_kind_lasts": Sentence(
        Phrase("A day's lift is for one recipient and one purpose."),
        Phrase("Name the recipient, or say that the lift is to last."),
    ),
    "contradiction_unsettled": Sentence(
        Phrase("Two statements contradict each other, and nothing leaves until that is settled."),
        Phrase("Ask another member of the team to settle them (settleContradiction)."),
    ),
    "nothing_to_settle": Sentence(
        Phrase("There is nothing to settle about this statement."),
        Phrase("Reload, and choose a statement that waits (`unsettled`)."),
    ),
    "not_counted_asks_anew": Sentence(
        Phrase("What did not count as her yes is not made one by settling it."),
        Phrase("Ask her anew.", "statements"),
    ),
}
