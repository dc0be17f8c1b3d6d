"""Every golden case of every partner, byte for byte."""

from pathlib import Path

import pytest

from connectors import registry
from tests.connectors import golden

CASES = golden.cases()
NAMES = [f"{name}/{case.name}" for name, case in CASES]


@pytest.mark.parametrize(("name", "case"), CASES, ids=NAMES)
def test_a_dispatch_becomes_exactly_the_golden_files(name: str, case: Path) -> None:
    connector, dispatch = registry.load()[name], golden.read(case)

    made = golden.produced(connector, dispatch)

    assert sorted(made) == sorted(golden.expected(case))
    assert {file for file, content in golden.expected(case).items() if made[file] != content} == set()


@pytest.mark.parametrize(("name", "case"), CASES, ids=NAMES)
def test_a_golden_case_names_invented_hosts_only(name: str, case: Path) -> None:
    text = (case / "dispatch.json").read_text(encoding="utf-8")

    hosts = {part.split("/")[0].split("?")[0] for part in text.split("://")[1:]}
    assert all(host.endswith(("example.org", "example.com")) for host in hosts)
