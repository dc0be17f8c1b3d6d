"""Why something may not leave, or not yet."""

from hub.kit.text import Text

DISCLOSURE: dict[str, Text] = {
    "no_consent": Text(
        "この相手先への同意がありません。", "The person has not consented to this recipient and purpose."
    ),
    "consent_refused": Text("本人はこの相手先を断りました。", "The person refused this recipient."),
    "consent_withdrawn": Text("本人は同意を取り消しました。", "The person withdrew this consent."),
    "consent_expired": Text("同意の期限が過ぎました。もう一度たずねてください。", "The consent has ended. Ask again."),
    "assent_missing": Text("本人（未成年）の賛意が記録されていません。", "The minor's own assent is not recorded."),
    "guardian_consent_unrecorded": Text(
        "保護者の同意、またはない理由を記録してください。",
        "Record the guardian's consent, or the reason why there is none.",
    ),
    "guardian_informed_unrecorded": Text(
        "保護者に知らせるかどうか、知らせない理由を記録してください。",
        "Record whether a guardian is informed, and the reason where not.",
    ),
    "abroad_not_accepted": Text(
        "国外の相手先です。国と保護のしくみを説明し、本人の答えを記録してください。",
        "The recipient is abroad. Explain the country and its protection, and record the person's answer.",
    ),
    "barred_recipient": Text("本人が伝えないと決めた相手先です。", "The person said: never this recipient."),
    "duty_reaches_barred": Text(
        "この相手先には、本人が断った先への報告義務があります。文を読み上げ、本人の答えを記録してください。",
        "This recipient must report to one whom the person barred. Read the sentence aloud and record the answer.",
    ),
    "practice_reaches_barred": Text(
        "この相手先は、本人が断った先へふだん知らせています。文を読み上げ、本人の答えを記録してください。",
        "This recipient usually tells one whom the person barred. Read the sentence aloud and record the answer.",
    ),
    "onward_not_possible": Text(
        "この記録は、ほかの団体から受け取った資料から始まりました。ここからは、まだどこにも送れません。送り主に頼んでください。",
        "This case came from a packet of another organisation, and nothing of it can be passed on here yet. "
        "Ask its sender to send it.",
    ),
    "onward_not_agreed": Text(
        "受け取ったときの取り決めは、ほかへ伝えることを認めていません。",
        "The agreement under which it was received does not allow it to be passed on.",
    ),
    "onward_report_refused": Text(
        "本人は、この相手先がよそへ知らせることを聞いて、伝えることを断りました。",
        "The person said no to this recipient because of whom it must tell, or usually tells.",
    ),
    "duties_unknown": Text(
        "この相手先の報告義務が登録されていません。運営者に連絡してください。",
        "The recipient's reporting duties are not recorded. Ask the operator.",
    ),
    "no_agreement": Text(
        "この相手先との取り決めが、きょうは有効ではありません。", "No agreement with this recipient covers today."
    ),
    "purpose_not_agreed": Text("取り決めにない目的です。", "The agreement does not cover this purpose."),
    "no_member": Text(
        "この相手先は会員ではないので、本人の同意をここで確かめられません。本人にたずね、記録は伝えたあとにしてください。",
        "This body is no member, so that no consent to it is known here. Ask the person first; what was told is "
        "recorded in any case.",
    ),
    "no_route": Text("この相手先への送り方が登録されていません。", "No route to this recipient is recorded."),
    "connector_unknown": Text("この送り方は使えません。", "The connector of this route is not installed."),
    "purpose_not_served": Text("この相手先の様式にない目的です。", "The partner's form does not serve this purpose."),
    "not_consented": Text("本人が同意していない項目です。", "The person did not consent to this field."),
    "not_agreed": Text("取り決めにない項目です。", "The agreement does not contain this field."),
    "not_needed": Text("この相手先に必要のない項目です。", "The recipient does not need this field."),
    "never_leaves": Text("この項目は外に出ません。", "This field never leaves the organisation."),
    "no_generalised_form": Text("この項目には、ぼかした形がありません。", "This field has no generalised form."),
    "not_in_offer": Text("引き受けの前には伝えない項目です。", "This field is not told before acceptance."),
    "widening_needs_given": Text(
        "同意を広げるには、本人に改めてたずねてください。", "To widen a consent, ask the person again."
    ),
    "not_recorded": Text("まだ記録されていません。", "Nothing is recorded in this field yet."),
    "nothing_to_send": Text("送れる項目がありません。", "Nothing is left that may be sent."),
    "safe_contact_incomplete": Text(
        "連絡先には、安全な時間帯と言い方が必要です。", "A contact way needs its safe hours and safe wording."
    ),
    "evidence_not_preserved": Text(
        "先に証拠の保全を確かめるか、保全しないことを記録してください。",
        "Confirm or waive preservation of evidence first.",
    ),
    "identity_in_text": Text(
        "だれが依頼するかの欄に、本人の名前や連絡先が入っています。消してください。",
        "The part that says who asks names the person or her contact. Take it out.",
    ),
    "no_words_in_field": Text(
        "この項目には文がありません。文のある項目を選んでください。",
        "This field holds no words. Name a field with words, such as narrative.",
    ),
    "too_many_marks": Text(
        "この事例の印が多すぎます。文のほうを直してください。",
        "This case has too many marks. Change the text itself instead.",
    ),
    "address_names_her": Text(
        "アドレスやアカウント名に、あなたの名前や連絡先が入っています。そのまま相手に伝わりますが、よいですか。",
        "An address or account contains your name or contact. The recipient will read it as it is. Is that all right?",
    ),
    "still_out": Text(
        "この語は、すでに渡した写しに残っています。この項目を同意から外す（短くする）と、伏せた写しに差し替わります。"
        "相手がもう対応を始めた削除依頼は変わりません。相手に伝えて、消してもらってください。",
        "What left before still says this. Shorten her consent by this field, and a copy without it replaces it. A "
        "request that a platform has taken on stays as it is: tell it, and ask it to delete these words.",
    ),
    "find_recorded": Text(
        "事例に記録された名前や連絡先です。この相手先には伏せます。",
        "Recorded in the case as hers or as an account. Hidden from this recipient.",
    ),
    "find_recognised": Text(
        "人や連絡先、学校を指すように見えます。印がないので伏せます。",
        "This looks like somebody, a contact or a school. Hidden, because nobody marked it to be kept.",
    ),
    "find_selected": Text("担当者が伏せると決めました。", "A worker marked this to be hidden."),
    "find_kept_by_worker": Text("担当者が残すと決めました。", "A worker marked this to be kept."),
    "find_told_in_a_field": Text(
        "同じ書面の別の項目で伝えるので残ります。", "Kept: a field of the same packet tells it anyway."
    ),
    "find_says_who_asks": Text(
        "だれが求めているかを示す欄なので、伏せません。本人や家族の名前なら、書き直してください。",
        "This says who asks, so it is not hidden. If it names her or her family, write it anew.",
    ),
    "find_recipient_may_know": Text(
        "本人を知ってよい相手先なので残ります。", "Kept: this recipient may know the person."
    ),
    "signer_missing": Text("署名者と権限が必要です。", "The signer and the authority are required."),
    "form_part_missing": Text(
        "この宛先の様式は、ここが空いていると送れません。書き足してください。",
        "The recipient's form cannot be filled while this is empty. Fill it in.",
    ),
    "form_other_word": Text(
        "この宛先の様式は、ここに書かれた区分を受け付けません。たとえば署名できるのは本人・法定代理人・弁護士だけで、"
        "支援団体は作成までです。別の区分にするか、別の宛先を選んでください。",
        "The recipient's form does not take what stands here: it may let only the person, her legal representative or "
        "a lawyer sign, and an organisation only prepare it. Choose another word, or another recipient.",
    ),
    "form_needs_url": Text(
        "この宛先の様式には、場所（URL）が少なくとも1つ必要です。アカウントやハッシュだけでは送れません。",
        "The recipient's form needs at least one exact address (kind `url`); an account or a hash alone is not enough.",
    ),
}
