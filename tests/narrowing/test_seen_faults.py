"""Faults that were seen in the hub before it narrowed what is out: each a short walk that the oracle judges."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.database import TestDatabase
from tests.narrowing.desk import Desk, a_desk
from tests.narrowing.faults import FAULTS, UNMENDED
from tests.narrowing.run import again
from tests.narrowing.scenes import Step

pytestmark = pytest.mark.anyio


def _one(name: str) -> Any:
    marks = pytest.mark.xfail(strict=True, reason=UNMENDED[name]) if name in UNMENDED else ()
    return pytest.param(*FAULTS[name], id=name, marks=marks)


@pytest.fixture
async def desk(anyio_backend: str, database: TestDatabase) -> AsyncIterator[Desk]:
    async with a_desk(database) as desk:
        yield desk


@pytest.mark.parametrize(("steps", "watch"), [_one(name) for name in FAULTS])
async def test_not_seen_again(desk: Desk, steps: tuple[Step, ...], watch: tuple[str, ...]) -> None:
    fault = await again(desk, steps, watch)

    assert fault is None, str(fault)
