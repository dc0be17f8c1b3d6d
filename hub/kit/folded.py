"""Names as people write them in different ways, in one form for comparing. Pure text."""

import re
import unicodedata


def canonical_name(text: str) -> str:
    """A handle or name as people write it in different ways: width, case, blanks and a leading @ do not matter."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"\s+", "", folded).lstrip("@")
