"""An organisation's key is turned while its people sign in through their provider."""

from datetime import timedelta

import pytest

from hub.identity.keys import Keyring
from hub.kit.sealed import RootKey
from hub.withdrawals.purge import EPOCH_KEPT, Purged, purge
from tests.identity.providers.office import Office, office
from tests.parties import NOW, Parties
from tests.withdrawals.keys import engine_at, epochs_in_use, turn_key

pytestmark = pytest.mark.anyio


async def enters(ready: Office) -> bool:
    """With a fresh ring of keys, as another process has it."""
    ready.parties.keys = Keyring(RootKey.read(ready.parties.database.settings.root_key_file))
    return (await ready.back(await ready.sign_in())).principal == ready.party.principal


async def test_people_sign_in_before_during_and_after_a_rotation(alone: Parties) -> None:
    async with office(alone) as ready:
        assert await enters(ready)
        await turn_key(alone)
        assert await enters(ready)

        wrapped = await purge(engine_at(alone, NOW))
        assert await enters(ready)
        gone = await purge(engine_at(alone, NOW + EPOCH_KEPT + timedelta(seconds=1)))
        assert await enters(ready)

    assert wrapped == Purged(rewrapped=1)
    assert gone == Purged(epochs=1)
    assert epochs_in_use(alone) == {2}
