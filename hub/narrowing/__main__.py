"""`python -m hub.narrowing` prints the table for people; `--write` writes `docs/narrowing.md`, for review."""

import sys
from pathlib import Path

from hub.narrowing.page import page

FILE = Path(__file__).parents[2] / "docs" / "narrowing.md"


def main(arguments: list[str]) -> None:
    """Print or write."""
    if arguments == ["--write"]:
        FILE.write_text(page(), encoding="utf-8")
    else:
        sys.stdout.write(page())


if __name__ == "__main__":
    main(sys.argv[1:])
