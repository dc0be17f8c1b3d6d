"""Whom she bars, who must report onward, and what is wrong with an organisation's entry."""

from collections.abc import Mapping

from hub.kit.sentence import Sentence
from hub.kit.text import Phrase

REFUSALS: Mapping[str, Sentence] = {
    "barred_recipient": Sentence(
        Phrase("The person said: never this recipient."),
        Phrase("Choose another recipient; only where she lets it through herself, record that with liftBar."),
    ),
    "duty_reaches_barred": Sentence(
        Phrase("This recipient must report to one whom the person barred."),
        Phrase("Read the sentence aloud and record the answer."),
    ),
    "practice_reaches_barred": Sentence(
        Phrase("This recipient usually tells one whom the person barred."),
        Phrase("Read the sentence aloud and record the answer."),
    ),
    "onward_report_refused": Sentence(
        Phrase("The person said no to this recipient because of whom it must tell, or usually tells."),
        Phrase("Choose another recipient."),
    ),
    "duties_unknown": Sentence(
        Phrase("The recipient's reporting duties are not recorded."),
        Phrase("Ask the operator."),
    ),
    "connector_unknown": Sentence(
        Phrase("The connector of this route is not installed."),
        Phrase("Tell the operator."),
    ),
    "name_unfit": Sentence(
        Phrase("A name holds no invisible letters, no signs of direction and no blanks but single ones."),
        Phrase("Take them out."),
    ),
    "already_registered": Sentence(
        Phrase("This key is registered, or was once."),
        Phrase("Make a new pair."),
    ),
    "endpoint_silent": Sentence(
        Phrase("The new endpoint could not be reached or did not give the challenge back."),
        Phrase("Check it and send again."),
    ),
}
