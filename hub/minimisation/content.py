"""No picture comes in as text: what can be decoded is decoded and looked at (domain rule 5, threat T9). Pure.

Every step costs one pass over the text, of which `MOST` is the longest; nothing is tried again for what it met.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain

from hub.kit.errors import Reason
from hub.minimisation.art import drawn
from hub.minimisation.disguises import backwards, encoded, raw, starts_of_base85
from hub.minimisation.escapes import unescaped
from hub.minimisation.inflated import inside
from hub.minimisation.magic import holds_file
from hub.minimisation.opaque import opaque
from hub.minimisation.wide import lows, senseless, shifted

MOST = 50_000
"""Letters of one value, after ligatures and squared words are written out: more is no longer looked at but refused."""
LAYERS = 2
"""Layers of escaping that are met in the wild."""
DEPTH = 3
"""Encodings inside encodings."""
NESTED, SHOWN = 8, 512
"""Texts found inside the bytes of one text, and letters of each that are looked at: a file shows at its beginning."""
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_MARKUP = re.compile(
    r"""data\s{0,3}:\s{0,3}(?:image|video|audio|application|text|font|model)\s{0,3}/[^,:]{0,100},
    |data\s{0,3}:[^,:]{0,100};\s{0,3}base64
    |<\s{0,3}(?:img|svg|iframe)\b
    |<\s{0,3}(?:image|video|audio|picture|canvas|object|embed|source)\b[^<>]{0,200}\b(?:src|srcset|href|data|poster)\s?=
    |!\[[^\[\]]{0,200}\]\s{0,3}[\[(]|\[img\b|^begin(?:-base64)?[ ][0-7]{3,4}[ ]|^=ybegin[ ]|<~[!-u]{8}
    |^p[1-6]\s{1,3}[0-9]{1,5}\s{1,3}[0-9]{1,5}\s|\#define\s\w{1,40}_width\s|^!\sxpm2|/\*\sxpm\s\*/
    |\(this\sfile\smust\sbe\sconverted\swith\sbinhex""",
    re.MULTILINE | re.VERBOSE,
)
_NAME = re.compile("[a-z_]{1,30}")
_PRINTED = re.compile(rb"[\t\n\r -~]{40,}")


def reasons(value: object, field: str) -> tuple[Reason, ...]:
    """Why this JSON value may not come in: `too_long`, control characters (`malformed`) or a picture (`image_content`).

    Looks into lists and records, at their keys too, and at all texts together, since a picture can be cut in rows.
    """
    rows = [*_texts(value)]
    columns = sorted(rows, key=lambda row: row[0])
    orders = {"\n".join(text for _, text in order) for order in (rows, [*columns, *_keys(value)])}
    if any(len(text) > MOST or len(_plain(text)) > MOST for text in orders):
        return (Reason("too_long", field, (f"{MOST}",)),)
    if any(_UNPRINTABLE.search(text) for text in orders):
        return (Reason("malformed", field),)
    return (Reason("image_content", field),) if any(map(carries_image, orders)) else ()


def letters(value: object) -> int:
    """How many letters this JSON value has, as they are counted against `MOST`."""
    return sum(max(len(text), len(_plain(text))) + 1 for _, text in _texts(value))


def reasons_by_field(values: Mapping[str, object]) -> tuple[Reason, ...]:
    """The same for several values at once, by their names, and for what is cut up over them (`fields`).

    One pass for all; only where something is wrong is each looked at by itself.
    """
    together = reasons(values, "fields")
    alone = [reason for name, value in values.items() for reason in reasons(value, name)] if together else ()
    return tuple(alone) or together


def carries_image(text: str) -> bool:
    """Whether a picture, film or archive is written in this text, in clear bytes or in a known encoding of them."""
    plain = _plain(text)
    if drawn(text) or opaque(plain) or senseless(text) or shifted(text):
        return True
    return any(map(holds_file, backwards(plain))) or _Search().finds(text)


def _texts(value: object, place: str = "") -> Iterator[tuple[str, str]]:
    """Each text with its place, which is the same in all rows of a list."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, f"{place}.{key}")
    elif isinstance(value, list | tuple):
        if value and all(type(inner) is int for inner in value):
            yield place, ",".join(str(inner) for inner in value)
        for inner in value:
            yield from _texts(inner, place)


def _keys(value: object) -> dict[tuple[str, str], None]:
    """Each key of a record that is no plain name, once: it stands where nobody looks for a text."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    own = {("", str(key)): None for key in value if not _NAME.fullmatch(str(key))} if isinstance(value, dict) else {}
    return {**own, **{key: None for one in inner for key in _keys(one)}}


def _plain(text: str) -> str:
    """Full-width letters made narrow; marks, joiners and invisible characters dropped."""
    if text.isascii():
        return text
    return text.translate({ord(one): _bare(one) for one in set(text)})


@lru_cache(maxsize=65_536)
def _bare(one: str) -> str:
    """One letter taken apart, without marks: of a whole text they would first be sorted, each past all others."""
    apart = unicodedata.normalize("NFKD", one)
    return "".join(part for part in apart if unicodedata.category(part) not in ("Mn", "Me", "Cf"))


def _shrunk(view: str, text: str) -> bool:
    """Whether so much was escaped that the whole was: a text with an escape here and there was read as it is."""
    return view is text or len(view) < 0.6 * len(text)


@dataclass
class _Search:
    """One search through a text and what it is an encoding of. `met`: the inner texts that were looked at."""

    met: set[bytes] = field(default_factory=set)

    def finds(self, text: str, depth: int = 0) -> bool:
        """Whether a picture shows in this text, with up to two layers of escaping taken off."""
        seen = {text: None}
        for _ in range(LAYERS):
            seen[unescaped([*seen][-1])] = None
        return any(self._in_view(view, depth, rarer=depth == 0 and _shrunk(view, text)) for view in seen)

    def _in_view(self, view: str, depth: int, *, rarer: bool) -> bool:
        plain = _plain(view)
        if any(_MARKUP.search(form.lower()) for form in {view, plain}) or any(map(holds_file, raw(view))):
            return True
        readings = chain(encoded(plain, rarer=rarer), lows(view), starts_of_base85(plain) if rarer else ())
        return any(self._in_bytes(octets, depth) for octets in readings)

    def _in_bytes(self, octets: bytes, depth: int) -> bool:
        opened = (octets, *inside(octets))
        return any(map(holds_file, opened)) or (depth < DEPTH and self._in_texts(opened, depth + 1))

    def _in_texts(self, readings: tuple[bytes, ...], depth: int) -> bool:
        """Whether what was decoded is itself a text that hides a picture."""
        for found in chain.from_iterable(map(_PRINTED.finditer, readings)):
            if len(self.met) == NESTED:
                return False
            inner = found.group()[:SHOWN]
            if inner not in self.met:
                self.met.add(inner)
                if self.finds(inner.decode("ascii"), depth):
                    return True
        return False
