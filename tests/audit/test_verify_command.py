"""`tsunagu-verify` as it is run: by its one file, with files of what the API exported, on no network and no hub."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

from hub.audit.chain import START, link_hash
from hub.audit.heads import Head
from hub.audit.lines import ChainedLine
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
    line = ChainedLine(**vars(LINE), seq=1, hash=hash, format=2)
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


def test_it_shares_no_code_with_the_hub_and_opens_no_connection() -> None:
    tree = ast.parse(TOOL.read_text("utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}

    roots = {name.partition(".")[0] for name in names}
    assert roots == {"argparse", "base64", "cryptography", "hashlib", "json", "pathlib", "sys", "typing"}
