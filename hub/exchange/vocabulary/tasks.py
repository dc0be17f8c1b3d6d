"""Referrals and requests as tasks: statuses, reasons, and what a recipient answers to a referral."""

from types import MappingProxyType

from hub.exchange.vocabulary.code_set import CodeSet, code

TASK_STATUSES = CodeSet(
    "task_status",
    "Where a referral or takedown request stands (FHIR R5 Task.status).",
    (
        code("draft", "準備中", "Draft", "Its sender prepares it; nobody else sees it."),
        code("requested", "送付済み", "Requested", "It was sent."),
        code("received", "受領", "Received", "The recipient has seen it; that is no acceptance."),
        code("accepted", "受付", "Accepted", "The recipient takes it on."),
        code("rejected", "拒否", "Rejected", "The recipient does not take it on.", "reason_required"),
        code("in-progress", "対応中", "In progress", "The recipient works on it."),
        code("on-hold", "保留", "On hold", "The recipient waits for something.", "reason_required"),
        code("completed", "完了", "Completed", "It is done."),
        code("cancelled", "取り下げ", "Cancelled", "A party or the hub ended it.", "reason_required"),
        code("failed", "できなかった", "Failed", "It was tried and could not be done.", "reason_required"),
        code("entered-in-error", "誤って作成", "Entered in error", "It should not be there; nobody else sees it."),
    ),
    MappingProxyType({"reason_required": "Whoever moves to it says why."}),
)
TASK_REASONS = CodeSet(
    "task_reason",
    "Why a referral or request was rejected, held, ended or failed.",
    (
        code("expired", "期限切れ", "Expired", "No answer came in time.", "of_the_hub"),
        code(
            "consent-withdrawn",
            "同意の撤回",
            "Consent withdrawn",
            "No longer given; stands in what ended before.",
            "of_the_hub",
        ),
        code("re-route", "別の相手へ", "Sent elsewhere", "Another recipient is asked instead."),
        code("no-capacity", "受け入れの余裕がない", "No capacity", "The recipient cannot take more."),
        code("conflict-of-interest", "利益相反", "Conflict of interest", "The recipient acts for another side."),
        code("out-of-area", "対象地域の外", "Out of area", "The recipient does not serve that place."),
        code("not-eligible", "対象外", "Not eligible", "The recipient does not serve such cases."),
        code("declined-by-person", "本人が望まない", "Declined by the person", "She does not want it."),
        code("waiting-for-person", "本人の返事待ち", "Waiting for the person", "Her answer is needed first."),
        code(
            "waiting-for-third-party",
            "第三者の返事待ち",
            "Waiting for somebody else",
            "Another body's answer is needed first.",
        ),
        code("duplicate", "重複", "Duplicate", "The same was asked already."),
        code("sent-in-error", "誤送付", "Sent in error", "It was sent by mistake."),
        code("not-possible", "実施できない", "Not possible", "It cannot be done."),
        code("other", "その他", "Other", "Another reason."),
        code(
            "ended-by-sender", "送り主が終了", "Ended by the sender", "A word narrowed; why is not told.", "of_the_hub"
        ),
        code(
            "agreement-ended", "協定の終了", "Agreement ended", "The two organisations' agreement ended.", "of_the_hub"
        ),
    ),
    MappingProxyType({"of_the_hub": "The hub alone gives it; no party can."}),
)
GIVEN_REASONS = TASK_REASONS.but("given_reason", "Reasons that a party gives.", *TASK_REASONS.having("of_the_hub"))
CAPACITIES = CodeSet(
    "capacity",
    "Whether a service can take somebody on (Open Referral UK and FHIR words).",
    (
        code("capacity", "受け入れ可", "Capacity", "It can."),
        code("no-capacity", "受け入れ不可", "No capacity", "It cannot."),
        code("waitlist", "待機あり", "Waiting list", "Somebody must wait."),
        code(
            "additional-assessment-required",
            "事前の確認が必要",
            "Assessment needed first",
            "It must look at the case first.",
        ),
    ),
)
ENGAGEMENTS = CodeSet(
    "engagement",
    "What a lawyer and the person agreed; accepting a referral does not mean it.",
    (
        code("engaged", "受任", "Engaged", "The lawyer was retained."),
        code("consultation-only", "相談のみ", "Consultation only", "Advice was given; nobody was retained."),
    ),
)
DATE_KINDS = CodeSet(
    "date_kind",
    "What a recipient must keep for the person on a day.",
    (
        code("court-date", "期日", "Court date", "A hearing."),
        code("filing-deadline", "提出期限", "Filing deadline", "A paper must be handed in."),
        code("limitation", "時効・出訴期間", "Limitation", "A claim ends."),
        code("log-preservation", "通信記録の保存期限", "Log preservation", "Logs are lost after it."),
        code("meeting", "面談", "Meeting", "A meeting with the person."),
        code("objection-deadline", "不服申立期限", "Objection deadline", "An objection must be raised."),
        code("reply-due", "回答期限", "Reply due", "An answer is due."),
    ),
)
REFERRAL_OUTCOMES = CodeSet(
    "referral_outcome",
    "What a completed referral came to.",
    (
        code("advice-given", "助言した", "Advice given", "She was advised."),
        code("service-provided", "支援した", "Service provided", "What was asked for was done."),
        code("partly-provided", "一部を支援した", "Partly provided", "Some of it was done."),
        code("referred-onward", "他へ引き継いだ", "Referred onward", "Somebody else helps now, with her consent."),
        code("stopped-by-person", "本人が終えた", "Stopped by the person", "She did not want to go on."),
        code("contact-lost", "連絡が取れない", "Contact lost", "She could not be reached."),
        code("not-needed-any-more", "不要になった", "Not needed any more", "It resolved otherwise."),
        code("other", "その他", "Other", "Anything else."),
    ),
)
DELIVERY_STATUSES = CodeSet(
    "delivery_status",
    "Whether the recipient has it.",
    (
        code("waiting", "送信待ち", "Waiting", "The hub has not delivered it yet."),
        code("sent", "届いた", "Sent", "The recipient took it."),
        code("failed", "届かなかった", "Failed", "It did not arrive; see the trouble."),
        code("by-hand", "手渡しが必要", "By hand", "There is no channel; somebody carries it."),
    ),
)
NOTICES = CodeSet(
    "notice",
    "What a recipient is told of a release; never why.",
    (
        code("paused-by-sender", "送り主が一時停止", "Paused by the sender", "It waits and cannot be read now."),
        code("replaced-by-sender", "送り主が差し替え", "Replaced by the sender", "There is a newer one."),
    ),
)
EARLIER_KINDS = CodeSet(
    "asked_before_kind",
    "How the same body was asked before.",
    (
        code("same-case", "同じ案件", "Same case", "It has this case."),
        code("same-place", "同じ場所", "Same place", "It was asked for this item."),
        code("rerouted", "振り替え済み", "Already rerouted", "Another was asked in the place of this referral."),
        code("delivered", "配達済み", "Delivered", "It took this message."),
    ),
)
AGAIN_REASONS = CodeSet(
    "again_reason",
    "Why the same body is asked again.",
    (
        code("re-uploaded", "再び投稿された", "Uploaded again", "It is back after a removal."),
        code("no-answer", "返事がない", "No answer", "Nobody answered."),
        code("different-url-same-place", "URLは違うが同じ場所", "Other address, same place", "The address differs."),
        code("other-desk", "別の窓口", "Another desk", "Another desk of the body answers it."),
        code("new-facts", "新しい事情", "New facts", "Something new is known."),
        code("asked-by-them", "先方の求め", "Asked by them", "The body asked for it."),
        code("went-astray", "届かなかった", "Went astray", "The first one did not arrive."),
        code("agreed-anew", "改めて合意", "Agreed anew", "The person agreed once more."),
        code("other-person-same-place", "同じ場所の別の人", "Another person, same place", "It concerns somebody else."),
        code("other-purpose", "別の目的", "Another purpose", "It is asked for something else."),
    ),
)
