"""Whose word it takes: what a guardian can and cannot say, undoing, holding, and who cannot be asked."""

from hub.kit.text import Phrase, Text

VOICES: dict[str, Text] = {
    "held_once": Phrase("Destruction can be held once, and this one was. She can still undo it until it ends."),
    "hold_too_late": Phrase("It is too late to hold this: the keys are gone, or seven days have passed."),
    "guardian_never_withdraws": Phrase(
        "A guardian does not withdraw for the person. Record the objection with recordGuardianWord, and ask her."
    ),
    "guardian_answers_own_questions": Phrase(
        "A guardian does not answer for the person. Record her own answer, and the guardian's word beside it "
        "(recordGuardianWord)."
    ),
    "adult_answers_herself": Phrase(
        "She is 18 or over: she has no guardian, and nobody answers in her place. Ask her."
    ),
    "adult_not_asked": Phrase("Somebody else answered this before she was 18. Ask her anew."),
    "not_capable_giver": Phrase("Where the person cannot answer, a guardian or a lawyer gives the answer (`givenBy`)."),
    "guardian_may_be_offender": Phrase(
        "State that this guardian is not named as offender. Where you cannot, a lawyer answers."
    ),
    "not_capable_against_no": Phrase("She has shown a no to this recipient. Nobody answers against it: ask her."),
    "not_capable_answered_before": Phrase(
        "She has answered about this recipient herself. That is not replaced by another's answer: ask her."
    ),
    "not_capable_or_assent": Phrase("Record either her assent or that she cannot answer, not both."),
    "lawyer_answers_not_capable": Phrase("A lawyer gives the answer only where the person cannot (`notCapable`)."),
}
