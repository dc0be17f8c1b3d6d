"""Who works on a case, and who looks at alarms."""

from hub.kit.text import Phrase, Text

CASE_WORK: dict[str, Text] = {
    "role_without_cases": Phrase("This role reads no cases. Choose somebody else."),
    "last_of_team": Phrase("Nobody would be left to work on this case. Add somebody first."),
    "own_alarm": Phrase("This alarm is about your own reading: somebody else looks at it."),
}
