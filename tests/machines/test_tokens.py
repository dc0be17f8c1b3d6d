"""Only tokens that this hub wrote for itself are taken, and only while the one behind them is still here."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.identity.permissions import ROLES, Permission, Role
from hub.identity.refusals import Unauthenticated
from hub.kit.clock import FixedClock
from hub.kit.db import Database
from hub.kit.signing import read_signing_key, token_key_file
from hub.machines.claims import LIFETIME
from hub.machines.tokens import TOLERANCE, Verifier
from tests.database import TestDatabase
from tests.machines.bad_tokens import (
    BAD_TOKEN_CLAIMS,
    BAD_TOKEN_FORMS,
    BAD_TOKEN_HEADERS,
    ISSUER,
    Desk,
    claims_of,
    forged,
    header,
    issued,
    resigned,
)
from tests.parties import NOW, Parties

pytestmark = pytest.mark.anyio


@pytest.fixture
async def desk(database: TestDatabase) -> AsyncIterator[Desk]:
    parties, clock = Parties(database, {}), FixedClock(NOW)
    member, other = parties.organisation(), parties.organisation()
    gone = parties.person(member, ended_at=NOW)
    yield Desk(Verifier(ISSUER, parties.web, clock), clock, parties, member, other, gone)
    await parties.close()


async def refused(desk: Desk, token: str) -> None:
    with pytest.raises(Unauthenticated) as refusal:
        await desk.verifier.viewer(token, "en")
    assert [reason.code for reason in refusal.value.reasons] == ["unauthenticated"]


async def test_a_good_token_says_who_asks(desk: Desk) -> None:
    viewer = await desk.verifier.viewer(issued(desk.member), "en")

    assert (viewer.organisation, viewer.principal) == (desk.member.id, desk.member.principal)
    assert (viewer.client, viewer.role, viewer.language) == ("desk", Role.CASEWORKER, "en")
    assert viewer.permissions == ROLES[Role.CASEWORKER]


async def test_the_hubs_own_claims_signed_again_are_good(desk: Desk) -> None:
    """The cases below differ from this one by one word each."""
    viewer = await desk.verifier.viewer(resigned(desk.member), "ja")

    assert viewer.principal == desk.member.principal


async def test_scopes_narrow_and_never_widen(desk: Desk) -> None:
    scopes = frozenset({"case:read", "takedown:answer", "everything"})

    viewer = await desk.verifier.viewer(issued(desk.member, scopes=scopes), "ja")

    assert viewer.permissions == {Permission.CASE_READ}


@pytest.mark.parametrize("name", BAD_TOKEN_HEADERS)
async def test_a_header_that_the_hub_does_not_write_is_refused(desk: Desk, name: str) -> None:
    await refused(desk, forged(header(**BAD_TOKEN_HEADERS[name]), claims_of(desk.member)))


@pytest.mark.parametrize("name", BAD_TOKEN_CLAIMS)
async def test_claims_that_the_hub_does_not_write_are_refused(desk: Desk, name: str) -> None:
    await refused(desk, resigned(desk.member, **BAD_TOKEN_CLAIMS[name]))


@pytest.mark.parametrize("name", BAD_TOKEN_FORMS)
async def test_what_is_no_token_of_a_member_is_refused(desk: Desk, name: str) -> None:
    await refused(desk, BAD_TOKEN_FORMS[name](desk))


def test_there_are_at_least_sixty_bad_tokens() -> None:
    assert len(BAD_TOKEN_HEADERS) + len(BAD_TOKEN_CLAIMS) + len(BAD_TOKEN_FORMS) >= 60


async def test_a_token_ends_after_ten_minutes_although_it_is_remembered(desk: Desk) -> None:
    token = issued(desk.member)
    await desk.verifier.viewer(token, "ja")

    desk.clock.advance(LIFETIME - timedelta(seconds=1))
    await desk.verifier.viewer(token, "ja")
    desk.clock.advance(timedelta(seconds=1))

    await refused(desk, token)


async def test_a_token_cannot_be_issued_for_longer(desk: Desk) -> None:
    token = ISSUER.issue(
        principal=desk.member.principal,
        organisation=desk.member.id,
        client="desk",
        scopes=(),
        now=NOW,
        lifetime=timedelta(days=1),
    )
    desk.clock.advance(LIFETIME)

    await refused(desk, token)


async def test_a_clock_that_is_a_little_ahead_is_forgiven(desk: Desk) -> None:
    await desk.verifier.viewer(issued(desk.member, now=NOW + TOLERANCE), "ja")


async def test_who_is_let_go_is_out_at_once_although_the_token_is_remembered(desk: Desk) -> None:
    token = issued(desk.member)
    await desk.verifier.viewer(token, "ja")

    desk.parties.change("principal", desk.member.principal, ended_at=NOW)

    await refused(desk, token)


async def test_an_organisation_that_left_is_out_at_once(desk: Desk) -> None:
    token = issued(desk.member)
    await desk.verifier.viewer(token, "ja")

    with desk.parties.database.connect() as owner:
        owner.execute("update organisation set ended_at = %s where id = %s", (NOW, desk.member.id))

    await refused(desk, token)


async def test_a_token_holds_ids_and_words_only(desk: Desk) -> None:
    assert set(claims_of(desk.member)) == {
        *("iss", "aud", "sub", "client_id", "organisation", "scope", "iat", "exp", "jti")
    }


@given(st.text(max_size=300))
def test_no_text_makes_the_check_stumble(text: str) -> None:
    verifier = Verifier(ISSUER, Database("postgresql+psycopg://nobody@127.0.0.1/nothing"))

    with pytest.raises(Unauthenticated):
        verifier._checked(text, NOW)


def test_the_key_file_keeps_the_key(database: TestDatabase) -> None:
    file = token_key_file(database.settings.root_key_file)

    assert file.stat().st_mode & 0o777 == 0o600
    assert read_signing_key(file).key_id == read_signing_key(file).key_id
