"""What needs two people of one organisation."""

from hub.kit.text import Text

TWO_PEOPLE: dict[str, Text] = {
    "act_same_person": Text(
        "申請した本人は確認できません。ほかの人に頼んでください。",
        "Whoever asked for this cannot confirm it. Ask another person.",
    ),
    "second_person_needed": Text(
        "内容を読み書きする権限は、二人で決めます。申請して、ほかの人に確認してもらってください。",
        "What leads to content is decided by two people. Ask for it, and let another confirm.",
    ),
    "act_asker_left": Text(
        "申請した人は、もうこの組織にいません。ほかの人がもう一度申請してください。",
        "Whoever asked for this is no longer with your organisation. Somebody else must ask for it again.",
    ),
    "act_asker_may_not": Text(
        "申請した人の役割が変わり、もう申請できません。ほかの人がもう一度申請してください。",
        "Whoever asked for this has another role now and may not ask any more. Somebody else must ask for it again.",
    ),
    "act_same_hand": Text(
        "申請した人とあなたの間では、どちらかが一人だけの判断で加わっています。別の道で加わった人に頼んでください。だれもいなければ、推薦した団体か運営者に頼んでください。",
        "One of you two was let in by the other alone, or one person let in both. Ask somebody who came in by another "
        "way; where nobody did, ask the member that vouched for you, or the operator, to confirm who you are.",
    ),
    "act_newcomer": Text(
        "加わったばかり、または役割が変わったばかりの人は、まだ確認できません。数日待つか、ほかの人に頼んでください。",
        "Whoever joined or got another role only days ago confirms nothing yet. Wait some days, or ask another person.",
    ),
    "rank_too_low": Text(
        "この役割の人については、同じか、より上の役割の人が確認します。管理者に頼んでください。",
        "For somebody of this role a person of the same or a higher role confirms. Ask an administrator.",
    ),
    "role_same": Text(
        "その人の役割は、もうそれになっています。ほかの役割を選んでください。",
        "That person has this role already. Choose another.",
    ),
    "act_expired": Text(
        "期限が過ぎました。何も行われていません。もう一度申請してください。",
        "This was not confirmed in time, and nothing was done. Ask for it again.",
    ),
    "act_decided": Text(
        "この申請はすでに確認されたか、取り下げられました。一覧を読み込み直してください。",
        "This was confirmed or declined already. Reload the list.",
    ),
    "act_unreadable": Text(
        "この申請の内容を開けません。何も行われていません。もう一度申請してください。",
        "What was asked for cannot be opened, and nothing was done. Ask for it again.",
    ),
    "two_people_needed": Text(
        "この組織にはすでに登録があります。変更には組織の2人の確認が必要です（requestKeyChange、requestEndpointChange）。",
        "This organisation has one already. Changing it takes two of its own people: one asks "
        "(requestKeyChange, requestEndpointChange), another confirms (confirmAct).",
    ),
    "already_registered": Text(
        "この鍵は登録済みか、前に登録されたものです。新しい鍵の組を作ってください。",
        "This key is registered, or was once. Make a new pair.",
    ),
    "case_differs": Text(
        "事業者に伝えられた番号と同じではありません。本人が言う番号をもう一度聞いて、そのまま書いてください。",
        "This is not what the operator was told. Ask the person for the number again, and write it as she says.",
    ),
    "peer_needed": Text(
        "この団体に代わって決める会員がいません。organisation peer で支援団体を一つ決めてください。",
        "Nobody decides in this member's place. Name a support group with `organisation peer`.",
    ),
    "too_many_challenges": Text(
        "確認の送信は5回までです。取り下げて、もう一度申請してください。",
        "The challenge was sent five times. Take this back and ask for it again.",
    ),
    "too_many_challenges_lately": Text(
        "この団体から、またはこの送り先へ、最近たくさん確認を送っています。示された時刻のあとで、もう一度送ってください。",
        "Too many challenges went out from your organisation, or to this address, lately. Send it again after the time "
        "shown.",
    ),
    "endpoint_silent": Text(
        "新しい送り先に届かないか、正しい答えがありません。送り先の設定を確かめてください。",
        "The new endpoint could not be reached or did not give the challenge back. Check it and send again.",
    ),
    "challenge_unanswered": Text(
        "新しい鍵または送り先の確認がまだです。送られた文字列を返してください。",
        "The new key or endpoint has not proved itself yet. Give back what was sealed to it or sent there.",
    ),
    "challenge_wrong": Text(
        "返された文字列が違います。新しい鍵で開いた文字列をそのまま返してください。",
        "This is not what was sealed to the new key or sent to the new address. Give that back unchanged.",
    ),
    "withdrawn_meanwhile": Text(
        "申請のあとで、本人が取り消しました。何も伝えられていません。命の危険が続くなら、もう一度申請してください。",
        "The person withdrew after this was asked for, and nothing left. If life is still in danger, ask again.",
    ),
    "review_decided": Text(
        "この確認はすでに終わっています。一覧を読み込み直してください。", "This was reviewed already. Reload the list."
    ),
    "review_same_person": Text(
        "自分が行ったことは、自分では確認できません。ほかの人に頼んでください。",
        "You did this yourself: a second person reviews it. Ask another.",
    ),
    "review_same_hand": Text(
        "これを行った人とあなたの間では、どちらかが一人だけの判断で加わっています。別の道で加わった人に頼んでください。",
        "One of you two was let in by the other alone, or one person let in both. Ask somebody who came in otherwise.",
    ),
    "review_by_machine": Text(
        "この確認は人が行います。担当者か管理者がサインインして行ってください。",
        "A person decides this, not a machine. Somebody of the team or a supervisor signs in and decides.",
    ),
    "review_nothing_to_cut": Text(
        "この種類の確認では、止めるものがありません。UPHELD を選んでください。",
        "There is nothing to cut in a review of this kind. Choose `UPHELD`.",
    ),
    "export_over": Text(
        "書き出せる時間が過ぎました。もう一度申請してください。",
        "The time to take this along is over. Ask for it again.",
    ),
}
