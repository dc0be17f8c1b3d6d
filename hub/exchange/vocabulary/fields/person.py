"""Fields that say who she is and how old."""

from hub.exchange.vocabulary.field import HELPS_HER, LINE, Coarse, Field
from hub.exchange.vocabulary.person import AGE_BANDS, YES_NO_UNKNOWN
from hub.kit.text import Text

FIELDS = (
    Field(
        name="call_name",
        category="identity",
        sensitivity="endangering",
        kind="line",
        label=Text("呼び名", "Name to call"),
        meaning="The name by which she wants to be called; it need not be her own.",
        purposes=HELPS_HER,
        letters=LINE,
    ),
    Field(
        name="legal_name",
        category="identity",
        sensitivity="endangering",
        kind="line",
        label=Text("氏名", "Legal name"),
        meaning="Her name as it stands in official papers.",
        purposes=HELPS_HER,
        letters=LINE,
    ),
    Field(
        name="prefecture",
        category="identity",
        sensitivity="endangering",
        kind="line",
        label=Text("都道府県", "Prefecture"),
        meaning="The prefecture of Japan in which she lives.",
        purposes=HELPS_HER,
        coarse=Coarse("country", Text("国", "Country"), "The country alone (ISO 3166-1 alpha-2)."),
        letters=LINE,
    ),
    Field(
        name="signer_name",
        category="identity",
        sensitivity="endangering",
        kind="line",
        label=Text("署名者の氏名", "Name of the signer"),
        meaning="The name of whoever signs a request, where a law's form demands it.",
        letters=LINE,
    ),
    Field(
        name="age_band_now",
        category="age",
        sensitivity="sensitive",
        kind="choice",
        label=Text("いまの年齢層", "Age band now"),
        meaning="How old she is, in a band.",
        coarse=Coarse("minor", Text("いま18歳未満", "Under 18 now"), "Whether she is under 18.", YES_NO_UNKNOWN),
        in_offer=True,
        codes=AGE_BANDS,
    ),
    Field(
        name="age_band_at_images",
        category="age",
        sensitivity="sensitive",
        kind="choice",
        label=Text("画像当時の年齢層", "Age band in the images"),
        meaning="How old she was when the images were made, in a band.",
        coarse=Coarse(
            "minor",
            Text("画像当時18歳未満", "Under 18 in the images"),
            "Whether she was under 18 in the images.",
            YES_NO_UNKNOWN,
        ),
        in_offer=True,
        codes=AGE_BANDS,
    ),
)
