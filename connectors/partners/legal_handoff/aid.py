"""Which programmes of legal aid to ask about: always "check", never that somebody may or may not use one. Pure."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from connectors.partners.legal_handoff.dated import CHECK, FROM, OTHERS, VICTIMS


def candidates(fields: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Each programme with "check"; none where she pays by her own means. The dated one where a day of it can fit."""
    if fields.get("fee_source") == "own_means":
        return ()
    days = list(_days(fields.get("timeline")))
    dated = (VICTIMS,) if not days or max(days) >= FROM else ()
    return tuple((programme, CHECK) for programme in (*dated, *OTHERS))


def _days(timeline: Any) -> Iterator[datetime]:  # noqa: ANN401 - a field holds any JSON value
    rows = timeline if isinstance(timeline, list) else []
    for row in rows:
        try:
            at = datetime.fromisoformat(str(row.get("at"))) if isinstance(row, Mapping) else None
        except ValueError:
            continue
        if at is not None and at.tzinfo is not None:
            yield at
