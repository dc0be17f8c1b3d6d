"""Nobody of the organisation has confirmed within 15 minutes: its standing second is called, and may confirm."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import text

from hub.acts.by_peer import confirm_by_peer
from hub.acts.fragments import is_waiting
from hub.acts.repository import held_act
from hub.cases.origin import originate
from hub.delivery.outbox import queue
from hub.directory.load import load_recipient
from hub.identity.work import Work
from hub.kit.errors import Forbidden, NotFound, Reason
from hub.overrides.act import OVERRIDES
from hub.overrides.rules import OverrideWanted, call_words
from hub.standing import calls
from hub.standing.for_peer import in_the_name_of
from hub.standing.roster import until
from hub.standing.seconds import standing_second

EVENT = "standing.called"
_WAITS = text(f"select 1 where {is_waiting(':org', ':id')}")


async def call_standing_second(work: Work, act_id: UUID) -> datetime | None:
    """Call it, where one was named and the act still waits; by the worker, as the organisation that asked.

    Its person on call reads the kind of danger, the time and the kind of recipient, and no word of the case. The peer
    is told, without content, by the way by which it is reached. Never one that is itself the recipient.
    """
    waits = {"org": work.viewer.organisation, "id": act_id, "now": work.now}
    found = await standing_second(work)
    if found is None or (await work.session.execute(_WAITS, waits)).one_or_none() is None:
        return None
    act = await held_act(work, OVERRIDES, act_id, lock=False)
    wanted = OverrideWanted.read(act.asked.payload)
    if wanted.recipient == found.peer:
        return None
    try:
        to, peer = await load_recipient(work, wanted.recipient), await load_recipient(work, found.peer)
    except NotFound:
        return None
    words = call_words(wanted, to.kind, act.asked.requested_at)
    call = await calls.call(work, found.peer, act_id, words, act.asked.expires_at)
    if peer.connector is not None:
        case, way = act.asked.object, peer.connector
        await originate(work, call, case_id=case, recipient=found.peer, purpose=wanted.purpose, channel=way)
        await queue(work, recipient_id=found.peer, object_id=call, release_id=None, connector=way, event=EVENT)
    return None


async def answer_call(work: Work, call_id: UUID, *, yes: bool) -> None:
    """The person on call confirms, and it leaves at once; or says no, and it goes on waiting for their own people.

    She opens no case: what is done, is done in the name of the organisation that asked. Raises `NotFound`, `Forbidden`
    `not_on_call`, and as `hub.acts.decide.confirm`.
    """
    if await until(work, "on_call") is None:
        raise Forbidden(Reason("not_on_call"))
    found = await calls.one(work, call_id)
    async with in_the_name_of(work, found.org) as theirs:  # as whoever confirms at home: the act before the call
        await held_act(theirs, OVERRIDES, found.act)
    await calls.answer(work, found, yes=yes)
    if not yes:
        return
    async with in_the_name_of(work, found.org) as theirs:
        await confirm_by_peer(theirs, OVERRIDES, found.act, work.viewer.organisation)
