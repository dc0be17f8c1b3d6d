"""What second people, peers and supervisors look at, and what followed when a disclosure narrowed."""

from hub.exchange.vocabulary.code_set import CodeSet, code

REVIEW_KINDS = CodeSet(
    "review_kind",
    "What one person did alone, and a second looks at.",
    (
        code("bar-lifted", "伝えない相手を解除した", "Bar lifted", "Somebody may be told again."),
        code("withdrawal-undone", "撤回を取り消した", "Withdrawal undone", "A withdrawal was undone."),
        code("not-capable", "同意能力なしと判断した", "Not capable", "She was held unable to answer."),
        code("outside-uncovered", "根拠のない開示", "Disclosure not covered", "Something was told without consent."),
        code("guardian-objection", "保護者が反対した", "Guardian objected", "A guardian is against it."),
        code("contradiction", "話の食い違い", "Contradiction", "Two statements cannot both be true."),
        code("destruction-held", "消去を止めた", "Destruction held", "Keys were kept that were to go."),
        code("death", "死亡の記録", "Death recorded", "It was recorded that she died."),
        code("opened-on-duty", "当番が開いた", "Opened on duty", "Somebody on duty opened a colleague's case."),
        code("wall-lifted", "閲覧制限を解いた", "Wall lifted", "Somebody may open it again."),
        code("confirmed-by-newcomer", "新しい人が確認した", "Confirmed by a newcomer", "An administrator decides."),
    ),
)
REVIEW_DECISIONS = CodeSet(
    "review_decision",
    "What the second person decided.",
    (
        code("upheld", "そのまま", "Upheld", "What one person did stands."),
        code("cut", "取り消し", "Cut", "It ends now, and what rests on it narrows."),
    ),
)
ALARM_KINDS = CodeSet(
    "alarm_kind",
    "What a supervisor or administrator is told of.",
    (
        code("many_cases_read", "多くの案件の閲覧", "Many cases read", "Somebody opened unusually many cases."),
        code(
            "many_received_read",
            "多くの受領資料の閲覧",
            "Much received was read",
            "Unusually much received was opened.",
        ),
        code("many_destroyed", "多くの消去", "Much destroyed", "Unusually much was destroyed at once."),
        code("outside_uncovered", "根拠のない開示", "Disclosure not covered", "Something was told without consent."),
    ),
)
ACT_STATUSES = CodeSet(
    "act_status",
    "Where an act that needs two people stands.",
    (
        code("waiting", "確認待ち", "Waiting", "A second person has not decided."),
        code("done", "実行した", "Done", "It was confirmed and done."),
        code("declined", "断った", "Declined", "The second person said no."),
        code("expired", "期限切れ", "Expired", "Nobody decided in time."),
    ),
)
ACT_CHALLENGES = CodeSet(
    "act_challenge",
    "Whether a new address or key has shown that somebody holds it.",
    (
        code("none", "なし", "None", "Nothing is asked."),
        code("open", "未回答", "Open", "It was asked and is not answered."),
        code("answered", "回答済み", "Answered", "It was answered."),
    ),
)
ASSIGN_REASONS = CodeSet(
    "assign_reason",
    "Why somebody is assigned by hand.",
    (
        code("takes-it", "自分が受け持つ", "Takes it", "She takes it herself."),
        code("hand-over", "引き継ぎ", "Hand-over", "She hands it to a colleague."),
        code("help", "応援", "Help", "A colleague helps."),
        code("absence", "不在", "Absence", "Somebody is away."),
    ),
)
ASSIGNED_HOW = CodeSet(
    "assigned_how",
    "How somebody came to be assigned.",
    (
        code("by-hand", "指定", "By hand", "Somebody assigned her."),
        code("accepted", "受付をした", "Accepted", "She accepted it."),
        code("alone", "ほかにいない", "Alone", "Nobody else could take it when it was opened."),
        code("standing", "常任", "Standing", "She is assigned to all of the kind."),
    ),
)
WALL_REASONS = CodeSet(
    "wall_reason",
    "Why somebody is walled off.",
    (
        code("conflict-of-interest", "利益相反", "Conflict of interest", "She knows or acts for another side."),
        code("asked-by-the-assigned", "担当者の求め", "Asked by the assigned", "Those assigned asked for it."),
    ),
)
DUTY_TIMES = CodeSet(
    "duty_time_kind",
    "What somebody does on a roster.",
    (
        code("on_duty", "当番", "On duty", "May open a colleague's case at night."),
        code("on_call", "待機", "On call", "Confirms as the standing second of another member."),
    ),
)
STANDING_SECONDS = CodeSet(
    "standing_second_status",
    "Where the naming of a standing second stands.",
    (
        code("named", "指名", "Named", "The peer has not agreed."),
        code("agreed", "承諾", "Agreed", "It counts."),
        code("ended", "終了", "Ended", "It is over."),
    ),
)
PEER_KINDS = CodeSet(
    "peer_question_kind",
    "What a peer decides for a suspended member.",
    (
        code("withdrawal", "撤回", "Withdrawal", "She wants to take consent back."),
        code("request", "削除の依頼", "Request", "A request to remove is held."),
    ),
)
PEER_ANSWERS = CodeSet(
    "peer_answer",
    "What the peer answered.",
    (
        code("confirm", "確認", "Confirm", "The withdrawal counts."),
        code("decline", "断る", "Decline", "The withdrawal does not count."),
        code("go-on", "続ける", "Go on", "The request goes on."),
        code("end", "終える", "End", "The request ends."),
    ),
)
HOLDING_ANSWERS = CodeSet(
    "holding_answer",
    "What a holder answered.",
    (
        code("deleted", "消去した", "Deleted", "No copy is left."),
        code("kept", "義務により保持", "Kept", "A copy stays, under a stated duty."),
    ),
)
HOLDING_QUESTIONS = CodeSet(
    "holding_question",
    "What a holder is asked.",
    (
        code("all", "すべて", "All", "What became of the whole."),
        code("fields", "一部の項目", "Fields", "What became of these fields."),
        code("reported", "通報の有無", "Reported", "Whether it was reported to somebody."),
        code("as-a-child", "児童としての扱い", "As a child", "To treat it as a child's."),
    ),
)
PROVISION_SIDES = CodeSet(
    "provision_side",
    "Which side of a disclosure an organisation is.",
    (
        code("giver", "渡した側", "Giver", "It disclosed."),
        code("taker", "受けた側", "Taker", "It received."),
    ),
)
ABUSERS = CodeSet(
    "abuser",
    "Of whom an own duty to notify speaks.",
    (
        code("guardian", "保護者", "Her guardian", "Who has parental authority over her."),
        code("cohabitant", "いっしょに住む人", "Somebody she lives with", "Somebody of the same household."),
    ),
)
OWN_DUTY_LAWS = CodeSet(
    "own_duty_law",
    "The law that makes the organisation itself notify.",
    (
        code(
            "child-abuse-prevention-6",
            "児童虐待の防止等に関する法律 第6条",
            "Child Abuse Prevention Act, article 6",
            "Abuse by a guardian or somebody of the household.",
        ),
        code("child-welfare-25", "児童福祉法 第25条", "Child Welfare Act, article 25", "A child who needs protection."),
    ),
)
