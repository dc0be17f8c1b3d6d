"""Kinds of organisation in words."""

from collections.abc import Mapping
from types import MappingProxyType

from hub.kit.text import Text

KIND_WORDS: Mapping[str, Text] = MappingProxyType(
    {
        "support_ngo": Text("支援団体", "Support organisation"),
        "legal_aid": Text("法律相談", "Legal aid"),
        "platform": Text("サービスの運営会社", "Platform"),
        "hotline": Text("ホットライン", "Hotline"),
        "police": Text("警察", "Police"),
        "child_guidance": Text("児童相談所", "Child guidance centre"),
        "one_stop": Text("ワンストップ支援センター", "One-stop centre"),
        "school": Text("学校", "School"),
        "medical": Text("医療機関", "Medical service"),
        "regulator": Text("監督官庁", "Regulator"),
        "guardian": Text("保護者", "Guardian"),
        "other": Text("そのほか", "Other"),
    }
)
"""By kind; also the guardian, whom somebody can bar, and a body of no kind of ours."""
