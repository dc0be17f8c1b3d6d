"""The headings that all letters have, and what letters to platforms call otherwise than the vocabulary."""

from collections.abc import Mapping
from types import MappingProxyType

from hub.exchange.words import Override
from hub.kit.text import Text

REFERENCE = Text("番号", "Reference")
HANDLING = Text("取扱い", "Handling")
MARK = Text("取扱区分", "Label")
DO_NOT_CONTACT = Text("連絡も通知もしてはいけない先", "Do not contact or inform")

TO_A_PLATFORM: Mapping[str, Override] = MappingProxyType(
    {
        "harm_code": Override(Text("内容の種類", "Kind of content"), "A desk reads what is shown; the code is ours."),
        "respond_by": Override(
            Text("返答をお願いする期限", "Answer requested by"),
            "Asked for, and no deadline of law.",
        ),
        "recipient_kind/platform": Override(
            Text("ほかのプラットフォーム", "Other platforms"), "The reader is a platform itself."
        ),
    }
)
"""For the profiles of letters to platforms and hosts."""
