"""The worker process: builds the engine of delivery and the tasks that run every second, on any number of machines.

The queue only says when somebody should look; `delivery` and `due` say what is to be done (decision 0002). So a job
holds nothing but the instant of its tick, and a lost queue loses nothing.
"""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

import anyio
from procrastinate import App, PsycopgConnector
from procrastinate.jobs import Status

from connectors.registry import load
from hub.audit.log import log_day
from hub.audit.published import origin_of
from hub.audit.sealer import seal
from hub.delivery.backoff import PACE
from hub.delivery.dispatch import drain
from hub.delivery.engine import Engine
from hub.delivery.head_mail import mail_heads
from hub.delivery.run_due import run_due
from hub.emergencies.rules import EMERGENCY_OVER
from hub.identity import organisations
from hub.identity.keys import Keyring
from hub.identity.verify_entries import verify_entries
from hub.identity.work import Work
from hub.intake.answers import CONSENT_EXPIRES
from hub.intake.expire import expire
from hub.kit import logs
from hub.kit.clock import Clock, SystemClock
from hub.kit.conninfo import conninfo
from hub.kit.db import Database
from hub.kit.entry_key import read_entry_key
from hub.kit.key_folder import KeyFolder
from hub.kit.roles import role_url
from hub.kit.settings import Settings
from hub.kit.signing import SigningKey, ledger_key_file, read_signing_key
from hub.narrowing.causes import Cause
from hub.network import network
from hub.overrides.call import call_standing_second
from hub.overrides.request import CALL
from hub.own_duty import purging
from hub.received.marks import WITHOUT_A_MARK
from hub.referrals.delivery_outcome import hear_of_referral
from hub.referrals.expire import expire_referral
from hub.referrals.offer import REFERRAL_EXPIRES
from hub.releases.cut import DESTROY
from hub.takedowns.delivery_outcome import hear_of_request
from hub.takedowns.retain import RETAIN, retain
from hub.withdrawals.carry_out import over
from hub.withdrawals.danger_over import end_of_danger
from hub.withdrawals.died import STANDS, end_what_waits
from hub.withdrawals.erase import destroy_when_due
from hub.withdrawals.jointly import carry_out_answers
from hub.withdrawals.limits import age_over, suspended_over
from hub.withdrawals.narrow import narrow, settle
from hub.withdrawals.purge import purge
from hub.withdrawals.remind import REMIND, remind_holder
from hub.withdrawals.sweep import sweep
from hub.withdrawals.traces import NIGHT
from hub.withdrawals.turning import begin_turns, turn_on

EVERY_SECOND: Final = "* * * * * *"
EVERY_FEW_SECONDS: Final = "* * * * * */5"
EVERY_MINUTE: Final = "* * * * *"
EVERY_NIGHT: Final = f"{NIGHT.minute} {NIGHT.hour} * * *"
POLLS, POLL_SECONDS = 6, 0.2
"""A tick looks six times, so that one tick reaches into the next: what is queued is seen within a quarter second."""
SENDS_AT_ONCE = 32
DUE_AT_ONCE = 50
JOBS_AT_ONCE = 64
"""More than the ticks that can hang on slow partners (one a second, 40 s each): nobody's silence stops the others."""
CONNECTIONS = 16
HEARTBEAT_LOST_SECONDS = 30
STOP_SECONDS = 8


@dataclass(frozen=True)
class WorkerContext:
    """What one worker process stands on. `log`: the name under which the ledger's log is signed.

    `doors`: as each organisation itself, to look at the rows by which its people come in.
    `mails`: whether mail leaves this hub.
    """

    engine: Engine
    sealer: Database
    ledger_key: SigningKey
    log: str
    queue_url: str
    doors: Database
    mails: bool = False

    async def close(self) -> None:
        """Close the pools."""
        await self.engine.database.close()
        await self.sealer.close()
        await self.doors.close()


def open_context(settings: Settings, clock: Clock | None = None) -> WorkerContext:
    """The worker's engine for these settings; raises `Unready` where a key or password is missing."""
    url = role_url(settings, "hub_worker")
    engine = Engine(
        database=Database(url, entry_key=read_entry_key(settings.root_key_file), pool_size=CONNECTIONS),
        keys=Keyring(KeyFolder.of(settings)),
        connectors=load(),
        carrier=network(settings),
        clock=clock or SystemClock(),
        pace=PACE[settings.mode],
        heard={"takedown": hear_of_request, "referral": hear_of_referral},
        handlers={
            REFERRAL_EXPIRES: expire_referral,
            CONSENT_EXPIRES: _expire_consent,
            DESTROY: destroy_when_due,
            REMIND: remind_holder,
            RETAIN: retain,
            STANDS: _death_stands,
            over(Cause.SENDER_SUSPENDED): suspended_over,
            over(Cause.AGE_UNDER_18): age_over,
            EMERGENCY_OVER: end_of_danger,
            CALL: call_standing_second,
        },
    )
    ledger_key = read_signing_key(ledger_key_file(settings.root_key_file))
    return WorkerContext(
        engine,
        Database(role_url(settings, "hub_sealer"), pool_size=2),
        ledger_key,
        origin_of(settings.issuer),
        url,
        Database(role_url(settings, "hub_web"), entry_key=engine.database.entry_key, pool_size=1),
        mails=settings.mail is not None,
    )


async def work_on(worker: WorkerContext) -> None:
    """Work until cancelled; starts again by itself when the database comes back."""
    logging.getLogger("procrastinate").setLevel(logging.WARNING)
    while True:
        try:
            app = build_queue(worker)
            async with app.open_async():
                await app.run_worker_async(
                    concurrency=JOBS_AT_ONCE,
                    fetch_job_polling_interval=POLL_SECONDS,
                    listen_notify=False,
                    delete_jobs="always",
                    install_signal_handlers=False,
                    shutdown_graceful_timeout=STOP_SECONDS,
                )
        except Exception as error:  # noqa: BLE001 - the database is away, whatever the driver calls that
            logs.fault("worker.stopped", error)
        await anyio.sleep(1)


def build_queue(worker: WorkerContext) -> App:
    """The tasks, each on its tick; a queueing lock keeps at most one of each waiting."""
    connection = {"options": "-c search_path=queue"}
    connector = PsycopgConnector(conninfo=conninfo(worker.queue_url), kwargs=connection, min_size=1, max_size=6)
    app = App(connector=connector)
    _every(app, EVERY_SECOND, "deliver", lambda: _deliver(worker.engine))
    _every(app, EVERY_SECOND, "due", lambda: run_due(worker.engine, DUE_AT_ONCE))
    _every(app, EVERY_FEW_SECONDS, "sweep", lambda: sweep(worker.engine, narrow, settle))
    _every(app, EVERY_FEW_SECONDS, "peers", lambda: carry_out_answers(worker.engine))
    _every(app, EVERY_SECOND, "seal", lambda: seal(worker.sealer, worker.ledger_key, worker.engine.clock.now()))
    _every(app, EVERY_MINUTE, "log", lambda: _log_day(worker))
    if worker.mails:
        _every(app, EVERY_MINUTE, "heads", lambda: mail_heads(worker.engine))
    _every(app, EVERY_MINUTE, "tidy", lambda: _tidy(app))
    _every(app, EVERY_MINUTE, "turn", lambda: turn_on(worker.engine))
    _every(app, EVERY_NIGHT, "purge", lambda: _night(worker.engine))
    _every(app, EVERY_NIGHT, "doors", lambda: verify_entries(worker.doors, WITHOUT_A_MARK))
    return app


def _every(app: App, cron: str, name: str, act: Callable[[], Awaitable[object]]) -> None:
    async def tick(timestamp: int) -> None:  # noqa: ARG001 - the queue hands it over by this name
        await act()

    app.periodic(cron=cron)(app.task(name=name, queueing_lock=name)(tick))


async def _log_day(worker: WorkerContext) -> None:
    await log_day(worker.sealer, worker.ledger_key, worker.log, worker.engine.clock.now(), organisations.everybody)


async def _deliver(engine: Engine) -> None:
    async with anyio.create_task_group() as sends:
        for _ in range(POLLS):
            sends.start_soon(drain, engine, SENDS_AT_ONCE)
            await anyio.sleep(POLL_SECONDS)


async def _night(engine: Engine) -> None:
    """What is purged is destroyed as well: the turns begin after it."""
    await purge(engine, purging.OF_A_PURGED_CASE)
    await begin_turns(engine)


async def _tidy(app: App) -> None:
    """A worker that died leaves its ticks behind: the next ones have done their work."""
    for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=HEARTBEAT_LOST_SECONDS):
        await app.job_manager.finish_job(job, Status.FAILED, delete_job=True)


async def _expire_consent(work: Work, fold_id: UUID) -> datetime | None:
    await expire(work, fold_id, narrow)
    return None


async def _death_stands(work: Work, case_id: UUID) -> datetime | None:
    await end_what_waits(work, case_id, narrow)
    return None
