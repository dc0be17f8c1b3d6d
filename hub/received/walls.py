"""Walls: a colleague who must see nothing of a received thing, because of a conflict or because the assigned say so."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import text

from hub.audit.verbs import Verb
from hub.identity.work import Work
from hub.kit.errors import Conflict
from hub.kit.ids import new_id
from hub.received.assign import about, end, held, require, there
from hub.received.opening import note
from hub.received.rules import CONFLICT, lift_reasons, wall_reasons
from hub.received.team import STANDS

_WALL = text("""
insert into received_wall (id, org, object, principal, reason, walled_by, walled_at)
values (:id, :org, :object, :whom, :reason, :principal, :now)
on conflict (org, principal, object) where lifted_at is null do nothing returning id
""")
_LIFT = text(f"""
update received_wall w set lifted_at = :now, lifted_by = :principal
where (w.org, w.object, w.principal) = (:org, :object, :whom) and {STANDS} returning id
""")  # noqa: S608 - a condition of ours
_OF_ONE = text(f"""
select w.object from received_wall w where (w.org, w.principal) = (:org, :principal) and {STANDS}
""")  # noqa: S608 - a condition of ours


async def wall_off(work: Work, objects: Sequence[UUID], whom: UUID | None, reason: str) -> None:
    """Keep this person, or oneself, from all of these at once and until somebody lifts it; her assignments end.

    Raises `NotFound`, `Conflict` `assign_first`, `nobody_else` where nobody could take it then, `last_assigned`, and
    `malformed` for a word that is not in `rules.WALL_REASONS`.
    """
    member = whom or work.viewer.principal
    for row in await held(work, objects, member):
        require(Conflict, wall_reasons(there(row), about(work, row, member), reason))
        await _put_up(work, row.object, member, reason)


async def step_aside(work: Work, object_id: UUID) -> None:
    """The viewer has a conflict of interest: from now on this is absent for her. Raises what `wall_off` raises."""
    await wall_off(work, (object_id,), None, CONFLICT)


async def lift(work: Work, objects: Sequence[UUID], whom: UUID) -> None:
    """Let this person see them again; she is not assigned by that. By the assigned alone.

    Raises `NotFound`, and `Conflict` `own_wall` or `assign_first`.
    """
    for row in await held(work, objects, whom):
        require(Conflict, lift_reasons(there(row), about(work, row, whom)))
        given = {**_us(work), "object": row.object, "whom": whom, "now": work.now}
        if (await work.session.execute(_LIFT, given)).one_or_none() is not None:
            note(work, Verb.RECEIVED_LIFTED, row.object)


async def hidden(work: Work) -> tuple[UUID, ...]:
    """What the viewer is walled off from, for lists that are found another way. One statement."""
    return tuple((await work.session.execute(_OF_ONE, _us(work))).scalars())


async def _put_up(work: Work, object_id: UUID, whom: UUID, reason: str) -> None:
    row = {"id": new_id(), "object": object_id, "whom": whom, "reason": reason, "now": work.now}
    await end(work, object_id, whom)
    if (await work.session.execute(_WALL, {**_us(work), **row})).one_or_none() is not None:
        note(work, Verb.RECEIVED_WALLED, object_id)


def _us(work: Work) -> dict[str, object]:
    return {"org": work.viewer.organisation, "principal": work.viewer.principal}
