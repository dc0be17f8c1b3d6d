"""A plan carried out: the owners' functions in the one order of locks, and no table of another room's."""

import secrets
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import hub.referrals.outstanding
import hub.takedowns.outstanding
from hub.delivery import due, outbox
from hub.delivery.outbox import Cancelled
from hub.exchange.packets import Packet
from hub.identity.work import Work
from hub.kit.errors import NotFound
from hub.kit.ids import new_id
from hub.kit.sealed import Unopenable
from hub.minimisation import packer
from hub.narrowing.causes import Cause, Narrowed, Narrowing
from hub.narrowing.planned import GRACE, Plan
from hub.narrowing.states import Thing
from hub.releases import cut, holding, taken
from hub.releases.hold import hold
from hub.releases.read import by_id
from hub.releases.repack import end_earlier, repack
from hub.takedowns.retain import RETAIN
from hub.tasks import causes
from hub.vetting import peers
from hub.withdrawals import ended_notice
from hub.withdrawals.gate_again import RemainingRelease, as_the_hub
from hub.withdrawals.remind import FIRST_AFTER, REMIND


def over(cause: Cause) -> str:
    """The kind of due date at which a hold for this cause has reached its limit."""
    return f"hold.{cause.value}"


LOOK_AGAIN = timedelta(days=1)
"""How often a request that goes on is looked at for its final answer, and one whose hold outlasts its limit."""


@dataclass(frozen=True)
class Outstanding:
    """What is out of a case, held, and what was found out about it."""

    things: tuple[Thing, ...]
    left: Mapping[UUID, RemainingRelease]


async def carry_out(work: Work, narrowing: Narrowing, out: Outstanding, plan: Plan) -> Narrowed:
    """Do what the plan says; everything it names is held by this transaction already."""
    replaced = await _releases(work, narrowing, out, plan)
    stopped = await _messages(work, narrowing, plan, replaced)
    asked = await holding.ask(work, plan.ask)
    await hub.referrals.outstanding.end(work, [one for one in plan.end if one.kind == "referral"])
    await hub.takedowns.outstanding.end(work, [one for one in plan.end if one.kind == "takedown"])
    await _due(work, narrowing, plan, asked)
    if replaced:  # each finds the end of its own reading, whatever moves that later
        await due.schedule_all(work, sorted(replaced.values()), cut.DESTROY, work.now)
    await ended_notice.tell(work, out.things, plan.end)
    await causes.note(work, narrowing.cause.value, plan.noted, narrowing.reason, dict(plan.limits))
    return Narrowed(
        referrals=tuple(sorted(one.object for one in plan.end if one.kind == "referral")),
        takedowns=tuple(sorted(one.object for one in plan.end if one.kind == "takedown")),
        going_on=tuple(sorted(plan.going_on)),
        releases=tuple(sorted({*(id for id, _ in plan.cut), *plan.destroy, *plan.repack, *plan.reduce})),
        cancelled=stopped.cancelled,
        in_flight=stopped.in_flight,
        holdings=asked,
        repacked=tuple(sorted(replaced.values())),
        held=tuple(sorted(plan.hold)),
    )


async def _releases(work: Work, narrowing: Narrowing, out: Outstanding, plan: Plan) -> dict[UUID, UUID]:
    """Cut, hold, replace and destroy; answers the older releases with the newer ones in their place."""
    await hold(work, plan.hold, narrowing.cause.value)
    replaced = {}
    for old in (*plan.repack, *plan.reduce):
        new = await _replaced(work, old, out.left.get(old))
        if new is not None:
            replaced[old] = new
    for at in {at for _, at in plan.cut}:
        await cut.cut(work, [id for id, when in plan.cut if when == at], destroy_at=at)
    await end_earlier(work, {replaced.get(id, id): at for id, at in plan.end_earlier})
    await taken.follow(work, {replaced.get(id, id): at for id, at in plan.follow})
    await taken.prolong(work, plan.prolong)
    gone = plan.destroy if narrowing.destruction != "now" else (*plan.destroy, *plan.reduce)
    await cut.destroy(work, gone)
    return replaced


async def _replaced(work: Work, old: UUID, left: RemainingRelease | None) -> UUID | None:
    """The newer release; None where the older one cannot be opened any more, and is only cut."""
    try:
        packet = (await by_id(as_the_hub(work), old)).packet
    except (NotFound, Unopenable):
        await cut.cut(work, [old], destroy_at=work.now + GRACE)
        return None
    newer = _narrower(work, packet, left)
    made = (await repack(work, old, newer, destroy_at=work.now + GRACE)).made
    if "items" in newer.fields and newer.purpose == "removal":
        await hub.takedowns.outstanding.reseal(work, newer, made)
    return made.id


def _narrower(work: Work, packet: Packet, left: RemainingRelease | None) -> Packet:
    id, salt = new_id(), secrets.token_hex(32)
    if left is None:
        return packer.reduced(packet, id=id, created_at=work.now, salt=salt)
    return packer.repack(
        packet, left.forms, id=id, created_at=work.now, salt=salt, instead=left.instead, handling=left.handling
    )


async def _messages(work: Work, narrowing: Narrowing, plan: Plan, replaced: Mapping[UUID, UUID]) -> Cancelled:
    stopped = await outbox.cancel(work, plan.stop, narrowing.cause.value.replace("-", "_"))
    for old in plan.repack:
        if old in replaced:
            await outbox.queue_anew(work, old, replaced[old])
    if plan.wait:
        await outbox.hold(work, plan.wait, narrowing.cause.value)
    return stopped


async def _due(work: Work, narrowing: Narrowing, plan: Plan, asked: Collection[UUID]) -> None:
    """What was to be done to what has ended is forgotten; keys go on their day; holders are reminded on theirs."""
    await due.unschedule(work, [one.object for one in plan.end])
    await due.unschedule(work, plan.destroy, cut.DESTROY)
    replaced = ((id, work.now + GRACE) for id in (*plan.repack, *plan.reduce))
    for id, at in _by_id((*plan.cut, *replaced, *plan.end_earlier)):
        await due.schedule(work, id, cut.DESTROY, at)
    if asked:
        await due.schedule_all(work, asked, REMIND, work.now + FIRST_AFTER)
    for object_id, at in plan.limits:
        await due.schedule(work, object_id, over(narrowing.cause), at)
        if narrowing.cause is Cause.SENDER_SUSPENDED:
            await peers.ask_about(work, object_id, at)
    if plan.retain:
        await due.schedule_all(work, plan.retain, RETAIN, work.now + LOOK_AGAIN)


def _by_id(pairs: Iterable[tuple[UUID, datetime]]) -> list[tuple[UUID, datetime]]:
    return sorted(dict(pairs).items())
