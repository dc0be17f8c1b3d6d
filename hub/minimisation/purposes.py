"""What a disclosure is for, in words."""

from collections.abc import Mapping
from types import MappingProxyType

from hub.kit.text import Phrase, Text

PURPOSE_WORDS: Mapping[str, Text] = MappingProxyType(
    {
        "legal_advice": Phrase("Legal advice"),
        "removal": Phrase("A request to remove"),
        "care": Phrase("Care"),
        "hotline_report": Phrase("A report to a hotline"),
        "police_report": Phrase("A report to the police"),
    }
)
"""Every purpose of the catalogue; a test compares."""
