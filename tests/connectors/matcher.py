"""A matcher on loopback that checks what it gets as HMA does: names, order, forms of hashes.

Source: hasher-matcher-actioner at commit baefb4ed, `blueprints/curation.py`; the token is the proxy's in front of it.
"""

import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from tests.connectors.servers import Said, json_api

PROXY_TOKEN = "token-of-the-proxy-in-front"
_FORMS = {"pdq": r"[0-9a-f]{64}", "video_md5": r"[0-9a-f]{32}", "video_sha256": r"[0-9a-f]{64}"}
_SIGNAL = re.compile(r"/c/bank/([A-Z_][A-Z0-9_]*)/signal")
_BANK = re.compile(r"/c/bank/([A-Z_][A-Z0-9_]*)")


@dataclass
class Matcher:
    """Its banks, what its index still matches, and what it is told to answer instead, step by step (0: as it is)."""

    banks: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    indexed: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    url: str = ""

    def build(self) -> None:
        """The index is built anew in the background."""
        self.indexed = self.live()

    def live(self) -> set[str]:
        return {value for bank in self.banks.values() for _, value in bank}

    def answer(self, line: str, headers: dict[str, str], body: bytes) -> Said:
        method, path, _ = line.split(" ")
        self.asked.append(f"{method} {path}")
        told = self.statuses.pop(0) if self.statuses else 0
        if told:
            return told, {"message": "told"}
        if headers.get("authorization") != f"Bearer {PROXY_TOKEN}":
            return 401, {"message": "proxy"}
        if body and headers.get("content-type") != "application/json":
            return 415, {"message": "media type"}
        return self._done(method, path, json.loads(body) if body else {})

    def _done(self, method: str, path: str, given: dict[str, Any]) -> Said:
        if (method, path) == ("GET", "/c/signal_type/index"):
            return 200, {"pdq": {"index_out_of_date": self.indexed != self.live(), "db_size": len(self.live())}}
        if (method, path) == ("POST", "/c/banks"):
            return self._bank(given)
        if method == "POST" and (found := _SIGNAL.fullmatch(path)):
            return self._signal(found[1], given)
        if method == "DELETE" and (found := _BANK.fullmatch(path)):
            return (200, {}) if self.banks.pop(found[1], None) is not None else (404, {"message": "no such bank"})
        return 404, {"message": "no such route"}

    def _bank(self, given: dict[str, Any]) -> Said:
        if set(given) - {"name", "enabled", "enabled_ratio"} or not re.fullmatch("[A-Z_][A-Z0-9_]*", given["name"]):
            return 400, {"message": "bad name"}
        if given["name"] in self.banks:
            return 403, {"message": "exists"}
        self.banks[given["name"]] = []
        return 201, {"name": given["name"], "matching_enabled_ratio": 1.0}

    def _signal(self, bank: str, given: dict[str, Any]) -> Said:
        if bank not in self.banks:
            return 404, {"message": "no such bank"}
        signals = {name: value for name, value in given.items() if name != "note"}
        wrong = [name for name, value in signals.items() if not re.fullmatch(_FORMS.get(name, "$^"), value)]
        if wrong or not signals or len(given.get("note", "")) > 255:
            return 400, {"message": "bad signal"}
        self.banks[bank] += [*signals.items()]
        return 200, {"id": len(self.live()), "signals": signals}


@asynccontextmanager
async def matcher() -> AsyncIterator[Matcher]:
    """One that listens."""
    made = Matcher()
    async with json_api(made.answer) as made.url:
        yield made
