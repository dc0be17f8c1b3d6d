"""Every question that a page asks is one that the API knows, and small enough for it."""

import re
from importlib import import_module
from pathlib import Path

import pytest

from schema.engine.documents import Documents
from schema.root import SCHEMA
from tests.house.source import ROOT

PAGES = sorted(path.stem for path in Path("hub/console/pages").glob("[!_]*.py"))
MODULES = {**{name: f"hub.console.pages.{name}" for name in PAGES}, "recording": "hub.console.recording"}
ASKED = [
    (name, constant, text)
    for name, module in MODULES.items()
    for constant, text in vars(import_module(module)).items()
    if isinstance(text, str) and text.lstrip().startswith(("query ", "mutation "))
]


@pytest.mark.parametrize(("page", "constant", "document"), ASKED, ids=lambda value: str(value)[:20].strip())
def test_the_api_knows_what_a_page_asks(page: str, constant: str, document: str) -> None:
    read = Documents(SCHEMA).checked(document)

    assert len(read.operations) == 1


def test_the_pages_that_show_something_ask() -> None:
    assert {page for page, _, _ in ASKED} == {
        *("account", "acts", "case", "case_notes", "case_team", "cases", "consent", "danger", "edit_case", "guidance"),
        *("members", "new_case", "night", "offer", "offer_deeds", "offers", "outside", "papers", "paste", "queue"),
        *(
            "queue_deeds",
            "queued",
            "recording",
            "requests",
            "routes",
            "send",
            "start",
            "step_up",
            "waiting",
            "withdraw",
        ),
    }


def test_no_two_macros_have_one_name() -> None:
    """The later of two would be drawn for both, and with what the earlier is handed: nobody would be barred there."""
    names = re.findall(r"{% macro (\w+)", (ROOT / "hub/console/templates/parts.html").read_text("utf-8"))

    assert sorted(names) == sorted(set(names))


ABOUT_HER = ("case", "consent", "edit_case", "guidance", "met_case", "new_case", "outside", "paste", "send", "withdraw")


@pytest.mark.parametrize("template", ABOUT_HER)
def test_whom_she_bars_is_first_on_every_page_about_her(template: str) -> None:
    text = (ROOT / f"hub/console/templates/{template}.html").read_text("utf-8")
    main = text.partition("{% block main %}")[2]
    first = re.search(r"barred_strip\(t, case\.barredInWords|<aside class=\"strip\"|summary\(|<h1", main)

    assert first is not None
    assert first[0].startswith(("barred_strip", "<aside"))
