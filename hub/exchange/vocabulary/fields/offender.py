"""Fields that say what is demanded, and by whom."""

from hub.exchange.vocabulary.field import HELPS_HER, MOST_ROWS, MOST_YEN, TEXT, Coarse, Field, Part
from hub.exchange.vocabulary.harm import AMOUNT_BANDS, DEMANDS, PAID
from hub.exchange.vocabulary.person import YES_NO_UNKNOWN
from hub.kit.text import Text

FIELDS = (
    Field(
        name="demand_kinds",
        category="demand",
        sensitivity="sensitive",
        kind="choices",
        label=Text("要求の種類", "What is demanded"),
        meaning="What the offender demands.",
        purposes=HELPS_HER,
        in_offer=True,
        codes=DEMANDS,
        rows=MOST_ROWS,
    ),
    Field(
        name="demand_amount_jpy",
        category="demand",
        sensitivity="sensitive",
        kind="amount",
        label=Text("要求額（円）", "Amount demanded (yen)"),
        meaning="How much money the offender demands, in yen.",
        purposes=HELPS_HER,
        coarse=Coarse(
            "amount_band", Text("要求額の範囲", "Amount demanded, in a band"), "The amount in a band.", AMOUNT_BANDS
        ),
        in_offer=True,
        most=MOST_YEN,
    ),
    Field(
        name="paid",
        category="demand",
        sensitivity="sensitive",
        kind="choice",
        label=Text("支払いの有無", "Paid or not"),
        meaning="Whether something was paid.",
        purposes=HELPS_HER,
        in_offer=True,
        codes=PAID,
    ),
    Field(
        name="offender_deadline",
        category="demand",
        sensitivity="sensitive",
        kind="instant",
        label=Text("加害者が示した期限", "Deadline set by the offender"),
        meaning="Until when the offender wants it.",
        purposes=HELPS_HER,
        coarse=Coarse("day", Text("加害者が示した期限の日", "Day of the offender's deadline"), "The day alone."),
        in_offer=True,
    ),
    Field(
        name="offender_handles",
        category="offender",
        sensitivity="endangering",
        kind="rows",
        label=Text("加害者のアカウント", "Offender's handles"),
        meaning="Accounts that the offender uses.",
        in_offer=True,
        parts=(
            Part("service", "line", Text("サービス", "Service"), "On which service."),
            Part("handle", "line", Text("アカウント名", "Account name"), "The name of the account."),
        ),
        rows=MOST_ROWS,
    ),
    Field(
        name="offender_details",
        category="offender",
        sensitivity="endangering",
        kind="text",
        label=Text("加害者について", "About the offender"),
        meaning="What is known of the offender.",
        purposes=HELPS_HER,
        letters=TEXT,
    ),
    Field(
        name="offender_knows_address",
        category="offender",
        sensitivity="sensitive",
        kind="choice",
        label=Text("加害者は住所を知っているか", "Offender knows the address"),
        meaning="Whether the offender knows where she lives.",
        purposes=HELPS_HER,
        in_offer=True,
        codes=YES_NO_UNKNOWN,
    ),
)
