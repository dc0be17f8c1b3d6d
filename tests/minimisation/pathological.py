"""Texts that are as bad as a text of this length can be: what made a rule go over the same letters again and again."""

from collections.abc import Callable, Mapping

_TIMES: Mapping[str, str] = {
    "squared words": "㏂",
    "the longest ligature": "\ufdfa",
    "names of sites without an end": "a.",
    "the same with hyphens": "a-",
    "sites and slashes": "a.b/",
    "addresses": "https://",
    "escapes of each kind": "a.b%2e&#46;\\x2e=2e",
    "escapes in escapes": "%2525&amp;amp;",
    "percent signs": "%41",
    "ampersands": "&",
    "backslashes": "\\",
    "soft line ends": "=\n",
    "blanks before line ends": "=        ",
    "data": "data:",
    "data with blanks": "data   :   ",
    "pictures in Markdown that do not begin": "![",
    "elements that do not end": "<source ",
    "brackets": "<",
    "marks of base85": "<~",
    "first lines of uuencode": "begin 644 \n",
    "zeros": "0",
    "ones": "1 ",
    "bytes in decimal": "255,",
    "octal": "377",
    "hexadecimal": "ff:",
    "heads of zlib": "eJx4nA",
    "zlib in hexadecimal": "789c",
    "base64 of base64": "VmpJd",
    "letters of one kind": "a",
    "letters that rise": "aA",
    "signs": "!#$%&()*+-;<=>?@^_`{|}~",
    "base45": "QED8WEX0 ",
    "armour that does not end": "-----BEGIN PGP MESSAGE-----\n",
    "armour inside armour": "-----BEGIN A-----\n-----END B-----\n",
    "fields of a mail": "X-A: b\n",
    "marks over letters": "e\u0301",
    "joined emoji": "👩\u200d",
    "kanji": "亜唖娃阿哀愛挨姶逢葵茜穐悪握渥旭葦芦鯵梓圧斡扱宛姐虻飴絢綾鮎或粟袷安庵按暗案闇鞍杏",
    "rare kanji": "丂丄丅丆丏丒丗丟丠両丣並丩丮丯丱丳丵丷丼",
    "scripts by turns": "aбγא",
    "braille": "\u2801\u2802",
    "blocks": "█ ",
    "blank lines": "\n",
    "tokens": "eyJhbGciOiJIUzI1NiJ9." * 2,
    "mixed words": "Qx7Zk3Pq9LmVb2N8rT1yUw7AqRsTuVwXyZ0123456789abcdEFGH4 ",
}
_MARKS = {
    "marks that change places": lambda length: "a" + "\u0301" * (length // 2) + "\u0316" * (length // 2 - 1),
    "marks by turns": lambda length: "a" + "\u0301\u0316" * (length // 2 - 1),
    "marks by turns, escaped": lambda length: "a" + "\\u0301\\u0316" * (length // 12),
    "marks of signs that stand for two": lambda length: "a" + "\u0f73\u0316" * (length // 2 - 1),
}
"""Over one letter, so that whoever sorts them moves each past all others."""
WORST: Mapping[str, Callable[[int], str]] = {
    **{
        name: lambda length, part=part: (part * (length // len(part) + 1))[:length]  # type: ignore[misc]
        for name, part in _TIMES.items()
    },
    **_MARKS,
}
"""Name to a text of so many letters."""
