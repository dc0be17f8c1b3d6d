"""The demo from curtain to curtain."""

import os
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

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
    on_pages,
    parting,
    platforms,
    silence,
)
from hub.demo.checks import Checks
from hub.demo.look import how_to_come_in, how_to_look, what_each_sees
from hub.demo.stage import Stage, set_up
from hub.demo.story import REQUEST_SECONDS, Story
from hub.kit.progress import doing
from hub.kit.settings import Settings
from hub.kit.unready import Unready

T = TypeVar("T")
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
    on_pages,
    entering,
)


def run_demo(settings: Settings, *, once: bool) -> int:
    """Set up, tell, sum up; unless `once`, serve until Ctrl-C. Raises `Unready`; 1 where an outcome was not as told."""
    if settings.mode == "production":
        raise Unready("HUB_MODE is production: the demo delivers to this machine only. Unset it, or set HUB_MODE=demo.")
    try:
        with set_up(settings) as stage:
            story = told(lambda: anyio.run(_tell, stage, Checks()), settings.data / "demo")
            if story is not None and not once:
                print(f"{how_to_come_in(stage)}\n\n{how_to_look(story)}", flush=True)
                while True:
                    time.sleep(1)
            return 1 if story is None else 0
    except Unready as reason:
        hint = busy(*_load())
        raise Unready(f"{reason}\n{hint}" if hint else f"{reason}") from None


def told(tell: Callable[[], T], logs: Path) -> T | None:
    """What was told; None where it went otherwise, whatever happened: said in a sentence, and in full in the logs."""
    try:
        return tell()
    except Exception as fault:  # noqa: BLE001 - on a machine that is too busy anything can be late
        (logs / "story.log").write_text("".join(traceback.format_exception(fault)), "utf-8")
        hint = busy(*_load())
        last = f"\n  {hint}" if hint else ""
        print(f"\n✗ Not as told. {type(fault).__name__}: {fault}\n  Logs: {logs}/*.log{last}")
        return None


def busy(load: float, cores: int) -> str:
    """A sentence where the machine does so much else that what must happen within seconds may not; else nothing.

    `load`: programs that want to run, on average over the last minute.
    """
    if load < BUSY * cores:
        return ""
    return f"This machine is busy (load {load:.0f} on {cores} cores): run the demo again when it does less."


def _load() -> tuple[float, int]:
    return os.getloadavg()[0], os.cpu_count() or 1


async def _tell(stage: Stage, checks: Checks) -> Story:
    async with httpx.AsyncClient(timeout=REQUEST_SECONDS, trust_env=False) as client:
        story = Story.begin(stage, checks, client)
        with doing("fetching a token of its own for each party"):
            await story.sign_in()
        for act in ACTS:
            await act.play(story)
        print(f"\n{checks.summary()}\n\n{await what_each_sees(story)}\n", flush=True)
        return story
