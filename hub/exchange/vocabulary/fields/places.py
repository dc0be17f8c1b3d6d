"""Fields that say where the images are, and what there is to show it."""

from hub.exchange.vocabulary.case import EVIDENCE_STATES
from hub.exchange.vocabulary.field import MOST_ROWS, Field, Part
from hub.exchange.vocabulary.takedowns import ALGORITHMS, COMPUTED_BY
from hub.kit.text import Phrase

_SERVICE = Phrase("Service")

FIELDS = (
    Field(
        name="locations",
        category="location",
        sensitivity="endangering",
        kind="rows",
        label=Phrase("Locations (URL)"),
        meaning="Addresses of pages where the images are; never opened by the hub.",
        parts=(
            Part("service", "line", _SERVICE, "On which service."),
            Part("url", "url", Phrase("URL"), "The address as it was found."),
            Part("item_id", "line", Phrase("Item id"), "The service's own number of it.", required=False),
            Part("seen_at", "instant", Phrase("Seen at"), "When it was seen.", required=False),
        ),
        rows=MOST_ROWS,
    ),
    Field(
        name="accounts",
        category="location",
        sensitivity="endangering",
        kind="rows",
        label=Phrase("Accounts that publish"),
        meaning="Accounts that show the images.",
        parts=(
            Part("service", "line", _SERVICE, "On which service."),
            Part("handle", "line", Phrase("Account name"), "The name of the account."),
            Part("url", "url", Phrase("URL"), "The address of the account.", required=False),
        ),
        rows=MOST_ROWS,
    ),
    Field(
        name="hashes",
        category="location",
        sensitivity="endangering",
        kind="rows",
        label=Phrase("Hashes"),
        meaning="Digits computed from the images on her own device; the images never come here.",
        parts=(
            Part("algorithm", "choice", Phrase("Algorithm"), "How it was computed.", codes=ALGORITHMS),
            Part("value", "line", Phrase("Value"), "The digits, hexadecimal."),
            Part("computed_by", "choice", Phrase("Computed by"), "On whose device.", codes=COMPUTED_BY),
        ),
        rows=MOST_ROWS,
    ),
    Field(
        name="evidence_inventory",
        category="evidence",
        sensitivity="sensitive",
        kind="rows",
        label=Phrase("Evidence inventory"),
        meaning="What is kept to show what happened, one line a piece; never the images.",
        parts=(
            Part("number", "whole", Phrase("No."), "Its number in the list.", least=1, most=10_000),
            Part("kind", "line", Phrase("Kind"), "What kind of thing it is."),
            Part("description", "text", Phrase("Description"), "What it shows."),
            Part("taken_at", "instant", Phrase("Taken at"), "When it was recorded.", required=False),
            Part("state", "choice", Phrase("State"), "Whether it is safe.", required=False, codes=EVIDENCE_STATES),
        ),
        rows=MOST_ROWS,
    ),
)
