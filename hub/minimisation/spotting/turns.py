"""A pattern over a long text, a stretch at a time: one look over all of it would hold the whole process meanwhile.

The interpreter lets no other thread go on while a pattern looks for its next match, and where there is none that is the
whole text.
"""

import re
from collections.abc import Iterator
from typing import Final

STRETCH: Final = 1500
"""Letters in which a match may begin, of one look."""
LONGEST: Final = 400
"""Letters that a match may have, with what is looked at behind it."""


def in_turns(
    pattern: re.Pattern[str], text: str, needs: re.Pattern[str], stretch: int = STRETCH
) -> Iterator[re.Match[str]]:
    """The matches of `pattern.finditer(text)`, each of them; for a pattern that matches at most `LONGEST` letters.

    `needs`: what stands in each match; a stretch that has none of it is not looked at.
    """
    at = 0
    while at < len(text):
        end = at + stretch
        if not needs.search(text, at, min(len(text), end + LONGEST)):
            at = end
            continue
        for one in pattern.finditer(text, at, min(len(text), end + LONGEST)):
            if one.start() >= end:
                break
            yield one
            at = one.end()
        at = max(at, end)
