"""`python -m schema` prints the schema; `--write` writes `schema/schema.graphql`, which is reviewed like code."""

import sys
from pathlib import Path

from graphql import lexicographic_sort_schema, print_schema

from schema.root import SCHEMA

FILE = Path(__file__).with_name("schema.graphql")


def printed() -> str:
    """The schema in GraphQL's own language, sorted, so that a diff shows what changed and nothing else."""
    return print_schema(lexicographic_sort_schema(SCHEMA)) + "\n"


def main(arguments: list[str]) -> None:
    """Print or write."""
    if arguments == ["--write"]:
        FILE.write_text(printed(), encoding="utf-8")
    else:
        sys.stdout.write(printed())


if __name__ == "__main__":
    main(sys.argv[1:])
