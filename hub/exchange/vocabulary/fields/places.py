"""Fields that say where the images are, and what there is to show it."""

from hub.exchange.vocabulary.case import EVIDENCE_STATES
from hub.exchange.vocabulary.field import MOST_ROWS, Field, Part
from hub.exchange.vocabulary.takedowns import ALGORITHMS, COMPUTED_BY
from hub.kit.text import Text

_SERVICE = Text("サービス", "Service")

FIELDS = (
    Field(
        name="locations",
        category="location",
        sensitivity="endangering",
        kind="rows",
        label=Text("掲載場所（URL）", "Locations (URL)"),
        meaning="Addresses of pages where the images are; never opened by the hub.",
        parts=(
            Part("service", "line", _SERVICE, "On which service."),
            Part("url", "url", Text("URL", "URL"), "The address as it was found."),
            Part("item_id", "line", Text("投稿番号", "Item id"), "The service's own number of it.", required=False),
            Part("seen_at", "instant", Text("確認した日時", "Seen at"), "When it was seen.", required=False),
        ),
        rows=MOST_ROWS,
    ),
    Field(
        name="accounts",
        category="location",
        sensitivity="endangering",
        kind="rows",
        label=Text("掲載アカウント", "Accounts that publish"),
        meaning="Accounts that show the images.",
        parts=(
            Part("service", "line", _SERVICE, "On which service."),
            Part("handle", "line", Text("アカウント名", "Account name"), "The name of the account."),
            Part("url", "url", Text("URL", "URL"), "The address of the account.", required=False),
        ),
        rows=MOST_ROWS,
    ),
    Field(
        name="hashes",
        category="location",
        sensitivity="endangering",
        kind="rows",
        label=Text("ハッシュ値", "Hashes"),
        meaning="Digits computed from the images on her own device; the images never come here.",
        parts=(
            Part("algorithm", "choice", Text("方式", "Algorithm"), "How it was computed.", codes=ALGORITHMS),
            Part("value", "line", Text("値", "Value"), "The digits, hexadecimal."),
            Part("computed_by", "choice", Text("計算した端末", "Computed by"), "On whose device.", codes=COMPUTED_BY),
        ),
        rows=MOST_ROWS,
    ),
    Field(
        name="evidence_inventory",
        category="evidence",
        sensitivity="sensitive",
        kind="rows",
        label=Text("証拠目録", "Evidence inventory"),
        meaning="What is kept to show what happened, one line a piece; never the images.",
        parts=(
            Part("number", "whole", Text("番号", "No."), "Its number in the list.", least=1, most=10_000),
            Part("kind", "line", Text("種類", "Kind"), "What kind of thing it is."),
            Part("description", "text", Text("説明", "Description"), "What it shows."),
            Part("taken_at", "instant", Text("記録した日時", "Taken at"), "When it was recorded.", required=False),
            Part(
                "state", "choice", Text("状態", "State"), "Whether it is safe.", required=False, codes=EVIDENCE_STATES
            ),
        ),
        rows=MOST_ROWS,
    ),
)
