"""A takedown request's items: what they are, who signs, how each was answered, why, and what proves receipt."""

from types import MappingProxyType

from hub.exchange.vocabulary.code_set import CodeSet, code

ITEM_STATUSES = CodeSet(
    "item_status",
    "Where one item of a request stands.",
    (
        code("sent", "送付済み", "Sent", "It left; nothing was answered."),
        code("received", "受領", "Received", "The recipient has it.", "of_sender"),
        code("under-review", "確認中", "Under review", "The recipient looks at it.", "of_recipient", "of_sender"),
        code("removed", "削除した", "Removed", "It is gone everywhere.", "of_recipient", "of_sender", "gone", "final"),
        code(
            "partly-removed",
            "一部を削除した",
            "Partly removed",
            "Some of it is gone.",
            "of_recipient",
            "of_sender",
            "final",
        ),
        code(
            "geo-restricted",
            "地域を限って非表示",
            "Hidden in a country",
            "It is out of sight in a country.",
            "of_recipient",
            "of_sender",
            "gone",
            "final",
        ),
        code(
            "account-actioned",
            "アカウントに措置",
            "Account acted on",
            "The account was closed or limited.",
            "of_recipient",
            "of_sender",
            "gone",
            "final",
        ),
        code(
            "already-gone",
            "すでにない",
            "Already gone",
            "It was not there any more.",
            "of_recipient",
            "of_sender",
            "gone",
            "final",
        ),
        code("duplicate", "重複", "Duplicate", "Another request asks for it.", "of_recipient", "of_sender", "final"),
        code(
            "refused",
            "削除しない",
            "Refused",
            "It stays, for a reason.",
            "of_recipient",
            "of_sender",
            "final",
            "reason_required",
        ),
        code(
            "needs-information",
            "情報が必要",
            "Needs information",
            "Something must be told first.",
            "of_recipient",
            "of_sender",
            "reason_required",
        ),
        code(
            "reported-to-authority",
            "当局に通報した",
            "Reported to an authority",
            "The recipient told an authority.",
            "of_recipient",
            "of_sender",
            "final",
        ),
        code("withdrawn", "取り下げ", "Withdrawn", "Its sender takes it back.", "final"),
        code(
            "delivery-failed", "届かなかった", "Delivery failed", "It never arrived.", "of_sender", "of_nobody", "final"
        ),
        code("no-answer", "返事がない", "No answer", "Nobody answered.", "of_sender", "of_nobody", "final"),
    ),
    MappingProxyType(
        {
            "of_recipient": "The recipient can answer it.",
            "of_sender": "The sender can record it for a recipient that has nobody in the hub.",
            "of_nobody": "It is recorded without any word of the recipient, and gives way to one.",
            "gone": "The item is out of sight, wholly or in a country.",
            "final": "No further word is needed.",
            "reason_required": "It is said with a reason.",
        }
    ),
)
ITEM_ANSWERS = ITEM_STATUSES.only(
    "item_answer", "What can be answered or recorded.", *ITEM_STATUSES.having("of_sender")
)
ITEM_REASONS = CodeSet(
    "item_reason",
    "Why an item was refused, or what is needed.",
    (
        code("not-found", "見つからない", "Not found", "Nothing is at that place."),
        code("not-unlawful", "違法でない", "Not unlawful", "No law forbids it, says the recipient."),
        code("not-against-terms", "規約に反しない", "Not against the terms", "The service's terms allow it."),
        code("consent-shown", "同意が示された", "Consent shown", "Somebody showed a consent."),
        code("out-of-scope", "対象外", "Out of scope", "The recipient does not deal with such things."),
        code("wrong-service", "別のサービス", "Wrong service", "It is on another service."),
        code("insufficient-information", "情報が足りない", "Too little information", "More must be told."),
        code("identity-needed", "本人確認が必要", "Identity needed", "Who asks must be shown."),
        code("signer-not-accepted", "署名者を認めない", "Signer not accepted", "Another person must sign."),
        code("other", "その他", "Other", "Another reason."),
    ),
)
CORRECTIONS = CodeSet(
    "correction",
    "Why a final answer is corrected.",
    (
        code("wrong-item", "対象の取り違え", "Wrong item", "It was the answer to another item."),
        code("wrong-word", "回答の誤り", "Wrong word", "Another word was meant."),
        code("back-online", "再び公開された", "Back online", "It can be seen again."),
        code("found-again", "再び見つかった", "Found again", "It was found after all."),
        code("complaint-upheld", "苦情が認められた", "Complaint upheld", "A complaint led to another decision."),
        code("court-order", "裁判所の命令", "Court order", "A court decided."),
        code("new-facts", "新しい事情", "New facts", "Something new is known."),
        code("other", "その他", "Other", "Another reason."),
    ),
)
TAKEDOWN_OUTCOMES = CodeSet(
    "takedown_outcome",
    "What the answers to all items add up to so far.",
    (
        code("removed", "すべて削除", "Removed", "Every item is out of sight."),
        code("partly-removed", "一部を削除", "Partly removed", "Some are."),
        code("not-removed", "削除されず", "Not removed", "None is."),
        code("withdrawn", "取り下げ", "Withdrawn", "Its sender took all back."),
    ),
)
ITEM_KINDS = CodeSet(
    "item_kind",
    "What an item is.",
    (
        code("url", "URL", "URL", "The address of a page or file; never opened by the hub."),
        code("account", "アカウント", "Account", "An account on a service."),
        code("hash", "ハッシュ", "Hash", "Digits computed from the file on the person's own device."),
    ),
)
ALGORITHMS = CodeSet(
    "algorithm",
    "How a hash was computed.",
    (
        code("sha256", "SHA-256", "SHA-256", "Of the file: 64 hexadecimal digits."),
        code("md5", "MD5", "MD5", "Of the file: 32 hexadecimal digits."),
        code("pdq", "PDQ", "PDQ", "Of the picture: 64 hexadecimal digits."),
    ),
)
COMPUTED_BY = CodeSet(
    "computed_by",
    "Whose device computed a hash.",
    (
        code("own_device", "本人の端末", "Her own device", "The person's own device."),
        code("staff", "支援者の端末", "Staff", "Staff; never where she was or may have been under 18."),
    ),
)
SIGNER_ROLES = CodeSet(
    "signer_role",
    "Who signs a request.",
    (
        code("the_person", "本人", "The person depicted", "The person herself."),
        code("legal_representative", "法定代理人", "Legal representative", "Whom the law appoints."),
        code("lawyer", "弁護士", "Lawyer", "A lawyer who acts for her."),
        code(
            "authorised",
            "本人から権限を受けた団体",
            "Organisation authorised by the person",
            "The sending organisation, on her recorded word.",
        ),
    ),
)
AUTHORITIES = CodeSet(
    "authority",
    "On what the signer's right rests, where the hub names it; other words are the signer's own.",
    (
        code(
            "recorded_assent",
            "記録された本人の賛意",
            "The recorded assent of the person depicted",
            "A minor's own assent, as it was recorded.",
        ),
    ),
)
RECEIPT_PROOFS = CodeSet(
    "receipt_proof",
    "What proves that a request was received, the best first.",
    (
        code("acknowledgement", "受領の通知", "Acknowledgement", "The recipient said so."),
        code("api", "APIの応答", "API", "Its API answered."),
        code("mail-server", "メールサーバーの受付", "Mail server", "Its mail server accepted the mail."),
        code("sent", "送信", "Sent", "Nothing better than our own sending."),
    ),
)
ANSWERED_BY = CodeSet(
    "answered_by",
    "Who records the answers to a request.",
    (
        code("recipient", "宛先", "Recipient", "The recipient itself."),
        code("sender", "送り主", "Sender", "The sender, for a recipient that only gets mail."),
    ),
)
CLOCK_SILENCES = CodeSet(
    "clock_silence",
    "Why a clock of law does not run.",
    (
        code("element_missing", "要件が足りない", "An element is missing", "The law wants a field that is not there."),
        code("fact_missing", "事実が足りない", "A fact is missing", "The request does not show what the law is about."),
        code("not_in_force", "未施行", "Not in force", "The law does not apply yet."),
        code("not_started", "始まっていない", "Not started", "Nothing has started it."),
        code("no_number", "数字の定めがない", "No number", "The law gives no number."),
        code("not_delivered", "届いていない", "Not delivered", "The recipient does not have the request."),
    ),
)
