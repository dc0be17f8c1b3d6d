"""An administrator sets, checks and removes the organisation's provider over the API."""

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest

from hub.app import outside
from hub.identity.permissions import Role
from tests.entry.providers.office import Office, office
from tests.entry.providers.small_provider import CLIENT, SECRET
from tests.parties import NOW, Parties
from tests.schema.api import Api

pytestmark = pytest.mark.anyio

SHOWS = (
    "provider { id issuer clientId method signInWord redirectUri publicKey setAt checkedAt algorithms sendsIssuer"
    " version }"
)


@pytest.fixture
async def bare(parties: Parties) -> AsyncIterator[Office]:
    async with office(parties, ready=False) as made:
        yield made


def admin(of: Office) -> Api:
    return Api(of.parties, of.party, role=Role.ADMIN, session=uuid4(), fresh=True, outside=of.outside)


def another(of: Office) -> Api:
    """Whoever set it does not check it."""
    return replace(admin(of), principal=of.parties.person(of.party, Role.ADMIN))


def wanted(of: Office, **changed: Any) -> dict[str, Any]:
    said = {
        "issuer": of.provider.issuer,
        "clientId": CLIENT,
        "method": "CLIENT_SECRET_BASIC",
        "clientSecret": SECRET,
        "signInWord": of.word,
        "idempotencyKey": uuid4().hex,
        "expectedVersion": 0,
    }
    return {**said, **changed}


async def shown(api: Api) -> Any:
    return (await api.data(f"{{ {SHOWS} }}"))["provider"]


async def test_an_administrator_sets_checks_and_removes_it(bare: Office) -> None:
    api = admin(bare)
    before = await shown(api)
    made = (await api.do("setProvider", SHOWS, **wanted(bare)))["provider"]
    alone = await api.do("checkProvider", SHOWS, provider=made["id"])
    checked = (await another(bare).do("checkProvider", SHOWS, provider=made["id"]))["provider"]
    seen = await shown(api)
    removed = await api.do("removeProvider", SHOWS, provider=made["id"])

    assert alone == {"provider": None, "errors": [{"code": "act_same_person", "field": None}]}
    assert before is None
    assert (made["issuer"], made["checkedAt"], made["algorithms"]) == (bare.provider.issuer, None, [])
    assert made["redirectUri"] == "https://hub.example.org/sign-in/provider/answer"
    assert (checked["id"], checked["sendsIssuer"]) == (made["id"], True)
    assert checked["checkedAt"] is not None
    assert seen == checked
    assert removed == {"provider": None, "errors": []}
    assert await shown(api) is None
    assert bare.verbs() == ["provider:checked", "provider:removed", "provider:set"]


async def test_nobody_checks_what_she_may_have_set_herself(bare: Office) -> None:
    made = (await admin(bare).do("setProvider", SHOWS, **wanted(bare)))["provider"]
    puppet, new = another(bare), another(bare)
    assert puppet.principal
    assert new.principal
    bare.parties.change("principal", puppet.principal, let_in_outside=False, let_in_by=bare.party.principal)
    bare.parties.change("principal", new.principal, created_at=NOW)

    for api, code in ((puppet, "act_same_hand"), (new, "act_newcomer")):
        told = await api.do("checkProvider", "errors { code }", provider=made["id"])
        assert [one["code"] for one in told["errors"]] == [code]

    assert (await shown(admin(bare)))["checkedAt"] is None


async def test_the_secret_is_in_no_answer_and_a_private_key_never_leaves(bare: Office) -> None:
    api = admin(bare)
    first = await api.do("setProvider", SHOWS, **wanted(bare))
    by_key = {"method": "PRIVATE_KEY_JWT", "clientSecret": None, "expectedVersion": first["provider"]["version"]}
    second = await api.do("setProvider", SHOWS, **wanted(bare, **by_key))

    assert SECRET not in str(first)
    assert first["provider"]["publicKey"] is None
    assert '"kty": "EC"' in second["provider"]["publicKey"]
    assert '"d"' not in second["provider"]["publicKey"]


async def test_the_same_key_sets_one_provider(bare: Office) -> None:
    api, asked = admin(bare), wanted(bare)

    first = await api.do("setProvider", SHOWS, **asked)
    again = await api.do("setProvider", SHOWS, **asked)

    assert again == first
    assert bare.verbs() == ["provider:set"]


async def test_a_page_older_than_the_provider_replaces_none(bare: Office) -> None:
    api = admin(bare)
    first = (await api.do("setProvider", SHOWS, **wanted(bare)))["provider"]
    kept = bare.written()

    stale = [await api.do("setProvider", SHOWS, **wanted(bare, expectedVersion=seen)) for seen in (0, 2, -1)]
    unchanged = bare.written()
    second = (await api.do("setProvider", SHOWS, **wanted(bare, expectedVersion=first["version"])))["provider"]

    assert stale == [{"provider": None, "errors": [{"code": "stale", "field": "expected_version"}]}] * 3
    assert unchanged == kept
    assert (first["version"], second["version"]) == (1, 2)


async def test_after_a_provider_was_removed_there_is_none_to_have_seen(bare: Office) -> None:
    api = admin(bare)
    first = (await api.do("setProvider", SHOWS, **wanted(bare)))["provider"]
    await api.do("removeProvider", SHOWS, provider=first["id"])

    stale = await api.do("setProvider", SHOWS, **wanted(bare, expectedVersion=first["version"]))
    again = await api.do("setProvider", SHOWS, **wanted(bare))

    assert [one["code"] for one in stale["errors"]] == ["stale"]
    assert again["provider"]["version"] == 2


async def test_what_is_wrong_with_a_provider_is_said_in_a_sentence(bare: Office) -> None:
    api = admin(bare)
    made = (await api.do("setProvider", SHOWS, **wanted(bare)))["provider"]
    bare.provider.document = {"code_challenge_methods_supported": None, "issuer": "https://login.example.org"}
    before = bare.written()

    refused = await api.data(
        "mutation($id: ID!) { checkProvider(input: {provider: $id}) {"
        " provider { id } errors { code field sentence } } }",
        id=made["id"],
    )

    said = refused["checkProvider"]
    assert said["provider"] is None
    assert {problem["code"] for problem in said["errors"]} == {"provider_issuer_differs", "provider_without_pkce"}
    assert all(problem["sentence"].endswith(".") for problem in said["errors"])
    assert bare.written() == before


@pytest.mark.parametrize("mutation", ["setProvider", "removeProvider"])
async def test_a_sign_in_that_is_not_fresh_changes_nothing(bare: Office, mutation: str) -> None:
    made = (await admin(bare).do("setProvider", SHOWS, **wanted(bare)))["provider"]
    before = bare.written()
    given = wanted(bare) if mutation == "setProvider" else {"provider": made["id"]}

    refused = await replace(admin(bare), fresh=False).do(mutation, SHOWS, **given)

    assert refused == {"provider": None, "errors": [{"code": "step_up_needed", "field": None}]}
    assert bare.written() == before


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMIN])
async def test_nobody_but_an_administrator_sees_or_changes_it(bare: Office, role: Role) -> None:
    api = replace(admin(bare), role=role)

    refused = await api.do("setProvider", SHOWS, **wanted(bare))
    answer = await api.ask(f"{{ {SHOWS} }}")

    assert [problem["code"] for problem in refused["errors"]] == ["not_permitted"]
    assert answer["data"]["provider"] is None
    assert answer["errors"][0]["extensions"]["code"] == "not_permitted"
    assert bare.verbs() == []


async def test_the_hub_goes_out_as_its_mode_says(parties: Parties) -> None:
    settings = replace(parties.database.settings, public_url="https://hub.example.org")

    assert outside(settings).loopback
    assert not outside(replace(settings, mode="production")).loopback
    assert outside(settings).redirect_uri == "https://hub.example.org/sign-in/provider/answer"
