"""A second person is told of a new device, and of nothing else."""

from datetime import timedelta

import pytest

from hub.entry import notices
from hub.entry.handles import Handle
from hub.entry.sessions.devices import coarse
from hub.identity.permissions import Role
from hub.kit.errors import NotFound
from tests.entry.desk import DEVICE, EntryDesk, Person

pytestmark = pytest.mark.anyio

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
CHROME = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36"
EDGE = CHROME.replace("X11; Linux x86_64", "Windows NT 10.0") + " Edg/140.0"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile Safari/604.1"


@pytest.mark.parametrize(
    ("agent", "label"),
    [
        (FIREFOX, "Firefox, Windows"),
        (CHROME, "Chrome, Linux"),
        (EDGE, "Edge, Windows"),
        (IPHONE, "Safari, iPhone"),
        ("<script>花子</script>", "?, ?"),
        ("", "?, ?"),
    ],
)
def test_a_device_is_two_words_and_nothing_that_somebody_typed(agent: str, label: str) -> None:
    assert coarse(agent) == label


async def told(hub: EntryDesk, person: Person) -> list[tuple[str, str]]:
    async with hub.work(person) as work:
        return [(one.label, one.device) for one in await notices.mine(work)]


async def test_the_administrators_are_told_of_a_new_device_and_nobody_else(hub: EntryDesk) -> None:
    ngo = hub.parties.organisation()
    first, second = hub.person(ngo, Role.ADMIN), hub.person(ngo, Role.ADMIN)
    boss, person = hub.person(ngo, Role.SUPERVISOR), await hub.with_passkey(ngo)

    await hub.enter(person)

    assert await told(hub, first) == await told(hub, second) == [("caseworker desk", DEVICE)]
    assert await told(hub, boss) == await told(hub, person) == []


async def test_the_only_administrators_own_device_is_told_to_every_supervisor(hub: EntryDesk) -> None:
    ngo = hub.parties.organisation()
    admin = await hub.with_passkey(ngo, Role.ADMIN)
    boss, other = hub.person(ngo, Role.SUPERVISOR), hub.person(ngo)

    await hub.enter(admin)

    assert await told(hub, boss) == [("admin desk", DEVICE)]
    assert await told(hub, other) == await told(hub, admin) == []


async def test_where_there_is_nobody_above_every_other_person_is_told(hub: EntryDesk) -> None:
    ngo = hub.parties.organisation()
    admin, other = await hub.with_passkey(ngo, Role.ADMIN), hub.person(ngo)
    elsewhere = hub.person(hub.parties.organisation(), Role.ADMIN)

    await hub.enter(admin)

    assert await told(hub, other) == [("admin desk", DEVICE)]
    assert await told(hub, elsewhere) == []


async def test_a_known_device_is_not_told_again_and_keeps_its_secret(hub: EntryDesk) -> None:
    ngo = hub.parties.organisation()
    admin, person = hub.person(ngo, Role.ADMIN), await hub.with_passkey(ngo)
    kept = (await hub.enter(person)).device

    again = await hub.enter(person, kept)

    assert kept is not None
    assert again.device is None
    assert len(await told(hub, admin)) == 1


async def test_two_people_share_a_browser_and_each_is_told_of_once(hub: EntryDesk) -> None:
    ngo = hub.parties.organisation()
    admin = hub.person(ngo, Role.ADMIN)
    one, two = await hub.with_passkey(ngo), await hub.with_passkey(ngo)
    kept = (await hub.enter(one)).device

    answers = [(await hub.enter(person, kept)).device for person in (two, one, two)]

    assert answers == [None, None, None]
    assert len(await told(hub, admin)) == 2


@pytest.mark.parametrize("lie", ["secret", "organisation"])
async def test_what_the_browser_says_is_believed_only_where_the_hub_gave_it_out(hub: EntryDesk, lie: str) -> None:
    ngo, other = hub.parties.organisation(), hub.parties.organisation()
    admin, person = hub.person(ngo, Role.ADMIN), await hub.with_passkey(ngo)
    kept = (await hub.enter(person)).device
    assert kept is not None
    organisation, secret = (other.id, kept.secret) if lie == "organisation" else (ngo.id, bytes(32))

    again = await hub.enter(person, Handle(organisation, kept.id, secret))

    assert again.device is not None
    assert again.device.secret != secret
    assert len(await told(hub, admin)) == 2


async def test_a_notice_is_seen_by_the_one_it_is_for(hub: EntryDesk) -> None:
    ngo = hub.parties.organisation()
    admin, second, person = hub.person(ngo, Role.ADMIN), hub.person(ngo, Role.ADMIN), await hub.with_passkey(ngo)
    await hub.enter(person)
    async with hub.work(admin) as work:
        (notice,) = await notices.mine(work)
    async with hub.work(second) as work:
        with pytest.raises(NotFound):
            await notices.see(work, notice.id)
    hub.clock.advance(timedelta(minutes=1))

    async with hub.work(admin) as work:
        await notices.see(work, notice.id)
        (seen,) = await notices.mine(work)

    assert notice.seen_at is None
    assert seen.seen_at == hub.clock.now()
