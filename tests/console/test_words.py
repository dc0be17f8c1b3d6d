"""Every word of the pages is in the catalogue, in two languages, and says what happened and what to do."""

import gzip
import re
from pathlib import Path

import pytest

from hub.console.words import WORDS
from hub.exchange.vocabulary import SETS
from hub.identity.permissions import Role

ROOM = Path("hub/console")
TEMPLATES = sorted((ROOM / "templates").glob("*.html"))
FORBIDDEN = re.compile("被害者|リベンジポルノ|自撮り|なぜ|完了|緊急|不正|無効|エラー|必ず|[!！]")
FORBIDDEN_IN_ENGLISH = re.compile(r"victim|revenge porn|\bwhy\b|invalid|illegal|error|!", re.IGNORECASE)
LITERAL = re.compile(r'"([a-z_]+(?:\.[a-z_]+)+)"')
MADE_UP = re.compile(
    r"^(role|account\.method|sorry|today|cases\.(view|order)|case\.(answer|category|event|held))\.|^case\.re(ferral|quest)$"
    r"|^requests\.done\.|^new\.(step|state|urgency|language|method)$|^new\.(step|state)\.|^paste\.(added|there|wrong)$"
    r"|^offers\.view\.|^offer\.(answer|conflict|done|guardian|not_told)\.[a-z_]+$|^queue\.(who|sort|done)\.[a-z]+$|^queued\.why\."
    r"|^night\.(opened-on-duty|wall-lifted)$|\.title$|^(end_member|remove|recover|give_back)\.(text|do)$"
)
"""Keys that a template puts together from a word of the data."""
SAME_IN_BOTH = {"frame.other_language"}


@pytest.mark.parametrize("key", WORDS)
def test_a_word_is_said_in_both_languages_and_blames_nobody(key: str) -> None:
    said = WORDS[key]

    assert re.search("[ぁ-んァ-ヶ一-龠]", said.en if key in SAME_IN_BOTH else said.ja)
    assert key in SAME_IN_BOTH or said.en.isascii()
    assert not FORBIDDEN.search(said.ja)
    assert not FORBIDDEN_IN_ENGLISH.search(said.en)


def test_every_word_that_a_page_uses_is_there_and_no_other() -> None:
    sources = [*TEMPLATES, *(ROOM / "pages").glob("*.py"), *ROOM.glob("*.py")]
    used = {key for source in sources for key in LITERAL.findall(source.read_text())}
    asked = {key for page in TEMPLATES for key in re.findall(r't\("([a-z_.]+)"\)', page.read_text())}

    assert asked - set(WORDS) == set()
    assert {key for key in WORDS if not MADE_UP.search(key)} - used == set()
    assert {f"role.{role.value}" for role in Role} - set(WORDS) == set()


def test_where_a_task_stands_is_said_in_the_words_of_the_design() -> None:
    said = {one.code: one.words.to("ja") for one in SETS["task_status"]}

    assert said.items() >= {
        "received": "届いた", "accepted": "引き受けた", "rejected": "断った", "in-progress": "進めている",
        "on-hold": "止まっている", "completed": "終わった", "cancelled": "取り消した",
    }.items()  # fmt: skip
    shown = [one.words.to("ja") for name in ("task_status", "item_status", "delivery_status") for one in SETS[name]]
    assert not [word for word in shown if FORBIDDEN.search(word)]
    assert SETS["delivery_status"]["sent"].words.to("ja") != said["received"], "on their side is not seen by them"


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_template_holds_no_words_no_style_and_no_script(template: Path) -> None:
    text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", template.read_text(), flags=re.DOTALL)

    assert not re.search(r"[ぁ-んァ-ヶ一-龠]", text)
    assert not re.search(r"\son[a-z]+=|\sstyle=|<style|javascript:|https?:", text)
    assert not re.search(r"<script(?! src=)", text)
    assert re.sub(r"<[^>]*>|[\s·|:().–]|K-|Tsunagu", "", text) == ""


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_field_that_says_what_is_wrong_is_tied_to_it(template: Path) -> None:
    text = template.read_text()
    said = set(re.findall(r"\{\{ at_field\(problems, (\S+)\) \}\}", text))

    assert said <= set(re.findall(r"described\(problems, ([^\s,)]+)", text))


def test_sheet_and_script_keep_the_budget_of_the_design() -> None:
    sizes = {file.name: len(gzip.compress(file.read_bytes(), 9)) for file in (ROOM / "static").iterdir()}

    assert sizes["console.css"] <= 4_000
    assert sizes["console.js"] <= 3_000
