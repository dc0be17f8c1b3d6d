"""Fields that say what was done and how far it got."""

from hub.exchange.vocabulary.field import HELPS_HER, MOST_ROWS, Field, Part
from hub.exchange.vocabulary.harm import EXPOSURE, HARM_CODES, PATTERNS
from hub.exchange.vocabulary.person import YES_NO_UNKNOWN
from hub.kit.text import Phrase

FIELDS = (
    Field(
        name="pattern",
        category="circumstances",
        sensitivity="sensitive",
        kind="choice",
        label=Phrase("Pattern of harm"),
        meaning="How the harm came about.",
        in_offer=True,
        codes=PATTERNS,
    ),
    Field(
        name="harm_code",
        category="circumstances",
        sensitivity="sensitive",
        kind="choice",
        label=Phrase("Harm code"),
        meaning="What was done, as partners' forms and the clocks of law classify it.",
        in_offer=True,
        codes=HARM_CODES,
    ),
    Field(
        name="further_harm_codes",
        category="circumstances",
        sensitivity="sensitive",
        kind="choices",
        label=Phrase("Further harm codes"),
        meaning="What else was done; no clock of law is counted by it, a request states one code.",
        purposes=HELPS_HER,
        codes=HARM_CODES,
        rows=MOST_ROWS,
    ),
    Field(
        name="exposure",
        category="circumstances",
        sensitivity="sensitive",
        kind="choice",
        label=Phrase("Threatened or published"),
        meaning="Whether the images were published, shown to some, threatened to be, or nobody knows.",
        in_offer=True,
        codes=EXPOSURE,
    ),
    Field(
        name="synthetic",
        category="circumstances",
        sensitivity="sensitive",
        kind="choice",
        label=Phrase("Synthetic image"),
        meaning="Whether the images were made or altered.",
        in_offer=True,
        codes=YES_NO_UNKNOWN,
    ),
    Field(
        name="narrative",
        category="circumstances",
        sensitivity="endangering",
        kind="text",
        label=Phrase("What happened"),
        meaning="What happened, in her words or a worker's.",
        purposes=HELPS_HER,
        letters=20_000,
    ),
    Field(
        name="timeline",
        category="circumstances",
        sensitivity="endangering",
        kind="rows",
        label=Phrase("Timeline"),
        meaning="What happened when, one line an event.",
        purposes=HELPS_HER,
        parts=(
            Part("at", "instant", Phrase("Date and time"), "When it happened."),
            Part("service", "line", Phrase("Service"), "On which service.", required=False),
            Part("account", "line", Phrase("Account"), "With which account.", required=False),
            Part("what", "text", Phrase("What"), "What happened."),
        ),
        rows=MOST_ROWS,
    ),
)
