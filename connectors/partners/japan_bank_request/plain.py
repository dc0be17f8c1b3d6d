"""What of a payment may be printed: digits, codes, ids and kana, in which no word of the story can hide. Pure."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from connectors.partners.japan_bank_request.dated import WORDS

BLANK = "〔窓口で記入〕"
_SHAPES: Mapping[str, re.Pattern[str]] = {
    "branch": re.compile(r"[0-9]{3}", re.ASCII),
    "account": re.compile(r"[A-Za-z0-9._@-]{1,64}", re.ASCII),
    "holder": re.compile(r"[ァ-ヶーA-Z0-9()（）.．\-・ 　]{1,60}"),
    "transaction": re.compile(r"[A-Za-z0-9-]{1,64}", re.ASCII),
}
_HIRAGANA = {point + 0x60: point for point in range(ord("ぁ"), ord("ゖ") + 1)}
_NO_LETTER = re.compile(r"[\W_ー]")
_DIGIT_LETTERS = str.maketrans("013457", "OIEAST")


def shown(part: str, given: object) -> str:
    """The value of this part of a payment; an empty box for what has another form or holds a word of the list."""
    text = unicodedata.normalize("NFKC", given) if isinstance(given, str) else ""
    return text if text and _SHAPES[part].fullmatch(text) and not tells(text) else BLANK


def name(given: str) -> str:
    """The addressee, unless its name holds a word of the list."""
    return BLANK if tells(given) else given


def tells(text: str) -> bool:
    """Whether a word of the list stands in it: in any width, case and kana, with signs between, digits for letters."""
    plain = _plain(text)
    return any(_plain(word) in one for word in WORDS for one in (plain, plain.translate(_DIGIT_LETTERS)))


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).upper().translate({v: k for k, v in _HIRAGANA.items()})
    return _NO_LETTER.sub("", folded)


def rows(payments: Any) -> list[Mapping[str, Any]]:  # noqa: ANN401 - a field holds any JSON value
    """The payments that are records."""
    return [row for row in payments if isinstance(row, Mapping)] if isinstance(payments, list) else []
