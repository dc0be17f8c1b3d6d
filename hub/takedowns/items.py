"""The items of a request: sealed together as one blob, and known again by a keyed hash of their canonical value."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from hub.cases.same_place import canonical
from hub.exchange.packets import canonical_bytes
from hub.identity.keys import OrganisationKey
from hub.kit.sealed import seal, unseal
from hub.tasks.matching import keyed_hash


@dataclass(frozen=True)
class RequestItem:
    """One item as a party sees it. `value` and those beside it are None where the request can no longer be read.

    `algorithm`: of a hash, `sha256`, `md5` or `pdq`.
    """

    number: int
    status: str
    reason: str
    kind: str | None = None
    value: str | None = field(default=None, repr=False)
    service: str | None = field(default=None, repr=False)
    algorithm: str | None = field(default=None, repr=False)


def item_hash(key: OrganisationKey, item: Mapping[str, Any]) -> bytes:
    """The keyed hash by which the recipient finds a duplicate."""
    return keyed_hash(key, str(item["kind"]), canonical(item))


def seal_items(key: bytes, request: UUID, items: Sequence[Mapping[str, Any]]) -> bytes:
    """All values of a request as one sealed blob: JSON, one item a line."""
    lines = b"\n".join(canonical_bytes(dict(item)) for item in items)
    return seal(key, _place(request), lines)


def open_items(
    key: bytes, request: UUID, sealed: bytes, statuses: Sequence[str], reasons: Sequence[str]
) -> tuple[RequestItem, ...]:
    """The items with their values and where each stands."""
    rows = [json.loads(line) for line in unseal(key, _place(request), sealed).split(b"\n")]
    return tuple(
        RequestItem(row["number"], status, reason, row["kind"], row["value"], row.get("service"), row.get("algorithm"))
        for row, status, reason in zip(rows, statuses, reasons, strict=True)
    )


def shut_items(statuses: Sequence[str], reasons: Sequence[str]) -> tuple[RequestItem, ...]:
    """The items of a request that can no longer be read: numbers and where each stands."""
    pairs = zip(statuses, reasons, strict=True)
    return tuple(RequestItem(number, status, reason) for number, (status, reason) in enumerate(pairs, 1))


def _place(request: UUID) -> str:
    return f"takedown_sealed.sealed/{request}"
