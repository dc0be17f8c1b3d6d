"""`tsunagu-verify` as a member's engineer has it, and what a member keeps; the hub's code checks nothing here."""

import base64
import hashlib
import importlib.util
import json
import sys
from dataclasses import dataclass
from types import ModuleType
from typing import Any
from uuid import UUID

import hub.audit.lines
from hub.audit.heads import newest
from hub.audit.lines import LineFilter
from hub.kit.pages import LARGEST_SIZE, Page
from hub.kit.signing import SigningKey
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
ORIGIN = "hub.example.org/ledger"
WITNESS = SigningKey.new()


@dataclass(frozen=True)
class Kept:
    """What the API showed a member at one moment: every line that it exports, and the newest head."""

    lines: list[Any]
    heads: list[Any]


async def shown(ledger: Ledger, organisation: UUID) -> Kept:
    """As `ledger` and `ledgerHead` answer this member now."""
    pool = ledger.database.pool("hub_web", pool_size=1)
    try:
        async with pool.transaction(organisation) as session:
            page = await hub.audit.lines.ledger(session, organisation, LineFilter(), Page(LARGEST_SIZE))
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


def witnessed(note: str, key: SigningKey = WITNESS) -> tuple[str, str]:
    """A witness's vkey, and its signature line over this checkpoint, made here by the standard's words alone."""
    name, body = "witness.example.org/w1", note.rpartition("\n\n")[0] + "\n"
    id = hashlib.sha256(name.encode() + b"\n\x04" + key.public).digest()[:4]
    signature = key.sign(f"cosignature/v1\ntime 1795000000\n{body}".encode())
    line = base64.b64encode(id + (1795000000).to_bytes(8, "big") + signature).decode()
    return f"{name}+{id.hex()}+{base64.b64encode(bytes([4]) + key.public).decode()}", f"\u2014 {name} {line}"
