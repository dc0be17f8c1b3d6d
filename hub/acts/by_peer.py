"""An act of two people that a standing second's person confirms, in the place of one of the organisation's own."""

from collections.abc import Mapping
from dataclasses import replace
from uuid import UUID

from sqlalchemy import text

from hub.acts.act import ActRegistry
from hub.acts.repository import held_act, note
from hub.acts.rules import peer_reasons
from hub.audit.verbs import Verb
from hub.identity.work import Work
from hub.kit.errors import Conflict, Refused

_DECIDE = text("""
update two_person_act set status = 'done', peer = :peer, peer_by = :by, decided_at = :now
where org = :org and id = :id and status = 'waiting'
""")


async def confirm_by_peer(work: Work, registry: ActRegistry, act_id: UUID, peer: UUID) -> None:
    """Confirm and do it as the person of `peer` that `work.viewer.principal` is, in the asking organisation's name.

    Whether she is on call there and was called is the caller's to know, and the database asks for the call. Raises as
    `hub.acts.decide.confirm`.
    """
    found = await held_act(work, registry, act_id)
    if reasons := peer_reasons(found.standing, work.now):
        raise Conflict(*reasons)
    if reasons := await found.act.check(work, found.asked.object, found.asked.payload, found.asked.requested_by):
        raise Refused(*reasons)
    given: Mapping[str, object] = {"org": work.viewer.organisation, "id": act_id, "peer": peer, "now": work.now}
    await work.session.execute(_DECIDE, {**given, "by": work.viewer.principal})
    note(work, Verb.ACT_CONFIRMED, act_id)
    await found.act.perform(work, replace(found.asked, peer=peer))
