"""What is refused at night: who helps, who confirms, and what of the minimum is missing."""

from hub.kit.sentences.sentence import Sentence
from hub.kit.text import Phrase

NIGHT: dict[str, Sentence] = {
    "standing_peer": Sentence(
        Phrase("This organisation cannot be named."),
        Phrase("Choose another member of the same kind as yours."),
    ),
    "duty_time": Sentence(
        Phrase("This time cannot be used."),
        Phrase("Give one that begins between now and a year from now and lasts at most 7 days."),
    ),
    "not_on_call": Sentence(
        Phrase("You are not on call as standing second now."),
        Phrase("Tell whoever is."),
    ),
    "not_on_duty": Sentence(
        Phrase("You are not on duty now, so a case of others cannot be opened."),
        Phrase("Ask your supervisor for your time."),
    ),
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
    "duty_role": Sentence(
        Phrase("Somebody of this role cannot be on duty."),
        Phrase("Choose a caseworker or a supervisor."),
    ),
}
