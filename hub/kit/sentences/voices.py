"""Whose word it takes: what a guardian can and cannot say, undoing, holding, and who cannot be asked."""

from hub.kit.sentences.sentence import Sentence, told

VOICES: dict[str, Sentence] = {
    "held_once": told(
        "消去を待てるのは一度だけで、すでに待つことになっています。",
        "Destruction can be held once, and this one was.",
        "本人が戻したいときは、終わるまでに undoWithdrawal で記録してください。",
        "Where she wants it undone, record that before it ends (undoWithdrawal).",
    ),
    "hold_too_late": told(
        "待てる時間は過ぎました。鍵が消されたか、7日が過ぎました。",
        "It is too late to hold this: the keys are gone, or seven days have passed.",
        "本人に、もう戻せないことを伝えてください。",
        "Tell her that it cannot be undone any more.",
    ),
    "guardian_never_withdraws": told(
        "保護者は本人の代わりに取り消せません。",
        "A guardian does not withdraw for the person.",
        "保護者の反対は recordGuardianWord で記録し、本人にたずねてください。",
        "Record the objection with recordGuardianWord, and ask her.",
    ),
    "guardian_answers_own_questions": told(
        "保護者は本人の代わりに答えられません。",
        "A guardian does not answer for the person.",
        "本人の答えと、別に保護者の言葉（recordGuardianWord）を記録してください。",
        "Record her own answer, and the guardian's word beside it (recordGuardianWord).",
    ),
    "adult_answers_herself": told(
        "本人は18歳以上です。保護者はおらず、代わりに答える人もいません。",
        "She is 18 or over: she has no guardian, and nobody answers in her place.",
        "本人にたずねてください。",
        "Ask her.",
    ),
    "adult_not_asked": told(
        "この同意は、本人が18歳になる前に別の人が答えたものです。",
        "Somebody else answered this before she was 18.",
        "本人にたずねてください。",
        "Ask her anew.",
    ),
    "not_capable_giver": told(
        "答えられない本人の代わりに答えられるのは、保護者か弁護士だけです。",
        "Where the person cannot answer, only a guardian or a lawyer can.",
        "givenBy に、どちらが答えたかを記録してください。",
        "Record in `givenBy` which of the two answered.",
    ),
    "guardian_may_be_offender": told(
        "保護者が加害者として名前が出ていないことが、確かめられていません。",
        "It is not stated that this guardian is not named as offender.",
        "確かめて記録するか、弁護士に答えてもらってください。",
        "State it; where you cannot, let a lawyer answer.",
    ),
    "not_capable_against_no": told(
        "本人はこの相手に「いやだ」と言ったことがあります。",
        "She has shown a no to this recipient, and nobody answers against it.",
        "本人にたずねてください。",
        "Ask her.",
    ),
    "not_capable_answered_before": told(
        "本人はこの相手について自分で答えています。ほかの人の答えで置き換えることはできません。",
        "She has answered about this recipient herself, and that is not replaced by another's answer.",
        "本人にたずねてください。",
        "Ask her.",
    ),
    "not_capable_or_assent": told(
        "本人の承諾と「答えられない」は、両立しません。",
        "Her assent and that she cannot answer exclude each other.",
        "どちらか一つだけを記録してください。",
        "Record one of the two.",
    ),
    "lawyer_answers_not_capable": told(
        "弁護士が代わりに答えるのは、本人が答えられないときだけです。",
        "A lawyer gives the answer only where the person cannot.",
        "本人にたずねるか、答えられない理由を notCapable に記録してください。",
        "Ask her, or record in `notCapable` why she cannot be asked.",
    ),
}
