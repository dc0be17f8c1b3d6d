"""Fields that a lawyer or an authority asks for."""

from hub.exchange.vocabulary.case import FEE_SOURCES, MATTERS
from hub.exchange.vocabulary.field import HELPS_HER, MOST_ROWS, TEXT, Field, Part
from hub.exchange.vocabulary.tasks import TASK_STATUSES
from hub.kit.text import Text

FIELDS = (
    Field(
        name="matter_types",
        category="legal",
        sensitivity="sensitive",
        kind="choices",
        label=Text("相談事項", "Matter types"),
        meaning="What a lawyer is asked about.",
        purposes=HELPS_HER,
        in_offer=True,
        codes=MATTERS,
        rows=MOST_ROWS,
    ),
    Field(
        name="log_loss_date",
        category="legal",
        sensitivity="sensitive",
        kind="date",
        label=Text("通信記録が消える見込みの日", "Date when logs may be lost"),
        meaning="From which day on a provider may no longer know who posted it.",
        in_offer=True,
    ),
    Field(
        name="fee_source",
        category="legal",
        sensitivity="sensitive",
        kind="choice",
        label=Text("費用の出どころ", "Source of fees"),
        meaning="Who pays the lawyer.",
        purposes=HELPS_HER,
        in_offer=True,
        codes=FEE_SOURCES,
    ),
    Field(
        name="no_consent_statement",
        category="legal",
        sensitivity="sensitive",
        kind="text",
        label=Text("同意がない旨の申述", "Statement of no consent"),
        meaning="The statement that she did not consent to what is shown.",
        letters=TEXT,
    ),
    Field(
        name="requests_already_sent",
        category="legal",
        sensitivity="sensitive",
        kind="rows",
        label=Text("送信済みの削除依頼", "Requests already sent"),
        meaning="Takedown requests that were sent for the case; the hub draws it from its own tables.",
        parts=(
            Part("sent_at", "instant", Text("送った日時", "Sent at"), "When it was sent."),
            Part("recipient", "line", Text("宛先", "Recipient"), "Who was asked."),
            Part("status", "line", Text("状況", "Status"), "Where it stands.", required=False, codes=TASK_STATUSES),
            Part("items", "whole", Text("件数", "Items"), "How many items it has.", required=False, most=200),
            Part("receipt", "line", Text("受付番号", "Receipt"), "The recipient's own reference.", required=False),
        ),
        rows=MOST_ROWS,
    ),
)
