"""How a case stands: urgency, language, status, evidence, and the matters for which law is asked."""

from hub.exchange.vocabulary.code_set import CodeSet, code

URGENCIES = CodeSet(
    "urgency",
    "How soon a first answer is needed.",
    (
        code("immediate", "ただちに", "Immediate", "Within 4 hours, and by telephone too."),
        code("urgent", "至急", "Urgent", "Within 72 hours."),
        code("routine", "通常", "Routine", "Within 14 days."),
    ),
)
LANGUAGES = CodeSet(
    "language",
    "The language of a case and of what is sent for it.",
    (
        code("ja", "日本語", "Japanese", "Japanese."),
        code("en", "英語", "English", "English."),
    ),
)
CASE_STATUSES = CodeSet(
    "case_status",
    "Whether the organisation works on the case.",
    (
        code("open", "対応中", "Open", "It is worked on."),
        code("closed", "終了", "Closed", "It has ended; nothing more is sent for it."),
    ),
)
EVIDENCE_STATES = CodeSet(
    "evidence_state",
    "Whether evidence is safe before something is removed.",
    (
        code("noted", "書き留めた", "Noted", "Place and time were written down."),
        code("preserved", "保全済み", "Preserved", "It is kept so that it can be shown later."),
        code("waived", "保全しない", "Waived", "It is not kept; removal does not wait for it."),
    ),
)
CHANGES = CodeSet(
    "change",
    "What happened to a value that stood before.",
    (
        code("recorded", "記録", "Recorded", "It was written down for the first time."),
        code("changed", "変更", "Changed", "Another value took its place."),
        code("removed", "削除", "Removed", "It was taken out."),
    ),
)
MATTERS = CodeSet(
    "matter_type",
    "What a lawyer is asked about.",
    (
        code("takedown", "削除請求", "Removal", "To have something removed."),
        code("sender_disclosure", "発信者情報開示", "Sender disclosure", "To learn from a provider who posted it."),
        code("injunction", "差止め", "Injunction", "A court's order to stop."),
        code("damages", "損害賠償", "Damages", "Money for the harm done."),
        code("criminal_complaint", "告訴・被害届", "Criminal complaint", "To report an offence."),
        code(
            "defence_against_claim",
            "請求を受けたときの対応",
            "Defence against a claim",
            "Somebody claims something of her.",
        ),
    ),
)
FEE_SOURCES = CodeSet(
    "fee_source",
    "Who pays the lawyer.",
    (
        code("none", "なし", "None", "Nobody can pay."),
        code("legal_aid", "法律扶助", "Legal aid", "A legal aid scheme."),
        code("own_means", "自費", "Own means", "The person herself."),
        code("unknown", "不明", "Not known", "Nobody said."),
    ),
)
CARRY_WAYS = CodeSet(
    "carry_way",
    "How something was told outside the hub.",
    (
        code("telephone", "電話", "Telephone", "By telephone."),
        code("paper", "書面", "Paper", "By post or handed over."),
        code("meeting", "面談", "Meeting", "In person."),
        code("own_mail", "自団体のメール", "Own mail", "By the organisation's own e-mail."),
    ),
)
PLACE_FIELDS = CodeSet(
    "place_field",
    "The fields that hold places where images are.",
    (
        code("locations", "掲載場所（URL）", "Locations (URL)", "Addresses of pages."),
        code("accounts", "掲載アカウント", "Accounts that publish", "Accounts on a service."),
        code("hashes", "ハッシュ値", "Hashes", "Hashes that the person's own device computed."),
    ),
)
PLACE_OUTCOMES = CodeSet(
    "place_outcome",
    "What became of a place that was given.",
    (
        code("added", "追加した", "Added", "It stands in the case now."),
        code("there", "すでにある", "Already there", "It was there already, perhaps written otherwise."),
        code("wrong", "形が正しくない", "Wrong", "It is no place as the field takes them."),
    ),
)
FIND_KINDS = CodeSet(
    "find_kind",
    "What may name or reach somebody within words.",
    (
        code("telephone", "電話番号", "Telephone number", "A telephone number."),
        code("mail", "メールアドレス", "E-mail address", "An e-mail address."),
        code("account", "アカウント", "Account", "An account on a service."),
        code("handle", "アカウント名", "Handle", "The name of an account."),
        code("school", "学校", "School", "A school or class."),
        code("name", "氏名", "Name", "Somebody's name."),
        code("other", "その他", "Other", "Anything else, chosen by a worker."),
    ),
)
FIND_STATES = CodeSet(
    "find_state",
    "What becomes of it when the words leave.",
    (
        code("hidden", "伏せる", "Hidden", "It is replaced before the words leave."),
        code("kept", "残す", "Kept", "It leaves as it stands."),
    ),
)
FIND_REASONS = CodeSet(
    "find_reason",
    "Why it was found, or why it is kept.",
    (
        code("recorded", "案件に記録がある", "Recorded in the case", "A field of the case holds it."),
        code("recognised", "形から見つかった", "Recognised by its form", "It has the form of such a thing."),
        code("selected", "担当者が選んだ", "Chosen by a worker", "A worker marked it."),
        code("kept_by_worker", "担当者が残した", "Kept by a worker", "A worker decided that it stays."),
        code("told_in_a_field", "別の項目で伝わる", "Told in a field", "Another field of the same packet tells it."),
        code(
            "recipient_may_know", "宛先は知ってよい", "The recipient may know", "Consent and agreement let it be told."
        ),
        code("says_who_asks", "依頼者を示す", "Says who asks", "It says who signs or answers."),
    ),
)
