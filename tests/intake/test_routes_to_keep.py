"""A route to a desk that keeps logs is judged as what it is: a request, to which no law of removing applies."""

from dataclasses import replace

import pytest

from hub.exchange.packets import Form
from hub.takedowns.repository import takedown
from hub.takedowns.request import Request
from hub.takedowns.send import send
from tests.consultations import consent, consultation
from tests.intake.routes_town import REQUEST, town
from tests.parties import Parties
from tests.takedowns.removal import AGREED

pytestmark = pytest.mark.anyio


async def test_a_desk_that_keeps_logs_is_proposed_as_a_request_and_under_no_law_of_removing(
    parties: Parties,
) -> None:
    here = town(parties)
    desk = parties.organisation("platform", connector="preservation_request")
    parties.agree(here.ngo, desk, AGREED, ["preservation"])
    parties.facts(desk, "us_covered_platform")
    here = replace(here, bodies={"platform": desk})
    here.route("platform", "preservation")
    case = await consultation(parties, here.ngo)

    (before,) = (await here.found(case)).proposals
    kept: dict[str, Form] = {"locations": "full", "accounts": "full"}
    await consent(parties, here.ngo, case, desk, "preservation", "preservation_request", kept)
    (bare,) = (await here.found(case)).proposals
    words = {name: REQUEST[name] for name in ("items", "signer", "reply_contact")}
    (said,) = (await here.found(case, **words)).proposals

    assert (before.state, bare.state, said.state) == ("ask-her", "write", "ready")
    assert set(before.to_write) == set(bare.to_write) == {"items", "signer", "reply_contact"}
    assert (said.to_write, said.ends.rule, said.ends.clocks) == ((), None, ())
    async with parties.work(here.ngo) as work:
        made = await send(
            work, Request(case=case, recipient=desk.id, urgency="urgent", purpose="preservation", **words)
        )
    async with parties.work(here.ngo) as work:
        sent = await takedown(work, made)
    assert (sent.purpose, sent.clock, sent.clocks) == ("preservation", None, [])
