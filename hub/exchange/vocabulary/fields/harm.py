"""Fields that say what was done and how far it got."""

from hub.exchange.vocabulary.field import HELPS_HER, MOST_ROWS, Field, Part
from hub.exchange.vocabulary.harm import EXPOSURE, HARM_CODES, PATTERNS
from hub.exchange.vocabulary.person import YES_NO_UNKNOWN
from hub.kit.text import Text

FIELDS = (
    Field(
        name="pattern",
        category="circumstances",
        sensitivity="sensitive",
        kind="choice",
        label=Text("被害の型", "Pattern of harm"),
        meaning="How the harm came about.",
        in_offer=True,
        codes=PATTERNS,
    ),
    Field(
        name="harm_code",
        category="circumstances",
        sensitivity="sensitive",
        kind="choice",
        label=Text("被害の分類", "Harm code"),
        meaning="What was done, as partners' forms and the clocks of law classify it.",
        in_offer=True,
        codes=HARM_CODES,
    ),
    Field(
        name="exposure",
        category="circumstances",
        sensitivity="sensitive",
        kind="choice",
        label=Text("公開の有無", "Threatened or published"),
        meaning="Whether the images were published or are only threatened to be.",
        in_offer=True,
        codes=EXPOSURE,
    ),
    Field(
        name="synthetic",
        category="circumstances",
        sensitivity="sensitive",
        kind="choice",
        label=Text("合成画像か", "Synthetic image"),
        meaning="Whether the images were made or altered.",
        in_offer=True,
        codes=YES_NO_UNKNOWN,
    ),
    Field(
        name="narrative",
        category="circumstances",
        sensitivity="endangering",
        kind="text",
        label=Text("経緯", "What happened"),
        meaning="What happened, in her words or a worker's.",
        purposes=HELPS_HER,
        letters=20_000,
    ),
    Field(
        name="timeline",
        category="circumstances",
        sensitivity="endangering",
        kind="rows",
        label=Text("時系列", "Timeline"),
        meaning="What happened when, one line an event.",
        purposes=HELPS_HER,
        parts=(
            Part("at", "instant", Text("日時", "Date and time"), "When it happened."),
            Part("service", "line", Text("サービス", "Service"), "On which service.", required=False),
            Part("account", "line", Text("アカウント", "Account"), "With which account.", required=False),
            Part("what", "text", Text("内容", "What"), "What happened."),
        ),
        rows=MOST_ROWS,
    ),
)
