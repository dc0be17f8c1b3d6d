"""The words with which the catalogue speaks of its fields: category, sensitivity, kind of value."""

from hub.exchange.vocabulary.code_set import CodeSet, code

CATEGORIES = CodeSet(
    "field_category",
    "What a field speaks of.",
    (
        code("identity", "本人の特定", "Identity", "Who she is."),
        code("age", "年齢", "Age", "How old she is or was."),
        code("circumstances", "被害の状況", "Circumstances", "What was done."),
        code("demand", "要求", "Demand", "What is demanded."),
        code("offender", "加害者", "Offender", "Who did it."),
        code("location", "掲載場所", "Location", "Where the images are."),
        code("evidence", "証拠", "Evidence", "What shows it."),
        code("legal", "法律", "Legal", "What lawyers and authorities ask for."),
        code("contact", "連絡", "Contact", "How she can be reached."),
        code("care", "ケア", "Care", "What she needs."),
        code("internal", "内部記録", "Internal", "It never leaves the organisation."),
        code("request", "依頼", "Request", "It speaks of the sending organisation and its request."),
    ),
)
SENSITIVITIES = CodeSet(
    "sensitivity",
    "What a field can do in the wrong hands.",
    (
        code("ordinary", "通常", "Ordinary", "It tells nothing of her."),
        code("sensitive", "要配慮", "Sensitive", "It tells what happened."),
        code("endangering", "危険につながる", "Endangering", "It finds, exposes or silences her."),
    ),
)
VALUE_KINDS = CodeSet(
    "value_kind",
    "What kind of value a field or a part of it holds.",
    (
        code("line", "一行の文字", "Line", "One line of text."),
        code("text", "文章", "Text", "Text of several lines."),
        code("choice", "一つ選択", "One code", "One code of a set."),
        code("choices", "複数選択", "Several codes", "A list of codes of a set, none twice."),
        code("amount", "金額", "Amount", "A whole number of yen."),
        code("date", "日付", "Date", "A calendar day, e.g. 2026-05-20."),
        code("instant", "日時", "Instant", "Date and time with the zone in which it was said (RFC 3339)."),
        code("rows", "一覧", "List of records", "A list of records of the same parts."),
        code("record", "記録", "Record", "One record of parts."),
        code("whole", "整数", "Whole number", "A whole number within bounds."),
        code("flag", "真偽", "True or false", "True or false."),
        code("url", "ウェブアドレス", "Web address", "An http or https address, never opened."),
        code("mail", "メールアドレス", "Mail address", "A mail address without a display name."),
    ),
)
