"""Prints what each room names of another's tables; `--write` takes what is mended out of the baseline."""

import sys

from tests.house.owners.violations import BASELINE, spelled_out, violations


def main() -> None:
    """Never adds a line to the baseline: what is new is mended."""
    found = violations()
    print(*found, f"{len(found)} lines; {len(spelled_out())} pieces of SQL read", sep="\n")
    if "--write" in sys.argv:
        stood = set(BASELINE.read_text(encoding="utf-8").splitlines())
        BASELINE.write_text("".join(f"{line}\n" for line in found if line in stood), encoding="utf-8")


main()
