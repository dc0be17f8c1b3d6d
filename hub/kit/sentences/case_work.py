"""Who works on a case, and who looks at alarms."""

from hub.kit.sentences.sentence import Sentence, told

CASE_WORK: dict[str, Sentence] = {
    "role_without_cases": told(
        "この役割では相談記録を読めません。",
        "This role reads no cases.",
        "別の人を選んでください。",
        "Choose somebody else.",
    ),
    "last_of_team": told(
        "担当者がいなくなります。",
        "Nobody would be left to work on this case.",
        "先に別の人を加えてください。",
        "Add somebody first.",
    ),
    "own_alarm": told(
        "自分についての警告は、自分では確かめられません。",
        "This alarm is about your own reading.",
        "ほかの人に確かめてもらってください。",
        "Ask somebody else to look at it.",
    ),
}
