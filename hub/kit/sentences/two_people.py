"""What needs two people of one organisation."""

from hub.kit.sentences.sentence import Sentence, told

TWO_PEOPLE: dict[str, Sentence] = {
    "act_same_person": told(
        "申請した本人は確認できません。",
        "Whoever asked for this cannot confirm it.",
        "ほかの人に頼んでください。",
        "Ask another person.",
    ),
    "second_person_needed": told(
        "内容を読み書きする権限は、二人で決めます。",
        "What leads to content is decided by two people.",
        "申請して、ほかの人に確認してもらってください。",
        "Ask for it, and let another confirm.",
    ),
    "act_asker_left": told(
        "申請した人は、もうこの組織にいません。",
        "Whoever asked for this is no longer with your organisation.",
        "ほかの人がもう一度申請してください。",
        "Somebody else must ask for it again.",
    ),
    "act_asker_may_not": told(
        "申請した人の役割が変わり、もう申請できません。",
        "Whoever asked for this has another role now and may not ask any more.",
        "ほかの人がもう一度申請してください。",
        "Somebody else must ask for it again.",
    ),
    "act_same_hand": told(
        "申請した人とあなたの間では、どちらかが一人だけの判断で加わっています。別の道で加わった人に頼んでください。",
        "One of you two was let in by the other alone, or one person let in both.",
        "だれもいなければ、推薦した団体か運営者に頼んでください。",
        "Ask somebody who came in by another way; where nobody did, ask the member that vouched for you, "
        "or the operator, to confirm who you are.",
    ),
    "act_newcomer": told(
        "加わったばかり、または役割が変わったばかりの人は、まだ確認できません。",
        "Whoever joined or got another role only days ago confirms nothing yet.",
        "数日待つか、ほかの人に頼んでください。",
        "Wait some days, or ask another person.",
    ),
    "rank_too_low": told(
        "この役割の人については、同じか、より上の役割の人が確認します。",
        "For somebody of this role a person of the same or a higher role confirms.",
        "管理者に頼んでください。",
        "Ask an administrator.",
    ),
    "role_same": told(
        "その人の役割は、もうそれになっています。",
        "That person has this role already.",
        "ほかの役割を選んでください。",
        "Choose another.",
    ),
    "act_expired": told(
        "期限が過ぎました。何も行われていません。",
        "This was not confirmed in time, and nothing was done.",
        "もう一度申請してください。",
        "Ask for it again.",
    ),
    "act_decided": told(
        "この申請はすでに確認されたか、取り下げられました。",
        "This was confirmed or declined already.",
        "一覧を読み込み直してください。",
        "Reload the list.",
    ),
    "act_unreadable": told(
        "この申請の内容を開けません。何も行われていません。",
        "What was asked for cannot be opened, and nothing was done.",
        "もう一度申請してください。",
        "Ask for it again.",
    ),
    "two_people_needed": told(
        "この組織にはすでに登録があり、変更には組織の2人の確認が必要です。",
        "This organisation has one already, and changing it takes two of its own people.",
        "一人が申請し（requestKeyChange、requestEndpointChange）、もう一人が確認してください（confirmAct）。",
        "Let one ask (requestKeyChange, requestEndpointChange) and another confirm (confirmAct).",
    ),
    "already_registered": told(
        "この鍵は登録済みか、前に登録されたものです。",
        "This key is registered, or was once.",
        "新しい鍵の組を作ってください。",
        "Make a new pair.",
    ),
    "case_differs": told(
        "事業者に伝えられた番号と同じではありません。",
        "This is not what the operator was told.",
        "本人が言う番号をもう一度聞いて、そのまま書いてください。",
        "Ask the person for the number again, and write it as she says.",
    ),
    "peer_needed": told(
        "この団体に代わって決める会員がいません。",
        "Nobody decides in this member's place.",
        "organisation peer で支援団体を一つ決めてください。",
        "Name a support group with `organisation peer`.",
    ),
    "too_many_challenges": told(
        "確認の送信は5回までです。",
        "The challenge was sent five times.",
        "取り下げて、もう一度申請してください。",
        "Take this back and ask for it again.",
    ),
    "too_many_challenges_lately": told(
        "この団体から、またはこの送り先へ、最近たくさん確認を送っています。",
        "Too many challenges went out from your organisation, or to this address, lately.",
        "示された時刻のあとで、もう一度送ってください。",
        "Send it again after the time shown.",
    ),
    "endpoint_silent": told(
        "新しい送り先に届かないか、正しい答えがありません。",
        "The new endpoint could not be reached or did not give the challenge back.",
        "送り先の設定を確かめてください。",
        "Check it and send again.",
    ),
    "challenge_unanswered": told(
        "新しい鍵または送り先の確認がまだです。",
        "The new key or endpoint has not proved itself yet.",
        "送られた文字列を返してください。",
        "Give back what was sealed to it or sent there.",
    ),
    "challenge_wrong": told(
        "返された文字列が違います。",
        "This is not what was sealed to the new key or sent to the new address.",
        "新しい鍵で開いた文字列をそのまま返してください。",
        "Give that back unchanged.",
    ),
    "withdrawn_meanwhile": told(
        "申請のあとで、本人が取り消しました。何も伝えられていません。",
        "The person withdrew after this was asked for, and nothing left.",
        "命の危険が続くなら、もう一度申請してください。",
        "If life is still in danger, ask again.",
    ),
    "review_decided": told(
        "この確認はすでに終わっています。",
        "This was reviewed already.",
        "一覧を読み込み直してください。",
        "Reload the list.",
    ),
    "review_same_person": told(
        "自分が行ったことは、自分では確認できません。",
        "You did this yourself: a second person reviews it.",
        "ほかの人に頼んでください。",
        "Ask another.",
    ),
    "review_same_hand": told(
        "これを行った人とあなたの間では、どちらかが一人だけの判断で加わっています。",
        "One of you two was let in by the other alone, or one person let in both.",
        "別の道で加わった人に頼んでください。",
        "Ask somebody who came in otherwise.",
    ),
    "review_by_machine": told(
        "この確認は人が行います。",
        "A person decides this, not a machine.",
        "担当者か管理者がサインインして行ってください。",
        "Somebody of the team or a supervisor signs in and decides.",
    ),
    "review_nothing_to_cut": told(
        "この種類の確認では、止めるものがありません。",
        "There is nothing to cut in a review of this kind.",
        "UPHELD を選んでください。",
        "Choose `UPHELD`.",
    ),
    "export_over": told(
        "書き出せる時間が過ぎました。",
        "The time to take this along is over.",
        "もう一度申請してください。",
        "Ask for it again.",
    ),
}
