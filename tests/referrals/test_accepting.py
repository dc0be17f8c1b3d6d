"""What is asked once more at acceptance: an offer may have waited for days."""

from datetime import date

import pytest

from hub.kit.errors import NotFound, Refused
from hub.referrals.accept import accept
from hub.releases.read import read
from tests.parties import Parties
from tests.referrals.handoff import both_lists, handoff, offered

pytestmark = pytest.mark.anyio


async def test_an_agreement_that_has_ended_opens_nothing(parties: Parties) -> None:
    handed = await handoff(parties)
    made = await offered(parties, handed)
    parties.admin.execute("update agreement set valid_to = %s where sender = %s", (date(2026, 1, 1), handed.sender.id))

    async with parties.work(handed.lawyer) as work:
        with pytest.raises(Refused, match="no_agreement"):
            await accept(work, made)
        await work.session.rollback()

    async with parties.work(handed.lawyer) as work:
        with pytest.raises(NotFound):
            await read(work, made, "packet")
    assert both_lists(parties, made) == [("inbox", "requested"), ("sent", "requested")]
