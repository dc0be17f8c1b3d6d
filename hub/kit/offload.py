"""What takes processor time is done beside the event loop, in one thread, so that the loop always has its turn."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Final, ParamSpec, TypeVar

Given = ParamSpec("Given")
Answer = TypeVar("Answer")

_THREADS: Final = ThreadPoolExecutor(max_workers=1, thread_name_prefix="aside")
"""One, and everybody else waits in line: of several only one computes at a time, and each takes turns from the loop."""
TURN_SECONDS: Final = 0.001
"""How long it computes before the loop may have its turn; the interpreter's own 5 ms add up over one answer's calls."""


async def offload(work: Callable[Given, Answer], *args: Given.args, **kwargs: Given.kwargs) -> Answer:
    """What `work` answers or raises; it must touch neither the database nor the loop."""
    return await asyncio.get_running_loop().run_in_executor(_THREADS, partial(work, *args, **kwargs))
