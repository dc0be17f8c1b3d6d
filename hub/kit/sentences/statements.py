"""What the person said of herself and her safety: how it is recorded, and when it counts as her yes."""

from hub.kit.text import Text

STATEMENTS: dict[str, Text] = {
    "use_bar_recipients": Text(
        "伝えない相手は訂正では変えられません。barRecipients または liftBar で本人の言葉として記録してください。",
        "Whom she bars is no correction. Record her word with barRecipients, or with liftBar.",
    ),
    "use_state_age": Text(
        "年齢は訂正では変えられません。stateAge で、だれがどう言ったかとともに記録してください。",
        "An age is no correction. Record it with stateAge, with who said it and how.",
    ),
    "use_state_safe_contact": Text(
        "安全な連絡方法は訂正では変えられません。stateSafeContact で本人の言葉として記録してください。",
        "The safe contact is no correction. Record her word with stateSafeContact.",
    ),
    "use_state_wishes": Text(
        "本人の希望は訂正では変えられません。stateWishes で本人の言葉として記録してください。",
        "Wishes are no correction. Record her word with stateWishes.",
    ),
    "not_alone": Text(
        "「いま一人ですか。自由に話せますか」に「はい」がありません。記録しましたが、承諾には数えません。安全に話せる時にもう一度たずねてください。",
        'There is no yes to "Are you alone? Can you talk freely?". Recorded, not counted: ask again when she can talk.',
    ),
    "word_wrong": Text(
        "合言葉がないか、違います。記録しましたが、承諾には数えません。安全な連絡方法でたずねてください。",
        "The shared word is missing or wrong. Recorded, not counted: ask her by her safe contact.",
    ),
    "contact_changed_lately": Text(
        "連絡方法が14日以内に変わりました。記録しましたが、承諾には数えません。14日たってからたずねてください。",
        "The safe contact changed within 14 days. Recorded, not counted: ask again when the 14 days are over.",
    ),
    "not_her_own_word": Text(
        "本人の言葉ではありません。記録しましたが、承諾には数えません。本人にたずねてください。",
        "This is not her own word. Recorded, not counted: ask her herself.",
    ),
    "lift_takes_two": Text(
        "未成年の「伝えない」を続けて外すには、もう一人の確認が要ります。確認されるまで数えません。",
        "A lasting lift of a minor's bar takes two people. It counts once another person confirms it.",
    ),
    "lift_of_a_kind_lasts": Text(
        "一日だけ外せるのは、一つの相手先と一つの目的です。相手先を選ぶか、続けて外すと言ってください。",
        "A day's lift is for one recipient and one purpose. Name the recipient, or say that the lift is to last.",
    ),
    "nothing_barred": Text(
        "この相手は、いま「伝えない」になっていません。",
        "She does not bar this recipient now: there is nothing to lift.",
    ),
    "barred_again": Text(
        "その後、本人がもう一度「伝えない」と言いました。改めてたずねてください。",
        "She barred it again meanwhile. Ask her anew.",
    ),
    "except_not_barred": Text(
        "例外にする相手先は、いっしょに「伝えない」にする相手の一つでなければなりません。",
        "An exception must be one of those that she bars in the same breath.",
    ),
    "exception_is_a_lift": Text(
        "すでに「伝えない」になっています。例外は liftBar で本人の承諾として記録してください。",
        "She bars this already. Record the exception as her yes, with liftBar.",
    ),
    "asked_before_lift": Text(
        "この同意は「伝えない」が外れる前のものです。本人にもう一度たずねてください。",
        "This consent is older than the lift of her bar. Ask her anew.",
    ),
    "contradiction_unsettled": Text(
        "本人についての言葉が食い違っています。チームの別の人が settleContradiction で確かめるまで送れません。",
        "Two statements contradict each other. Nothing leaves until another member of the team settles them "
        "(settleContradiction).",
    ),
    "nothing_to_settle": Text(
        "この言葉には、確かめるべき食い違いがありません。", "There is nothing to settle about this statement."
    ),
    "not_counted_asks_anew": Text(
        "承諾に数えなかった言葉を、あとから有効にはできません。本人にもう一度たずねてください。",
        "What did not count as her yes is not made one by settling it. Ask her anew.",
    ),
    "person_died": Text(
        "本人は亡くなったと記録されています。新しく伝えることはできません。誤りなら、チームの別の人が確かめてください。",
        "It is recorded that the person died: nothing new goes out. If that is wrong, another member of the team "
        "settles it.",
    ),
    "harm_code_fits_sextortion_minor": Text(
        "本人は18歳未満です。SEXTORTION_MINOR を選んでください。",
        "She is or was under 18: the code that fits is SEXTORTION_MINOR.",
    ),
    "harm_code_fits_image_minor": Text(
        "本人は18歳未満です。IMAGE_MINOR を選んでください。",
        "She is or was under 18: the code that fits is IMAGE_MINOR.",
    ),
    "harm_code_fits_image_minor_synth": Text(
        "本人は18歳未満です。IMAGE_MINOR_SYNTH を選んでください。",
        "She is or was under 18: the code that fits is IMAGE_MINOR_SYNTH.",
    ),
    "harm_code_fits_secret_filming_minor": Text(
        "本人は18歳未満です。SECRET_FILMING_MINOR を選んでください。",
        "She is or was under 18: the code that fits is SECRET_FILMING_MINOR.",
    ),
    "harm_code_fits_sextortion_adult": Text(
        "本人は当時も今も18歳以上です。SEXTORTION_ADULT を選んでください。",
        "She was and is of age: the code that fits is SEXTORTION_ADULT.",
    ),
    "harm_code_fits_ncii_adult": Text(
        "本人は当時も今も18歳以上です。NCII_ADULT を選んでください。",
        "She was and is of age: the code that fits is NCII_ADULT.",
    ),
    "harm_code_fits_ncii_adult_synth": Text(
        "本人は当時も今も18歳以上です。NCII_ADULT_SYNTH を選んでください。",
        "She was and is of age: the code that fits is NCII_ADULT_SYNTH.",
    ),
    "harm_code_fits_secret_filming": Text(
        "本人は当時も今も18歳以上です。SECRET_FILMING を選んでください。",
        "She was and is of age: the code that fits is SECRET_FILMING.",
    ),
}
