"""Fields of the first talk: who turns to us, whether she is safe tonight, what a caller was advised. None leaves."""

from hub.exchange.vocabulary.callers import CALLERS
from hub.exchange.vocabulary.field import TEXT, Field
from hub.exchange.vocabulary.fields.care import OWN_RECORD
from hub.exchange.vocabulary.person import YES_NO_UNKNOWN
from hub.kit.text import Phrase

FIELDS = (
    Field(
        name="safe_tonight",
        category="internal",
        sensitivity="endangering",
        kind="choice",
        label=Phrase("Is she safe tonight"),
        meaning="Whether she is safe tonight, as far as is known.",
        purposes=OWN_RECORD,
        leaves=False,
        codes=YES_NO_UNKNOWN,
    ),
    Field(
        name="speaks_with_us",
        category="internal",
        sensitivity="endangering",
        kind="choice",
        label=Phrase("Who speaks with us"),
        meaning="Who speaks with the organisation; until it is the person herself, no yes of hers is recorded.",
        purposes=OWN_RECORD,
        leaves=False,
        codes=CALLERS,
    ),
    Field(
        name="caller_advised",
        category="internal",
        sensitivity="endangering",
        kind="text",
        label=Phrase("What the caller was advised"),
        meaning="What somebody who called about her was advised to do.",
        purposes=OWN_RECORD,
        leaves=False,
        letters=TEXT,
    ),
)
