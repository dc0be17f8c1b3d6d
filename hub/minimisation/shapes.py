"""The forms that values take: each shape gives back a JSON value, or raises `Invalid` with a code and a path."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime
from urllib.parse import urlsplit

from hub.exchange.vocabulary.field import ADDRESS, LINE, MAIL, MOST_ROWS, MOST_YEN, TEXT
from hub.kit.errors import Invalid, Reason
from hub.kit.plain import is_heaped
from hub.minimisation.field import Json

Shape = Callable[[object, str], Json]
"""Takes a value and the path to it ("locations.0.url"), which names places and never content."""

_COMPOSED = 4
"""Characters of which one can be composed, a letter and its marks; with more than so many it is too long anyway."""
_INSTANT = re.compile(r"(?:19|20|21)\d\d-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:\d\d)", re.ASCII)
_DAY = re.compile(r"(?:19|20|21)\d\d-\d\d-\d\d", re.ASCII)
_MAIL = re.compile(r"[^@\s\"<>(),;:\\]{1,64}@(?:[a-z0-9-]{1,63}\.)+[a-z0-9-]{2,63}", re.ASCII | re.IGNORECASE)


def line(most: int = LINE) -> Shape:
    """One line of text, of at most so many characters."""

    def shape(value: object, path: str) -> Json:
        found = _text(value, path, most)
        if len(found.splitlines()) > 1:
            raise Invalid(Reason("malformed", path))
        return found

    return shape


def several_lines(most: int = TEXT) -> Shape:
    """A text of several lines, of at most so many characters."""
    return lambda value, path: _text(value, path, most)


def word(*choices: str) -> Shape:
    """One of these words."""

    def shape(value: object, path: str) -> Json:
        if not isinstance(value, str) or value not in choices:
            raise Invalid(Reason("malformed", path, choices))
        return value

    return shape


def several(of: Shape) -> Shape:
    """A list of single values, none twice."""

    def shape(value: object, path: str) -> Json:
        found = rows(of)(value, path)
        if len(set(found)) != len(found):
            raise Invalid(Reason("malformed", path))
        return found

    return shape


def rows(of: Shape) -> Shape:
    """A list of at most 200 values of one shape."""

    def shape(value: object, path: str) -> Json:
        if not isinstance(value, list | tuple):
            raise Invalid(Reason("malformed", path))
        if len(value) > MOST_ROWS:
            raise Invalid(Reason("too_long", path, (str(MOST_ROWS),)))
        return [of(inner, f"{path}.{place}") for place, inner in enumerate(value)]

    return shape


def record(needed: Mapping[str, Shape], optional: Mapping[str, Shape] | None = None) -> Shape:
    """A record with these keys and no others; an optional one that is null counts as left out."""
    known = {**needed, **(optional or {})}

    def shape(value: object, path: str) -> Json:
        if not isinstance(value, Mapping):
            raise Invalid(Reason("malformed", path))
        if not set(value) <= set(known):
            raise Invalid(Reason("unknown_field", path, tuple(known)))  # the stray key itself may be content
        missing = [key for key in needed if value.get(key) is None]
        if missing:
            raise Invalid(*(Reason("required", f"{path}.{key}") for key in missing))
        return {key: known[key](value[key], f"{path}.{key}") for key in known if value.get(key) is not None}

    return shape


def whole(most: int = MOST_YEN, least: int = 0) -> Shape:
    """A whole number within these bounds; true and false are no numbers."""

    def shape(value: object, path: str) -> Json:
        ends = (f"{least}", f"{most}")
        if type(value) is not int:
            raise Invalid(Reason("malformed", path, ends))
        if not least <= value <= most:
            raise Invalid(Reason("out_of_range", path, ends))
        return value

    return shape


def flag(value: object, path: str) -> Json:
    """True or false."""
    if not isinstance(value, bool):
        raise Invalid(Reason("malformed", path, ("true", "false")))
    return value


def instant(value: object, path: str) -> Json:
    """An aware time, as RFC 3339 text in whole seconds that keeps the zone in which it was said."""
    try:
        if isinstance(value, str) and _INSTANT.fullmatch(value.strip()):
            value = datetime.fromisoformat(value.strip())
        if isinstance(value, datetime) and value.utcoffset() is not None:
            return value.isoformat(timespec="seconds")
    except ValueError:  # no such day or hour
        pass
    raise Invalid(Reason("malformed", path, ("2026-05-20T21:30:00+09:00",)))


def day(value: object, path: str) -> Json:
    """A calendar day, as "2026-05-20"."""
    try:
        if isinstance(value, str) and _DAY.fullmatch(value.strip()):
            return date.fromisoformat(value.strip()).isoformat()
        if type(value) is date:
            return value.isoformat()
    except ValueError:  # no such day
        pass
    raise Invalid(Reason("malformed", path, ("2026-05-20",)))


def web_address(value: object, path: str) -> Json:
    """An http or https address as it was found: kept to the letter, never fetched."""
    found = line(ADDRESS)(value, path)
    try:
        parts = urlsplit(found)
        proper = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # no such port, a bracket left open
        proper = False
    if not proper or re.search(r"\s", found):
        raise Invalid(Reason("malformed", path, ("https://…", "http://…")))
    return found


def mail_address(value: object, path: str) -> Json:
    """A mail address without a display name."""
    found = line(MAIL)(value, path)
    if not _MAIL.fullmatch(found):
        raise Invalid(Reason("malformed", path, ("name@example.org",)))
    return found


def _text(value: object, path: str, most: int) -> str:
    """The text in its composed form. Long is what is long once ligatures and squared words are written out."""
    if not isinstance(value, str):
        raise Invalid(Reason("malformed", path))
    if len(value) > _COMPOSED * most:
        raise Invalid(Reason("too_long", path, (f"{most}",)))
    if is_heaped(value):
        raise Invalid(Reason("malformed", path))
    found = unicodedata.normalize("NFC", value.replace("\r\n", "\n")).strip()
    if not found:
        raise Invalid(Reason("required", path))
    if len(found) > most or len(unicodedata.normalize("NFKC", found)) > most:
        raise Invalid(Reason("too_long", path, (f"{most}",)))
    return found
