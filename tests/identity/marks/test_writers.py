"""Nothing in the hub writes a row that lets somebody in past the mark: what inserts signs, what changes asks."""

import re
from collections.abc import Iterator

from hub.identity.entry_columns import MARKED
from tests.house.source import ROOT

WRITES = re.compile(rf"(insert into|update) ({'|'.join(MARKED)})\b(?! (?:to|where))")
LONGEST = 700


def written() -> Iterator[tuple[str, str, str, str]]:
    """Each statement of ours that writes such a table: where, how, the table, and how it goes on."""
    for folder in ("hub", "schema", "connectors"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            text = path.read_text("utf-8")
            for found in WRITES.finditer(text):
                rest = text[found.start() : found.start() + LONGEST].partition('""")')[0].partition('")')[0]
                yield f"{path.relative_to(ROOT)}", found[1], found[2], rest


def test_whatever_is_inserted_is_signed() -> None:
    unsigned = [(where, table) for where, how, table, rest in written() if how != "update" and "entry_mark" not in rest]

    assert unsigned == []


def test_no_statement_of_its_own_changes_what_a_mark_is_over() -> None:
    """`entry_marks.change` alone does; ending what has no mark that counts is the one thing that needs none."""
    changed = set()
    for where, how, table, rest in written():
        names = set(re.findall(r"(\w+) = ", rest.partition(" set ")[2].partition("where")[0].partition("from")[0]))
        if how == "update" and names & set(MARKED[table].columns):
            changed.add((where, table))

    assert changed == {("hub/cases/team_marks.py", "case_team"), ("hub/received/assign.py", "received_team")}
