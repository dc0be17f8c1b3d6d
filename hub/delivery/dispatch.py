"""Sending what is due: prepared, rendered, claimed, sent, recorded. No transaction is open while a partner answers."""

from contextlib import suppress
from dataclasses import replace

import anyio
import anyio.to_thread
from sqlalchemy.exc import SQLAlchemyError

from hub.delivery import settle
from hub.delivery.backoff import Verdict, verdict
from hub.delivery.claim import Claimed, claim
from hub.delivery.engine import Engine
from hub.delivery.lease import Leased, lease
from hub.delivery.prepare import PreparedMessage, prepare
from hub.exchange.connector import Connector, Route
from hub.exchange.faults import FormIncomplete, KeyUnfit
from hub.exchange.messages import Message
from hub.exchange.outcomes import Outcome, Rejected, TryLater
from hub.identity.work import Work
from hub.kit import logs
from hub.releases.outstanding import hold_objects

SEND_SECONDS = 40
"""A bound around the connectors' own (30 s), shorter than the lease."""
TIME_IS_OVER = "time_is_over"
"""Why a first message died that says by when to answer, once that time is over: it would blame whoever never got it."""
CHANNELS_WITH_PACKET = frozenset({"mail", "api"})
"""The channels by which a packet itself leaves: a legal notice, and a partner's own API."""


async def drain(engine: Engine, limit: int) -> int:
    """Send what is due, at most `limit` at a time; answers how many were taken."""
    taken = await lease(engine, limit)
    async with anyio.create_task_group() as sends:
        for leased in taken:
            sends.start_soon(dispatch, engine, leased)
    return len(taken)


async def dispatch(engine: Engine, leased: Leased) -> None:
    """One attempt for one message. Nothing raises: a fault inside the hub counts as a failed attempt."""
    try:
        prepared = await prepare(engine, leased)
        if prepared is not None:
            await _attempt(engine, leased, _with_packet(engine, prepared))
    except Exception as error:  # noqa: BLE001 - one broken message or partner's folder must not stop the others
        logs.fault("delivery.failed", error, delivery=leased.id)
        with suppress(SQLAlchemyError):  # the database is away: the lease ends by itself
            await _set_aside(engine, leased, TryLater("internal"))


def _with_packet(engine: Engine, prepared: PreparedMessage) -> PreparedMessage:
    connector = engine.connectors.get(prepared.connector)
    if connector is None or connector.profile.channel not in CHANNELS_WITH_PACKET or prepared.packet is None:
        return prepared
    return replace(prepared, dispatch=replace(prepared.dispatch, packet=prepared.packet))


async def _attempt(engine: Engine, leased: Leased, prepared: PreparedMessage) -> None:
    connector = engine.connectors.get(prepared.connector)
    if connector is None or prepared.route is None:
        code = "connector_unknown" if connector is None else "no_route"
        await _set_aside(engine, leased, Rejected(code))
        return
    if prepared.untold and prepared.dispatch.due_at is not None and prepared.dispatch.due_at <= engine.clock.now():
        await _set_aside(engine, leased, Rejected(TIME_IS_OVER))
        return
    try:
        message = prepared.message or await _render(connector, prepared)
    except (FormIncomplete, KeyUnfit) as error:
        missing = error.elements if isinstance(error, FormIncomplete) else ()
        await _set_aside(engine, leased, Rejected("form_incomplete"), missing)
        return
    claimed = await claim(engine, leased, prepared, message)
    if claimed is not None:
        outcome = await _send(engine, connector, claimed, prepared.route, prepared, message)
        await _record(engine, claimed, prepared, outcome)


async def _render(connector: Connector, prepared: PreparedMessage) -> Message:
    """The message, made in a thread: a document costs processor time. Raises where the form cannot be filled."""
    return await anyio.to_thread.run_sync(connector.format, prepared.dispatch)


async def _send(
    engine: Engine, connector: Connector, claimed: Claimed, route: Route, prepared: PreparedMessage, message: Message
) -> Outcome:
    """Send once, inside the lease; a worker that was stopped past it leaves the message to the next."""
    if engine.clock.now() >= claimed.leased.until:
        return TryLater("lease_lost")
    with anyio.move_on_after(SEND_SECONDS):
        return await connector.deliver(prepared.dispatch, message, route, engine.carrier)
    return TryLater("timed_out")


async def _record(engine: Engine, claimed: Claimed, prepared: PreparedMessage, outcome: Outcome) -> None:
    async with engine.work(claimed.leased.sender) as work:
        follows = _follows(engine, claimed.leased, outcome, work)
        if prepared.release is not None:  # releases come before deliveries in the order of locks
            await hold_objects(work, (prepared.object,))
        await settle.settle(engine, work, claimed.leased, claimed.number, outcome, follows)


async def _set_aside(engine: Engine, leased: Leased, outcome: Outcome, missing: tuple[str, ...] = ()) -> None:
    async with engine.work(leased.sender) as work:
        await settle.set_aside(engine, work, leased, _follows(engine, leased, outcome, work), missing)


def _follows(engine: Engine, leased: Leased, outcome: Outcome, work: Work) -> Verdict:
    return verdict(outcome, leased.attempts + 1, work.now, pace=engine.pace, luck=engine.luck())
