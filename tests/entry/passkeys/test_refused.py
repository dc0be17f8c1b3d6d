"""What is not a passkey's own, fresh and right answer to the hub's own question: refused, and nothing is written."""

import inspect
import json
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from hub.entry.passkeys import own, step_up
from hub.entry.passkeys.challenges import SignInChallenges
from hub.entry.passkeys.sign_in import SignIn
from hub.identity.refusals import Unauthenticated
from hub.kit.errors import Invalid
from tests.entry.authenticator import Authenticator
from tests.entry.desk import DEVICE, EntryDesk, Person
from tests.entry.passkeys import lies
from tests.entry.passkeys.lies import asked
from tests.entry.passkeys.lies_of_registration import UNREGISTRABLE

pytestmark = pytest.mark.anyio

Lie = Callable[[EntryDesk, Person], Awaitable[str]]
REFUSED: list[Lie] = [lie for lie in vars(lies).values() if inspect.iscoroutinefunction(lie)]
COPIES = {"a_counter_that_stands_still", "a_counter_that_went_back", "a_counter_that_was_switched_off"}
KEPT = ("passkey", "web_session", "known_device", "notice", "principal", "invitation")
"""What no refusal may change; the use of a challenge and the ledger's note of a copy may be written."""


def rows(hub: EntryDesk) -> dict[str, Any]:
    digest = "select md5(string_agg(t::text, '|' order by t::text)) from"
    return {table: hub.parties.rows(f"{digest} {table} t") for table in KEPT}


def ledger(hub: EntryDesk) -> Counter[str]:
    return Counter(verb for (verb,) in hub.parties.rows("select verb from ledger_event"))


@pytest.mark.parametrize("lie", REFUSED, ids=lambda lie: lie.__name__)
async def test_a_sign_in_that_is_not_right_lets_nobody_in(alone_hub: EntryDesk, lie: Lie) -> None:
    hub = alone_hub
    person = await hub.with_passkey(hub.parties.organisation())
    answer = await lie(hub, person)
    before, noted = rows(hub), ledger(hub)

    with pytest.raises(Unauthenticated) as refusal:
        await hub.sign_in.finish(answer, device=DEVICE, known=None)

    assert [reason.code for reason in refusal.value.reasons] == ["unauthenticated"]
    assert rows(hub) == before
    assert ledger(hub) - noted == Counter(["passkey:refused"] if lie.__name__ in COPIES else [])


def test_there_are_more_than_forty_lies_and_the_copies_are_among_them() -> None:
    assert len(REFUSED) > 40
    assert {lie.__name__ for lie in REFUSED} > COPIES


async def test_the_answer_that_the_lies_are_made_of_is_right(alone_hub: EntryDesk) -> None:
    person = await alone_hub.with_passkey(alone_hub.parties.organisation())

    assert (await alone_hub.enter(person)).handle.organisation == person.organisation


async def test_a_copied_passkeys_owner_signs_in_as_ever(alone_hub: EntryDesk) -> None:
    hub = alone_hub
    person = await hub.with_passkey(hub.parties.organisation())
    copy = replace(person.key)
    await hub.enter(person)
    with pytest.raises(Unauthenticated):
        await hub.sign_in.finish(copy.get(asked(hub)), device=DEVICE, known=None)

    assert (await hub.enter(person)).handle.organisation == person.organisation


async def test_another_hubs_challenge_is_none_of_ours(alone_hub: EntryDesk) -> None:
    hub = alone_hub
    person = await hub.with_passkey(hub.parties.organisation())
    other = SignIn(hub.parties.web, hub.site, SignInChallenges(bytes(32)), hub.clock)

    with pytest.raises(Unauthenticated):
        await hub.sign_in.finish(person.key.get(other.begin()), device=DEVICE, known=None)


@pytest.mark.parametrize("lie", UNREGISTRABLE)
async def test_a_registration_that_is_not_right_keeps_nothing(alone_hub: EntryDesk, lie: str) -> None:
    hub = alone_hub
    person = hub.person(hub.parties.organisation())
    async with hub.work(person, fresh=True) as work:
        options = await own.begin(work, hub.site)
    before, noted = rows(hub), ledger(hub)

    with pytest.raises(Invalid, match="passkey_refused"):
        async with hub.work(person, fresh=True) as work:
            await own.finish(work, hub.site, UNREGISTRABLE[lie](person.key, options), DEVICE)

    assert rows(hub) == before
    assert ledger(hub) == noted


@pytest.mark.parametrize("lie", ["a colleague's", "a stranger's", "a sign-in's", "over", "used", "known already"])
async def test_a_registration_for_another_purpose_keeps_nothing(alone_hub: EntryDesk, lie: str) -> None:
    hub = alone_hub
    ngo = hub.parties.organisation()
    person, colleague = await hub.with_passkey(ngo), hub.person(ngo)
    stranger, key = hub.person(hub.parties.organisation()), Authenticator()
    asking = {"a colleague's": colleague, "a stranger's": stranger}.get(lie, person)
    async with hub.work(asking, fresh=True) as work:
        options = json.loads(await own.begin(work, hub.site))
    if lie == "a sign-in's":
        options["challenge"] = json.loads(asked(hub))["challenge"]
    answer = (person.key if lie == "known already" else key).create(json.dumps(options))
    if lie == "over":
        hub.clock.advance(timedelta(minutes=5))
    if lie == "used":
        async with hub.work(person, fresh=True) as work:
            await own.finish(work, hub.site, answer, DEVICE)
    before = rows(hub)

    with pytest.raises(Invalid, match="passkey_refused"):
        async with hub.work(person, fresh=True) as work:
            await own.finish(work, hub.site, answer, DEVICE)

    assert rows(hub) == before


@pytest.mark.parametrize("lie", ["a colleague", "another stay", "over", "a copy", "a sign-in's", "a token", "no json"])
async def test_a_step_up_that_is_not_right_freshens_nothing(alone_hub: EntryDesk, lie: str) -> None:
    hub = alone_hub
    ngo = hub.parties.organisation()
    person, colleague = await hub.with_passkey(ngo), await hub.with_passkey(ngo)
    here, there, theirs = (await hub.enter(person)).handle, (await hub.enter(person)).handle, await hub.enter(colleague)
    async with hub.work(person, session=here.id) as work:
        options = await step_up.begin(work, hub.site)
    answers: dict[str, Callable[[], str]] = {
        "a colleague": lambda: colleague.key.get(options),
        "a copy": lambda: replace(person.key, count=0).get(options),
        "a sign-in's": lambda: person.key.get(asked(hub)),
        "no json": lambda: "{",
    }
    answer = answers.get(lie, lambda: person.key.get(options))()
    sessions = {"a colleague": theirs.handle.id, "another stay": there.id, "a token": None}
    viewer = (colleague if lie == "a colleague" else person).viewer(session=sessions.get(lie, here.id))
    hub.clock.advance(timedelta(minutes=5 if lie == "over" else 1))
    before = rows(hub)

    with pytest.raises(Unauthenticated):
        await step_up.finish(hub.parties.web, hub.site, viewer, answer, hub.clock.now())

    assert rows(hub) == before
