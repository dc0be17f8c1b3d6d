"""Prints what each room names of another's tables; `--write` takes what is mended out of the baseline."""

import sys

from tests.house.owners.violations import BASELINE, spelled_out, violations


def main() -> None:
    """Never adds to the baseline: what is new is mended."""
    found = violations()
    print(*found, f"{len(found)} lines; {len(spelled_out())} pieces of SQL read", sep="\n")
    if "--write" in sys.argv:
        stood = dict(map(_counted, BASELINE.read_text(encoding="utf-8").splitlines()))
        kept = [line for line in found if stood.get(_counted(line)[0], 0) >= _counted(line)[1]]
        BASELINE.write_text("".join(f"{line}\n" for line in kept), encoding="utf-8")


def _counted(line: str) -> tuple[str, int]:
    """A line without its count, and the count."""
    what, _, times = line.partition(" (")
    return what, int(times.partition(" ")[0] or 1)


main()
