"""What is refused when it is recorded: dates out of reason, and a yes that could never count. Each says the range."""

from hub.kit.sentences.sentence import Sentence
from hub.kit.text import Phrase

RECORDING: dict[str, Sentence] = {
    "use_add_places": Sentence(
        Phrase("This list has more than 200 places."),
        Phrase("Add with addPlaces, and take away with removePlaces and a reason."),
    ),
    "too_many_places": Sentence(
        Phrase("A case holds at most 2,000 places: locations, accounts and hashes together."),
        Phrase("Take some away with removePlaces, or divide them over another case."),
    ),
    "signed_out_of_range": Sentence(
        Phrase("A signature counts from a year before the case was opened until now."),
        Phrase("Give the day on which it was signed."),
    ),
    "seen_out_of_range": Sentence(
        Phrase("This was seen between thirty years before the case was opened and now."),
        Phrase("Give the time at which it was seen."),
    ),
    "happened_out_of_range": Sentence(
        Phrase("An event lies between a hundred years before the case was opened and a year from now."),
        Phrase("Check the day."),
    ),
    "deadline_out_of_range": Sentence(
        Phrase("An offender's deadline lies between a year before the case was opened and a year from now."),
        Phrase("Check the day."),
    ),
    "clock_out_of_range": Sentence(
        Phrase(
            "A clock runs out between a year before the case was opened and ten years from now, an answer is "
            "asked for within 14 days."
        ),
        Phrase("Check the day."),
    ),
    "told_out_of_range": Sentence(
        Phrase("What was told lies between ten years before the case was opened and now."),
        Phrase("Give the time at which it was told."),
    ),
    "called_out_of_range": Sentence(
        Phrase("The call lies within the last 24 hours."),
        Phrase("Telephone first, then give the time of the call."),
    ),
    "engaged_out_of_range": Sentence(
        Phrase("The day lies between a year before this was referred to you and today."),
        Phrase("Check it."),
    ),
    "kept_date_out_of_range": Sentence(
        Phrase("A date to keep lies between a year before this was referred to you and ten years from now."),
        Phrase("Check the day."),
    ),
    "own_duty_abuser": Sentence(
        Phrase("This notice is for abuse by a guardian or somebody she lives with."),
        Phrase("About anybody else ask her: she decides."),
    ),
    "own_duty_receiver": Sentence(
        Phrase("This law names a child guidance centre or a municipal office."),
        Phrase("Choose one of the two (`CHILD_GUIDANCE`, `OTHER`)."),
    ),
    "own_duty_child": Sentence(
        Phrase("There is no such notice about a person of 18 or over."),
        Phrase("Ask her."),
    ),
    "one_recipient": Sentence(
        Phrase("It does not name exactly one who was told."),
        Phrase("Name a member by its id, or somebody else by name and kind, and not both."),
    ),
    "until_out_of_range": Sentence(
        Phrase("A consent ends between a minute and twelve months from now."),
        Phrase("To go on longer, ask again before then."),
    ),
    "never_needed": Sentence(
        Phrase("This recipient can never get this field for this purpose."),
        Phrase("Leave it out of the consent."),
    ),
    "guardian_barred": Sentence(
        Phrase("The person barred her guardian, so a guardian's yes counts for nothing."),
        Phrase("Record `ABSENT`, with the reason."),
    ),
    "answered_since": Sentence(
        Phrase("The person has answered since you looked."),
        Phrase("Reload, ask her again, and give the id of her last answer."),
    ),
}
