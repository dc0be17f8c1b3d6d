"""Somebody outside confirms whom an organisation takes in: a person of a member that vouches for it or the operator."""

from dataclasses import replace
from typing import Final
from uuid import UUID

from sqlalchemy import text

from hub.acts.act import ActRegistry, ShownToBoth
from hub.acts.admissions import everybody
from hub.acts.lineage import asker_reasons
from hub.acts.repository import held_act, note
from hub.acts.rules import peer_reasons
from hub.audit.verbs import Verb
from hub.identity.work import Work
from hub.kit.errors import Conflict, NotFound, Refused

KINDS: Final = frozenset({"member_admission", "access_recovery"})
"""What somebody outside may confirm; the operator the first alone."""
_DECIDE = text("""
update two_person_act set status = 'done', peer = :peer, peer_by = :by, decided_at = :now
where org = :org and id = :id and status = 'waiting'
""")
_BY_OPERATOR = text("""
update two_person_act set status = 'done', by_operator = true, decided_at = :now
where org = :org and id = :id and status = 'waiting'
""")


async def confirm_from_outside(work: Work, registry: ActRegistry, act_id: UUID, peer: UUID | None) -> ShownToBoth:
    """Confirm and do it, in the asking organisation's name; what is shown once to whoever confirms.

    `peer`: whose person `work.viewer.principal` is; None for the operator. That it vouches is the caller's to know, and
    the database asks once more. Raises as `hub.acts.decide.confirm`; `NotFound` for every other kind of act.
    """
    found = await held_act(work, registry, act_id)
    if found.asked.kind not in KINDS:
        raise NotFound
    asker = asker_reasons(await everybody(work), found.asked.requested_by, found.act.may_request)
    if reasons := (*peer_reasons(found.standing, work.now), *asker):
        raise Conflict(*reasons)
    if against := await found.act.check(work, found.asked.object, found.asked.payload, found.asked.requested_by):
        raise Refused(*against)
    await _decide(work, act_id, peer)
    return await found.act.perform(work, replace(found.asked, peer=peer, outside=True))


async def _decide(work: Work, act_id: UUID, peer: UUID | None) -> None:
    given = {"org": work.viewer.organisation, "id": act_id, "now": work.now}
    if peer is None:
        await work.session.execute(_BY_OPERATOR, given)
    else:
        await work.session.execute(_DECIDE, {**given, "peer": peer, "by": work.viewer.principal})
    note(work, Verb.ACT_CONFIRMED, act_id)
