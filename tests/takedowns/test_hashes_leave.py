"""A request of hashes, from the case to a matcher and back: her word takes them out, once the index shows it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from psycopg.types.json import Jsonb

from connectors import registry
from connectors.kit.network import Network
from hub.takedowns.recall import recall
from hub.withdrawals.narrow import narrow
from tests.connectors.matcher import PROXY_TOKEN, matcher
from tests.connectors.test_hash_list import PDQ
from tests.consultations import ADULT
from tests.parties import NOW, Parties
from tests.takedowns.postman import desk_of, signing
from tests.takedowns.removal import CONSENTED, queued

pytestmark = [pytest.mark.anyio, pytest.mark.live]
HASHES = [{"value": PDQ, "algorithm": "pdq", "computed_by": "own_device"}]
ITEM = {"kind": "hash", "value": PDQ, "algorithm": "pdq"}
OF_REQUEST = "select event, status, reason from delivery where object = %(r)s order by created_at, event"


async def test_her_hashes_reach_the_matcher_and_leave_it_by_her_word(alone: Parties) -> None:
    async with matcher() as at:
        values, fields = {**ADULT, "hashes": HASHES}, {**CONSENTED, "hashes": "full"}
        desk = await desk_of(alone, "hash_list", values=values, fields=fields)
        alone.database.change("route", address=Jsonb({"url": at.url}))
        desk.engine = replace(
            desk.engine,
            connectors={"hash_list": signing(registry.load()["hash_list"], PROXY_TOKEN)},
            carrier=Network("test"),
        )
        request = await queued(alone, desk.asked, items=[ITEM])

        await desk.work()

        assert [*at.banks.values()] == [[("pdq", PDQ)]]
        seen = await desk.seen(request)
        assert (seen.delivery_status, seen.received_proof, seen.answered_by) == ("sent", "api", "sender")
        at.build()

        later = NOW + timedelta(hours=1)
        async with alone.work(desk.asked.sender, later) as work:
            await recall(work, request, her_own_yes=True, narrow=narrow)
        await desk.work(later)
        assert at.banks == {}
        waits = ("takedown.request.withdrawn", "retrying", "index_out_of_date")
        assert alone.rows(OF_REQUEST, r=request)[1:] == [waits], "it still matches, and the request shows that"
        at.build()
        await desk.work(later + timedelta(minutes=10))
        assert [status for _, status, _ in alone.rows(OF_REQUEST, r=request)] == ["delivered", "delivered"]
