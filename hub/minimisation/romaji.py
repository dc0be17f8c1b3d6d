"""Kana and Latin letters as one spelling: Hepburn, Kunrei and passports' forms of a name meet. Pure."""

import re

_ROWS = {
    "": "あいうえお",
    "k": "かきくけこ",
    "s": "さしすせそ",
    "t": "たちつてと",
    "n": "なにぬねの",
    "h": "はひふへほ",
    "m": "まみむめも",
    "r": "らりるれろ",
    "g": "がぎぐげご",
    "z": "ざじずぜぞ",
    "d": "だぢづでど",
    "b": "ばびぶべぼ",
    "p": "ぱぴぷぺぽ",
}
_KANA = {kana: row + vowel for row, line in _ROWS.items() for kana, vowel in zip(line, "aiueo", strict=True)}
_KANA |= {
    "や": "ya",
    "ゆ": "yu",
    "よ": "yo",
    "わ": "wa",
    "を": "o",
    "ん": "n",
    "ゔ": "bu",
    "っ": "",
    "ゐ": "i",
    "ゑ": "e",
}
_KANA |= {"ぢ": "zi", "づ": "zu"}
_SMALL = {"ゃ": "ya", "ゅ": "yu", "ょ": "yo", "ぁ": "a", "ぃ": "i", "ぅ": "u", "ぇ": "e", "ぉ": "o", "ゎ": "wa"}
_TO_KUNREI = (
    ("tch", "ch"),
    ("sh", "sy"),
    ("ch", "ty"),
    ("j", "zy"),
    ("dz", "z"),
    ("dy", "zy"),
    ("di", "zi"),
    ("du", "zu"),
    ("ts", "t"),
    ("f", "h"),
    ("v", "b"),
    ("l", "r"),
    ("yi", "i"),
    ("yy", "y"),
    ("cy", "ky"),
)
"""In this order; what Hepburn, passports and habit write, as Kunrei does. "c" before a, o, u is k."""


def of_kana(hiragana: str) -> str:
    """The spelling of a word in hiragana; "" where it holds anything else."""
    found = ""
    for one in hiragana:
        small = _SMALL.get(one)
        if small and found:
            found = _joined(found, small)
        elif one in _KANA or small:
            found += _KANA.get(one) or small or ""
        else:
            return ""
    return _levelled(found)


def of_latin(word: str) -> str:
    """The spelling of a word in the letters a to z, whichever system wrote it."""
    found = word.casefold()
    for written, kunrei in _TO_KUNREI:
        found = found.replace(written, kunrei)
    return _levelled(re.sub(r"c(?=[aou])", "k", found))


def _joined(before: str, small: str) -> str:
    """Ki and ya are kya; hu and a are ha."""
    if small[0] == "y":
        return before[:-1] + small if before[-1] == "i" else before + small
    return before[:-1] + small if before[-1] in "ui" else before + small


def _levelled(word: str) -> str:
    """Long vowels short, double letters single, m before b and p as n."""
    word = re.sub(r"m(?=[bmp])", "n", word)
    word = re.sub(r"oh(?![aiueoy])", "o", word)
    word = word.replace("ou", "o")
    return re.sub(r"(.)\1+", r"\1", word)


def to_katakana(word: str) -> tuple[str, ...]:
    """How a word in Latin letters can be written in kana, long vowels that Latin leaves out tried one by one."""
    found, place, kunrei = "", 0, of_latin(word)
    while place < len(kunrei):
        one = _SYLLABLE.match(kunrei, place)
        made = _syllable(one[0]) if one else ""
        if not one or not made:
            return ()
        found, place = found + made, one.end()
    katakana = "".join(chr(ord(letter) + 0x60) for letter in found)
    long = (katakana[: at + 1] + "ウ" + katakana[at + 1 :] for at, one in enumerate(katakana) if _vowel(one) in "ou")
    return (katakana, *long) if katakana else ()


def _syllable(written: str) -> str:
    if written in _LARGE:
        return _LARGE[written]
    if len(written) == 3 and written[1] == "y":  # noqa: PLR2004 - kya
        first = _LARGE.get(written[0] + "i", "")
        return first and first + {"a": "ゃ", "u": "ゅ", "o": "ょ"}.get(written[2], "")
    return ""


def _vowel(katakana: str) -> str:
    return {"ャ": "a", "ュ": "u", "ョ": "o"}.get(katakana) or _KANA.get(chr(ord(katakana) - 0x60), "n")[-1:]


_SYLLABLE = re.compile(r"[kstnhmyrgzdbpw]?y?[aiueo]|n")
_LARGE = {spelled: kana for kana, spelled in reversed(_KANA.items()) if spelled}
