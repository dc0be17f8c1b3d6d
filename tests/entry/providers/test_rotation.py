"""An organisation's key is turned while its people sign in through their provider."""

import pytest

from hub.identity.epochs import LATE
from hub.withdrawals.turning import Turned, turn_on
from tests.entry.providers.office import Office, office
from tests.parties import NOW, Parties, keys_of
from tests.withdrawals.keys import engine_at, epochs_in_use, turn_key

pytestmark = pytest.mark.anyio


async def enters(ready: Office) -> bool:
    """With a fresh ring of keys, as another process has it."""
    ready.parties.keys = keys_of(ready.parties.database.settings)
    return (await ready.back(await ready.sign_in())).principal == ready.party.principal


async def test_people_sign_in_before_during_and_after_a_rotation(alone: Parties) -> None:
    async with office(alone) as ready:
        assert await enters(ready)
        await turn_key(alone)
        assert await enters(ready)

        wrapped = await turn_on(engine_at(alone, NOW))
        assert await enters(ready)
        gone = await turn_on(engine_at(alone, NOW + LATE))
        assert await enters(ready)

    assert wrapped == Turned(rewrapped=1)
    assert gone == Turned(left=1)
    assert epochs_in_use(alone) == {2}
