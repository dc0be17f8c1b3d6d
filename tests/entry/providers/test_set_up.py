"""The administrator sets a provider; it lets nobody in before the hub has looked at it."""

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest

from connectors.kit.fetch import Fetcher
from hub.entry.providers import check, set_up, show
from hub.entry.providers.check import Unchecked
from hub.entry.providers.outside import Outside
from hub.entry.providers.provider_keys import KeySets
from hub.entry.providers.set_up import ProviderWanted, input_faults
from hub.kit.errors import Conflict, HubError, Invalid, NotFound, Reason, Refused
from tests.connectors.servers import status
from tests.entry.providers.bad_answers import GIANT, silence
from tests.entry.providers.office import Office, office
from tests.entry.providers.small_provider import SmallProvider, as_json, key_of, shown
from tests.parties import NOW, Parties

pytestmark = pytest.mark.anyio

GOOD = ProviderWanted("https://login.example.org", "hub", "client_secret_basic", "aoba", "secret")


async def test_a_provider_is_set_then_checked_and_both_stand_in_the_ledger(bare: Office) -> None:
    id = await bare.set()
    async with bare.working() as work:
        before = await show.provider(work)
    await bare.check()
    async with bare.working() as work:
        after = await show.provider(work)

    assert before is not None
    assert (before.id, before.checked_at, before.algorithms, before.sends_issuer) == (id, None, (), None)
    assert after is not None
    assert (after.id, after.checked_at, after.sends_issuer) == (id, NOW, True)
    assert after.algorithms == ("RS256", "PS256", "ES256", "EdDSA", "Ed25519")
    assert bare.verbs() == ["provider:checked", "provider:set"]


async def test_a_provider_that_was_not_checked_lets_nobody_in(bare: Office) -> None:
    await bare.set()

    with pytest.raises(NotFound):
        await bare.sign_in()
    with pytest.raises(NotFound):
        await bare.accept(uuid4())
    assert bare.under_way() == 0


async def test_a_change_must_be_checked_anew(ready: Office) -> None:
    await ready.set(client_id="another")

    with pytest.raises(NotFound):
        await ready.sign_in()
    await ready.check()
    assert (await ready.back(await ready.sign_in())).principal == ready.party.principal


async def test_what_was_looked_at_before_a_change_does_not_count_after_it(ready: Office) -> None:
    async with ready.working() as work:
        unchecked = await check.to_check(work, ready.id)
    seen = await check.look(ready.outside, unchecked)
    await ready.set()

    with pytest.raises(NotFound):
        async with ready.working() as work:
            await check.record(work, unchecked, seen)
    with pytest.raises(NotFound):
        await ready.sign_in()


async def test_a_removed_provider_lets_nobody_in_and_is_gone(ready: Office) -> None:
    async with ready.working() as work:
        await set_up.remove_provider(work, ready.id)
        shown_now = await show.provider(work)

    assert shown_now is None
    assert ready.verbs()[-2:] == ["provider:removed", "provider:set"]
    for again in (set_up.remove_provider, check.to_check):
        with pytest.raises(NotFound):
            async with ready.working() as work:
                await again(work, ready.id)
    with pytest.raises(NotFound):
        await ready.sign_in()


async def test_another_organisations_provider_is_nothing(ready: Office, parties: Parties) -> None:
    async with office(parties) as other:
        for act in (set_up.remove_provider, check.to_check):
            with pytest.raises(NotFound):
                async with other.working() as work:
                    await act(work, ready.id)
        async with other.working() as work:
            seen = await show.provider(work)

    assert seen is not None
    assert seen.id == other.id
    assert (await ready.back(await ready.sign_in())).principal == ready.party.principal


async def test_a_sign_in_word_is_one_organisations_for_good(ready: Office, parties: Parties) -> None:
    async with office(parties, ready=False) as other:
        for _ in range(2):
            other.word = ready.word
            with pytest.raises(Conflict) as refused:
                await other.set()
            assert refused.value.reasons == (Reason("sign_in_word_taken", "sign_in_word"),)
            assert other.verbs() == []
            async with ready.working() as work:  # the second time it is free to look at, and still taken
                if await show.provider(work):
                    await set_up.remove_provider(work, ready.id)

    await ready.set()
    await ready.check()
    assert (await ready.back(await ready.sign_in())).principal == ready.party.principal


async def test_an_organisation_is_granted_one_word_and_cannot_collect_them(ready: Office) -> None:
    first, ready.word = ready.word, f"n-{uuid4().hex[:12]}"
    with pytest.raises(Conflict) as refused:
        await ready.set()
    assert refused.value.reasons == (Reason("sign_in_word_kept", "sign_in_word"),)

    ready.word = first
    await ready.set(client_id="another")
    await ready.check()
    assert (await ready.back(await ready.sign_in())).principal == ready.party.principal


async def test_a_word_is_nobodys_before_the_check(bare: Office, parties: Parties) -> None:
    await bare.set()
    async with office(parties, ready=False) as other:
        other.word = bare.word
        await other.set()
        await other.check()

        with pytest.raises(Conflict) as refused:
            await bare.check()
        assert refused.value.reasons == (Reason("sign_in_word_taken", "sign_in_word"),)
        await other.link()
        assert (await other.back(await other.sign_in())).principal == other.party.principal
    assert bare.verbs() == ["provider:set"]


@pytest.mark.parametrize("word", ["google", "g00gle", "police", "tokyo-police", "goo-gle", "p0-lice", "microsoft-365"])
def test_a_word_that_is_somebody_elses_name_is_refused(word: str) -> None:
    wanted = ProviderWanted(**{**vars(GOOD), "sign_in_word": word})

    assert input_faults(wanted, loopback=False) == (Reason("sign_in_word_reserved", "sign_in_word"),)


async def test_a_check_that_meets_no_answer_says_so_at_one_time(bare: Office) -> None:
    await bare.set()
    bare.outside = replace(bare.outside, patience=0.5)
    for answer in (status(404), GIANT, as_json([])):
        bare.provider.answers[DISCOVERY] = answer
        began = time.monotonic()
        with pytest.raises(Refused) as refused:
            await bare.check()
        assert refused.value.reasons == (Reason("provider_unreachable", "issuer"),)
        assert time.monotonic() - began >= 0.5


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"issuer": "http://login.example.org"}, ("provider_address_unfit", "issuer")),
        ({"issuer": "https://login.example.org?x=1"}, ("provider_address_unfit", "issuer")),
        ({"issuer": "login.example.org"}, ("provider_address_unfit", "issuer")),
        ({"issuer": "https://login.example.org/" + "a" * 300}, ("too_long", "issuer")),
        ({"client_id": ""}, ("malformed", "client_id")),
        ({"client_id": "組織"}, ("malformed", "client_id")),
        ({"client_id": "x" * 256}, ("malformed", "client_id")),
        ({"method": "none"}, ("malformed", "method")),
        ({"client_secret": None}, ("required", "client_secret")),
        ({"client_secret": ""}, ("malformed", "client_secret")),
        ({"method": "private_key_jwt"}, ("malformed", "client_secret")),
        ({"sign_in_word": "ab"}, ("malformed", "sign_in_word")),
        ({"sign_in_word": "Aoba"}, ("malformed", "sign_in_word")),
        ({"sign_in_word": "-aoba"}, ("malformed", "sign_in_word")),
        ({"sign_in_word": "a" * 33}, ("malformed", "sign_in_word")),
        ({"sign_in_word": "aoba\n"}, ("malformed", "sign_in_word")),
    ],
)
def test_what_cannot_be_used_is_named_by_field(changed: dict[str, Any], reason: tuple[str, str]) -> None:
    wanted = ProviderWanted(**{**vars(GOOD), **changed})

    assert input_faults(wanted, loopback=False) == (Reason(*reason),)
    assert input_faults(GOOD, loopback=False) == ()


async def test_a_refused_setting_leaves_the_present_provider(ready: Office) -> None:
    before = ready.written()

    with pytest.raises(Invalid):
        await ready.set(issuer="ftp://login.example.org")

    assert ready.written() == before
    assert (await ready.back(await ready.sign_in())).principal == ready.party.principal


def wrong(path: str, answer: Any) -> Callable[[SmallProvider], None]:
    return lambda provider: provider.answers.update({path: answer})


def says(**changed: Any) -> Callable[[SmallProvider], None]:
    return lambda provider: provider.document.update(changed)


def keys(*entries: dict[str, Any]) -> Callable[[SmallProvider], None]:
    def spoil(provider: SmallProvider) -> None:
        provider.keys = list(entries)

    return spoil


DISCOVERY = "/.well-known/openid-configuration"


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (says(issuer="https://login.example.org"), ("provider_issuer_differs", "issuer")),
        (says(code_challenge_methods_supported=None), ("provider_without_pkce", "code_challenge_methods_supported")),
        (says(jwks_uri="http://login.example.org/jwks"), ("provider_address_unfit", "jwks_uri")),
        (wrong(DISCOVERY, status(404)), ("provider_unreachable", "issuer")),
        (wrong(DISCOVERY, status(302, "Location: http://127.0.0.1/")), ("provider_unreachable", "issuer")),
        (wrong(DISCOVERY, silence), ("provider_unreachable", "issuer")),
        (wrong(DISCOVERY, GIANT), ("provider_unreachable", "issuer")),
        (wrong(DISCOVERY, as_json([])), ("provider_unreachable", "issuer")),
        (wrong("/jwks", status(500)), ("provider_unreachable", "jwks_uri")),
        (wrong("/jwks", as_json("x")), ("provider_unreachable", "jwks_uri")),
        (keys(), ("provider_without_key", "jwks_uri")),
        (keys({**shown(key_of("RSA"), "1"), "use": "enc"}), ("provider_without_key", "jwks_uri")),
        (
            lambda provider: (
                says(id_token_signing_alg_values_supported=["ES256"])(provider),
                keys(shown(key_of("RSA"), "1"))(provider),
            ),
            ("provider_without_key", "jwks_uri"),
        ),
    ],
)
async def test_a_check_names_what_is_wrong_and_lets_nobody_in(
    bare: Office, spoil: Callable[[SmallProvider], object], reason: tuple[str, str]
) -> None:
    await bare.set()
    spoil(bare.provider)
    before = bare.written()

    with pytest.raises(Refused) as refused:
        await bare.check()

    assert refused.value.reasons == (Reason(*reason),)
    assert bare.written() == before
    with pytest.raises(NotFound):
        await bare.sign_in()


async def test_production_looks_at_nothing_on_this_machine(bare: Office) -> None:
    fetch = Fetcher("production")
    outside = Outside(fetch, KeySets(fetch), "https://hub.example.org", loopback=False, patience=0)

    with pytest.raises(HubError) as refused:
        await check.look(outside, Unchecked(uuid4(), bare.provider.issuer, "client_secret_basic", NOW))

    assert refused.value.reasons == (Reason("provider_unreachable", "issuer"),)
    assert bare.provider.listening.requests == []
