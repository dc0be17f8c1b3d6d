"""Whatever is not as it must be lets nobody in, writes nothing, and gets one answer."""

import asyncio
import logging
import time
from datetime import timedelta
from uuid import uuid4

import pytest
from hub.identity.refusals import Unauthenticated

from hub.entry.handles import Handle
from hub.entry.providers import set_up
from hub.entry.providers.begin import SignInBegun
from hub.entry.providers.ceremony import Proofs, take
from hub.entry.providers.finish import Proved
from hub.kit.errors import HubError, Reason
from tests.entry.providers.bad_answers import KEYS, PARAMETERS, STALE, TEN_MINUTES, TOKENS
from tests.entry.providers.office import Office, office, other_browser
from tests.entry.providers.small_provider import Parameters
from tests.parties import NOW

pytestmark = pytest.mark.anyio

ONE_ANSWER = (Reason("unauthenticated"),)


async def refused(ready: Office, cookie: str, parameters: Parameters, now: object = NOW) -> None:
    """The one answer, and everything as it was."""
    before = ready.written()
    with pytest.raises(HubError) as failed:
        await ready.finish(cookie, parameters, now)  # type: ignore[arg-type]
    assert type(failed.value) is Unauthenticated
    assert failed.value.reasons == ONE_ANSWER
    assert ready.written() == before


async def lets_in(ready: Office, begun: SignInBegun) -> Proved:
    """The same way with nothing wrong: so that a refusal was for what was wrong."""
    return await ready.back(begun)


@pytest.mark.parametrize("what", TOKENS)
async def test_a_token_answer_that_is_not_as_it_must_be_lets_nobody_in(ready: Office, what: str) -> None:
    assert (await lets_in(ready, await ready.sign_in())).principal == ready.party.principal
    if "key" in what:
        ready.outside.key_sets._known.clear()
    TOKENS[what](ready.provider)
    begun = await ready.sign_in()

    await refused(ready, begun.handle.text(), ready.provider.visit(begun.url))

    assert ready.under_way() == 0


@pytest.mark.parametrize("what", KEYS)
async def test_keys_that_are_not_as_they_must_be_let_nobody_in(ready: Office, what: str) -> None:
    assert (await lets_in(ready, await ready.sign_in())).principal == ready.party.principal
    ready.outside.key_sets._known.clear()
    KEYS[what](ready.provider)
    begun = await ready.sign_in()

    await refused(ready, begun.handle.text(), ready.provider.visit(begun.url))


@pytest.mark.parametrize("what", STALE)
async def test_a_step_up_with_an_old_sign_in_makes_nothing_fresh(ready: Office, what: str) -> None:
    await ready.link("subject-2", ready.colleague())
    assert (await lets_in(ready, await ready.step_up(uuid4()))).principal == ready.party.principal
    STALE[what](ready.provider)
    begun = await ready.step_up(uuid4())

    await refused(ready, begun.handle.text(), ready.provider.visit(begun.url))


@pytest.mark.parametrize("what", PARAMETERS)
async def test_an_address_that_is_not_as_it_must_be_lets_nobody_in(ready: Office, what: str) -> None:
    begun = await ready.sign_in()

    await refused(ready, begun.handle.text(), PARAMETERS[what](ready.provider.visit(begun.url)))

    assert (await lets_in(ready, await ready.sign_in())).principal == ready.party.principal


async def test_a_provider_that_does_not_name_itself_may_leave_the_issuer_out_but_never_name_another(
    ready: Office,
) -> None:
    ready.provider.document = {"authorization_response_iss_parameter_supported": None}
    await ready.check()
    first, second = await ready.sign_in(), await ready.sign_in()

    proved = await ready.finish(first.handle.text(), PARAMETERS[NO_ISSUER](ready.provider.visit(first.url)))
    await refused(
        ready, second.handle.text(), PARAMETERS["another provider's issuer"](ready.provider.visit(second.url))
    )

    assert proved.principal == ready.party.principal


NO_ISSUER = "no issuer although the provider names itself"


async def test_an_answer_is_good_once(ready: Office) -> None:
    begun = await ready.sign_in()
    parameters = ready.provider.visit(begun.url)
    await ready.finish(begun.handle.text(), parameters)

    await refused(ready, begun.handle.text(), parameters)
    await refused(ready, begun.handle.text(), ready.provider.visit(begun.url))


async def test_a_ceremony_that_failed_is_over(ready: Office) -> None:
    begun = await ready.sign_in()
    await refused(ready, begun.handle.text(), PARAMETERS["a code of nobody"](ready.provider.visit(begun.url)))

    await refused(ready, begun.handle.text(), ready.provider.visit(begun.url))


async def test_of_sixteen_at_once_with_one_answer_one_comes_in(ready: Office) -> None:
    begun = await ready.sign_in()
    cookie, parameters = begun.handle.text(), ready.provider.visit(begun.url)

    came = await asyncio.gather(*(ready.finish(cookie, parameters) for _ in range(16)), return_exceptions=True)

    assert sum(isinstance(one, Proved) for one in came) == 1
    assert sum(isinstance(one, Unauthenticated) for one in came) == 15


async def test_a_ceremony_is_found_by_its_secret_alone(ready: Office) -> None:
    begun = await ready.sign_in()
    async with ready.parties.web.transaction(ready.party.id) as session:
        assert await take(session, other_browser(begun.handle), NOW) is None
        assert await take(session, Handle.new(ready.party.id), NOW) is None
        assert await take(session, begun.handle, NOW) is not None
        assert await take(session, begun.handle, NOW) is None


async def test_an_algorithm_that_the_provider_did_not_name_at_its_check_is_refused(ready: Office) -> None:
    ready.provider.document = {"id_token_signing_alg_values_supported": ["PS256"]}
    await ready.check()
    begun = await ready.sign_in()

    await refused(ready, begun.handle.text(), ready.provider.visit(begun.url))


async def test_a_link_planted_from_elsewhere_ends_nobodys_ceremony(ready: Office) -> None:
    begun = await ready.sign_in()
    await refused(ready, begun.handle.text(), [("state", "s" * 43), ("code", "planted")])

    assert (await lets_in(ready, begun)).principal == ready.party.principal


async def test_another_browser_finishes_nothing(ready: Office) -> None:
    begun, others = await ready.sign_in(), await ready.sign_in()
    parameters = ready.provider.visit(begun.url)

    for cookie in (others.handle.text(), other_browser(begun.handle).text(), "", "x", "A" * 107):
        await refused(ready, cookie, parameters)

    assert (await ready.finish(begun.handle.text(), parameters)).principal == ready.party.principal


async def test_a_code_of_another_browsers_ceremony_is_worth_nothing(ready: Office) -> None:
    victim, thief = await ready.sign_in(), await ready.sign_in()
    stolen = dict(ready.provider.visit(victim.url))["code"]
    own = dict(ready.provider.visit(thief.url))

    await refused(ready, thief.handle.text(), [*{**own, "code": stolen}.items()])


async def test_a_ceremony_ends_after_ten_minutes(ready: Office) -> None:
    begun = await ready.sign_in()
    ready.provider.now = NOW + TEN_MINUTES

    await refused(ready, begun.handle.text(), ready.provider.visit(begun.url), NOW + TEN_MINUTES)


async def test_a_ceremony_lives_until_just_before(ready: Office) -> None:
    begun = await ready.sign_in()
    ready.provider.now = last = NOW + TEN_MINUTES - timedelta(seconds=1)

    assert (await ready.back(begun, last)).principal == ready.party.principal


async def test_a_code_for_another_client_is_worth_nothing(ready: Office) -> None:
    before = await ready.sign_in()
    parameters = ready.provider.visit(before.url)
    await ready.set(client_id="another client")
    await ready.check()
    now = await ready.sign_in()
    state = dict(ready.provider.visit(now.url))["state"]

    await refused(ready, now.handle.text(), [*{**dict(parameters), "state": state}.items()])


async def test_a_provider_that_was_changed_or_removed_meanwhile_lets_nobody_in(ready: Office) -> None:
    first = await ready.sign_in()
    await ready.set()
    await ready.check()
    await refused(ready, first.handle.text(), ready.provider.visit(first.url))

    second = await ready.sign_in()
    async with ready.working() as work:
        await set_up.remove_provider(work, ready.id)
    await refused(ready, second.handle.text(), ready.provider.visit(second.url))


async def test_a_person_who_was_let_go_meanwhile_does_not_come_in(ready: Office) -> None:
    begun = await ready.sign_in()
    ready.parties.change("principal", ready.party.principal, ended_at=NOW)

    await refused(ready, begun.handle.text(), ready.provider.visit(begun.url))


async def test_an_organisation_that_ended_meanwhile_lets_nobody_in(ready: Office) -> None:
    begun = await ready.sign_in()
    ready.parties.admin.execute("update organisation set ended_at = %s where id = %s", (NOW, ready.party.id))

    await refused(ready, begun.handle.text(), ready.provider.visit(begun.url))


async def test_a_machine_does_not_come_in_through_a_provider(ready: Office) -> None:
    begun = await ready.sign_in()
    ready.parties.change("principal", ready.party.principal, kind="machine")

    await refused(ready, begun.handle.text(), ready.provider.visit(begun.url))


async def test_an_answer_of_one_provider_is_nothing_to_another_organisation(ready: Office) -> None:
    """Mix-up: the person began here and was led to another organisation's provider, which knows the same subject."""
    async with office(ready.parties) as other:
        begun, there = await ready.sign_in(), await other.sign_in()
        answer = dict(other.provider.visit(there.url))
        state = dict(ready.provider.visit(begun.url))["state"]

        await refused(ready, begun.handle.text(), [*{**answer, "state": state}.items()])
        with pytest.raises(Unauthenticated):
            await other.finish(begun.handle.text(), [*answer.items()])

    assert ready.provider.paths().count("/token") == 0  # the other's code was never shown to this one


async def test_a_handle_under_another_organisations_name_finds_nothing(ready: Office) -> None:
    async with office(ready.parties) as other:
        begun = await ready.sign_in()
        moved = Handle(other.party.id, begun.handle.id, begun.handle.secret)

        await refused(ready, moved.text(), ready.provider.visit(begun.url))
        assert other.under_way() == 0


async def test_a_slow_provider_is_given_up_soon(ready: Office) -> None:
    TOKENS["silence at the tokens"](ready.provider)
    begun, started = await ready.sign_in(), time.monotonic()

    await refused(ready, begun.handle.text(), ready.provider.visit(begun.url))

    assert time.monotonic() - started < 3


def test_there_are_enough_of_them() -> None:
    assert len({*TOKENS, *KEYS, *STALE, *PARAMETERS}) >= 100


@pytest.mark.parametrize(
    "what", ["an error at the tokens", "silence at the tokens", "a giant answer at the tokens", ""]
)
async def test_no_log_tells_who_came_or_how(ready: Office, what: str, caplog: pytest.LogCaptureFixture) -> None:
    begun = await ready.sign_in()
    parameters = ready.provider.visit(begun.url)
    with caplog.at_level(logging.DEBUG):
        if what:
            TOKENS[what](ready.provider)
            await refused(ready, begun.handle.text(), parameters)
        else:
            await ready.finish(begun.handle.text(), parameters)

    logged = "\n".join(f"{one.getMessage()} {getattr(one, 'references', '')}" for one in caplog.records)
    proofs = Proofs.of(begun.handle)
    told = (proofs.state, proofs.nonce, proofs.verifier, dict(parameters)["code"], "s3cret", "subject-1")
    assert not any(word in logged for word in told)
    assert str(ready.provider.listening.port) not in logged
    assert ("provider.unanswered" in logged) is bool(what)
