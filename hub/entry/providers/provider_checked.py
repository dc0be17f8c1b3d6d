"""A provider lets people in once somebody looked at it who is certainly another human than who set it.

Whoever alone sets where others sign in could sign in as each of them, and so confirm her own acts in their names.
"""

from sqlalchemy import text

from hub.acts.admissions import everybody
from hub.acts.lineage import is_newcomer, second_reasons
from hub.entry.providers import check
from hub.entry.providers.check import Unchecked
from hub.entry.providers.metadata import Metadata
from hub.identity.work import Work
from hub.kit.errors import Conflict, Reason

_SET_BY = text("select set_by from identity_provider where org = :org and id = :id and ended_at is null")


async def record(work: Work, provider: Unchecked, seen: Metadata) -> None:
    """Let people in through it from now on, by its word.

    Raises `Conflict` for whoever set it, who may be the same human, or is new here; and as `check.record`.
    """
    me = work.viewer.principal
    given = {"org": work.viewer.organisation, "id": provider.id}
    set_by = (await work.session.execute(_SET_BY, given)).scalar_one_or_none()
    if set_by == me:
        raise Conflict(Reason("act_same_person"))
    if set_by is not None:
        people = await everybody(work)
        if reasons := second_reasons(people, set_by, me):
            raise Conflict(*reasons)
        if is_newcomer(people.get(me), work.now, work.newcomer_for):
            raise Conflict(Reason("act_newcomer"))
    await check.record(work, provider, seen)
