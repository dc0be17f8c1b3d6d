"""Signing secrets of an endpoint: made by the hub, rotated with overlap, revoked at once."""

from datetime import timedelta

import pytest
from standardwebhooks import Webhook

from hub.directory.endpoints import SECRETS_OVERLAP
from hub.directory.own_endpoint import revoke_secrets
from hub.kit.errors import NotFound
from tests.acts.changes import LATER, asked, confirmed, posed, present
from tests.acts.people import person, working
from tests.acts.places import SECRET, listening, reached_at
from tests.parties import Parties

pytestmark = pytest.mark.anyio


async def test_a_challenge_is_signed_with_the_secret_that_was_shown(parties: Parties) -> None:
    first = person(parties, parties.organisation("platform"))
    async with listening() as new:
        change = await asked(parties, first, new.url())
        await posed(parties, first, change.act)

    headers, body = new.requests[0]
    assert change.secret is not None
    assert change.secret.startswith("whsec_")
    assert Webhook(change.secret).verify(body.decode(), headers)


async def test_the_same_address_is_a_rotation_and_the_older_secret_ends_by_itself(parties: Parties) -> None:
    party = parties.organisation("platform")
    first, second = person(parties, party), person(parties, party)
    async with listening() as here:
        await reached_at(parties, party, here.url(), SECRET)
        change = await asked(parties, first, here.url())
        await posed(parties, first, change.act)
        await confirmed(parties, second, change.act)

        headers, body = here.requests[0]
        assert Webhook(SECRET).verify(body.decode(), headers)
        assert await present(parties, first) == (here.url(), (change.secret, SECRET))
        over = LATER + SECRETS_OVERLAP
        assert await present(parties, first, over - timedelta(seconds=1)) == (here.url(), (change.secret, SECRET))
        assert await present(parties, first, over) == (here.url(), (change.secret,))


async def test_a_secret_is_revoked_at_once_by_one_person(parties: Parties) -> None:
    party = parties.organisation("platform")
    first, second = person(parties, party), person(parties, party)
    async with listening() as here:
        await reached_at(parties, party, here.url(), SECRET)
        change = await asked(parties, first, here.url())
        await posed(parties, first, change.act)
        await confirmed(parties, second, change.act)

        async with working(parties, first, LATER) as work:
            await revoke_secrets(work, "older")
        assert await present(parties, first) == (here.url(), (change.secret,))
        with pytest.raises(NotFound):
            async with working(parties, first, LATER) as work:
                await revoke_secrets(work, "older")
        async with working(parties, first, LATER) as work:
            await revoke_secrets(work, "all")
        assert await present(parties, first) == (here.url(), ())

    verbs = parties.rows("select verb from ledger_event where sender = %(o)s and verb like 'endpoint_s%%'", o=party.id)
    assert len(verbs) == 2
