"""The whole hub, its clock standing: within a minute of a suspension nothing of that member goes in or out."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from hub.vetting.suspend import resume, suspend
from tests.database import TestDatabase
from tests.journeys.hub_in_process import Hub, of, running
from tests.journeys.town import Neighbourhood, settle
from tests.parties import Party

pytestmark = pytest.mark.anyio
SHOWS = "query($id: ID!) { referral(id: $id) { status packet { digest } } }"


@pytest.fixture
async def here(fresh_database: TestDatabase, tmp_path: Path) -> AsyncIterator[Neighbourhood]:
    async with running(fresh_database, tmp_path) as hub:
        yield await settle(hub, "mori-9101")


async def stop(hub: Hub, party: Party) -> None:
    async with hub.operator.transaction(None) as session:
        await suspend(session, party.id, "security", hub.clock.now())


async def go_on(hub: Hub, party: Party) -> None:
    async with hub.operator.transaction(None) as session:
        await resume(session, party.id, hub.clock.now())


async def tick(hub: Hub, seconds: int) -> None:
    """So many seconds, with the worker's ticks."""
    for _ in range(seconds):
        hub.clock.advance(timedelta(seconds=1))
        await hub.deliver()


async def test_a_suspended_recipient_reads_nothing_and_is_told_nothing(here: Neighbourhood) -> None:
    lawyer, case = here.hub.caller(here.lawyer), await here.case()
    accepted = await here.referral(case)
    await lawyer.do("acceptReferral", "referral { id }", referral=accepted)
    await here.hub.deliver()
    told = len(here.hub.mailbox.mails)
    read = await lawyer.post(SHOWS, {"id": accepted})
    await here.request(case, here.platform)
    await here.referral(await here.case())

    await stop(here.hub, here.lawyer)
    answers = [await lawyer.post(SHOWS, {"id": accepted})]
    await tick(here.hub, 60)
    answers += [await lawyer.post(SHOWS, {"id": accepted})]

    assert read.json()["data"]["referral"]["packet"] is not None
    assert [one.status_code for one in answers] == [401, 401]
    assert len(here.hub.mailbox.mails) == told
    assert here.hub.webhooks.requests != [], "the platform's message went on"
    await go_on(here.hub, here.lawyer)
    await here.hub.deliver()
    assert len(here.hub.mailbox.mails) == told + 1
    assert (await lawyer.post(SHOWS, {"id": accepted})).json()["data"] == read.json()["data"]


async def test_nothing_of_a_suspended_sender_leaves_and_its_accepted_packet_stays_readable(
    here: Neighbourhood,
) -> None:
    lawyer, case = here.hub.caller(here.lawyer), await here.case()
    accepted = await here.referral(case)
    await lawyer.do("acceptReferral", "referral { id }", referral=accepted)
    await here.hub.deliver()
    told = len(here.hub.mailbox.mails)
    await here.request(case, here.platform)

    await stop(here.hub, here.ngo)
    sender = await here.desk.post("{ viewer { role } }", {})
    await tick(here.hub, 60)
    again = await here.desk.post("{ viewer { role } }", {})

    assert [sender.status_code, again.status_code] == [401, 401]
    assert (len(here.hub.mailbox.mails), here.hub.webhooks.requests) == (told, [])
    shown = await lawyer.ask(SHOWS, id=accepted)
    assert shown["referral"]["packet"] is not None


async def test_a_suspended_member_is_in_no_list_and_cannot_be_sent_to(here: Neighbourhood) -> None:
    case = await here.case()
    await stop(here.hub, here.lawyer)

    listed = await here.desk.ask("{ organisations(first: 100) { edges { node { id } } } }")
    refused = await here.desk.try_to(
        "offerReferral",
        "referral { id }",
        idempotencyKey="a" * 32,
        case=case,
        recipient=of(here.lawyer),
        purpose="LEGAL_ADVICE",
        urgency="URGENT",
    )

    assert of(here.lawyer) not in [edge["node"]["id"] for edge in listed["organisations"]["edges"]]
    assert [(one["code"], one["field"]) for one in refused["errors"]] == [("NOT_FOUND", "recipient")]
    assert here.hub.parties.rows("select from release") == []
