"""One case as its organisation takes it along: what is recorded, the inventory, what she said, and the ledger. Pure."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from hub.cases.repository import OpenCase
from hub.consent.load import Consent
from hub.exchange.messages import Document
from hub.exchange.packets import canonical_bytes
from hub.exports.lines import ExportedLine
from hub.kit.ids import new_id
from hub.statements.said import Statement

FORMAT = "tsunagu-case/1"


def document(
    case: OpenCase,
    consents: Sequence[Consent],
    statements: Sequence[Statement],
    ledger: Sequence[ExportedLine],
    at: datetime,
) -> Document:
    """The case as canonical JSON under a random name, which says nothing of it. `at`: when it was taken along."""
    value = {
        "format": FORMAT,
        "exported_at": at.isoformat(),
        "case": _clear(case),
        "fields": {
            name: {"value": value, "recorded_at": case.recorded_at[name].isoformat()}
            for name, value in case.values.items()
        },
        "evidence": [{**entry.row(), "sha256": entry.sha256} for entry in case.evidence],
        "statements": [_statement(one) for one in statements],
        "consents": [_consent(one) for one in consents],
        "ledger": [_line(one) for one in ledger],
    }
    return Document(f"{new_id()}.json", "application/json", canonical_bytes(value))


def _clear(case: OpenCase) -> dict[str, Any]:
    return {
        "id": str(case.id),
        "status": case.status,
        "urgency": case.urgency,
        "language": case.language,
        "created_at": case.created_at.isoformat(),
        "updated_at": case.updated_at.isoformat(),
        "retention_until": case.retention_until.isoformat(),
        "version": case.version,
        "came_from": str(case.came_from) if case.came_from else None,
    }


def _consent(one: Consent) -> dict[str, Any]:
    return {
        "recipient": str(one.recipient),
        "purpose": one.purpose,
        "channel": one.channel,
        "event_type": one.fold.event,
        "fields": dict(one.fold.fields),
        "until": one.fold.until.isoformat(),
        "facts": asdict(one.facts),
        "given_by": one.given_by,
        "method": one.method,
        "language": one.language,
        "wording": one.wording,
        "updated_at": one.updated_at.isoformat(),
    }


def _statement(one: Statement) -> dict[str, Any]:
    """As it was said; of the shared word only that one was chosen."""
    return {
        "kind": one.kind,
        "value": None if one.kind == "word" else dict(one.value),
        "said_by": one.how.said_by,
        "method": one.how.method,
        "language": one.how.language,
        "wording": one.how.wording,
        "said_at": one.how.said_at.isoformat() if one.how.said_at else None,
        "recorded_by": str(one.recorded_by) if one.recorded_by else None,
        "recorded_at": one.recorded_at.isoformat(),
        "counts": one.counts,
        "not_counted": list(one.not_counted),
        "id": str(one.id),
        "contradicts": str(one.contradicts) if one.contradicts else None,
        "about": str(one.about) if one.about else None,
    }


def _line(one: ExportedLine) -> dict[str, Any]:
    return {
        "verb": one.verb,
        "actor": str(one.actor),
        "principal": str(one.principal) if one.principal else None,
        "recipient": str(one.recipient) if one.recipient else None,
        "object": str(one.object),
        "digest": one.digest.hex() if one.digest else None,
        "at": one.at.isoformat(),
        "seq": one.seq,
        "field": one.field,
        "about": str(one.about) if one.about else None,
    }
