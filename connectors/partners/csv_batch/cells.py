"""Cells that no spreadsheet program runs, and the file that they make."""

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence

_RUNS = tuple("=+-@＝＋－＠")
"""With these a program begins to calculate; the wide forms do so in Japanese settings."""
_MARK = "'"
"""Before a cell that begins with one of them, and before one that begins with this mark itself, so that whoever reads
the file by machine takes off exactly one."""


def safe(value: object) -> str:
    """The value on one line, with the mark before it where it could be run; None is an empty cell.

    What no eye sees (control characters, changes of direction) becomes a blank.
    """
    text = "".join(" " if _is_unseen(character) else character for character in str(value).replace("\r\n", "\n"))
    text = "" if value is None else text
    return f"{_MARK}{text}" if text.strip().startswith((*_RUNS, _MARK)) else text


def table(head: Sequence[str], lines: Iterable[Sequence[object]]) -> bytes:
    """CSV by RFC 4180, every cell in quotes; UTF-8 with its mark, so that Japanese is read as Japanese."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([safe(cell) for cell in line] for line in lines)
    return out.getvalue().encode("utf-8-sig", "replace")


def _is_unseen(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
