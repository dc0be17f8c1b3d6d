"""What is refused when it is recorded: dates out of reason, and a yes that could never count. Each says the range."""

from hub.kit.text import Phrase, Text

RECORDING: dict[str, Text] = {
    "use_add_places": Phrase(
        "This list has more than 200 places. Add with addPlaces, and take away with removePlaces and a reason."
    ),
    "too_many_places": Phrase("A case holds at most 2,000 places: locations, accounts and hashes together."),
    "signed_out_of_range": Phrase(
        "A signature counts from a year before the case was opened until now. Give the day on which it was signed."
    ),
    "seen_out_of_range": Phrase(
        "This was seen between thirty years before the case was opened and now. Give the time at which it was seen."
    ),
    "happened_out_of_range": Phrase(
        "An event lies between a hundred years before the case was opened and a year from now. Check the day."
    ),
    "deadline_out_of_range": Phrase(
        "An offender's deadline lies between a year before the case was opened and a year from now. Check the day."
    ),
    "clock_out_of_range": Phrase(
        "A clock runs out between a year before the case was opened and ten years from now, an answer is asked for "
        "within 14 days. Check the day."
    ),
    "told_out_of_range": Phrase(
        "What was told lies between ten years before the case was opened and now. Give the time at which it was told."
    ),
    "called_out_of_range": Phrase(
        "The call lies within the last 24 hours. Telephone first, then give the time of the call."
    ),
    "engaged_out_of_range": Phrase("The day lies between a year before this was referred to you and today. Check it."),
    "kept_date_out_of_range": Phrase(
        "A date to keep lies between a year before this was referred to you and ten years from now. Check the day."
    ),
    "own_duty_abuser": Phrase(
        "This notice is for abuse by a guardian or somebody she lives with (`guardian`, `cohabitant`). About anybody "
        "else she decides."
    ),
    "own_duty_receiver": Phrase(
        "This law names a child guidance centre or a municipal office (`child_guidance`, `other`). Choose one."
    ),
    "own_duty_child": Phrase("There is no such notice about a person of 18 or over. Ask her."),
    "one_recipient": Phrase(
        "Name the one who was told: a member by its id, or somebody else by name and kind, and not both."
    ),
    "until_out_of_range": Phrase(
        "A consent ends between a minute and twelve months from now. To go on longer, ask again before then."
    ),
    "never_needed": Phrase("This recipient can never get this field for this purpose. Leave it out of the consent."),
    "guardian_barred": Phrase(
        "The person barred her guardian, so a guardian's yes counts for nothing. Record `absent`, with the reason."
    ),
    "answered_since": Phrase(
        "The person has answered since you looked. Reload, ask her again, and give the id of her last answer."
    ),
}
