"""Who works on what the organisation received."""

from hub.kit.text import Text

RECEIVED: dict[str, Text] = {
    "assign_first": Text(
        "先にこの依頼の担当になってください（assignReferrals、assignTakedownRequests）。",
        "Assign yourself to this first (assignReferrals, assignTakedownRequests).",
    ),
    "cannot_be_assigned": Text(
        "この人は担当になれません。別の人を選んでください。", "This person cannot take it. Choose somebody else."
    ),
    "last_assigned": Text(
        "引き受けた依頼の担当者がいなくなります。代わりの人を決めてください。",
        "What your organisation took on would be left to nobody. Name somebody who takes it.",
    ),
    "nobody_else": Text(
        "ほかに引き受けられる人がいません。断るか、先に別の人を加えてください。",
        "Nobody else could take this. Decline it, or let somebody else join first.",
    ),
    "own_wall": Text(
        "自分についての制限は、ほかの担当者が外します。",
        "This keeps you yourself out: somebody else who is assigned lifts it.",
    ),
}
