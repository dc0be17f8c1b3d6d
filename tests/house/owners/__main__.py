"""Prints what each room names of another's tables; there is none, and none may come."""

from tests.house.owners.violations import spelled_out, violations


def main() -> None:
    """Each with its module and the owner, and how much was read."""
    found = violations()
    print(*found, f"{len(found)} lines; {len(spelled_out())} pieces of SQL read", sep="\n")


main()
