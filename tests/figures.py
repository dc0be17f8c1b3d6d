"""What the tests counted, printed at the end of the run, whichever worker counted it."""

from collections import Counter
from collections.abc import Iterable

import pytest

_SAID, _COUNTED = "said", "counted: "


class Figures:
    """Of one test."""

    def __init__(self, item: pytest.Item) -> None:
        """They travel with the report of the test."""
        self._kept = item.user_properties

    def say(self, text: str) -> None:
        """A line, with the test's name before it."""
        self._kept.append((_SAID, text))

    def count(self, what: str, number: int) -> None:
        """Added up over all tests that count the same."""
        self._kept.append((f"{_COUNTED}{what}", number))


@pytest.fixture
def figures(request: pytest.FixtureRequest) -> Figures:
    """Where a test says what it measured."""
    assert isinstance(request.node, pytest.Item)
    return Figures(request.node)


def lines(reports: Iterable[pytest.TestReport]) -> list[str]:
    """Sums first, then what each test said."""
    sums, said = Counter[str](), list[str]()
    for report in reports:
        for name, value in report.user_properties:
            if name.startswith(_COUNTED):
                sums[name.removeprefix(_COUNTED)] += int(str(value))
            elif name == _SAID:
                said.append(f"{report.nodeid.rpartition('/')[2]}: {value}")
    return [f"{number:,} {what}" for what, number in sorted(sums.items())] + said


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """After the run; also of tests that failed."""
    kept = (report for outcome in ("passed", "failed") for report in terminalreporter.getreports(outcome))
    found = lines(report for report in kept if isinstance(report, pytest.TestReport) and report.when == "call")
    if found:
        terminalreporter.section("figures")
    for line in found:
        terminalreporter.write_line(line)
