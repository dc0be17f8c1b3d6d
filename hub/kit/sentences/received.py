"""Who works on what the organisation received."""

from hub.kit.sentences.sentence import Sentence, told

RECEIVED: dict[str, Sentence] = {
    "assign_first": told(
        "この依頼の担当ではありません。",
        "You are not on this.",
        "先に担当になってください（assignReferrals、assignTakedownRequests）。",
        "Assign yourself to it first (assignReferrals, assignTakedownRequests).",
    ),
    "cannot_be_assigned": told(
        "この人は担当になれません。",
        "This person cannot take it.",
        "別の人を選んでください。",
        "Choose somebody else.",
    ),
    "last_assigned": told(
        "引き受けた依頼の担当者がいなくなります。",
        "What your organisation took on would be left to nobody.",
        "代わりの人を決めてください。",
        "Name somebody who takes it.",
    ),
    "nobody_else": told(
        "ほかに引き受けられる人がいません。",
        "Nobody else could take this.",
        "断るか、先に別の人を加えてください。",
        "Decline it, or let somebody else join first.",
    ),
    "own_wall": told(
        "自分についての制限は、自分では外せません。",
        "This keeps you yourself out.",
        "ほかの担当者に外してもらってください。",
        "Ask somebody else who is assigned to lift it.",
    ),
}
