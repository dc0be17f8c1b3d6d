"""What people do with passkeys: register, sign in, show themselves again, keep two, remove one."""

import asyncio
import json
import logging
from collections.abc import Callable
from datetime import timedelta

import pytest
from webauthn.helpers import base64url_to_bytes

from hub.entry.invitations import by_passkey
from hub.entry.passkeys import own, step_up
from hub.identity.permissions import Role
from hub.identity.refusals import Unauthenticated
from hub.kit.errors import Forbidden, Invalid, NotFound, Refused
from tests.counting import counted
from tests.entry.authenticator import Authenticator, OfEd25519, OfRsa
from tests.entry.desk import DEVICE, EntryDesk
from tests.taking_in import invited_by_two

pytestmark = pytest.mark.anyio


async def test_a_person_registers_and_signs_in_without_a_name(hub: EntryDesk) -> None:
    ngo = hub.parties.organisation()
    person = await hub.with_passkey(ngo)

    begun = await hub.enter(person)
    viewer = await hub.sessions.viewer(begun.handle.text(), "en")

    assert (viewer.organisation, viewer.principal, viewer.role) == (ngo.id, person.id, person.role)
    assert viewer.session == begun.handle.id
    assert viewer.fresh
    assert hub.verbs(ngo) == ["passkey:added", "session:begun"]


async def test_the_browser_is_asked_for_a_discoverable_credential_with_the_person_verified(hub: EntryDesk) -> None:
    person = hub.person(hub.parties.organisation())
    async with hub.work(person, fresh=True) as work:
        options = json.loads(await own.begin(work, hub.site))

    assert options["rp"] == {"name": "Tsunagu", "id": "hub.example.org"}
    assert options["authenticatorSelection"]["residentKey"] == "required"
    assert options["authenticatorSelection"]["userVerification"] == "required"
    assert options["attestation"] == "none"
    assert {one["alg"] for one in options["pubKeyCredParams"]} == {-8, -7, -257}
    assert base64url_to_bytes(options["user"]["id"]) == person.organisation.bytes + person.id.bytes


async def test_a_sign_in_asks_for_nobody_in_particular(hub: EntryDesk) -> None:
    options = json.loads(hub.sign_in.begin())

    assert options["allowCredentials"] == []
    assert options["userVerification"] == "required"


async def test_a_passkey_that_counts_nothing_signs_in_again_and_again(hub: EntryDesk) -> None:
    person = hub.person(hub.parties.organisation())
    person.key.counts = False
    await hub.register(person)

    handles = {(await hub.enter(person)).handle.text() for _ in range(3)}

    assert len(handles) == 3


@pytest.mark.parametrize("kind", [OfEd25519, OfRsa])
async def test_a_passkey_of_another_algorithm_that_is_asked_for_signs_in(
    hub: EntryDesk, kind: Callable[[], Authenticator]
) -> None:
    person, key = hub.person(hub.parties.organisation()), kind()
    await hub.register(person, key)

    begun = await hub.sign_in.finish(key.get(hub.sign_in.begin()), device=DEVICE, known=None)

    assert (await hub.sessions.viewer(begun.handle.text(), "en")).principal == person.id


async def test_a_person_keeps_two_passkeys_and_signs_in_with_either(hub: EntryDesk) -> None:
    ngo = hub.parties.organisation()
    person, second = await hub.with_passkey(ngo), Authenticator()
    await hub.register(person, second)

    await hub.enter(person)
    again = await hub.sign_in.finish(second.get(hub.sign_in.begin()), device=DEVICE, known=None)

    assert (await hub.sessions.viewer(again.handle.text(), "en")).principal == person.id
    async with hub.work(person) as work:
        assert [one.name for one in await own.mine(work)] == [DEVICE, DEVICE]


async def test_a_passkey_is_added_only_soon_after_signing_in(hub: EntryDesk) -> None:
    person = await hub.with_passkey(hub.parties.organisation())

    async with hub.work(person) as work:
        with pytest.raises(Forbidden):
            await own.begin(work, hub.site)
        with pytest.raises(Forbidden):
            await own.finish(work, hub.site, "{}", DEVICE)


async def test_the_last_passkey_stays(hub: EntryDesk) -> None:
    ngo = hub.parties.organisation()
    person = await hub.with_passkey(ngo)
    second = await hub.register(person, Authenticator())

    async with hub.work(person) as work:
        await own.remove(work, second)
        (left,) = await own.mine(work)
        with pytest.raises(Refused, match="last_passkey"):
            await own.remove(work, left.id)

    assert hub.verbs(ngo).count("passkey:removed") == 1
    assert hub.count("passkey", ngo) == 1


async def test_of_two_removals_at_once_one_passkey_is_left(hub: EntryDesk) -> None:
    ngo = hub.parties.organisation()
    person = await hub.with_passkey(ngo)
    await hub.register(person, Authenticator())
    async with hub.work(person) as work:
        both = await own.mine(work)

    async def remove(id: object) -> None:
        async with hub.work(person) as work:
            await own.remove(work, id)  # type: ignore[arg-type]

    answers = await asyncio.gather(*(remove(one.id) for one in both), return_exceptions=True)

    assert [type(one) for one in answers if one is not None] == [Refused]
    assert hub.count("passkey", ngo) == 1


async def test_nobody_removes_anothers_passkey(hub: EntryDesk) -> None:
    ngo = hub.parties.organisation()
    person, other = await hub.with_passkey(ngo), await hub.with_passkey(ngo)
    theirs = await hub.register(other, Authenticator())

    async with hub.work(person) as work:
        with pytest.raises(NotFound):
            await own.remove(work, theirs)

    assert hub.count("passkey", ngo) == 3


async def test_stepping_up_makes_a_stay_fresh_and_its_secret_new(hub: EntryDesk) -> None:
    ngo = hub.parties.organisation()
    person = await hub.with_passkey(ngo)
    begun = await hub.enter(person)
    hub.clock.advance(timedelta(minutes=6))
    stale = await hub.sessions.viewer(begun.handle.text(), "en")
    async with hub.work(person, session=begun.handle.id) as work:
        options = await step_up.begin(work, hub.site)

    renewed = await step_up.finish(hub.parties.web, hub.site, stale, person.key.get(options), hub.clock.now())

    assert not stale.fresh
    assert (await hub.sessions.viewer(renewed.text(), "en")).fresh
    assert renewed.id == begun.handle.id
    with pytest.raises(Unauthenticated):
        await hub.sessions.viewer(begun.handle.text(), "en")
    assert "session:stepped_up" in hub.verbs(ngo)


async def test_the_same_answer_sent_by_sixteen_at_once_signs_in_one(hub: EntryDesk) -> None:
    ngo = hub.parties.organisation()
    person = hub.person(ngo)
    person.key.counts = False
    await hub.register(person)
    answer = person.key.get(hub.sign_in.begin())

    answers = await asyncio.gather(
        *(hub.sign_in.finish(answer, device=DEVICE, known=None) for _ in range(16)), return_exceptions=True
    )

    assert sum(isinstance(one, Unauthenticated) for one in answers) == 15
    assert hub.count("web_session", ngo) == 1


async def test_the_same_registration_sent_by_sixteen_at_once_makes_one_passkey(hub: EntryDesk) -> None:
    ngo = hub.parties.organisation()
    person = hub.person(ngo)
    async with hub.work(person, fresh=True) as work:
        answer = person.key.create(await own.begin(work, hub.site))

    async def finish() -> None:
        async with hub.work(person, fresh=True) as work:
            await own.finish(work, hub.site, answer, DEVICE)

    answers = await asyncio.gather(*(finish() for _ in range(16)), return_exceptions=True)

    assert sum(isinstance(one, Invalid) for one in answers) == 15
    assert hub.count("passkey", ngo) == 1


async def test_signing_in_costs_the_same_however_much_there_is(hub: EntryDesk) -> None:
    ngo = hub.parties.organisation()
    person, costs = await hub.with_passkey(ngo, Role.ADMIN), []
    for _ in range(3):
        for _ in range(3):
            await hub.with_passkey(ngo, Role.ADMIN)
            await hub.enter(person)
        with counted(hub.parties.web) as seen:
            await hub.enter(person)
        costs.append(len(seen))

    assert costs == [9, 9, 9]


async def test_no_log_line_holds_a_secret_a_code_or_a_device(hub: EntryDesk, caplog: pytest.LogCaptureFixture) -> None:
    ngo = hub.parties.organisation()
    admin, key = await hub.with_passkey(ngo, Role.ADMIN), Authenticator()
    web, now = hub.parties.web, hub.clock.now()
    with caplog.at_level(logging.DEBUG, "hub"):
        invited = await invited_by_two(hub.parties, ngo.id, Role.CASEWORKER, "相談窓口", now, asker=admin.id)
        offered = await by_passkey.begin(web, hub.site, invited.link.text(), invited.code, now)
        given = key.create(offered.options)
        begun = await by_passkey.finish(web, hub.site, given, device=DEVICE, known=None, now=now)
        with pytest.raises(Unauthenticated):
            await hub.sign_in.finish(given, device=DEVICE, known=None)
        with pytest.raises(Refused):
            await by_passkey.begin(web, hub.site, invited.link.text(), invited.code, now)

    said = " ".join(str(vars(line)) for line in caplog.records)
    secrets = (invited.link.text(), invited.code, given, begun.handle.text(), DEVICE, "相談窓口", str(ngo.id))
    assert [secret for secret in secrets if secret in said] == []
    assert {line.getMessage() for line in caplog.records} == {"passkey.refused", "invitation.refused"}
