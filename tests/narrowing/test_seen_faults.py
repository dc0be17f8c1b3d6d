"""Faults that were seen in the hub before it narrowed what is out: each a short walk that the oracle judges."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.database import TestDatabase
from tests.house.guards import GUARDS
from tests.narrowing.desk import Desk, a_desk
from tests.narrowing.faults import FAULTS, UNMENDED
from tests.narrowing.run import again
from tests.narrowing.scenes import Step

pytestmark = pytest.mark.anyio


def _one(name: str) -> Any:
    marks = pytest.mark.xfail(strict=True, reason=UNMENDED[name]) if name in UNMENDED else ()
    return pytest.param(*FAULTS[name], id=name, marks=marks)


@pytest.fixture
async def desk(anyio_backend: str, fresh_database: TestDatabase) -> AsyncIterator[Desk]:
    async with a_desk(fresh_database) as desk:
        yield desk


@pytest.mark.parametrize(("steps", "watch"), [_one(name) for name in FAULTS])
async def test_not_seen_again(desk: Desk, steps: tuple[Step, ...], watch: tuple[str, ...]) -> None:
    fault = await again(desk, steps, watch)

    assert fault is None, str(fault)


async def test_the_end_of_consent_is_recorded_beside_a_draft(desk: Desk) -> None:
    """Before, the worker failed at the draft each time, and the end of her consent never came."""
    fault = await again(desk, (*DRAFTED, ("time", ("744",)), ("worker", ())))

    assert fault is None, str(fault)
    given_up = (
        "select reason, (select count(*) from party where object = referral.id) from referral where status = %(s)s"
    )
    assert desk.parties.rows(given_up, s="entered-in-error") == [("expired", 1)], (
        "and its recipient hears nothing of it"
    )


# what is not offered, because two ages differ, stays a draft
DRAFTED: tuple[Step, ...] = (
    ("open_case", ("ngo", "adult", "")),
    ("consent", ("c1", "law", "full", "20", "")),
    ("age", ("c1", "minor")),
    ("offer", ("c1", "law", "draft")),
)


# her no was said before the duty reached anybody whom she barred: the bar, or her age, makes it count
SAID_BEFORE: tuple[Step, ...] = (
    ("open_case", ("ngo", "adult", "")),
    ("consent", ("c1", "law", "full", "20", "")),
    ("offer", ("c1", "law", "")),
    ("accept", ("t1", "read")),
)
NO: Step = ("onward", ("c1", "law", "law:police:1", "no"))
BAR: Step = ("bar", ("c1", "police"))


@pytest.mark.parametrize(
    "steps",
    [
        (("duty", ("law", "police", "")), *SAID_BEFORE, NO, BAR),
        (("duty", ("law", "police", "under")), *SAID_BEFORE, BAR, NO, ("age", ("c1", "minor"))),
        (("duty", ("law", "police", "under")), *SAID_BEFORE, NO, ("age", ("c1", "minor")), BAR),
    ],
    ids=["then a bar", "then an age", "then both"],
)
async def test_a_no_to_a_duty_that_reached_nobody_counts_once_it_does(desk: Desk, steps: tuple[Step, ...]) -> None:
    fault = await again(desk, steps)

    assert fault is None, str(fault)
    assert desk.parties.rows("select status from referral") == [("cancelled",)]


def test_each_is_found_again_where_its_mend_is_switched_off() -> None:
    """Which mend that is, stands in `tests/house/guards`; the test of the tests switches it off and walks."""
    guarded = {
        guard.test.partition("[")[2].removesuffix("]") for guard in GUARDS if "test_not_seen_again" in guard.test
    }

    assert guarded == FAULTS.keys() - UNMENDED.keys()
