"""The first two organisations are entered without anybody's word; the third is not, whoever asks and however often."""

import anyio
import pytest

from hub.kit.errors import Invalid, Refused
from hub.vetting.found import found
from tests.parties import NOW, Parties
from tests.vetting.newcomers import LAMP, Gate, gate_of

pytestmark = pytest.mark.anyio


async def enter(gate: Gate) -> bool:
    """Whether one more came in."""
    try:
        async with gate.operator.transaction(None) as session:
            await found(session, gate.parties.keys, LAMP, NOW)
    except Refused:
        return False
    return True


async def test_two_found_a_hub_and_no_third(alone: Parties) -> None:
    async with gate_of(alone) as gate:
        entered = [await enter(gate) for _ in range(3)]

        assert entered == [True, True, False]
        assert gate.count() == 2


@pytest.mark.parametrize("how", ["suspended_at = now(), suspended_for = 'request'", "ended_at = now()"])
async def test_whoever_was_here_once_is_counted(alone: Parties, how: str) -> None:
    """Otherwise the operator would suspend everybody and enter whom it likes."""
    for _ in range(2):
        alone.organisation()
    alone.admin.execute(f"update organisation set {how}".encode())

    async with gate_of(alone) as gate:
        assert not await enter(gate)
        assert gate.count() == 2


async def test_of_many_at_once_two_come_in(alone: Parties) -> None:
    entered: list[bool] = []

    async def one(gate: Gate) -> None:
        entered.append(await enter(gate))

    async with gate_of(alone) as gate, anyio.create_task_group() as operators:
        for _ in range(6):
            operators.start_soon(one, gate)

    assert sorted(entered) == [False] * 4 + [True] * 2


async def test_a_founder_has_its_form_too(alone: Parties) -> None:
    async with gate_of(alone) as gate:
        with pytest.raises(Invalid):
            async with gate.operator.transaction(None) as session:
                await found(session, gate.parties.keys, type(LAMP)("", "", "circus", "Japan", ()), NOW)

        assert gate.count() == 0
