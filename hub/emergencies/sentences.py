"""What is missing for danger to life."""

from collections.abc import Mapping

from hub.kit.sentence import Sentence
from hub.kit.text import Phrase

REFUSALS: Mapping[str, Sentence] = {
    "danger_who": Sentence(
        Phrase("It does not say who is in danger."),
        Phrase('Write a call name, or "not known".'),
    ),
    "danger_where": Sentence(
        Phrase("It does not say where she is."),
        Phrase('Write where, or how to find her; "not known" will do.', "night"),
    ),
    "danger_what": Sentence(
        Phrase("It does not say what kind of danger it is."),
        Phrase("Choose one at least from the list."),
    ),
    "danger_number": Sentence(
        Phrase("The number that was telephoned is missing."),
        Phrase("Write it in digits: 110, 119, 189, …"),
    ),
    "danger_called": Sentence(
        Phrase("The time of the call is missing or lies ahead."),
        Phrase("Write when it was telephoned."),
    ),
}
