"""The catalogue: every word of the pages, in Japanese and English, one file for each group of pages."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from hub.console.words import (
    account,
    acts,
    case,
    casework,
    entry,
    frame,
    guidance,
    members,
    new_case,
    night,
    offers,
    outside,
    requests,
    reviewing,
    sitting,
    withdraw,
)
from hub.kit.text import Text

WORDS: Final[Mapping[str, Text]] = MappingProxyType(
    {
        **frame.WORDS,
        **entry.WORDS,
        **account.WORDS,
        **acts.WORDS,
        **members.WORDS,
        **night.WORDS,
        **casework.WORDS,
        **case.WORDS,
        **requests.WORDS,
        **sitting.WORDS,
        **withdraw.WORDS,
        **new_case.WORDS,
        **offers.WORDS,
        **reviewing.WORDS,
        **outside.WORDS,
        **guidance.WORDS,
    }
)
"""By key: the page's name, a dot, and what it is."""
