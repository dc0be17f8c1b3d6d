"""Kinds of organisation in words."""

from collections.abc import Mapping
from types import MappingProxyType

from hub.kit.text import Phrase, Text

KIND_WORDS: Mapping[str, Text] = MappingProxyType(
    {
        "support_ngo": Phrase("Support organisation"),
        "legal_aid": Phrase("Legal aid"),
        "platform": Phrase("Platform"),
        "hotline": Phrase("Hotline"),
        "police": Phrase("Police"),
        "child_guidance": Phrase("Child guidance centre"),
        "one_stop": Phrase("One-stop centre"),
        "school": Phrase("School"),
        "medical": Phrase("Medical service"),
        "regulator": Phrase("Regulator"),
        "guardian": Phrase("Guardian"),
        "other": Phrase("Other"),
    }
)
"""By kind; also the guardian, whom somebody can bar, and a body of no kind of ours."""
