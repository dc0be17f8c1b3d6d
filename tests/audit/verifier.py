"""`tsunagu-verify` as a member's engineer has it, and what a member keeps; the hub's code checks nothing here."""

import importlib.util
import json
import sys
from dataclasses import dataclass
from types import ModuleType
from typing import Any
from uuid import UUID

from hub.audit.heads import newest
from hub.audit.lines import Wanted
from hub.audit.lines import ledger as lines
from hub.kit.db import Database
from hub.kit.pages import LARGEST_SIZE, Page
from tests.audit.ledgers import Ledger
from tests.house.source import ROOT

TOOL = ROOT / "examples" / "verify" / "tsunagu_verify.py"


def tool() -> ModuleType:
    """The file, loaded by its path as a program of its own."""
    spec = importlib.util.spec_from_file_location("tsunagu_verify", TOOL)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


VERIFY = tool()


@dataclass(frozen=True)
class Kept:
    """What the API showed a member at one moment: every line that it exports, and the newest head."""

    lines: list[Any]
    heads: list[Any]


async def shown(ledger: Ledger, organisation: UUID) -> Kept:
    """As `ledger` and `ledgerHead` answer this member now."""
    pool = Database(ledger.database.url("hub_web"), pool_size=1)
    try:
        async with pool.transaction(organisation) as session:
            page = await lines(session, organisation, Wanted(), Page(LARGEST_SIZE))
            head = await newest(session, organisation)
    finally:
        await pool.close()
    exported = [line.exported(organisation) for _, line in page.items]
    return Kept([json.loads(one) for one in exported if one], [json.loads(head.export())] if head else [])


def flaws(now: Kept, public: bytes, kept: Kept | None = None, *, heads_alone: bool = False) -> set[str]:
    """The codes of what the tool finds. `kept`: from earlier; `heads_alone`: the member kept nothing but its head."""
    before = kept or Kept([], [])
    saved = [] if heads_alone else before.lines
    return {flaw.code for flaw in VERIFY.check_export(now.lines, public, now.heads, before.heads, saved)}
