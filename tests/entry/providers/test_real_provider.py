"""The whole way with a real provider (`oidc-provider`), driven as a browser without script would go it."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from urllib.parse import urlsplit
from uuid import UUID, uuid4

import httpx
import pytest
from hub.identity.refusals import Unauthenticated

from connectors.kit.http import Bounds
from hub.entry.providers import accounts, begin, check, set_up, show
from hub.entry.providers.begin import SignInBegun
from hub.entry.providers.finish import Proved, finish
from hub.entry.providers.outside import Outside
from hub.entry.providers.set_up import ProviderWanted
from tests.entry.providers.office import PUBLIC_URL, outside_of_tests
from tests.parties import Parties, Party
from tests.peers.openid_provider import client, openid_provider, sign_in

pytestmark = pytest.mark.anyio

BACK = f"{PUBLIC_URL}/sign-in/provider/answer"
SECRET = "a real secret/+:%"
PATIENT = Bounds(connect_seconds=5, total_seconds=10)


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    """Two clients: the hub for one organisation, and for another."""
    one = client("hub of one", BACK, client_secret=SECRET)
    two = client("hub of two", BACK, client_secret=SECRET, token_endpoint_auth_method="client_secret_post")
    with openid_provider(one, two) as issuer:
        yield issuer


@dataclass
class Desk:
    """An organisation at this provider."""

    parties: Parties
    party: Party
    outside: Outside
    word: str

    async def set(self, issuer: str, client_id: str, method: str, secret: str | None = SECRET) -> UUID:
        wanted = ProviderWanted(issuer, client_id, method, self.word, secret)
        async with self.parties.work(self.party, now()) as work:
            seen = await show.provider(work)
            version = seen.version if seen else 0
            return await set_up.set_provider(work, wanted, self.outside, expected_version=version)

    async def check(self, id: UUID) -> None:
        async with self.parties.work(self.party, now()) as work:
            unchecked = await check.to_check(work, id)
        seen = await check.look(self.outside, unchecked)
        async with self.parties.work(self.party, now()) as work:
            await check.record(work, unchecked, seen)

    async def begin(self) -> SignInBegun:
        return await begin.sign_in(self.parties.web, self.outside, self.word, now())

    async def back(self, begun: SignInBegun, parameters: list[tuple[str, str]]) -> Proved:
        return await finish(self.parties.web, self.parties.keys, self.outside, begun.handle.text(), parameters, now())

    async def link(self, issuer: str, subject: str) -> None:
        async with self.parties.web.transaction(self.party.id) as session:
            await accounts.link(session, self.party.id, self.party.principal, issuer, subject, now())


def now() -> datetime:
    """The real provider has the machine's clock."""
    return datetime.now(UTC)


@pytest.fixture
async def one(parties: Parties, issuer: str) -> Desk:
    """Set and checked; nobody is linked yet."""
    desk = Desk(parties, parties.organisation(), outside_of_tests(PATIENT), f"o-{uuid4().hex[:12]}")
    await desk.check(await desk.set(issuer, "hub of one", "client_secret_basic"))
    return desk


@pytest.fixture
async def browser() -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient() as browser:
        yield browser


async def test_a_person_is_invited_signs_in_and_shows_again_who_she_is(
    one: Desk, issuer: str, browser: httpx.AsyncClient
) -> None:
    invitation, session = uuid4(), uuid4()
    async with one.parties.web.transaction(one.party.id) as transaction:
        begun = await begin.accept_invitation(transaction, one.outside, one.party.id, invitation, now())
    invited = await one.back(begun, await sign_in(browser, begun.url, "hanako", BACK))
    await one.link(invited.issuer, invited.subject)

    begun = await one.begin()
    entered = await one.back(begun, await sign_in(browser, begun.url, "hanako", BACK))

    async with one.parties.work(one.party, now()) as work:
        own = replace(work, viewer=replace(work.viewer, session=session))
        begun = await begin.step_up(own, one.outside)
    fresh = await one.back(begun, await sign_in(browser, begun.url, "hanako", BACK))

    assert (invited.issuer, invited.subject, invited.about) == (issuer, "hanako", invitation)
    assert (entered.purpose, entered.principal) == ("sign_in", one.party.principal)
    assert (fresh.purpose, fresh.principal, fresh.about) == ("step_up", one.party.principal, session)


async def test_what_the_provider_says_of_itself_is_kept(one: Desk, issuer: str) -> None:
    async with one.parties.work(one.party, now()) as work:
        provider = await show.provider(work)

    assert provider is not None
    assert (provider.issuer, provider.sends_issuer) == (issuer, True)
    assert "RS256" in provider.algorithms


async def test_who_was_not_invited_does_not_come_in(one: Desk, issuer: str, browser: httpx.AsyncClient) -> None:
    await one.link(issuer, "hanako")
    begun = await one.begin()
    parameters = await sign_in(browser, begun.url, "taro", BACK)

    with pytest.raises(Unauthenticated):
        await one.back(begun, parameters)


async def test_who_turns_back_at_the_provider_does_not_come_in(one: Desk, browser: httpx.AsyncClient) -> None:
    begun = await one.begin()
    parameters = await sign_in(browser, begun.url, "nobody", BACK)

    assert dict(parameters)["error"] == "access_denied"
    with pytest.raises(Unauthenticated):
        await one.back(begun, parameters)


async def test_another_persons_sign_in_makes_nobodys_session_fresh(
    one: Desk, issuer: str, browser: httpx.AsyncClient
) -> None:
    await one.link(issuer, "hanako")
    async with one.parties.work(one.party, now()) as work:
        begun = await begin.step_up(replace(work, viewer=replace(work.viewer, session=uuid4())), one.outside)

    with pytest.raises(Unauthenticated):
        await one.back(begun, await sign_in(browser, begun.url, "jiro", BACK))


async def test_a_code_for_another_client_of_the_same_provider_is_worth_nothing(
    one: Desk, issuer: str, browser: httpx.AsyncClient
) -> None:
    await one.link(issuer, "hanako")
    two = Desk(one.parties, one.parties.organisation(), one.outside, f"o-{uuid4().hex[:12]}")
    await two.check(await two.set(issuer, "hub of two", "client_secret_post"))
    await two.link(issuer, "hanako")
    here, there = await one.begin(), await two.begin()
    stolen = dict(await sign_in(browser, there.url, "hanako", BACK))
    state = dict(await sign_in(browser, here.url, "hanako", BACK))["state"]

    with pytest.raises(Unauthenticated):
        await one.back(here, [*{**stolen, "state": state}.items()])
    begun = await two.begin()
    entered = await two.back(begun, await sign_in(browser, begun.url, "hanako", BACK))

    assert entered.principal == two.party.principal  # the same account is another person in another organisation


async def test_a_wrong_secret_lets_nobody_in(one: Desk, issuer: str, browser: httpx.AsyncClient) -> None:
    await one.check(await one.set(issuer, "hub of one", "client_secret_basic", "not the secret"))
    await one.link(issuer, "hanako")
    begun = await one.begin()

    with pytest.raises(Unauthenticated):
        await one.back(begun, await sign_in(browser, begun.url, "hanako", BACK))


async def test_the_hub_shows_who_it_is_with_a_key_of_its_own(parties: Parties, browser: httpx.AsyncClient) -> None:
    with openid_provider() as issuer:
        pass
    desk = Desk(parties, parties.organisation(), outside_of_tests(PATIENT), f"o-{uuid4().hex[:12]}")
    id = await desk.set(issuer, "hub", "private_key_jwt", None)
    async with parties.work(desk.party, now()) as work:
        provider = await show.provider(work)
    assert provider is not None
    known = client("hub", BACK, token_endpoint_auth_method="private_key_jwt", jwks={"keys": [provider.public_key]})

    with openid_provider(known, port=urlsplit(issuer).port or 0) as again:
        assert again == issuer
        await desk.check(id)
        await desk.link(issuer, "hanako")
        begun = await desk.begin()
        entered = await desk.back(begun, await sign_in(browser, begun.url, "hanako", BACK))

    assert entered.principal == desk.party.principal
