"""Before an account is removed: its logs may go with it, and with them what a lawyer needs to learn who it was."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import text

from hub.cases import repository
from hub.cases.fragments import places_asked
from hub.cases.requested_places import places_of
from hub.exchange.vocabulary.purposes import REMOVAL
from hub.identity.work import Work
from hub.kit.errors import Reason

_KEPT = text(f"""
select a.place {places_asked("a")} join takedown t on (t.id, t.sender) = (a.request, a.org)
where a.org = :org and a.case_file = :case and t.purpose = 'preservation'
  and t.status not in ('rejected', 'cancelled', 'failed', 'entered-in-error')
""")


def offered(purpose: str, asked: int, kept: int) -> Reason | None:
    """What is said before a removal: `logs_may_go`, with what to do first; None where nothing is to be said.

    `asked`: how many of the case's accounts are to be removed; `kept`: of how many of these a request to keep stands.
    It delays nothing: whether to ask, and what comes first, is hers to say.
    """
    return Reason("logs_may_go", "items") if purpose == REMOVAL and kept < asked else None


async def keep_first(work: Work, case_id: UUID, purpose: str, items: Sequence[Mapping[str, Any]]) -> Reason | None:
    """The same for a request of this case with these items; two statements. Raises `NotFound` for a stray case."""
    accounts = [item for item in items if item.get("kind") == "account"]
    if purpose != REMOVAL or not accounts:
        return None
    case = await repository.case(work, case_id)
    named = {place for place, _ in places_of(case, accounts)}
    rows = await work.session.execute(_KEPT, {"org": work.viewer.organisation, "case": case_id})
    kept = named & set(rows.scalars())
    return offered(purpose, max(len(named), 1), len(kept))
