"""What a developer's own checks before a commit are: local, and the same that everybody runs."""

import re

from tests.house.source import ROOT

HOOKS = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")


def test_hooks_are_local_and_fetch_nothing() -> None:
    assert set(re.findall(r"^ *- repo: *(\S+)$", HOOKS, re.MULTILINE)) == {"local"}
    assert set(re.findall(r"language: *(\S+)", HOOKS)) == {"system"}
    assert re.findall(r"rev:|additional_dependencies:|https?:", HOOKS) == []


def test_hooks_run_what_lint_runs() -> None:
    lint = (ROOT / "Makefile").read_text(encoding="utf-8").replace("$(VENV)", ".venv")
    entries = re.findall(r"entry: *(.+)", HOOKS)

    assert len(entries) > 3
    assert [entry for entry in entries if f"\t{entry}\n" not in lint and "pytest" not in entry] == []
