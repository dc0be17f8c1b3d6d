"""What one administrator does with machines alone: nothing of content comes of it, whatever the order."""

import asyncio
import json
from typing import Any
from uuid import UUID, uuid4

import pytest
from joserfc.jwk import ECKey

from hub.machines.clients.client_id import ClientId
from hub.machines.clients.known import known
from schema.engine.choices import enum_name
from tests.parties import Parties
from tests.two_people.office import Office, made_by, stranger
from tests.two_people.oracle import CONTENT

pytestmark = pytest.mark.anyio
SHOWN = "client { id scopes keys { thumbprint } } act { id }"


@pytest.fixture
def office(parties: Parties) -> Office:
    made = Office(parties, parties.organisation("legal_aid"))
    return made.take_in(first=stranger(), other=stranger(), own=made_by("first"))


async def _machine(office: Office, *scopes: str, binding: str = "DPOP") -> dict[str, Any]:
    given = {"label": "gateway", "role": "LAWYER", "binding": binding, "requestsPerMinute": 60}
    return await office.ask("first", "addClient", SHOWN, scopes=[enum_name(one) for one in scopes], **given)


async def _key(office: Office, client: str, who: str = "first") -> dict[str, Any]:
    key = ECKey.generate_key("P-256", {"kid": uuid4().hex}, private=True)
    return await office.ask(who, "addClientKey", SHOWN, client=client, jwk=json.dumps(key.as_dict(private=False)))


async def _scopes(office: Office, client: str, *scopes: str) -> dict[str, Any]:
    return await office.ask(
        "first", "changeClientScopes", SHOWN, client=client, scopes=[enum_name(one) for one in scopes]
    )


async def _content(office: Office, client: str) -> bool:
    """Whether a token with content would be given."""
    id = ClientId(office.party.id, UUID(client.partition(":")[2]))
    async with office.parties.web.transaction(office.party.id) as session:
        found = await known(session, id, office.now)
    return bool(found and found.keys and found.scopes & CONTENT)


async def test_whatever_she_asks_for_alone_or_confirms_by_another_of_hers_reads_nothing(office: Office) -> None:
    asked = await _machine(office, "referral:read")
    assert asked["client"] is None
    plain = (await _machine(office, "directory:read"))["client"]["id"]
    assert (await _key(office, plain))["act"] is None
    wider = await _scopes(office, plain, "directory:read", "referral:read")

    for act in (asked["act"], wider["act"]):
        assert (await office.confirms("own", act["id"]))["errors"]
        assert (await office.confirms("first", act["id"]))["errors"]

    assert not await _content(office, plain)
    assert (await _machine(office, "referral:read", binding="BEARER"))["errors"]
    assert (await _machine(office, "team:manage"))["errors"]


async def test_a_key_added_after_the_asking_makes_the_act_worthless(office: Office) -> None:
    plain = (await _machine(office, "directory:read"))["client"]["id"]
    wider = await _scopes(office, plain, "directory:read", "referral:read")
    assert (await _key(office, plain))["errors"] == []

    assert (await office.confirms("other", wider["act"]["id"]))["errors"]
    assert not await _content(office, plain)


async def test_a_key_and_a_confirmation_at_once_never_leave_an_unseen_key_with_content(office: Office) -> None:
    for _ in range(6):
        plain = (await _machine(office, "directory:read"))["client"]["id"]
        wider = await _scopes(office, plain, "directory:read", "referral:read")
        key, done = await asyncio.gather(_key(office, plain), office.confirms("other", wider["act"]["id"]))

        assert not (key["act"] is None and not key["errors"] and not done["errors"])
        assert not await _content(office, plain)


async def test_less_and_more_again_with_a_key_between_takes_two_who_see_the_key(office: Office) -> None:
    asked = await _machine(office, "directory:read", "referral:read")
    assert (await office.confirms("other", asked["act"]["id"]))["errors"] == []
    client = (await office.api("first").data("{ clients(first: 1) { edges { node { id } } } }"))["clients"]["edges"][0]
    id = client["node"]["id"]
    assert (await _key(office, id))["act"] is not None
    assert (await _scopes(office, id, "directory:read"))["act"] is None
    key = await _key(office, id)
    assert key["act"] is None

    again = await _scopes(office, id, "directory:read", "referral:read")

    assert again["act"] is not None
    assert not await _content(office, id)
    words = "query($id: ID!) { node(id: $id) { ... on TwoPersonAct { details { name value } } } }"
    seen = await office.api("other").data(words, id=again["act"]["id"])
    assert key["client"]["keys"][-1]["thumbprint"] in str(seen)
