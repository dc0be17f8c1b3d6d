"""Who works on a case, and who looks at alarms."""

from hub.kit.text import Text

CASE_WORK: dict[str, Text] = {
    "role_without_cases": Text(
        "この役割では相談記録を読めません。別の人を選んでください。", "This role reads no cases. Choose somebody else."
    ),
    "last_of_team": Text(
        "担当者がいなくなります。先に別の人を加えてください。",
        "Nobody would be left to work on this case. Add somebody first.",
    ),
    "own_alarm": Text(
        "自分についての警告は、ほかの人が確かめます。",
        "This alarm is about your own reading: somebody else looks at it.",
    ),
}
