"""What she did not say, or said otherwise; whose word it takes."""

from collections.abc import Mapping

from hub.kit.sentence import Sentence
from hub.kit.text import Phrase

REFUSALS: Mapping[str, Sentence] = {
    "no_consent": Sentence(
        Phrase("The person has not consented to this recipient and purpose."),
        Phrase("Ask her, and record her answer with recordConsent."),
    ),
    "consent_refused": Sentence(
        Phrase("The person refused this recipient."),
        Phrase("Do not send it. Record a new answer only where she herself has changed her mind."),
    ),
    "consent_withdrawn": Sentence(
        Phrase("The person withdrew this consent."),
        Phrase("Do not send it; ask her anew if it is still needed."),
    ),
    "consent_expired": Sentence(
        Phrase("The consent has ended."),
        Phrase("Ask again."),
    ),
    "assent_missing": Sentence(
        Phrase("The minor's own assent is not recorded."),
        Phrase("Ask the minor herself, and record the consent again with `assent`."),
    ),
    "guardian_consent_unrecorded": Sentence(
        Phrase("Nothing is recorded of a guardian's consent."),
        Phrase("Record it, or the reason why there is none (`guardianConsent`)."),
    ),
    "guardian_informed_unrecorded": Sentence(
        Phrase("It is not recorded whether a guardian is informed."),
        Phrase("Record whether one is, and the reason where not (`guardianInformed`)."),
    ),
    "abroad_not_accepted": Sentence(
        Phrase("The recipient is abroad."),
        Phrase("Explain the country and its protection, and record the person's answer."),
    ),
    "widening_needs_given": Sentence(
        Phrase("A shortening cannot widen a consent."),
        Phrase("Ask the person again, and record it with recordConsent."),
    ),
    "guardian_barred": Sentence(
        Phrase("The person barred her guardian, so a guardian's yes counts for nothing."),
        Phrase("Record `ABSENT`, with the reason."),
    ),
    "guardian_answers_own_questions": Sentence(
        Phrase("A guardian does not answer for the person."),
        Phrase("Record her own answer, and the guardian's word beside it (recordGuardianWord)."),
    ),
    "person_not_heard": Sentence(
        Phrase("Only somebody else has spoken with you about her, and nobody says yes for her."),
        Phrase("Speak with her, record that she speaks with you (the field `speaks_with_us`: `self`), and ask her."),
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
    "lawyer_answers_not_capable": Sentence(
        Phrase("A lawyer gives the answer only where the person cannot."),
        Phrase("Ask her, or record in `notCapable` why she cannot be asked."),
    ),
}
