"""No picture comes in as text: recognises one in any disguise we know of (domain rule 5, threat T9). Pure."""

import html
import quopri
import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import unquote_to_bytes

from hub.kit.errors import Reason
from hub.minimisation.disguises import encoded, raw
from hub.minimisation.magic import holds_file

LONG = 200
"""A run of this many letters without meaning is taken for encoded bytes; keys and hashes are far shorter."""
LONGEST_URL = 2048
"""Nobody shares a longer address; what is longer carries something."""
SHORT = 4
"""Words of so few letters tell nothing by themselves."""
MIXED = 0.15
"""Share of neighbours that change kind: words 0, base32 0.30, base64 0.43, hexadecimal 0.47."""
_MARKUP = re.compile(
    r"""data\s*:\s*(?:image|video|audio|application|text|font|model)\s*/|data\s*:[^,]{0,200};\s*base64
    |<\s*(?:img|image|svg|video|audio|picture|canvas|object|embed|iframe|source)\b
    |!\[[^\]]*\]\s*[\[(]|\[img\b|^begin(?:-base64)?[ ][0-7]{3,4}[ ]|^=ybegin[ ]|<~[!-u\s]{8,}
    |content-transfer-encoding\s*:|content-type\s*:\s*(?:image|video|audio|application)/""",
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)
_URL = re.compile(r"[a-z][a-z0-9+.-]{1,15}://|www\.|(?:[a-z0-9-]+\.)+[a-z]{2,}[/?]", re.IGNORECASE)
_ESCAPED = re.compile(r"\\x([0-9a-f]{2})|\\u([0-9a-f]{4})|\\u\{([0-9a-f]{1,4})\}|\\([0-3][0-7]{2})", re.IGNORECASE)
DIGIT, CAPITAL, SMALL = range(3)


def reasons(value: object, field: str) -> tuple[Reason, ...]:
    """Why this JSON value may not come in: control characters (`malformed`) or a picture (`image_content`).

    Looks into lists and records, at their keys too, and at all texts together, since a picture can be cut in rows.
    """
    texts = list(_texts(value))
    if any(_unprintable(text) for text in texts):
        return (Reason("malformed", field),)
    joined = ["\n".join(texts)] if len(texts) > 1 else []
    return (Reason("image_content", field),) if any(carries_image(text) for text in texts + joined) else ()


def carries_image(text: str) -> bool:
    """Whether a picture, film or archive is written in this text, in clear bytes or in a known encoding of them."""
    plain = _plain(text)
    if _meaningless(text) or _meaningless(plain):
        return True
    backwards = (holds_file(reading) for reading in encoded(plain[::-1]))
    return any(_shows_image(view) for view in _views(text)) or any(backwards)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield str(key)
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        if value and all(type(inner) is int for inner in value):
            yield ",".join(str(inner) for inner in value)
        for inner in value:
            yield from _texts(inner)


def _unprintable(text: str) -> bool:
    """Control characters and lone surrogates have no place in what somebody wrote."""
    return any(unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\r\t" for c in text)


def _views(text: str) -> Iterator[str]:
    """The text, its plain form, and each with one or two layers of escaping taken off."""
    seen: set[str] = set()
    waiting = [(text, 0), (_plain(text), 0)]
    while waiting:
        view, layers = waiting.pop(0)
        if view in seen:
            continue
        seen.add(view)
        yield view
        if layers < 2:  # noqa: PLR2004 - two layers of escaping are met in the wild, three are not
            waiting += [(form, layers + 1) for inner in _unescaped(view) for form in (inner, _plain(inner))]


def _plain(text: str) -> str:
    """Full-width letters made narrow; marks, joiners and invisible characters dropped."""
    kept = (c for c in unicodedata.normalize("NFKD", text) if unicodedata.category(c) not in ("Mn", "Me", "Cf"))
    return "".join(kept)


def _unescaped(text: str) -> Iterator[str]:
    if "%" in text:
        yield unquote_to_bytes(text.encode("utf-8", "replace")).decode("latin-1")
    if "&" in text:
        yield html.unescape(text)
    if "\\" in text:
        yield _ESCAPED.sub(_character, text)
    if re.search(r"=(?:[0-9A-Fa-f]{2}|[ \t]*\r?\n)", text):
        yield quopri.decodestring(text.encode("utf-8", "replace")).decode("latin-1")


def _character(escape: re.Match[str]) -> str:
    hexadecimal = escape[1] or escape[2] or escape[3]
    return chr(int(hexadecimal, 16) if hexadecimal else int(escape[4], 8))


def _shows_image(text: str) -> bool:
    if _MARKUP.search(text) or any(holds_file(reading) for reading in raw(text)):
        return True
    return any(holds_file(reading) or _holds_text_of_image(reading) for reading in encoded(text))


def _holds_text_of_image(reading: bytes) -> bool:
    """Bytes that are themselves text that hides a picture: an encoding inside an encoding."""
    if len(reading) < 16 or not all(c in b"\n\r\t" or 32 <= c < 127 for c in reading):  # noqa: PLR2004 - ASCII
        return False
    text = reading.decode("ascii")
    return bool(_MARKUP.search(text)) or any(holds_file(inner) for inner in encoded(text))


def _meaningless(text: str) -> bool:
    """Whether a long run of letters looks like encoded bytes: in one piece, or in pieces with blanks between."""
    letters = pairs = changes = 0
    for run in re.finditer(r"[!-~]+|[^\s!-~]+", text):
        word = run.group()
        if _URL.search(word) and len(word) > LONGEST_URL:
            return True
        more_pairs, more_changes = _changes(word) if word.isascii() else (0, 0)
        if _URL.search(word) or not word.isascii() or (len(word) > SHORT and more_changes < MIXED * more_pairs):
            letters = pairs = changes = 0
            continue
        letters, pairs, changes = letters + len(word), pairs + more_pairs, changes + more_changes
        if letters >= LONG and changes >= MIXED * pairs > 0:
            return True
    return _long_list_of_numbers(text)


def _changes(word: str) -> tuple[int, int]:
    """Neighbouring letters, and how many of them change between letter and digit or rise to a capital."""
    pairs = [(_kind(a), _kind(b)) for a, b in pairwise(word) if a.isalnum() and b.isalnum()]
    return len(pairs), sum(a != b and (a, b) != (CAPITAL, SMALL) for a, b in pairs)


def _kind(letter: str) -> int:
    return DIGIT if letter.isdigit() else CAPITAL if letter.isupper() else SMALL


def _long_list_of_numbers(text: str) -> bool:
    return (
        re.search(r"(?:\b(?:[01]?[0-9]{1,2}|2[0-5][0-9])\b[\s,;:]{1,3}){100}|(?:[01]{8}[\s,]*){32}", text) is not None
    )
