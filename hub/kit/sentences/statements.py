"""What the person said of herself and her safety: how it is recorded, and when it counts as her yes."""

from hub.kit.sentences.sentence import Sentence
from hub.kit.text import Phrase

STATEMENTS: dict[str, Sentence] = {
    "use_bar_recipients": Sentence(
        Phrase("Whom she bars is no correction."),
        Phrase("Record her word with barRecipients, or with liftBar."),
    ),
    "use_state_age": Sentence(
        Phrase("An age is no correction."),
        Phrase("Record it with stateAge, with who said it and how."),
    ),
    "use_state_safe_contact": Sentence(
        Phrase("The safe contact is no correction."),
        Phrase("Record her word with stateSafeContact."),
    ),
    "use_state_wishes": Sentence(
        Phrase("Wishes are no correction."),
        Phrase("Record her word with stateWishes."),
    ),
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
    "lift_takes_two": Sentence(
        Phrase("A lasting lift of a minor's bar takes two people, and does not count before that."),
        Phrase("Ask another person to confirm it (confirmAct)."),
    ),
    "lift_of_a_kind_lasts": Sentence(
        Phrase("A day's lift is for one recipient and one purpose."),
        Phrase("Name the recipient, or say that the lift is to last."),
    ),
    "nothing_barred": Sentence(
        Phrase("She does not bar this recipient now."),
        Phrase("There is nothing to lift: go on."),
    ),
    "barred_again": Sentence(
        Phrase("She barred it again meanwhile."),
        Phrase("Ask her anew."),
    ),
    "except_not_barred": Sentence(
        Phrase("An exception must be one of those that she bars in the same breath."),
        Phrase("Bar its kind with this, or leave the exception out."),
    ),
    "exception_is_a_lift": Sentence(
        Phrase("She bars this already."),
        Phrase("Record the exception as her yes, with liftBar."),
    ),
    "asked_before_lift": Sentence(
        Phrase("This consent is older than the lift of her bar."),
        Phrase("Ask her anew.", "statements"),
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
    "person_died": Sentence(
        Phrase("It is recorded that the person died: nothing new goes out."),
        Phrase("If that is wrong, ask another member of the team to settle it (settleContradiction)."),
    ),
    "harm_code_fits_sextortion_minor": Sentence(
        Phrase("She is or was under 18."),
        Phrase("Choose SEXTORTION_MINOR, the code that fits."),
    ),
    "harm_code_fits_image_minor": Sentence(
        Phrase("She is or was under 18."),
        Phrase("Choose IMAGE_MINOR, the code that fits."),
    ),
    "harm_code_fits_image_minor_synth": Sentence(
        Phrase("She is or was under 18."),
        Phrase("Choose IMAGE_MINOR_SYNTH, the code that fits."),
    ),
    "harm_code_fits_secret_filming_minor": Sentence(
        Phrase("She is or was under 18."),
        Phrase("Choose SECRET_FILMING_MINOR, the code that fits."),
    ),
    "harm_code_fits_sextortion_adult": Sentence(
        Phrase("She was and is of age."),
        Phrase("Choose SEXTORTION_ADULT, the code that fits."),
    ),
    "harm_code_fits_ncii_adult": Sentence(
        Phrase("She was and is of age."),
        Phrase("Choose NCII_ADULT, the code that fits."),
    ),
    "harm_code_fits_ncii_adult_synth": Sentence(
        Phrase("She was and is of age."),
        Phrase("Choose NCII_ADULT_SYNTH, the code that fits."),
    ),
    "harm_code_fits_secret_filming": Sentence(
        Phrase("She was and is of age."),
        Phrase("Choose SECRET_FILMING, the code that fits."),
    ),
}
