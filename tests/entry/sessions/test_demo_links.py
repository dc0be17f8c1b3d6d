"""The demo's links: made by the operator alone, good once, for ten minutes, for one person who is still here."""

import base64
from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.entry.passkeys.user_handles import UserHandle
from hub.entry.sessions.demo_links import DemoLinks, follow
from hub.kit.errors import NotFound
from hub.kit.sealed import RootKey
from tests.parties import NOW, Parties, Party

pytestmark = pytest.mark.anyio

WHOSE = UserHandle(UUID(int=1), UUID(int=2))
LINKS = DemoLinks(b"k" * 32)
END = timedelta(minutes=10)


def links_of(parties: Parties) -> DemoLinks:
    return DemoLinks.under(RootKey.read(parties.database.settings.root_key_file))


async def enter(parties: Parties, link: str, after: timedelta = timedelta(0)) -> None:
    await follow(parties.web, links_of(parties), link, device="Firefox, Linux", known=None, now=NOW + after)


def sessions(parties: Parties, party: Party) -> int:
    found: int = parties.rows("select count(*) from web_session where org = %(org)s", org=party.id)[0][0]
    return found


@given(st.integers(0, 87), st.integers(1, 255))
def test_a_link_of_which_one_bit_was_changed_is_none(place: int, change: int) -> None:
    raw = bytearray(base64.urlsafe_b64decode(LINKS.new(WHOSE, NOW) + "=="))
    raw[place] ^= change

    assert LINKS.read(base64.urlsafe_b64encode(raw).decode().rstrip("="), NOW) is None


@given(st.text(max_size=200))
def test_no_other_text_is_a_link(text: str) -> None:
    assert LINKS.read(text, NOW) is None


def test_a_link_of_another_hub_is_none() -> None:
    assert DemoLinks(b"o" * 32).read(LINKS.new(WHOSE, NOW), NOW) is None


def test_a_link_says_whose_it_is_until_it_ends() -> None:
    link = LINKS.new(WHOSE, NOW)

    found = LINKS.read(link, NOW + END - timedelta(seconds=1))

    assert found is not None
    assert found.whose == WHOSE
    assert LINKS.read(link, NOW + END) is None


@pytest.mark.parametrize("after", [timedelta(0), timedelta(minutes=6), END - timedelta(seconds=1)], ids=str)
async def test_a_link_is_good_once(parties: Parties, after: timedelta) -> None:
    party = parties.organisation()
    link = links_of(parties).new(UserHandle(party.id, party.principal), NOW)
    await enter(parties, link)

    with pytest.raises(NotFound):
        await enter(parties, link, after)

    assert sessions(parties, party) == 1


async def test_nobody_comes_in_who_was_let_go(parties: Parties) -> None:
    party = parties.organisation()
    link = links_of(parties).new(UserHandle(party.id, party.principal), NOW)
    parties.change("principal", party.principal, ended_at=NOW)

    with pytest.raises(NotFound):
        await enter(parties, link)

    assert sessions(parties, party) == 0
