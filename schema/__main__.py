"""`python -m schema` prints the schema, `--permissions` who may do what; `--write` writes both, for review."""

import sys
from pathlib import Path

from graphql import lexicographic_sort_schema, print_schema

from schema.permissions_page import page
from schema.root import SCHEMA

FILE = Path(__file__).with_name("schema.graphql")
PERMISSIONS = Path(__file__).parents[1] / "docs" / "permissions.md"


def printed() -> str:
    """The schema in GraphQL's own language, sorted, so that a diff shows what changed and nothing else."""
    return print_schema(lexicographic_sort_schema(SCHEMA)) + "\n"


def main(arguments: list[str]) -> None:
    """Print or write."""
    if arguments == ["--write"]:
        FILE.write_text(printed(), encoding="utf-8")
        PERMISSIONS.parent.mkdir(exist_ok=True)
        PERMISSIONS.write_text(page(), encoding="utf-8")
    else:
        sys.stdout.write(page() if arguments == ["--permissions"] else printed())


if __name__ == "__main__":
    main(sys.argv[1:])
