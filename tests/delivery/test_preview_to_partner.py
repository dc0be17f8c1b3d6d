"""A preview that allows is a request that leaves: preview, sending, database, document and partner, all real."""

import random
from pathlib import Path

import pytest

from hub.kit.authority import make_authority
from tests.delivery.generated import ADULT, CHILD, CONNECTORS, FORMS, Drawn, Hub, drawn, hub_of, places
from tests.depth import DEEP, deep
from tests.figures import Figures
from tests.parties import Parties

pytestmark = pytest.mark.anyio
TOOK = {"delivered", "by-hand"}


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    return make_authority(tmp_path_factory.mktemp("authority"))


async def none_dies(hub: Hub) -> None:
    ends = await hub.work()

    assert hub.unlike == []
    assert {(connector, status, reason) for connector, status, reason, _ in ends if status not in TOOK} == set()
    assert sum(number for *_, number in ends) == len(hub.sent)
    by_connector = {connector: number for connector, *_, number in ends}
    assert len(hub.webhooks.requests) == by_connector.get("platform_webhook", 0)
    mailed = [name for name, one in CONNECTORS.items() if one.profile.channel in {"mail", "download"}]
    assert len(hub.mails.mails) == sum(by_connector.get(one, 0) for one in mailed)


@pytest.mark.slow
async def test_each_element_left_out_is_refused_by_the_preview_or_reaches_the_partner(
    alone: Parties, authority: tuple[Path, Path, Path]
) -> None:
    """Of each connector and purpose; those that no form requires in a deep run alone."""
    async with hub_of(alone, authority) as hub:
        for name, purpose in FORMS:
            await hub.try_out(Drawn(name, purpose, ADULT))
            for place in places(name, purpose, required=not DEEP):
                await hub.try_out(Drawn(name, purpose, ADULT, (place,)))
                if DEEP or name == "dsa_notice":
                    await hub.try_out(Drawn(name, purpose, CHILD, (place,)))

        await none_dies(hub)
    assert len(hub.sent) >= len(FORMS)


@pytest.mark.slow
async def test_of_requests_out_of_a_hat_none_dies_of_its_form(
    alone: Parties, authority: tuple[Path, Path, Path], figures: Figures
) -> None:
    hat = random.Random(8)
    async with hub_of(alone, authority) as hub:
        for _ in range(deep(30, 1_000)):
            await hub.try_out(drawn(hat))

        await none_dies(hub)
        assert min(len(hub.sent), hub.refused) >= deep(4, 100)
    figures.count("generated requests previewed, of which sent", len(hub.sent))
