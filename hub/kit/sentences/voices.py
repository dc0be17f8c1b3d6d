"""Whose word it takes: what a guardian can and cannot say, undoing, holding, and who cannot be asked."""

from hub.kit.text import Text

VOICES: dict[str, Text] = {
    "held_once": Text(
        "消去を待てるのは一度だけです。すでに一度、待つことになっています。",
        "Destruction can be held once, and this one was. She can still undo it until it ends.",
    ),
    "hold_too_late": Text(
        "待てる時間は過ぎました。鍵が消されたか、7日が過ぎました。",
        "It is too late to hold this: the keys are gone, or seven days have passed.",
    ),
    "guardian_never_withdraws": Text(
        "保護者は本人の代わりに取り消せません。保護者の反対は recordGuardianWord で記録し、本人にたずねてください。",
        "A guardian does not withdraw for the person. Record the objection with recordGuardianWord, and ask her.",
    ),
    "guardian_answers_own_questions": Text(
        "保護者は本人の代わりに答えられません。本人の答えと、別に保護者の言葉（recordGuardianWord）を記録してください。",
        "A guardian does not answer for the person. Record her own answer, and the guardian's word beside it "
        "(recordGuardianWord).",
    ),
    "adult_answers_herself": Text(
        "本人は18歳以上です。保護者はおらず、代わりに答える人もいません。本人にたずねてください。",
        "She is 18 or over: she has no guardian, and nobody answers in her place. Ask her.",
    ),
    "adult_not_asked": Text(
        "この同意は、本人が18歳になる前に別の人が答えたものです。本人にたずねてください。",
        "Somebody else answered this before she was 18. Ask her anew.",
    ),
    "not_capable_giver": Text(
        "答えられない本人の代わりに答えられるのは、保護者か弁護士だけです（givenBy）。",
        "Where the person cannot answer, a guardian or a lawyer gives the answer (`givenBy`).",
    ),
    "guardian_may_be_offender": Text(
        "保護者が加害者として名前が出ていないことを確かめてください。確かめられないときは、弁護士が答えます。",
        "State that this guardian is not named as offender. Where you cannot, a lawyer answers.",
    ),
    "not_capable_against_no": Text(
        "本人はこの相手に「いやだ」と言ったことがあります。答えられない人として扱うことはできません。",
        "She has shown a no to this recipient. Nobody answers against it: ask her.",
    ),
    "not_capable_answered_before": Text(
        "本人はこの相手について自分で答えています。答えを置き換えることはできません。本人にたずねてください。",
        "She has answered about this recipient herself. That is not replaced by another's answer: ask her.",
    ),
    "not_capable_or_assent": Text(
        "本人の承諾と「答えられない」は、どちらか一つだけを記録してください。",
        "Record either her assent or that she cannot answer, not both.",
    ),
    "lawyer_answers_not_capable": Text(
        "弁護士が代わりに答えるのは、本人が答えられないときだけです（notCapable）。",
        "A lawyer gives the answer only where the person cannot (`notCapable`).",
    ),
}
