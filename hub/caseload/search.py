"""What somebody typed to find a case: its number, or a part of its name."""

import re
import unicodedata
from dataclasses import replace
from typing import Final

from hub.caseload.filters import Wanted
from hub.cases.names import LONGEST, named_like
from hub.identity.work import Work
from hub.kit.errors import Invalid, Reason

_NUMBER: Final = re.compile(r"(?:k ?-? ?)?([1-9][0-9]{0,8})", re.ASCII)


def number_of(words: str) -> int | None:
    """The number that these words are (`K-104`, `k104`, `104`, full width too); None where they are none."""
    found = _NUMBER.fullmatch(unicodedata.normalize("NFKC", words).casefold().strip())
    return int(found[1]) if found else None


async def looked_for(work: Work, wanted: Wanted, words: str | None) -> Wanted:
    """The same list, narrowed to what these words find; unchanged where there are none. At most three statements.

    Raises `Invalid` for more letters than a name has.
    """
    if words is None or not words.strip():
        return wanted
    if len(words) > LONGEST:
        raise Invalid(Reason("too_long", "search", (f"{LONGEST}",)))
    number = number_of(words)
    return replace(
        wanted, numbers=frozenset() if number is None else frozenset({number}), named=await named_like(work, words)
    )
