"""A new endpoint proves itself and needs two people; until then everything goes where it went before."""

import json
from datetime import timedelta

import pytest
from standardwebhooks import Webhook

from connectors.kit.challenge import Challenges
from connectors.kit.network import Network
from hub.acts.decide import answer, decline
from hub.delivery.dispatch import drain
from hub.directory import send_challenge
from hub.directory.own_endpoint import own_endpoint
from hub.kit.errors import Conflict, HubError, NotFound, Refused
from hub.registry import ACTS
from tests.acts.changes import LATER, NETWORK, asked, confirmed, posed, present
from tests.acts.people import person, working
from tests.acts.places import SECRET, delivering, events, listening, reached_at
from tests.again import AGAIN
from tests.parties import NOW, Parties
from tests.takedowns.removal import removal, sent

pytestmark = pytest.mark.anyio


async def test_an_endpoint_change_without_second_approval_sends_nothing(alone: Parties) -> None:
    """T14: real endpoints, real deliveries. The new one hears its challenge and nothing else until another confirms."""
    asking = await removal(alone)
    admin, other = person(alone, asking.platform), person(alone, asking.platform)
    engine = delivering(alone, NETWORK)
    async with listening() as old, listening() as new:
        await reached_at(alone, asking.platform, old.url(), SECRET)
        change = await asked(alone, admin, new.url())
        assert await posed(alone, admin, change.act) == "answered"
        with pytest.raises(Conflict, match="act_same_person"):
            await confirmed(alone, admin, change.act)
        await sent(alone, asking)
        await drain(engine, 10)

        assert events(old) == ["takedown.request.created"]
        assert events(new) == ["endpoint.challenge"]

        await confirmed(alone, other, change.act, NOW)
        again = [{"kind": "url", "value": "https://sns.example.org/p/1"}]
        await sent(alone, asking, items=again, duplicate_reason=AGAIN)
        await drain(engine, 10)

        assert events(old) == ["takedown.request.created"]
        assert events(new) == ["endpoint.challenge", "takedown.request.created"]
        headers, body = new.requests[-1]
        assert Webhook(change.secret or "").verify(body.decode(), headers)


async def test_both_people_and_the_change_stand_in_the_ledger(parties: Parties) -> None:
    party = parties.organisation("platform")
    first, second = person(parties, party), person(parties, party)
    async with listening() as new:
        change = await asked(parties, first, new.url())
        await posed(parties, first, change.act)
        await confirmed(parties, second, change.act)

    found = parties.rows("select verb, principal from ledger_event where sender = %(o)s", o=party.id)
    assert sorted(found) == sorted(
        [
            ("act:requested", first.id),
            ("endpoint:challenged", first.id),
            ("act:answered", first.id),
            ("act:confirmed", second.id),
            ("endpoint:changed", second.id),
        ]
    )


@pytest.mark.parametrize(
    "replies",
    [
        pytest.param(lambda _: (204, b""), id="silence"),
        pytest.param(lambda _: (200, b'{"challenge": "another"}'), id="another text"),
        pytest.param(lambda _: (200, b"[]"), id="no object"),
        pytest.param(lambda m: (500, json.dumps({"challenge": m["data"]["challenge"]}).encode()), id="an error"),
        pytest.param(lambda m: (302, json.dumps({"challenge": m["data"]["challenge"]}).encode()), id="a redirect"),
        pytest.param(lambda _: (200, b" " * 70_000 + b'{"challenge": null}'), id="a giant"),
    ],
)
async def test_an_endpoint_that_does_not_give_the_challenge_back_is_never_confirmed(
    parties: Parties, replies: object
) -> None:
    party = parties.organisation("platform", connector="nowhere")
    first, second = person(parties, party), person(parties, party)
    async with listening(replies) as new:  # type: ignore[arg-type]
        change = await asked(parties, first, new.url())
        with pytest.raises(Refused, match="endpoint_silent"):
            await posed(parties, first, change.act)

    with pytest.raises(Conflict, match="challenge_unanswered"):
        await confirmed(parties, second, change.act)
    assert await present(parties, second) == (None, ())


async def test_an_address_inside_is_not_asked_in_production(parties: Parties) -> None:
    first = person(parties, parties.organisation("platform"))
    async with listening() as inside:
        change = await asked(parties, first, inside.url("https"))
        async with working(parties, first) as work:
            question = await send_challenge.prepare(work, ACTS, change.act)
        with pytest.raises(Refused, match="endpoint_silent"):
            await send_challenge.pose(question, Challenges(Network("production")))

        assert inside.requests == []


async def test_a_challenge_is_sent_five_times_and_not_again(parties: Parties) -> None:
    first = person(parties, parties.organisation("platform"))
    async with listening(lambda _: (204, b"")) as new:
        change = await asked(parties, first, new.url())
        for _ in range(5):
            with pytest.raises(Refused, match="endpoint_silent"):
                await posed(parties, first, change.act)
        with pytest.raises(Conflict, match=r"too_many_challenges(?!_lately)"):
            await posed(parties, first, change.act)

        assert len({headers["webhook-id"] for headers, _ in new.requests}) == 5


@pytest.mark.parametrize("late", [timedelta(hours=24), timedelta(hours=25)])
async def test_nothing_is_sent_to_an_endpoint_whose_act_is_over(parties: Parties, late: timedelta) -> None:
    first = person(parties, parties.organisation("platform"))
    async with listening() as new:
        change = await asked(parties, first, new.url())
        with pytest.raises(Conflict, match="act_expired"):
            await posed(parties, first, change.act, NOW + late)

        assert new.requests == []


async def test_a_declined_change_sends_nothing_and_changes_nothing(parties: Parties) -> None:
    party = parties.organisation("platform")
    first, second = person(parties, party), person(parties, party)
    async with listening() as old, listening() as new:
        await reached_at(parties, party, old.url(), SECRET)
        change = await asked(parties, first, new.url())
        async with working(parties, second) as work:
            await decline(work, ACTS, change.act)
        with pytest.raises(Conflict, match="act_decided"):
            await posed(parties, first, change.act)

        assert new.requests == []
        assert await present(parties, first) == (old.url(), (SECRET,))


async def test_of_two_changes_the_second_finds_that_the_first_was_made(parties: Parties) -> None:
    party = parties.organisation("platform", connector="nowhere")
    first, second = person(parties, party), person(parties, party)
    async with listening() as one, listening() as two:
        changes = [await asked(parties, first, partner.url()) for partner in (one, two)]
        for change in changes:
            await posed(parties, first, change.act)
        await confirmed(parties, second, changes[0].act)
        with pytest.raises(Refused, match="stale"):
            await confirmed(parties, second, changes[1].act)

        assert await present(parties, first) == (one.url(), (changes[0].secret,))


async def test_an_organisation_that_is_sent_nothing_has_nobody_to_ask(parties: Parties) -> None:
    party = parties.organisation("platform")
    first, second = person(parties, party), person(parties, party)
    async with listening() as old:
        await reached_at(parties, party, old.url(), SECRET)
    change = await asked(parties, first, None, "nowhere")
    with pytest.raises(NotFound):
        await posed(parties, first, change.act)
    await confirmed(parties, second, change.act)

    async with working(parties, first, LATER) as work:
        found = await own_endpoint(work)
    assert found is not None
    assert (found.connector, found.address, found.secrets, change.secret) == ("nowhere", {}, (), None)


@pytest.mark.parametrize(
    ("connector", "address", "code"),
    [
        ("elsewhere", "https://partner.example.org/hook", "connector_unknown"),
        ("platform_webhook", None, "required"),
        ("platform_webhook", " ", "required"),
        ("platform_webhook", "https://partner.example.org/a b", "malformed"),
        ("platform_webhook", "https://partner.example.org/" + "a" * 500, "too_long"),
        ("legal_handoff", None, "required"),
    ],
)
async def test_what_is_no_endpoint_is_refused_and_nothing_waits(
    parties: Parties, connector: str, address: str | None, code: str
) -> None:
    someone = person(parties, parties.organisation("platform"))

    with pytest.raises(HubError, match=code):
        await asked(parties, someone, address, connector)

    assert parties.rows("select 1 from two_person_act where org = %(o)s", o=someone.party.id) == []


async def test_nobody_answers_for_another_organisation(parties: Parties) -> None:
    first = person(parties, parties.organisation("platform"))
    stranger = person(parties, parties.organisation("platform"))
    async with listening() as new:
        change = await asked(parties, first, new.url())
        for attempt in (posed(parties, stranger, change.act), confirmed(parties, stranger, change.act)):
            with pytest.raises(NotFound):
                await attempt
        with pytest.raises(NotFound):
            async with working(parties, stranger) as work:
                await answer(work, ACTS, change.act, "x")

        assert new.requests == []


async def test_an_endpoint_nobody_can_reach_stays_unproven(parties: Parties) -> None:
    first = person(parties, parties.organisation("platform"))
    change = await asked(parties, first, "http://127.0.0.1:9/hook")

    with pytest.raises(Refused, match="endpoint_silent"):
        await posed(parties, first, change.act)
