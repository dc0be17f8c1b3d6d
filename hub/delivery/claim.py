"""The moment at which a send begins: a transaction that holds the consent, asks the gate, and commits.

Data-model: none begins after a withdrawal was acknowledged, because both hold the same fold.
"""

from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import text

from hub.audit import trail
from hub.audit.verbs import Verb
from hub.delivery import body, recheck, settle
from hub.delivery.backoff import Verdict
from hub.delivery.engine import Engine
from hub.delivery.lease import KEY_AWAITED, LEASE, Leased
from hub.delivery.prepare import PreparedMessage
from hub.directory.rules import REACHES_BARRED
from hub.exchange.messages import Message
from hub.identity.membership import asking
from hub.identity.work import Work
from hub.kit.errors import Reason
from hub.kit.sealed import seal
from hub.narrowing.causes import Cause
from hub.narrowing.planned import NOT_SENT
from hub.pairs.conditions import KEY_HELD, KEY_REVOKED_AT
from hub.pairs.lock import share
from hub.statements.contradictions import UNSETTLED
from hub.tasks.causes import note

# a row that still says "sending" was left by a worker that died: its attempt is closed, the message goes on
_CLAIM = text(
    """
with claimed as (
  update delivery set status = 'sending', reason = null, attempts = attempts + 1, claimed_at = :now,
    leased_until = :renewed, updated_at = :now
  where id = :id and sender = :org and leased_until = :until and status in ('queued', 'sending', 'retrying')
    and held_for <@ $key_held
  returning id, sender, attempts
), interrupted as (
  update delivery_attempt a set ended_at = :now, outcome = 'interrupted'
  from claimed where a.delivery = claimed.id and a.ended_at is null
), kept as (
  insert into delivery_body (delivery, sender, sealed)
  select id, sender, cast(:body as bytea) from claimed where cast(:body as bytea) is not null
  on conflict (delivery) do nothing
)
insert into delivery_attempt (delivery, number, sender, started_at)
select id, 1 + (select coalesce(max(number), 0) from delivery_attempt where delivery = claimed.id), sender, :now
from claimed
returning number
""".replace("$key_held", KEY_HELD)
)

_BOTH_MEMBERS = asking("""
select not exists (select from organisation o where o.id in (:sender, :recipient) and not $member)
""")


_REVOKED = text("select " + KEY_REVOKED_AT.replace("$recipient", "cast(:recipient as uuid)"))
WAIT_FOR_HER = frozenset({*REACHES_BARRED.values(), UNSETTLED})
"""What a message waits for instead of being cancelled: a duty's sentence not read to her yet, two words that differ."""
KEY_LOST = "recipient_key_revoked"
"""Why a message died that waited in vain for the recipient's new key."""


@dataclass(frozen=True)
class Claimed:
    """A send that has begun. `leased`: the lease, renewed; `number`: of the attempt, since ever."""

    leased: Leased
    number: int


async def claim(engine: Engine, leased: Leased, prepared: PreparedMessage, message: Message) -> Claimed | None:
    """Begin to send, if it still may be sent; None where it may not (then it is cancelled) or is somebody else's.

    None, too, where one of the two was suspended since the lease, where the recipient's key was revoked, or where only
    the person's answer to a duty is missing: the message waits. The gate, which does not know a suspended recipient,
    would have cancelled it. The pair's lock first: whoever changes something between the two comes before or after.
    """
    async with engine.work(leased.sender) as work:
        await share(work.session, leased.sender, prepared.recipient)
        if not await _both_members(work, prepared) or await _without_key(engine, work, leased, prepared):
            return None
        against = await _against(work, prepared)
        if against and {one.code for one in against} <= WAIT_FOR_HER:
            return None
        if against:
            await settle.stop(engine, work, leased, against[0].code)
            _refused(work, prepared.case)
            return None
        until = engine.clock.now() + LEASE
        given = {"id": leased.id, "org": leased.sender, "until": leased.until, "renewed": until, "now": work.now}
        kept = seal(prepared.key, body.place(leased.id), body.dump(message)) if prepared.key else None
        number = (await work.session.execute(_CLAIM, {**given, "body": kept})).scalar_one_or_none()
        if number is None:
            return None
        if number == 1 and not _nobody_is_told(engine, prepared):
            _sent(work, prepared)
        return Claimed(replace(leased, until=until), number)


async def _both_members(work: Work, prepared: PreparedMessage) -> bool:
    given = {"sender": work.viewer.organisation, "recipient": prepared.recipient, "now": work.now}
    return bool((await work.session.execute(_BOTH_MEMBERS, given)).scalar_one())


async def _without_key(engine: Engine, work: Work, leased: Leased, prepared: PreparedMessage) -> bool:
    """Whether this waits for the recipient's new key; after `KEY_AWAITED` it has died, and the sender sees why."""
    if prepared.release is None:
        return False
    revoked_at = (await work.session.execute(_REVOKED, {"recipient": prepared.recipient})).scalar_one()
    if revoked_at is not None and revoked_at <= work.now - KEY_AWAITED:
        await settle.set_aside(engine, work, leased, Verdict("dead", KEY_LOST, work.now))
        await note(work, Cause.KEY_REVOKED.value, [(prepared.object, NOT_SENT)])
    return revoked_at is not None


async def _against(work: Work, prepared: PreparedMessage) -> tuple[Reason, ...]:
    """The gate's answer; a notice that discloses nothing asks none."""
    if prepared.release is None or prepared.packet is None:
        return ()
    return await recheck.reasons(
        work,
        case_id=prepared.case,
        release_id=prepared.release,
        purpose=prepared.purpose,
        channel=prepared.connector,
        packet=prepared.packet,
    )


def _nobody_is_told(engine: Engine, prepared: PreparedMessage) -> bool:
    """Whether there is no channel: what a person carries stands in the ledger once she says that she did."""
    connector = engine.connectors.get(prepared.connector)
    return connector is None or connector.profile.channel == "none"


def _sent(work: Work, prepared: PreparedMessage) -> None:
    """Into the ledger when the first attempt begins: from here on it may have left, whatever becomes of this worker."""
    trail.record(
        work.session,
        Verb.PACKET_SENT if prepared.dispatch.packet else Verb.NOTICE_SENT,
        actor=work.viewer.organisation,
        principal=None,
        sender=work.viewer.organisation,
        recipient=prepared.recipient,
        object_id=prepared.object,
        at=work.now,
        digest=prepared.digest,
    )


def _refused(work: Work, case_id: UUID) -> None:
    trail.record(
        work.session,
        Verb.DISCLOSURE_REFUSED,
        actor=work.viewer.organisation,
        principal=None,
        sender=work.viewer.organisation,
        recipient=None,
        object_id=case_id,
        at=work.now,
    )
