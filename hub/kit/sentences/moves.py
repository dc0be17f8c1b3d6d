"""A step that cannot be taken from here, not yet or not any more."""

from hub.kit.sentences.sentence import Sentence, told

MOVES: dict[str, Sentence] = {
    "wrong_move": told(
        "いまの状態からこの操作はできません。",
        "This move is not allowed from the present status.",
        "いまの状態を読み込み直し、そこからできる操作を選んでください。",
        "Reload it, and take a step that its present status allows.",
    ),
    "not_your_move": told(
        "この操作は相手側だけができます。",
        "Only the other party may make this move.",
        "相手側の答えを待つか、電話で頼んでください。",
        "Wait for the other side, or ask it by telephone.",
    ),
    "reason_of_the_hub": told(
        "この理由はハブだけが使います。",
        "Only the hub gives this reason.",
        "ほかの理由コードを選んでください。",
        "Choose another reason code.",
    ),
    "release_held": told(
        "いまは保留中で、開けません。",
        "This is on hold and cannot be opened now.",
        "確認が終わるまでお待ちください。",
        "Wait until the sender has settled it.",
    ),
    "still_open": told(
        "まだ終わっていない依頼があります。",
        "This is still open.",
        "取り消すか、見守る人を決めてください。",
        "Cancel what is open, or name somebody of the team who goes on watching it.",
    ),
    "reviewer_conflict": told(
        "利害関係のある人は、この依頼を扱えません。",
        "Whoever has a conflict of interest does not work on this request.",
        "担当から外れ、同じ組織のほかの人に引き受けてもらってください。",
        "Step aside: another reviewer of your organisation takes it.",
    ),
    "recall_needs_her_yes": told(
        "相手がすでに受け取った削除依頼は、本人の明確な「はい」がなければ取り下げられません。",
        "What a platform has taken is recalled only on the person's own explicit yes: the image may come back.",
        "画像が戻るかもしれないことを伝えて本人にたずね、herOwnYes で記録してください。",
        "Tell her so, ask her, and record her yes (`herOwnYes`).",
    ),
    "reason_required": told(
        "理由コードが必要です。",
        "A reason code is required.",
        "使える理由の中から選んでください。",
        "Choose one of the reasons that are allowed.",
    ),
    "second_member_needed": told(
        "提案した団体は、二つ目の確認者になれません。",
        "The member that proposes cannot also confirm.",
        "別の会員団体を指定してください。",
        "Name another member organisation.",
    ),
    "vouching_incomplete": told(
        "二つ目の会員団体がまだ確認していません。",
        "The second member has not confirmed this newcomer.",
        "確認を待ってください。",
        "Wait for its answer.",
    ),
    "proposal_ended": told(
        "提案から30日が過ぎました。",
        "The proposal ended after 30 days.",
        "必要なら、もう一度提案してください。",
        "Propose the organisation again if it is still wanted.",
    ),
    "voucher_left": told(
        "推薦した団体の一方が、いまは会員ではありません。",
        "One of the two that vouched is not a member now.",
        "別の二団体でもう一度提案してください。",
        "Two members have to propose the organisation again.",
    ),
    "invited_by_its_own": told(
        "運営者は人も機械も登録できません。",
        "The operator takes in neither people nor machines.",
        "最初の管理者は `organisation invite` で招待し、ほかはその管理者に入れてもらってください。",
        "Invite the first administrator with `organisation invite`; that person takes in everybody else.",
    ),
    "vetting_needed": told(
        "会員がいるので、直接は登録できません。",
        "There are members already, so nobody is taken in directly.",
        "会員の提案（proposeOrganisation）と別の会員の確認（confirmOrganisation）のあとで、`organisation "
        "activate` で登録してください。",
        "Have one member propose it (proposeOrganisation) and a second confirm it (confirmOrganisation), "
        "then let it in with `organisation activate`.",
    ),
    "stale": told(
        "ほかの人が先に変えました。",
        "Somebody changed this first.",
        "読み込み直してください。",
        "Reload and try again.",
    ),
    "too_many_checks": told(
        "照合の回数が上限に達しました。",
        "No more conflict checks are possible for this referral.",
        "引き受けるか断るかを、分かっていることで決めてください。",
        "Decide with what you know: accept, or reject it.",
    ),
    "time_is_over": told(
        "返答の期限が過ぎたので、このままでは送りません。",
        "The time that it gives for an answer is over, so it does not leave like this.",
        "取り消して、新しく送ってください。",
        "Cancel it and send it anew.",
    ),
    "not_delivered": told(
        "この依頼は、まだ相手に届いていません。",
        "This has not reached its recipient yet.",
        "送れない原因を直して送り直すか、届けたあとに「受け取った」と記録してください。",
        "Mend what stands against it and send it again, or record `received` once it was handed over.",
    ),
    "items_unanswered": told(
        "まだ答えのない項目があります。",
        "Some items still wait for a final answer.",
        "先に、残りの項目に答えてください（answerTakedownItems）。",
        "Answer the remaining items first (answerTakedownItems).",
    ),
    "item_twice": told(
        "同じ場所が二度あります。",
        "This place is in the request twice.",
        "一つを消してください。",
        "Take one of the two out.",
    ),
    "answered_finally": told(
        "この項目の答えは確定しています。",
        "This item has its final answer.",
        "変えるには、理由を付けて訂正してください（correctTakedownAnswer）。",
        "To change it, correct it with a reason (correctTakedownAnswer).",
    ),
    "not_answered_finally": told(
        "この項目には、まだ確定した答えがありません。",
        "This item has no final answer yet.",
        "訂正ではなく、答えてください（answerTakedownItems）。",
        "Answer it (answerTakedownItems); there is nothing to correct.",
    ),
    "duplicate": told(
        "同じことを、この相手にすでに依頼しています。",
        "The same was asked of this body before.",
        "前の依頼（duplicates）を確かめ、それでも送るときは理由（duplicateReason）を付けてください。",
        "Look at what was asked (duplicates); to ask again, give a reason (duplicateReason).",
    ),
    "no_public_key": told(
        "有効な組織の公開鍵が登録されていません。",
        "Your organisation has no valid public key for this.",
        "管理者2人で新しい鍵を登録してください。",
        "Two of its administrators must register a new one.",
    ),
    "secret_key_given": told(
        "これは秘密鍵です。",
        "This holds a secret key, which is no longer secret.",
        "もう秘密ではないので、新しい鍵の組を作り、公開鍵だけを登録してください。",
        "Make a new pair and give only its public half.",
    ),
    "release_closed": told(
        "この資料はもう開けません。",
        "This can no longer be opened.",
        "送り主に確かめてください。",
        "Ask the sender.",
    ),
    "terms_changed": told(
        "この紹介が届いたあとに、取り決めか報告義務が変わりました。送り主側で確認が済むまで、開けません。",
        "The agreement or a duty to report has changed since this was sent. It opens once it was checked "
        "anew for the sender, within a minute or two.",
        "少し待って、もう一度お試しください。",
        "Wait and try again, or ask the sender.",
    ),
    "party_suspended": told(
        "相手の団体が停止中のため、いまは引き受けられません。",
        "One of the two organisations is suspended, so this cannot be taken on now.",
        "運営者に確かめてください。",
        "Ask the operator.",
    ),
    "case_closed": told(
        "この記録は終了しています。ここには何も記録できず、何も送れません。",
        "This case is closed: nothing more is recorded in it or leaves it.",
        "続けるときは、新しい記録を作ってください。",
        "To go on, open a new case.",
    ),
    "undo_too_late": told(
        "取り消しは、もう戻せません。鍵が消されたか、7日が過ぎました。",
        "This can no longer be undone: the keys are gone, or seven days have passed.",
        "必要なら本人に改めてたずね、新しく送ってください。",
        "If it is still needed, ask her anew and send it anew.",
    ),
}
