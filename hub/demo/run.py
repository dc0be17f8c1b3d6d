"""The demo from curtain to curtain."""

import os
import time

import anyio
import httpx

from hub.demo.acts import (
    cancelled,
    change_of_mind,
    danger,
    entering,
    intake,
    lawyer,
    ledger,
    left_open,
    night,
    parting,
    platforms,
    silence,
)
from hub.demo.checks import Checks, Unmet
from hub.demo.look import how_to_come_in, how_to_look, what_each_sees
from hub.demo.party import Declined
from hub.demo.stage import Stage, set_up
from hub.demo.story import REQUEST_SECONDS, Story
from hub.kit.progress import doing
from hub.kit.settings import Settings
from hub.kit.unready import Unready

BUSY = 3
"""Programs a core that want to run: from there on seconds of the story may pass too quickly."""
ACTS = (
    intake,
    lawyer,
    platforms,
    silence,
    change_of_mind,
    night,
    danger,
    cancelled,
    parting,
    ledger,
    left_open,
    entering,
)


def run_demo(settings: Settings, *, once: bool) -> int:
    """Set up, tell, sum up; unless `once`, serve until Ctrl-C. Raises `Unready`; 1 where an outcome was not as told."""
    if settings.mode == "production":
        raise Unready("HUB_MODE is production: the demo delivers to this machine only. Unset it, or set HUB_MODE=demo.")
    with set_up(settings) as stage:
        checks = Checks()
        try:
            story = anyio.run(_tell, stage, checks)
        except (Unmet, Declined, RuntimeError, httpx.TransportError) as fault:
            print(f"\n✗ Not as told. {type(fault).__name__}: {fault}\n  Logs: {settings.data}/demo/*.log{_busy()}")
            return 1
        if not once:
            print(f"{how_to_come_in(stage)}\n\n{how_to_look(story)}", flush=True)
            while True:
                time.sleep(1)
    return 0


def _busy() -> str:
    """A sentence where the machine does so much else that what must happen within seconds may not."""
    load, cores = os.getloadavg()[0], os.cpu_count() or 1
    if load < BUSY * cores:
        return ""
    return f"\n  This machine is busy (load {load:.0f} on {cores} cores): run the demo again when it does less."


async def _tell(stage: Stage, checks: Checks) -> Story:
    async with httpx.AsyncClient(timeout=REQUEST_SECONDS, trust_env=False) as client:
        story = Story.begin(stage, checks, client)
        with doing("fetching a token of its own for each party"):
            await story.sign_in()
        for act in ACTS:
            await act.play(story)
        print(f"\n{checks.summary()}\n\n{await what_each_sees(story)}\n", flush=True)
        return story
