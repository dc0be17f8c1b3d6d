"""What the person said of herself and her safety: how it is recorded, and when it counts as her yes."""

from hub.kit.sentences.sentence import Sentence, told

STATEMENTS: dict[str, Sentence] = {
    "use_bar_recipients": told(
        "伝えない相手は訂正では変えられません。",
        "Whom she bars is no correction.",
        "barRecipients または liftBar で本人の言葉として記録してください。",
        "Record her word with barRecipients, or with liftBar.",
    ),
    "use_state_age": told(
        "年齢は訂正では変えられません。",
        "An age is no correction.",
        "stateAge で、だれがどう言ったかとともに記録してください。",
        "Record it with stateAge, with who said it and how.",
    ),
    "use_state_safe_contact": told(
        "安全な連絡方法は訂正では変えられません。",
        "The safe contact is no correction.",
        "stateSafeContact で本人の言葉として記録してください。",
        "Record her word with stateSafeContact.",
    ),
    "use_state_wishes": told(
        "本人の希望は訂正では変えられません。",
        "Wishes are no correction.",
        "stateWishes で本人の言葉として記録してください。",
        "Record her word with stateWishes.",
    ),
    "not_alone": told(
        "「いま一人ですか。自由に話せますか」に「はい」がありません。記録しましたが、承諾には数えません。",
        'There is no yes to "Are you alone? Can you talk freely?". It is recorded, and not counted.',
        "安全に話せる時にもう一度たずねてください。",
        "Ask again when she can talk.",
    ),
    "word_wrong": told(
        "合言葉がないか、違います。記録しましたが、承諾には数えません。",
        "The shared word is missing or wrong. It is recorded, and not counted.",
        "安全な連絡方法でたずねてください。",
        "Ask her by her safe contact.",
    ),
    "contact_changed_lately": told(
        "連絡方法が14日以内に変わりました。記録しましたが、承諾には数えません。",
        "The safe contact changed within 14 days. It is recorded, and not counted.",
        "14日たってからたずねてください。",
        "Ask again when the 14 days are over.",
    ),
    "not_her_own_word": told(
        "本人の言葉ではありません。記録しましたが、承諾には数えません。",
        "This is not her own word. It is recorded, and not counted.",
        "本人にたずねてください。",
        "Ask her herself.",
    ),
    "lift_takes_two": told(
        "未成年の「伝えない」を続けて外すには、もう一人の確認が要ります。確認されるまで数えません。",
        "A lasting lift of a minor's bar takes two people, and does not count before that.",
        "ほかの人に confirmAct で確認してもらってください。",
        "Ask another person to confirm it (confirmAct).",
    ),
    "lift_of_a_kind_lasts": told(
        "一日だけ外せるのは、一つの相手先と一つの目的です。",
        "A day's lift is for one recipient and one purpose.",
        "相手先を選ぶか、続けて外すと言ってください。",
        "Name the recipient, or say that the lift is to last.",
    ),
    "nothing_barred": told(
        "この相手は、いま「伝えない」になっていません。",
        "She does not bar this recipient now.",
        "外すものはないので、そのまま進めてください。",
        "There is nothing to lift: go on.",
    ),
    "barred_again": told(
        "その後、本人がもう一度「伝えない」と言いました。",
        "She barred it again meanwhile.",
        "改めてたずねてください。",
        "Ask her anew.",
    ),
    "except_not_barred": told(
        "例外にする相手先は、いっしょに「伝えない」にする相手の一つでなければなりません。",
        "An exception must be one of those that she bars in the same breath.",
        "その相手先の種類も「伝えない」に加えるか、例外から外してください。",
        "Bar its kind with this, or leave the exception out.",
    ),
    "exception_is_a_lift": told(
        "すでに「伝えない」になっています。",
        "She bars this already.",
        "例外は liftBar で本人の承諾として記録してください。",
        "Record the exception as her yes, with liftBar.",
    ),
    "asked_before_lift": told(
        "この同意は「伝えない」が外れる前のものです。",
        "This consent is older than the lift of her bar.",
        "本人にもう一度たずねてください。",
        "Ask her anew.",
    ),
    "contradiction_unsettled": told(
        "本人についての言葉が食い違っていて、決まるまで送れません。",
        "Two statements contradict each other, and nothing leaves until that is settled.",
        "チームの別の人に、settleContradiction で確かめてもらってください。",
        "Ask another member of the team to settle them (settleContradiction).",
    ),
    "nothing_to_settle": told(
        "この言葉には、確かめるべき食い違いがありません。",
        "There is nothing to settle about this statement.",
        "読み込み直し、待っている言葉を選んでください。",
        "Reload, and choose a statement that waits (`unsettled`).",
    ),
    "not_counted_asks_anew": told(
        "承諾に数えなかった言葉を、あとから有効にはできません。",
        "What did not count as her yes is not made one by settling it.",
        "本人にもう一度たずねてください。",
        "Ask her anew.",
    ),
    "person_died": told(
        "本人は亡くなったと記録されていて、新しく伝えることはできません。",
        "It is recorded that the person died: nothing new goes out.",
        "誤りなら、チームの別の人に settleContradiction で確かめてもらってください。",
        "If that is wrong, ask another member of the team to settle it (settleContradiction).",
    ),
    "harm_code_fits_sextortion_minor": told(
        "本人は18歳未満です。",
        "She is or was under 18.",
        "SEXTORTION_MINOR を選んでください。",
        "Choose SEXTORTION_MINOR, the code that fits.",
    ),
    "harm_code_fits_image_minor": told(
        "本人は18歳未満です。",
        "She is or was under 18.",
        "IMAGE_MINOR を選んでください。",
        "Choose IMAGE_MINOR, the code that fits.",
    ),
    "harm_code_fits_image_minor_synth": told(
        "本人は18歳未満です。",
        "She is or was under 18.",
        "IMAGE_MINOR_SYNTH を選んでください。",
        "Choose IMAGE_MINOR_SYNTH, the code that fits.",
    ),
    "harm_code_fits_secret_filming_minor": told(
        "本人は18歳未満です。",
        "She is or was under 18.",
        "SECRET_FILMING_MINOR を選んでください。",
        "Choose SECRET_FILMING_MINOR, the code that fits.",
    ),
    "harm_code_fits_sextortion_adult": told(
        "本人は当時も今も18歳以上です。",
        "She was and is of age.",
        "SEXTORTION_ADULT を選んでください。",
        "Choose SEXTORTION_ADULT, the code that fits.",
    ),
    "harm_code_fits_ncii_adult": told(
        "本人は当時も今も18歳以上です。",
        "She was and is of age.",
        "NCII_ADULT を選んでください。",
        "Choose NCII_ADULT, the code that fits.",
    ),
    "harm_code_fits_ncii_adult_synth": told(
        "本人は当時も今も18歳以上です。",
        "She was and is of age.",
        "NCII_ADULT_SYNTH を選んでください。",
        "Choose NCII_ADULT_SYNTH, the code that fits.",
    ),
    "harm_code_fits_secret_filming": told(
        "本人は当時も今も18歳以上です。",
        "She was and is of age.",
        "SECRET_FILMING を選んでください。",
        "Choose SECRET_FILMING, the code that fits.",
    ),
}
