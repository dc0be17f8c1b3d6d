"""Every question that a page asks is one that the API knows, and small enough for it."""

from importlib import import_module
from pathlib import Path

import pytest

from schema.engine.documents import Documents
from schema.root import SCHEMA

PAGES = sorted(path.stem for path in Path("hub/console/pages").glob("[!_]*.py"))
ASKED = [
    (name, constant, text)
    for name in PAGES
    for constant, text in vars(import_module(f"hub.console.pages.{name}")).items()
    if isinstance(text, str) and text.lstrip().startswith(("query ", "mutation "))
]


@pytest.mark.parametrize(("page", "constant", "document"), ASKED, ids=lambda value: str(value)[:20].strip())
def test_the_api_knows_what_a_page_asks(page: str, constant: str, document: str) -> None:
    read = Documents(SCHEMA).checked(document)

    assert len(read.operations) == 1


def test_the_pages_that_show_something_ask() -> None:
    assert {page for page, _, _ in ASKED} == {
        *(
            "account",
            "acts",
            "case",
            "cases",
            "danger",
            "guidance",
            "members",
            "night",
            "outside",
            "requests",
            "routes",
            "start",
            "step_up",
        )
    }
