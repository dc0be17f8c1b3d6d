"""Text that every part of the hub can hold: the database refuses NUL, UTF-8 refuses lone surrogates."""

import re

_UNFIT = re.compile("[\x00\ud800-\udfff]")


def is_plain(text: str) -> bool:
    """Whether the text holds neither NUL nor a lone surrogate."""
    return _UNFIT.search(text) is None
