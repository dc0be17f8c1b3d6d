"""What `docs/machines.md` tells a newcomer to send is what the API takes."""

import re
from pathlib import Path

from schema.documents import Documents
from schema.root import SCHEMA

TOLD = Path("docs/machines.md").read_text("utf-8")


def test_the_mutations_that_take_a_machine_in_are_the_apis() -> None:
    blocks = re.findall(r"^ {7}mutation.*?^ {7}\}$", TOLD, re.MULTILINE | re.DOTALL)

    read = [Documents(SCHEMA).checked(block) for block in blocks]

    assert [len(document.operations) for document in read] == [1, 1]
    assert "addClient(" in blocks[0]
    assert "addClientKey(" in blocks[1]


def test_the_programs_are_python() -> None:
    program = TOLD[TOLD.index("       import json, time, uuid") : TOLD.index("\n`HUB` is")]

    compile("\n".join(line[7:] for line in program.splitlines()), "docs/machines.md", "exec")
    assert '"aud": HUB' in program
