"""What is refused at night: who helps, who confirms, and what of the minimum is missing."""

from hub.kit.text import Phrase, Text

NIGHT: dict[str, Text] = {
    "standing_peer": Phrase("This organisation cannot be named. Choose another member of the same kind as yours."),
    "duty_time": Phrase(
        "This time cannot be used. Give one that begins between now and a year from now and lasts at most 7 days."
    ),
    "not_on_call": Phrase("You are not on call as standing second now. Tell whoever is."),
    "not_on_duty": Phrase(
        "You are not on duty now, so a case of others cannot be opened. Ask your supervisor for your time."
    ),
    "danger_who": Phrase('Write who is in danger: a call name, or "not known".'),
    "danger_where": Phrase('Write where, or how to find her; "not known" will do.'),
    "danger_what": Phrase("Choose from the list what kind of danger it is: one at least."),
    "danger_number": Phrase("Write the number that was telephoned, in digits: 110, 119, 189, …"),
    "danger_called": Phrase("Write when it was telephoned: a time before now."),
    "duty_role": Phrase("Somebody of this role cannot be on duty. Choose a caseworker or a supervisor."),
}
