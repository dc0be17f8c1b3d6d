"""Fields that say how she can be reached, what she needs now, and what stays in the organisation's own record."""

from hub.exchange.vocabulary.disclosure import BARRED
from hub.exchange.vocabulary.field import HELPS_HER, LINE, MOST_ROWS, Field, Part
from hub.exchange.vocabulary.person import (
    DANGERS,
    GUARDIAN_INVOLVEMENT,
    SELF_HARM_ASKED,
    SELF_REPORT_STATUSES,
    SELF_SERVICES,
    WISHES,
    YES_NO,
)
from hub.kit.text import Phrase, Text

OWN_RECORD = frozenset({"own_record"})
"""The purpose of what never leaves."""


def _wish(name: str, words: Text, meaning: str) -> Part:
    return Part(name, "choice", words, meaning, required=False, codes=WISHES)


FIELDS = (
    Field(
        name="safe_contact",
        category="contact",
        sensitivity="endangering",
        kind="record",
        label=Phrase("Safe contact"),
        meaning="How she can be reached; no way leaves without its safe hours and safe wording.",
        purposes=HELPS_HER,
        parts=(
            Part(
                "ways",
                "rows",
                Phrase("Ways"),
                "Each way to reach her; at least one.",
                parts=(
                    Part("kind", "line", Phrase("Kind"), "Telephone, mail, an app.", letters=50),
                    Part("value", "line", Phrase("Contact", "care"), "The number, address or account."),
                    Part("hours", "line", Phrase("Safe hours"), "When it is safe to use it."),
                    Part("wording", "text", Phrase("Safe wording"), "How to say who calls.", letters=1_000),
                    Part("voicemail", "flag", Phrase("Voicemail"), "Whether a message may be left."),
                ),
            ),
        ),
    ),
    Field(
        name="self_harm_asked",
        category="care",
        sensitivity="endangering",
        kind="choice",
        label=Phrase("Self-harm asked"),
        meaning="Whether she was asked about harming herself, and what she said.",
        purposes=HELPS_HER,
        codes=SELF_HARM_ASKED,
    ),
    Field(
        name="guardian_involvement",
        category="care",
        sensitivity="sensitive",
        kind="choice",
        label=Phrase("Guardian involvement"),
        meaning="What a guardian knows of it.",
        in_offer=True,
        codes=GUARDIAN_INVOLVEMENT,
    ),
    Field(
        name="danger_kinds",
        category="care",
        sensitivity="sensitive",
        kind="choices",
        label=Phrase("Kind of danger"),
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
        label=Phrase("Who is in danger"),
        meaning="Who is in danger: her name to call, or that it is not known.",
        purposes=HELPS_HER,
        letters=LINE,
    ),
    Field(
        name="danger_where",
        category="contact",
        sensitivity="endangering",
        kind="text",
        label=Phrase("Where, or how to find her"),
        meaning="Where she is, or how she can be found.",
        purposes=HELPS_HER,
        letters=500,
    ),
    Field(
        name="danger_words",
        category="care",
        sensitivity="endangering",
        kind="text",
        label=Phrase("The danger in words"),
        meaning="The danger in words, where there is time for any.",
        purposes=HELPS_HER,
        letters=2_000,
    ),
    Field(
        name="wishes",
        category="internal",
        sensitivity="endangering",
        kind="record",
        label=Phrase("The person's wishes"),
        meaning="What she wants to happen and what not.",
        purposes=OWN_RECORD,
        leaves=False,
        parts=(
            _wish("removal", Phrase("Removal", "care"), "To have images removed."),
            _wish("legal_advice", Phrase("Legal advice"), "To ask a lawyer."),
            _wish("care", Phrase("Care", "care"), "To be supported or treated."),
            _wish("police", Phrase("Police"), "To have the police told."),
            _wish("school", Phrase("School"), "To have the school told."),
            _wish("guardian", Phrase("Guardian"), "To have a guardian told."),
        ),
    ),
    Field(
        name="barred_recipients",
        category="internal",
        sensitivity="endangering",
        kind="choices",
        label=Phrase("Recipients barred by the person"),
        meaning="Who must never be told: a kind of organisation, the guardian, or one organisation by its id.",
        purposes=OWN_RECORD,
        leaves=False,
        codes=BARRED,
        rows=MOST_ROWS,
    ),
    Field(
        name="self_reports",
        category="internal",
        sensitivity="endangering",
        kind="rows",
        label=Phrase("Reports that she made herself"),
        meaning="Services that she uses herself, and where that stands as she tells it; it never leaves.",
        purposes=OWN_RECORD,
        leaves=False,
        parts=(
            Part("service", "choice", Phrase("Service"), "Which service.", codes=SELF_SERVICES),
            Part("status", "choice", Phrase("Status"), "Where it stands.", codes=SELF_REPORT_STATUSES),
            Part("told_at", "instant", Phrase("Told at"), "When she told it."),
            Part(
                "case_number",
                "line",
                Phrase("Case number"),
                "The number that she was given: letters, digits and -; never a PIN.",
                required=False,
                letters=64,
            ),
        ),
        rows=MOST_ROWS,
    ),
    Field(
        name="statistics_agreed",
        category="internal",
        sensitivity="endangering",
        kind="choice",
        label=Phrase("Statistics agreed"),
        meaning="Whether the case may be counted in statistics.",
        purposes=OWN_RECORD,
        leaves=False,
        codes=YES_NO,
    ),
)
