"""Whose word it takes: what a guardian can and cannot say, undoing, holding, and who cannot be asked."""

from hub.kit.sentences.sentence import Sentence
from hub.kit.text import Phrase

VOICES: dict[str, Sentence] = {
    "held_once": Sentence(
        Phrase("Destruction can be held once, and this one was."),
        Phrase("Where she wants it undone, record that before it ends (undoWithdrawal)."),
    ),
    "hold_too_late": Sentence(
        Phrase("It is too late to hold this: the keys are gone, or seven days have passed."),
        Phrase("Tell her that it cannot be undone any more."),
    ),
    "guardian_never_withdraws": Sentence(
        Phrase("A guardian does not withdraw for the person."),
        Phrase("Record the objection with recordGuardianWord, and ask her."),
    ),
    "guardian_answers_own_questions": Sentence(
        Phrase("A guardian does not answer for the person."),
        Phrase("Record her own answer, and the guardian's word beside it (recordGuardianWord)."),
    ),
    "adult_answers_herself": Sentence(
        Phrase("She is 18 or over: she has no guardian, and nobody answers in her place."),
        Phrase("Ask her."),
    ),
    "adult_not_asked": Sentence(
        Phrase("Somebody else answered this before she was 18."),
        Phrase("Ask her anew.", "voices"),
    ),
    "not_capable_giver": Sentence(
        Phrase("Where the person cannot answer, only a guardian or a lawyer can."),
        Phrase("Record in `givenBy` which of the two answered."),
    ),
    "guardian_may_be_offender": Sentence(
        Phrase("It is not stated that this guardian is not named as offender."),
        Phrase("State it; where you cannot, let a lawyer answer."),
    ),
    "not_capable_against_no": Sentence(
        Phrase("She has shown a no to this recipient, and nobody answers against it."),
        Phrase("Ask her."),
    ),
    "not_capable_answered_before": Sentence(
        Phrase("She has answered about this recipient herself, and that is not replaced by another's answer."),
        Phrase("Ask her."),
    ),
    "not_capable_or_assent": Sentence(
        Phrase("Her assent and that she cannot answer exclude each other."),
        Phrase("Record one of the two."),
    ),
    "lawyer_answers_not_capable": Sentence(
        Phrase("A lawyer gives the answer only where the person cannot."),
        Phrase("Ask her, or record in `notCapable` why she cannot be asked."),
    ),
}
