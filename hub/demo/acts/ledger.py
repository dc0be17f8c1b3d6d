"""Act 9: the ledger of each case shows every disclosure, read and change of mind, and verifies."""

import asyncio
from typing import Any

from hub.demo.acts.intake import COERCED, FORMER, GIRL, MAN
from hub.demo.cast import operator
from hub.demo.party import DemoParty
from hub.demo.story import Story

LEDGER = (
    "query Ledger($id: ID!, $after: String) { caseLedger(caseId: $id, first: 100, after: $after) "
    "{ edges { node { verb seq } } pageInfo { hasNextPage endCursor } } }"
)
READ = frozenset({"consent:given", "offer:released", "offer:read", "packet:opened", "packet:read"})
ASKED = frozenset({"release:cut", "holding:asked", "holding:answered"})
EXPECTED = {
    GIRL: READ
    | ASKED
    | {"consent:refused", "consent:withdrawn", "onward_report:answered", "disclosure:refused", "conflict:checked"}
    | {
        "packet:released",
        "packet:downloaded",
        "word:chosen",
        "bar:lifted",
        "statement:recorded",
        "review:asked",
        "review:decided",
    },
    MAN: READ | {"consent:withdrawn", "release:destroyed"},
    FORMER: READ | ASKED | {"packet:downloaded"},
    COERCED: READ | {"packet:downloaded", "release:cut", "disclosure:refused"},
}


async def play(story: Story) -> None:
    """As the auditor reads it, who sees no case."""
    story.checks.step("The ledger of each case shows every disclosure and read, and verifies")
    auditor = story.party("support", "auditor")
    for person, expected in EXPECTED.items():

        async def sealed(case: str = story.cases[person]) -> list[dict[str, Any]] | None:
            lines = await _lines(auditor, case)
            return lines if all(line["seq"] for line in lines) else None

        lines = await story.checks.until(f"every line of {person} stands in the chain", sealed)
        missing = expected - {line["verb"] for line in lines}
        story.checks.check(
            f"{len(lines)} lines, every disclosure and read among them{_naming(missing)}", holds=not missing
        )
    verified = await asyncio.to_thread(operator, story.stage.environ, "verify-ledger")
    story.checks.check("`verify-ledger` finds every chain whole", holds=bool(verified.strip()))


async def _lines(auditor: DemoParty, case: str) -> list[dict[str, Any]]:
    """All of them, page by page."""
    lines: list[dict[str, Any]] = []
    after, more = None, True
    while more:
        page = (await auditor.ask(LEDGER, id=case, after=after))["caseLedger"]
        lines += [edge["node"] for edge in page["edges"]]
        after, more = page["pageInfo"]["endCursor"], page["pageInfo"]["hasNextPage"]
    return lines


def _naming(missing: frozenset[str]) -> str:
    return f" (but {', '.join(sorted(missing))})" if missing else ""
