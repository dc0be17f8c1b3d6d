"""How many cases can be taken along, and until when after the second person confirmed. Pure; `now` is an argument."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from hub.kit.errors import Reason

MOST = 50
"""Cases in one export: a team's work, not an organisation's archive."""
FETCHED_WITHIN = timedelta(hours=24)
"""How long after the confirmation whoever asked can fetch it, any number of times."""


def number_reasons(cases: Collection[UUID]) -> tuple[Reason, ...]:
    """Why so many cases cannot be taken along."""
    if not cases:
        return (Reason("required", "cases"),)
    return (Reason("too_long", "cases", (f"{MOST}",)),) if len(cases) > MOST else ()


def fetching_reasons(confirmed_at: datetime, now: datetime) -> tuple[Reason, ...]:
    """Why what was confirmed then cannot be fetched any more."""
    return () if now < confirmed_at + FETCHED_WITHIN else (Reason("export_over"),)
