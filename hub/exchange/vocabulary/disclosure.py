"""What is disclosed, to whom, for what, and what was said about it."""

from types import MappingProxyType

from hub.exchange.vocabulary.code_set import CodeSet, code
from hub.exchange.vocabulary.person import METHODS

PURPOSES = CodeSet(
    "purpose",
    "What a disclosure is for.",
    (
        code("legal_advice", "法律相談", "Legal advice", "A lawyer advises or acts for her.", "helps_her", "referral"),
        code("removal", "削除の依頼", "A request to remove", "A platform removes what is there."),
        code("care", "支援・ケア", "Care", "Somebody supports or treats her.", "helps_her", "referral"),
        code(
            "hotline_report",
            "ホットラインへの通報",
            "A report to a hotline",
            "A hotline passes it on and asks for removal.",
            "helps_her",
            "referral",
        ),
        code(
            "police_report",
            "警察への相談・通報",
            "A report to the police",
            "The police are told or asked.",
            "helps_her",
            "referral",
        ),
    ),
    MappingProxyType(
        {
            "helps_her": "It serves the person herself, so her story may go with it.",
            "referral": "A referral is made for it; a removal is asked for by a takedown request.",
        }
    ),
)
REFERRAL_PURPOSES = PURPOSES.only("referral_purpose", "What a referral can be for.", *PURPOSES.having("referral"))

RECIPIENTS = CodeSet(
    "recipient_kind",
    "Whom somebody can tell or bar: a kind of organisation, the guardian, or a body of no kind of ours.",
    (
        code("support_ngo", "支援団体", "Support organisation", "It supports people who were hurt.", "organisation"),
        code("legal_aid", "法律支援の団体", "Legal aid", "Lawyers and legal-aid groups.", "organisation"),
        code("platform", "プラットフォーム", "Platform", "It runs a service where images are shown.", "organisation"),
        code("hotline", "ホットライン", "Hotline", "It takes reports and asks for removal.", "organisation"),
        code("police", "警察", "Police", "A police desk.", "organisation"),
        code("child_guidance", "児童相談所", "Child guidance centre", "The public body for children.", "organisation"),
        code(
            "one_stop",
            "ワンストップ支援センター",
            "One-stop centre",
            "One place for care, evidence and advice after sexual violence.",
            "organisation",
        ),
        code("school", "学校", "School", "A school or its board.", "organisation"),
        code("medical", "医療機関", "Medical service", "A hospital or practice.", "organisation"),
        code("regulator", "行政機関", "Regulator", "An authority that supervises platforms or data.", "organisation"),
        code("guardian", "保護者", "Guardian", "Who has parental authority; no organisation."),
        code("other", "そのほか", "Other", "A body of no kind above; it can be told outside the hub only.", "outside"),
    ),
    MappingProxyType(
        {
            "organisation": "A kind of organisation that can be a member.",
            "outside": "It can be told outside the hub only, and not be barred as a kind.",
        }
    ),
)
ORGANISATION_KINDS = RECIPIENTS.only("organisation_kind", "Kinds of organisation.", *RECIPIENTS.having("organisation"))
BARRED = RECIPIENTS.but(
    "barred_kind", "Whom the person can bar, beside one organisation by its id.", *RECIPIENTS.having("outside")
)
FORMS = CodeSet(
    "form",
    "How much of a field leaves.",
    (
        code("full", "そのまま", "In full", "As it was recorded."),
        code("generalised", "大まかに", "Coarsely", "Softened: an age says only whether under 18, an instant the day."),
    ),
)
PACKET_KINDS = CodeSet(
    "packet_kind",
    "What was released.",
    (
        code("offer", "申し出", "Offer", "It identifies nobody and comes before acceptance."),
        code("packet", "引き継ぎ資料", "Packet", "What was consented to."),
    ),
)
DISCLOSURE_KINDS = CodeSet(
    "disclosure_kind",
    "How it left.",
    (*PACKET_KINDS, code("outside", "ハブの外", "Outside the hub", "Told by telephone, on paper or the like.")),
)
CONSENT_EVENTS = CodeSet(
    "consent_event",
    "What the person answered, or what became of it.",
    (
        code("given", "同意", "Given", "She agreed."),
        code("shortened", "短縮", "Shortened", "She agrees to less, or for a shorter time."),
        code("refused", "拒否", "Refused", "She said no; different from not asked."),
        code("withdrawn", "撤回", "Withdrawn", "She took it back."),
        code("expired", "期限切れ", "Expired", "Its end came."),
    ),
)
GIVERS = CodeSet(
    "giver",
    "Who answered a question of consent.",
    (
        code("self", "本人", "The person herself", "The person herself.", "speaks"),
        code("representative", "代理人", "A representative", "Somebody whom she or the law appointed.", "speaks"),
        code(
            "guardian",
            "保護者",
            "A guardian",
            "Who has parental authority, where she cannot be asked.",
            "speaks",
            "in_her_place",
        ),
        code("lawyer", "弁護士", "A lawyer", "Her lawyer, where she cannot be asked.", "speaks", "in_her_place"),
        code("reviewer", "確認した人", "A reviewer", "A second person who cut it."),
        code("hub", "ハブ", "The hub", "The hub itself, when the end came."),
    ),
    MappingProxyType(
        {"speaks": "Somebody can give it in an input.", "in_her_place": "Counts only where she cannot be asked."}
    ),
)
CONSENT_GIVERS = GIVERS.only("consent_giver", "Who can answer in an input.", *GIVERS.having("speaks"))
CONSENT_METHODS = CodeSet(
    "consent_method",
    "How an answer of consent came about.",
    (
        *METHODS,
        code("by_review", "確認による", "By review", "A second person cut it."),
        code("by_clock", "期限による", "By the clock", "Its end came."),
    ),
)
GUARDIAN_CONSENT = CodeSet(
    "guardian_consent",
    "Whether a guardian consented.",
    (
        code("given", "あり", "Given", "The guardian consented."),
        code("absent", "なし", "Absent", "There is none, with the reason."),
    ),
)
DUTY_KINDS = CodeSet(
    "onward_kind",
    "Whether a recipient must or usually does tell others.",
    (
        code("duty", "義務", "Duty", "A law makes it report."),
        code("practice", "慣行", "Practice", "It need not, but usually does."),
    ),
)
DESTRUCTIONS = CodeSet(
    "destruction",
    "When the keys of what is withdrawn go.",
    (
        code("after_seven_days", "7日後", "After seven days", "Until then it can be undone."),
        code("now", "ただちに", "Now", "At once, and for ever."),
    ),
)
INFORMED_WAYS = CodeSet(
    "informed_way",
    "How the person heard of it.",
    (
        code("safe-contact", "安全な連絡方法で", "By her safe contact", "By a way that she called safe."),
        code("in-person", "対面で", "In person", "Face to face."),
        code("her-own-word", "本人の申し出", "By her own word", "She said it herself."),
    ),
)
