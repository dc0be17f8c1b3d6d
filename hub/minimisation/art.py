"""Pictures drawn with characters: braille cells, blocks, coloured squares, emoji, shades of punctuation."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

ROWS = 6
"""So many rows in a row are a picture; a bar, a rating or the result of a word game is shorter or narrower."""
WIDTH = 8
"""Signs in one row."""
CELLS = 24
"""Braille cells of eight dots: the braille that people read has six."""
SHADES = 20
"""Letters in a row of shades, of which three quarters are signs or two fifths stand in runs of the same letter."""
KINDS = 3
"""Different signs among them: a ruled line, a bar or a row of dots in a table of contents has one or two."""
_BLOCKS = "\u2580-\u259f\u25a0\u25a1\u25aa\u25ab\u25fb-\u25fe\u2b1b\u2b1c\U0001fb00-\U0001fb3b\U0001f7e0-\U0001f7eb"
_PIXEL = re.compile(f"[{_BLOCKS}\u2600-\u27bf\u26aa\u26ab\U0001f000-\U0001faff]")
_UNBROKEN = re.compile(f"[{_BLOCKS} \u3000]{{200,}}")
_EIGHT_DOTS = re.compile("[\u2840-\u28ff]")
_SIX_DOTS = re.compile("[\u2800-\u283f]{8,}")
_NOTHING = re.compile("[\\s\ufe0f\u200d]+")
_SIGNS = re.compile(r"[!-/:-@\[-`{-~]")
_SAME = re.compile(r"(\S)\1{2,}")
_BITS = re.compile(r"[01]{20,}")


def drawn(text: str) -> bool:
    """Whether a picture is drawn here."""
    lines = text.split("\n")
    if any(_differ(block) for block in _blocks(lines, _is_shaded)):
        return True
    if text.isascii():
        return False
    return (
        len(_EIGHT_DOTS.findall(text)) >= CELLS
        or any(len({len(row) for row in block[:-1]}) == 1 for block in _blocks(lines, _is_braille))
        or any(_change(block) for block in _blocks(lines, _is_pixels))
        or any(len(set(run) - {" ", "\u3000"}) > 1 for run in _UNBROKEN.findall(text))
    )


def _blocks(lines: list[str], is_row: Callable[[str], bool]) -> Iterator[list[str]]:
    """Rows of one kind that stand under each other."""
    block: list[str] = []
    for line in (*lines, ""):
        if line and is_row(line):
            block.append(line)
            continue
        if len(block) >= ROWS:
            yield block
        block = []


def _differ(block: list[str]) -> bool:
    """Whether the rows show more than one thing: a ruled line that is repeated shows nothing."""
    return len(set(block)) > len(block) // 3 and len(set("".join(block))) > 1


def _change(block: list[str]) -> bool:
    """Whether the signs change to and fro in a row: in a bar or a rating once, in what was blackened never."""
    rows = ["".join(c if _PIXEL.match(c) else " " for c in row).strip() for row in block]
    return sum(a != b for row in rows for a, b in pairwise(row)) > 2 * len(rows)


def _is_braille(line: str) -> bool:
    return _SIX_DOTS.fullmatch(line.strip()) is not None


def _is_pixels(line: str) -> bool:
    pixels = len(_PIXEL.findall(line))
    return pixels >= WIDTH and pixels >= 0.85 * len(_NOTHING.sub("", line))


def _is_shaded(line: str) -> bool:
    signs = _NOTHING.sub("", line)
    if len(signs) < SHADES:
        return False
    punctuation = _SIGNS.findall(signs)
    if (len(punctuation) >= 0.75 * len(signs) and len(set(punctuation)) >= KINDS) or _BITS.fullmatch(signs):
        return True
    runs = [(run[0][0], len(run[0])) for run in _SAME.finditer(line)]
    return len({sign for sign, _ in runs}) >= KINDS and sum(length for _, length in runs) >= 0.4 * len(signs)
