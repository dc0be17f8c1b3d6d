"""Fields that say how she can be reached, what she needs now, and what stays in the organisation's own record."""

from hub.exchange.vocabulary.disclosure import BARRED
from hub.exchange.vocabulary.field import HELPS_HER, LINE, MOST_ROWS, Field, Part
from hub.exchange.vocabulary.person import DANGERS, GUARDIAN_INVOLVEMENT, SELF_HARM_ASKED, WISHES, YES_NO
from hub.kit.text import Text

OWN_RECORD = frozenset({"own_record"})
"""The purpose of what never leaves."""


def _wish(name: str, ja: str, en: str, meaning: str) -> Part:
    return Part(name, "choice", Text(ja, en), meaning, required=False, codes=WISHES)


FIELDS = (
    Field(
        name="safe_contact",
        category="contact",
        sensitivity="endangering",
        kind="record",
        label=Text("安全な連絡方法", "Safe contact"),
        meaning="How she can be reached; no way leaves without its safe hours and safe wording.",
        purposes=HELPS_HER,
        parts=(
            Part(
                "ways",
                "rows",
                Text("方法", "Ways"),
                "Each way to reach her; at least one.",
                parts=(
                    Part("kind", "line", Text("種類", "Kind"), "Telephone, mail, an app.", letters=50),
                    Part("value", "line", Text("連絡先", "Contact"), "The number, address or account."),
                    Part("hours", "line", Text("安全な時間帯", "Safe hours"), "When it is safe to use it."),
                    Part(
                        "wording", "text", Text("安全な言い方", "Safe wording"), "How to say who calls.", letters=1_000
                    ),
                    Part("voicemail", "flag", Text("留守番電話", "Voicemail"), "Whether a message may be left."),
                ),
            ),
        ),
    ),
    Field(
        name="self_harm_asked",
        category="care",
        sensitivity="endangering",
        kind="choice",
        label=Text("自傷の確認", "Self-harm asked"),
        meaning="Whether she was asked about harming herself, and what she said.",
        purposes=HELPS_HER,
        codes=SELF_HARM_ASKED,
    ),
    Field(
        name="guardian_involvement",
        category="care",
        sensitivity="sensitive",
        kind="choice",
        label=Text("保護者の関与", "Guardian involvement"),
        meaning="What a guardian knows of it.",
        in_offer=True,
        codes=GUARDIAN_INVOLVEMENT,
    ),
    Field(
        name="danger_kinds",
        category="care",
        sensitivity="sensitive",
        kind="choices",
        label=Text("いまの危険の種類", "Kind of danger"),
        meaning="What kind of danger to life; recorded and sent as an emergency alone.",
        purposes=HELPS_HER,
        in_offer=True,
        codes=DANGERS,
        rows=MOST_ROWS,
    ),
    Field(
        name="danger_who",
        category="identity",
        sensitivity="endangering",
        kind="line",
        label=Text("危険にある人", "Who is in danger"),
        meaning="Who is in danger: her name to call, or that it is not known.",
        purposes=HELPS_HER,
        letters=LINE,
    ),
    Field(
        name="danger_where",
        category="contact",
        sensitivity="endangering",
        kind="text",
        label=Text("いる場所・見つけ方", "Where, or how to find her"),
        meaning="Where she is, or how she can be found.",
        purposes=HELPS_HER,
        letters=500,
    ),
    Field(
        name="danger_words",
        category="care",
        sensitivity="endangering",
        kind="text",
        label=Text("いまの危険", "The danger in words"),
        meaning="The danger in words, where there is time for any.",
        purposes=HELPS_HER,
        letters=2_000,
    ),
    Field(
        name="wishes",
        category="internal",
        sensitivity="endangering",
        kind="record",
        label=Text("本人の希望", "The person's wishes"),
        meaning="What she wants to happen and what not.",
        purposes=OWN_RECORD,
        leaves=False,
        parts=(
            _wish("removal", "削除", "Removal", "To have images removed."),
            _wish("legal_advice", "法律相談", "Legal advice", "To ask a lawyer."),
            _wish("care", "支援・ケア", "Care", "To be supported or treated."),
            _wish("police", "警察", "Police", "To have the police told."),
            _wish("school", "学校", "School", "To have the school told."),
            _wish("guardian", "保護者", "Guardian", "To have a guardian told."),
        ),
    ),
    Field(
        name="barred_recipients",
        category="internal",
        sensitivity="endangering",
        kind="choices",
        label=Text("伝えない相手", "Recipients barred by the person"),
        meaning="Who must never be told: a kind of organisation, the guardian, or one organisation by its id.",
        purposes=OWN_RECORD,
        leaves=False,
        codes=BARRED,
        rows=MOST_ROWS,
    ),
    Field(
        name="statistics_agreed",
        category="internal",
        sensitivity="endangering",
        kind="choice",
        label=Text("統計への同意", "Statistics agreed"),
        meaning="Whether the case may be counted in statistics.",
        purposes=OWN_RECORD,
        leaves=False,
        codes=YES_NO,
    ),
)
