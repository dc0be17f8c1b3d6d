"""What a disclosure is for, in words."""

from collections.abc import Mapping
from types import MappingProxyType

from hub.kit.text import Text

PURPOSE_WORDS: Mapping[str, Text] = MappingProxyType(
    {
        "legal_advice": Text("法律相談", "Legal advice"),
        "removal": Text("削除の依頼", "A request to remove"),
        "care": Text("支援・ケア", "Care"),
        "hotline_report": Text("ホットラインへの通報", "A report to a hotline"),
        "police_report": Text("警察への相談・通報", "A report to the police"),
    }
)
"""Every purpose of the catalogue; a test compares."""
