"""Fields that a lawyer or an authority asks for."""

from hub.exchange.vocabulary.case import FEE_SOURCES, MATTERS
from hub.exchange.vocabulary.field import HELPS_HER, MOST_ROWS, TEXT, Field, Part
from hub.exchange.vocabulary.person import REPORTS_MADE
from hub.exchange.vocabulary.purposes import REQUESTED
from hub.exchange.vocabulary.tasks import TASK_STATUSES
from hub.kit.text import Phrase

FIELDS = (
    Field(
        name="matter_types",
        category="legal",
        sensitivity="sensitive",
        kind="choices",
        label=Phrase("Matter types"),
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
        label=Phrase("Date when logs may be lost"),
        meaning="From which day on a provider may no longer know who posted it.",
        in_offer=True,
    ),
    Field(
        name="fee_source",
        category="legal",
        sensitivity="sensitive",
        kind="choice",
        label=Phrase("Source of fees"),
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
        label=Phrase("Statement of no consent"),
        meaning="The statement that she did not consent to what is shown.",
        letters=TEXT,
    ),
    Field(
        name="requests_already_sent",
        category="legal",
        sensitivity="sensitive",
        kind="rows",
        label=Phrase("Requests already sent"),
        meaning="Requests to remove or keep that were sent for the case; the hub draws it from its own tables.",
        parts=(
            Part("sent_at", "instant", Phrase("Sent at"), "When it was sent."),
            Part("recipient", "line", Phrase("Recipient"), "Who was asked."),
            Part("purpose", "line", Phrase("What for"), "To remove, or to keep.", required=False, codes=REQUESTED),
            Part("status", "line", Phrase("Status"), "Where it stands.", required=False, codes=TASK_STATUSES),
            Part("items", "whole", Phrase("Items"), "How many items it has.", required=False, most=200),
            Part("receipt", "line", Phrase("Receipt"), "The recipient's own reference.", required=False),
        ),
        rows=MOST_ROWS,
    ),
    Field(
        name="report_to_police",
        category="legal",
        sensitivity="endangering",
        kind="record",
        label=Phrase("Report made to the police"),
        meaning="Whether the police were told already, with the desk and the number that it gave.",
        purposes=HELPS_HER,
        parts=(
            Part("made", "choice", Phrase("Told already", "police"), "How the police were told.", codes=REPORTS_MADE),
            Part("made_at", "instant", Phrase("Made at"), "When the police were told.", required=False),
            Part(
                "number",
                "line",
                Phrase("Number", "police"),
                "The number that the desk gave: letters, digits, - and the signs of a number.",
                required=False,
                letters=64,
            ),
            Part("desk", "line", Phrase("Desk"), "Which desk it was.", required=False),
        ),
    ),
)
