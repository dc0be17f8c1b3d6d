"""`tsunagu-verify` as it is run: by its one file, with files of what the API exported, on no network and no hub."""

import ast
import json
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from hub.audit.chain import START, link_hash
from hub.audit.heads import Head
from hub.audit.lines import ChainedLine
from hub.exchange.packets import canonical_bytes
from hub.kit.signing import SigningKey
from tests.audit.test_chain import LINE, ORG
from tests.audit.verifier import TOOL
from tests.parties import NOW

KEY = SigningKey.new()


def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
    """Isolated: nothing of this checkout can be imported by it."""
    command = [sys.executable, "-I", TOOL, "--key", KEY.public.hex(), *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd="/")


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """A chain of one line, and its head beside it."""
    hash = link_hash(START, ORG, 1, LINE)
    line = ChainedLine(**vars(LINE), seq=1, previous=START, hash=hash, format=2)
    (tmp_path / "lines.jsonl").write_text(f"{line.exported(ORG)}\n", "utf-8")
    (tmp_path / "head.json").write_text(f"{Head.signed(KEY, ORG, 1, hash, NOW).export()}\n", "utf-8")
    return tmp_path


@pytest.mark.live
def test_it_says_that_everything_holds_or_what_does_not(export: Path) -> None:
    lines, head = export / "lines.jsonl", export / "head.json"

    whole = run("--export", lines, "--head", head)
    changed = json.loads(lines.read_text("utf-8"))
    changed["line"]["verb"] = "fact:removed"
    lines.write_text(json.dumps(changed), "utf-8")
    forged = run("--export", lines, "--head", head)
    absent = run("--export", export / "none")

    at = "2026-11-22T03:00:00.000000+00:00"
    said = f"Everything that was given holds.\nThe head covers 1 lines and was signed at {at}.\n"
    assert (whole.returncode, whole.stdout) == (0, said)
    assert forged.returncode == 1
    assert "Line 1: the line does not give the hash of its link" in forged.stderr
    assert (absent.returncode, absent.stdout) == (2, "")


@pytest.mark.live
def test_single_lines_of_one_thing_are_checked_by_themselves_and_against_the_chain(export: Path) -> None:
    line = json.loads((export / "lines.jsonl").read_text("utf-8"))
    other = {**line, "line": {**line["line"], "verb": "fact:removed"}}

    def part(one: object) -> Path:
        file = export / "part.jsonl"
        file.write_text(json.dumps({"previous": START.hex(), "export": json.dumps(one)}), "utf-8")
        return file

    whole = ("--export", export / "lines.jsonl", "--head", export / "head.json")
    alone, changed = run("--part", part(line)), run("--part", part(other))
    hashed = {**other, "hash": sha256(START + canonical_bytes(other["line"])).hexdigest()}
    rewritten, beside = run("--part", part(hashed)), run("--part", part(hashed), *whole)

    assert (alone.returncode, changed.returncode) == (0, 1)
    assert "that the chain holds them is shown with --export" in alone.stdout
    assert (rewritten.returncode, beside.returncode) == (0, 1), "whoever rewrites a line rewrites its hash"
    assert "Line 1: a line is not what it was when you saved it" in beside.stderr


def test_it_shares_no_code_with_the_hub_and_opens_no_connection() -> None:
    tree = ast.parse(TOOL.read_text("utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}

    roots = {name.partition(".")[0] for name in names}
    allowed = {"argparse", "base64", "cryptography", "datetime", "hashlib", "json", "pathlib", "sys", "typing"}
    assert roots == allowed
