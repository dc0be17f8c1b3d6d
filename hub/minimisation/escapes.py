"""One layer of escaping taken off a text: percent signs, entities, backslashes and quoted-printable, in one pass."""

import re
from html.entities import html5

_ESCAPE = re.compile(
    r"%([0-9a-fA-F]{2})|&\#[xX]([0-9a-fA-F]{1,6});?|&\#([0-9]{1,7});?|&([A-Za-z]{2,8};)"
    r"|\\x([0-9a-fA-F]{2})|\\u([0-9a-fA-F]{4})|\\u\{([0-9a-fA-F]{1,6})\}|\\([0-3][0-7]{2})"
    r"|=([0-9A-F]{2})|(=[ \t]{0,8}\r?\n)"
)
_DECIMAL, _NAMED, _OCTAL, _SOFT_BREAK = 3, 4, 8, 10
_LAST = 0x10FFFF


def unescaped(text: str) -> str:
    """The text with every escape replaced by the character or byte it stands for."""
    return _ESCAPE.sub(_character, text) if any(sign in text for sign in "%&\\=") else text


def _character(escape: re.Match[str]) -> str:
    kind = escape.lastindex or 0
    digits = escape[kind]
    if kind == _SOFT_BREAK:
        return ""
    if kind == _NAMED:
        return html5.get(digits, escape[0])
    number = int(digits, 10 if kind == _DECIMAL else 8 if kind == _OCTAL else 16)
    return chr(number) if number <= _LAST else ""
