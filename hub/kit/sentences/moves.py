"""A step that cannot be taken from here, not yet or not any more."""

from hub.kit.text import Text

MOVES: dict[str, Text] = {
    "wrong_move": Text("いまの状態からこの操作はできません。", "This move is not allowed from the present status."),
    "not_your_move": Text("この操作は相手側だけができます。", "Only the other party may make this move."),
    "reason_of_the_hub": Text(
        "この理由はハブだけが使います。ほかの理由コードを選んでください。",
        "Only the hub gives this reason. Choose another reason code.",
    ),
    "release_held": Text(
        "いまは保留中で、開けません。確認が終わるまでお待ちください。",
        "This is on hold and cannot be opened now. Wait until the sender has settled it.",
    ),
    "still_open": Text(
        "まだ終わっていない依頼があります。取り消すか、見守る人を決めてください。",
        "This is still open. Cancel what is open, or name somebody of the team who goes on watching it.",
    ),
    "reviewer_conflict": Text(
        "利害関係のある人は担当から外れてください。依頼は同じ組織のほかの人が引き受けます。",
        "Whoever has a conflict steps aside: another reviewer of your organisation takes this request.",
    ),
    "recall_needs_her_yes": Text(
        "相手がすでに受け取った削除依頼は、本人の明確な「はい」がなければ取り下げられません。",
        "What a platform has taken is recalled only on the person's own explicit yes: the image may come back.",
    ),
    "reason_required": Text("理由コードが必要です。", "A reason code is required."),
    "second_member_needed": Text(
        "提案した団体とは別の会員団体を指定してください。",
        "Name another member organisation than the one that proposes.",
    ),
    "vouching_incomplete": Text(
        "二つ目の会員団体がまだ確認していません。確認を待ってください。",
        "The second member has not confirmed this newcomer. Wait for its answer.",
    ),
    "proposal_ended": Text(
        "提案から30日が過ぎました。必要なら、もう一度提案してください。",
        "The proposal ended after 30 days. Propose the organisation again if it is still wanted.",
    ),
    "voucher_left": Text(
        "推薦した団体の一方が、いまは会員ではありません。別の二団体でもう一度提案してください。",
        "One of the two that vouched is not a member now. Two members have to propose the organisation again.",
    ),
    "invited_by_its_own": Text(
        "運営者は人も機械も登録できません。最初の管理者は招待で（organisation invite）、ほかはその管理者が入れます。",
        "The operator takes in neither people nor machines. The first administrator comes in by `organisation invite`, "
        "and takes in everybody else.",
    ),
    "vetting_needed": Text(
        "会員がいるので、直接は登録できません。会員の提案と、別の会員の確認が必要です。",
        "There are members already: a newcomer is proposed by one (proposeOrganisation), confirmed by a second "
        "(confirmOrganisation), and then let in with `organisation activate`.",
    ),
    "stale": Text(
        "ほかの人が先に変えました。読み込み直してください。", "Somebody changed this first. Reload and try again."
    ),
    "too_many_checks": Text(
        "照合の回数が上限に達しました。", "No more conflict checks are possible for this referral."
    ),
    "time_is_over": Text(
        "返答の期限が過ぎたので、このままでは送りません。取り消して、新しく送ってください。",
        "The time that it gives for an answer is over, so it does not leave like this. Cancel it and send it anew.",
    ),
    "not_delivered": Text(
        "この依頼は、まだ相手に届いていません。送れない原因を直して送り直すか、届けたあとに「受け取った」と記録してください。",
        "This has not reached its recipient yet. Mend what stands against it and send it again, or record `received` "
        "once it was handed over.",
    ),
    "items_unanswered": Text("まだ答えのない項目があります。", "Some items still wait for a final answer."),
    "item_twice": Text("同じ場所が二度あります。", "This place is in the request twice."),
    "answered_finally": Text(
        "この項目の答えは確定しています。変えるには、理由を付けて訂正してください（correctTakedownAnswer）。",
        "This item has its final answer. To change it, correct it with a reason (correctTakedownAnswer).",
    ),
    "not_answered_finally": Text(
        "この項目には、まだ確定した答えがありません。訂正ではなく、答えてください（answerTakedownItems）。",
        "This item has no final answer yet. Answer it (answerTakedownItems); there is nothing to correct.",
    ),
    "duplicate": Text(
        "同じことを、この相手にすでに依頼しています。前の依頼（duplicates）を確かめ、それでも送るときは理由（duplicateReason）を付けてください。",
        "The same was asked of this body before. Look at what was asked (duplicates); to ask again, give a reason "
        "(duplicateReason): re-uploaded, no-answer, different-url-same-place, other-desk, new-facts, asked-by-them, "
        "went-astray, agreed-anew, other-person-same-place or other-purpose.",
    ),
    "no_public_key": Text(
        "有効な組織の公開鍵が登録されていません。管理者2人で新しい鍵を登録してください。",
        "Your organisation has no valid public key for this. Two of its administrators must register a new one.",
    ),
    "secret_key_given": Text(
        "これは秘密鍵です。もう秘密ではないので、新しい鍵の組を作り、公開鍵だけを登録してください。",
        "This holds a secret key, which is no longer secret. Make a new pair and give only its public half.",
    ),
    "release_closed": Text(
        "この資料はもう開けません。送り主に確かめてください。", "This can no longer be opened. Ask the sender."
    ),
    "terms_changed": Text(
        "この紹介が届いたあとに、取り決めか報告義務が変わりました。送り主側で確認が済むまで、開けません。少し待って、もう一度お試しください。",
        "The agreement or a duty to report has changed since this was sent. It opens once it was checked anew for the "
        "sender, within a minute or two: then try again, or ask the sender.",
    ),
    "party_suspended": Text(
        "相手の団体が停止中のため、いまは引き受けられません。運営者に確かめてください。",
        "One of the two organisations is suspended, so this cannot be taken on now. Ask the operator.",
    ),
    "case_closed": Text(
        "この記録は終了しています。", "This case is closed: nothing more is recorded in it or leaves it."
    ),
    "undo_too_late": Text(
        "取り消しは、もう戻せません。鍵が消されたか、7日が過ぎました。",
        "This can no longer be undone: the keys are gone, or seven days have passed.",
    ),
}
