"""What takes processor time is done beside the event loop, in few threads, so that the loop always has its turn."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Final, ParamSpec, TypeVar

Given = ParamSpec("Given")
Answer = TypeVar("Answer")

_THREADS: Final = ThreadPoolExecutor(max_workers=2, thread_name_prefix="aside")
"""Two, and everybody else waits in line: each thread that computes is one more that the loop shares its turns with."""


async def aside(work: Callable[Given, Answer], *args: Given.args, **kwargs: Given.kwargs) -> Answer:
    """What `work` answers or raises; it must touch neither the database nor the loop."""
    return await asyncio.get_running_loop().run_in_executor(_THREADS, partial(work, *args, **kwargs))
