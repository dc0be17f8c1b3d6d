"""What is refused when it is recorded, each with what to do instead."""

from collections.abc import Mapping

from hub.kit.sentence import Sentence
from hub.kit.text import Phrase

REFUSALS: Mapping[str, Sentence] = {
    "no_words_in_field": Sentence(
        Phrase("This field holds no words."),
        Phrase("Name a field with words, such as narrative."),
    ),
    "too_many_marks": Sentence(
        Phrase("This case has too many marks."),
        Phrase("Change the text itself instead."),
    ),
    "note_out_of_range": Sentence(
        Phrase("What is noted happened between ten years before the case was opened and now."),
        Phrase("Give the time at which it happened."),
    ),
    "step_out_of_range": Sentence(
        Phrase("The day of the next step lies between today and a year from now."),
        Phrase("Choose another day."),
    ),
    "still_open": Sentence(
        Phrase("This is still open."),
        Phrase("Cancel what is open, or name somebody of the team who goes on watching it."),
    ),
    "not_on_duty": Sentence(
        Phrase("You are not on duty now, so a case of others cannot be opened."),
        Phrase("Ask your supervisor for your time."),
    ),
    "use_add_places": Sentence(
        Phrase("This list has more than 200 places."),
        Phrase("Add with addPlaces, and take away with removePlaces and a reason."),
    ),
    "too_many_places": Sentence(
        Phrase("A case holds at most 2,000 places: locations, accounts and hashes together."),
        Phrase("Take some away with removePlaces, or divide them over another case."),
    ),
    "one_recipient": Sentence(
        Phrase("It does not name exactly one who was told."),
        Phrase("Name a member by its id, or somebody else by name and kind, and not both."),
    ),
    "until_out_of_range": Sentence(
        Phrase("A consent ends between a minute and twelve months from now."),
        Phrase("To go on longer, ask again before then."),
    ),
    "answered_since": Sentence(
        Phrase("The person has answered since you looked."),
        Phrase("Reload, ask her again, and give the id of her last answer."),
    ),
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
    "lift_takes_two": Sentence(
        Phrase("A lasting lift of a minor's bar takes two people, and does not count before that."),
        Phrase("Ask another person to confirm it (confirmAct)."),
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
    "not_capable_or_assent": Sentence(
        Phrase("Her assent and that she cannot answer exclude each other."),
        Phrase("Record one of the two."),
    ),
}
