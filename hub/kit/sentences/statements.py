"""What the person said of herself and her safety: how it is recorded, and when it counts as her yes."""

from hub.kit.text import Phrase, Text

STATEMENTS: dict[str, Text] = {
    "use_bar_recipients": Phrase(
        "Whom she bars is no correction. Record her word with barRecipients, or with liftBar."
    ),
    "use_state_age": Phrase("An age is no correction. Record it with stateAge, with who said it and how."),
    "use_state_safe_contact": Phrase("The safe contact is no correction. Record her word with stateSafeContact."),
    "use_state_wishes": Phrase("Wishes are no correction. Record her word with stateWishes."),
    "not_alone": Phrase(
        'There is no yes to "Are you alone? Can you talk freely?". Recorded, not counted: ask again when she can talk.'
    ),
    "word_wrong": Phrase("The shared word is missing or wrong. Recorded, not counted: ask her by her safe contact."),
    "contact_changed_lately": Phrase(
        "The safe contact changed within 14 days. Recorded, not counted: ask again when the 14 days are over."
    ),
    "not_her_own_word": Phrase("This is not her own word. Recorded, not counted: ask her herself."),
    "lift_takes_two": Phrase(
        "A lasting lift of a minor's bar takes two people. It counts once another person confirms it."
    ),
    "lift_of_a_kind_lasts": Phrase(
        "A day's lift is for one recipient and one purpose. Name the recipient, or say that the lift is to last."
    ),
    "nothing_barred": Phrase("She does not bar this recipient now: there is nothing to lift."),
    "barred_again": Phrase("She barred it again meanwhile. Ask her anew."),
    "except_not_barred": Phrase("An exception must be one of those that she bars in the same breath."),
    "exception_is_a_lift": Phrase("She bars this already. Record the exception as her yes, with liftBar."),
    "asked_before_lift": Phrase("This consent is older than the lift of her bar. Ask her anew."),
    "contradiction_unsettled": Phrase(
        "Two statements contradict each other. Nothing leaves until another member of the team settles them "
        "(settleContradiction)."
    ),
    "nothing_to_settle": Phrase("There is nothing to settle about this statement."),
    "not_counted_asks_anew": Phrase("What did not count as her yes is not made one by settling it. Ask her anew."),
    "person_died": Phrase(
        "It is recorded that the person died: nothing new goes out. If that is wrong, another member of the team "
        "settles it."
    ),
    "harm_code_fits_sextortion_minor": Phrase("She is or was under 18: the code that fits is SEXTORTION_MINOR."),
    "harm_code_fits_image_minor": Phrase("She is or was under 18: the code that fits is IMAGE_MINOR."),
    "harm_code_fits_image_minor_synth": Phrase("She is or was under 18: the code that fits is IMAGE_MINOR_SYNTH."),
    "harm_code_fits_secret_filming_minor": Phrase(
        "She is or was under 18: the code that fits is SECRET_FILMING_MINOR."
    ),
    "harm_code_fits_sextortion_adult": Phrase("She was and is of age: the code that fits is SEXTORTION_ADULT."),
    "harm_code_fits_ncii_adult": Phrase("She was and is of age: the code that fits is NCII_ADULT."),
    "harm_code_fits_ncii_adult_synth": Phrase("She was and is of age: the code that fits is NCII_ADULT_SYNTH."),
    "harm_code_fits_secret_filming": Phrase("She was and is of age: the code that fits is SECRET_FILMING."),
}
