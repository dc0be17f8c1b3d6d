"""How the message that tells a platform of a request ended: taken, carried by hand or to be, or never delivered."""

from uuid import UUID

from sqlalchemy import text

from hub.delivery.engine import EndedMessage
from hub.exchange.profiles import Channel
from hub.identity.work import Work
from hub.releases.read import look
from hub.takedowns.receipt import ProofKind, hand_over, prove
from hub.takedowns.restart_clock import count_from
from hub.takedowns.words import FAILED, NOT_SENT
from hub.tasks.delivered import FIRST, DeliveryStatus, after
from hub.tasks.lifecycle import OPEN

_PROOF: dict[Channel, ProofKind] = {"webhook": "api", "mail": "mail-server", "api": "api"}
"""What the partner's answer proves; of a way that only says "look into the hub" nothing better than our sending."""
_BEFORE = text("select delivery_status from takedown where id = :id and sender = :org for update")
_OVER = text("""
select status = any(:open) and due_at <= :at and delivery_status <> 'sent'
from takedown where id = :id and sender = :org
""")
_NOT_SENT = text("""
update takedown set delivery_status = :status, item_status = array(
    select case when s = :not_sent and :status = 'failed' then cast(:failed as text) else s end
    from unnest(item_status) with ordinality as item(s, n) order by n),
  updated_at = :now, version = version + 1
where id = :id and sender = :org and status = any(:open)
""")


async def hear_of_request(work: Work, ended: EndedMessage) -> None:
    """What the end of a message means for its request, in the transaction that records it, as the sender."""
    before = await _before(work, ended.object)
    then = after(before, ended.event, ended.status) if before else None
    if ended.status in ("delivered", "carried") and ended.event in FIRST and before is not None:
        if ended.status == "carried":
            await _count_from(work, ended)
        await prove(work, ended.object, _PROOF.get(ended.channel, "sent"), ended.at)
        if ended.channel in _PROOF or ended.status == "carried":
            await hand_over(work, ended.object, ended.at)
    elif then is not None:
        await _not_sent(work, ended.object, then)


async def _count_from(work: Work, ended: EndedMessage) -> None:
    """What was carried by hand after its time was over counts from then: nobody could have known of it before."""
    given = {"id": ended.object, "org": work.viewer.organisation, "at": ended.at, "open": sorted(OPEN)}
    if (await work.session.execute(_OVER, given)).scalar_one():
        await count_from(work, await look(work, ended.object, "packet"), ended.at)


async def _before(work: Work, request_id: UUID) -> str | None:
    given = {"id": request_id, "org": work.viewer.organisation}
    found: str | None = (await work.session.execute(_BEFORE, given)).scalar_one_or_none()
    return found


async def _not_sent(work: Work, request_id: UUID, status: DeliveryStatus) -> None:
    """Say so on the request and on each item that had not left; no clock was started, and none runs."""
    given = {"id": request_id, "org": work.viewer.organisation, "status": status, "now": work.now}
    words = {"not_sent": NOT_SENT, "failed": FAILED, "open": sorted(OPEN)}
    await work.session.execute(_NOT_SENT, {**given, **words})
