"""What is said of the person: her age, how she was asked, what she is in danger of, who speaks for her."""

from hub.exchange.vocabulary.code_set import CodeSet, code

AGE_BANDS = CodeSet(
    "age_band",
    "An age in a band; the exact age is never kept.",
    (
        code("under_13", "13歳未満", "Under 13", "12 or younger."),
        code("13_15", "13～15歳", "13 to 15", "13, 14 or 15."),
        code("16_17", "16～17歳", "16 or 17", "16 or 17."),
        code("18_19", "18～19歳", "18 or 19", "18 or 19: an adult."),
        code("20_or_over", "20歳以上", "20 or over", "20 or older."),
        code("unknown", "不明", "Not known", "Nobody said; whatever protects a child applies."),
    ),
)
YES_NO_UNKNOWN = CodeSet(
    "yes_no_unknown",
    "An answer that may not be known.",
    (
        code("yes", "はい", "Yes", "Yes."),
        code("no", "いいえ", "No", "No."),
        code("unknown", "不明", "Not known", "Nobody said."),
    ),
)
YES_NO = YES_NO_UNKNOWN.but("yes_no", "Yes or no.", "unknown")
WISHES = CodeSet(
    "wish",
    "Whether the person wants it.",
    (
        code("yes", "はい", "Yes", "She wants it."),
        code("no", "いいえ", "No", "She does not want it."),
        code("not_asked", "まだ確かめていない", "Not asked", "She was not asked."),
    ),
)
SELF_HARM_ASKED = CodeSet(
    "self_harm_asked",
    "Whether the person was asked about harming herself, and what she said.",
    (
        code("not_asked", "まだ確かめていない", "Not asked", "She was not asked."),
        code("asked_no", "確かめた（ない）", "Asked: no", "She was asked and said no."),
        code("asked_yes", "確かめた（ある）", "Asked: yes", "She was asked and said yes."),
    ),
)
GUARDIAN_INVOLVEMENT = CodeSet(
    "guardian_involvement",
    "What a guardian knows of it.",
    (
        code("informed", "知らせてある", "Informed", "A guardian knows."),
        code("not_informed", "知らせていない", "Not informed", "No guardian knows; none may be told."),
        code("consenting", "同意している", "Consenting", "A guardian knows and consents."),
        code("unknown", "不明", "Not known", "Nobody said."),
    ),
)
DANGERS = CodeSet(
    "danger_kind",
    "What kind of danger to life; none of them identifies anybody.",
    (
        code("suicide", "自死のおそれ", "May take her life", "She may kill herself."),
        code("self_harm", "自分を傷つけている", "Harming herself", "She is hurting herself."),
        code(
            "violence",
            "暴力を受けている・受けそう",
            "Violence, now or about to happen",
            "Somebody hurts her or is about to.",
        ),
        code("confined", "閉じこめられている", "Held against her will", "She cannot leave where she is."),
        code(
            "meeting_offender",
            "加害者に会いに行く・呼び出された",
            "Going to meet the offender, or called to",
            "She is on her way to the offender, or was told to come.",
        ),
        code("missing", "行方が分からない", "Missing", "Nobody knows where she is."),
        code("medical", "薬の飲みすぎ・けが・急病", "Overdose, injury or sudden illness", "She needs an ambulance."),
        code("other", "そのほかの命の危険", "Other danger to life", "Anything else that threatens her life."),
    ),
)
VOICES = CodeSet(
    "voice",
    "Who said it.",
    (
        code("self", "本人", "The person herself", "The person herself."),
        code("guardian", "保護者", "A guardian", "Who has parental authority over her."),
        code("representative", "代理人", "A representative", "Somebody whom she or the law appointed."),
        code("third-party", "第三者", "Somebody else", "A friend, a teacher or the like."),
        code("staff", "職員", "Staff", "Somebody of the organisation that keeps the case."),
    ),
)
METHODS = CodeSet(
    "method",
    "How it was said.",
    (
        code("orally", "口頭", "Orally", "Spoken, in person or by telephone."),
        code("in_writing", "書面", "In writing", "On paper or in a signed form."),
        code("by_chat", "チャット", "By chat", "In messages."),
    ),
)
GUARDIAN_WORDS = CodeSet(
    "guardian_word",
    "What a guardian answered.",
    (
        code("objection", "反対", "Objection", "The guardian is against it."),
        code("agreement", "賛成", "Agreement", "The guardian is for it."),
    ),
)
STATEMENT_KINDS = CodeSet(
    "statement_kind",
    "What the person stated.",
    (
        code("bar", "伝えない相手", "Never tell", "Somebody must never be told."),
        code("bar-lift", "伝えない相手の解除", "May be told again", "Somebody may be told after all."),
        code("bar-restored", "解除の取消し", "Never tell, restored", "The lifting was reversed."),
        code("age-now", "いまの年齢層", "Age now", "How old she is."),
        code("age-at-images", "画像当時の年齢層", "Age in the images", "How old she was in the images."),
        code("safe-contact", "安全な連絡方法", "Safe contact", "How she can be reached safely."),
        code("wish", "希望", "Wish", "What she wants to happen."),
        code("word", "合言葉", "Sign-word", "The word by which she shows that it is her."),
        code("death", "死亡", "Death", "It is recorded that she died."),
        code("settlement", "食い違いの決着", "Settlement", "Of two statements that contradict, which one holds."),
    ),
)
