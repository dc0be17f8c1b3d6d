"""Help that is no member: may it be told, and what was told."""

from types import MappingProxyType
from typing import Final

from hub.kit.text import Phrase

WORDS: Final = MappingProxyType(
    {
        "outside.title": Phrase("Help outside the hub"),
        "outside.first": Phrase(
            "For a bank, a school counsellor, a one-stop centre or a hotline that is no member. Ask the person first."
        ),
        "outside.who": Phrase("Who is it"),
        "outside.who.hint": Phrase("The body and its desk. Kept sealed with the case."),
        "outside.kind": Phrase("What kind of body"),
        "outside.purpose": Phrase("What for"),
        "outside.how": Phrase("By which way"),
        "outside.what": Phrase("What is told"),
        "outside.what.none": Phrase("Nothing is recorded in the case yet."),
        "outside.ask": Phrase("May I tell this?"),
        "outside.may": Phrase("This may be told."),
        "outside.may_not": Phrase("Do not tell it yet."),
        "outside.at": Phrase("When it was told (Japan time)"),
        "outside.note": Phrase("Note (may be left out)"),
        "outside.note.hint": Phrase("Who answered, and what was agreed. No image, and nobody's name without need."),
        "outside.record.hint": Phrase(
            "What happened can always be recorded. Where her word did not cover it, a second person looks at it."
        ),
        "outside.record": Phrase("Record what was told"),
        "outside.done": Phrase("Recorded."),
        "outside.told": Phrase("Told outside so far"),
        "outside.told.none": Phrase("Nobody yet."),
        "outside.uncovered": Phrase("Not covered by her word"),
    }
)
