"""Challenges that the hub knows again without having kept them, and what a passkey is bound to."""

from datetime import timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from hub.entry.passkeys.challenges import LIFETIME, SignInChallenges
from hub.entry.passkeys.rules import is_copied
from hub.entry.passkeys.site import Site
from hub.entry.passkeys.user_handles import UserHandle
from hub.kit.sealed import RootKey
from tests.parties import NOW

CHALLENGES = SignInChallenges.under(RootKey(bytes(range(32))))
counters = st.integers(0, 2**32 - 1)


@given(after=st.timedeltas(timedelta(0), timedelta(hours=1)))
def test_a_challenge_is_known_for_five_minutes(after: timedelta) -> None:
    found = CHALLENGES.read(CHALLENGES.new(NOW), NOW + after)

    assert (found is not None) == (after < LIFETIME == timedelta(minutes=5))


@given(place=st.integers(0, 56 * 8 - 1))
def test_a_challenge_with_one_bit_changed_is_none(place: int) -> None:
    challenge = bytearray(CHALLENGES.new(NOW))
    challenge[place // 8] ^= 1 << place % 8

    assert CHALLENGES.read(bytes(challenge), NOW) is None


@given(raw=st.binary(max_size=100))
def test_whatever_else_comes_is_none(raw: bytes) -> None:
    assert CHALLENGES.read(raw, NOW) is None


def test_no_two_challenges_are_alike_and_every_process_knows_them() -> None:
    made = {CHALLENGES.new(NOW) for _ in range(100)}
    again = SignInChallenges.under(RootKey(bytes(range(32))))

    assert len(made) == len({again.read(one, NOW) for one in made} - {None}) == 100


def test_the_key_of_challenges_is_neither_the_root_key_nor_one_for_another_purpose() -> None:
    root = RootKey(bytes(range(32)))

    assert len({root.key, root.derived("one"), root.derived("two"), CHALLENGES.key}) == 4
    assert repr(CHALLENGES) == "SignInChallenges()"


@given(kept=counters, shown=counters)
def test_a_counter_must_go_up_unless_nothing_counts(kept: int, shown: int) -> None:
    assert is_copied(kept, shown) == (shown <= kept and bool(kept or shown))


@given(organisation=st.uuids(), principal=st.uuids())
def test_a_user_handle_names_organisation_and_principal_and_nothing_else(organisation: UUID, principal: UUID) -> None:
    handle = UserHandle(organisation, principal)

    assert UserHandle.parse(handle.raw) == handle
    assert len(handle.raw) == 32


@given(raw=st.one_of(st.none(), st.binary(max_size=31), st.binary(min_size=33, max_size=64)))
def test_anything_of_another_length_is_no_user_handle(raw: bytes | None) -> None:
    assert UserHandle.parse(raw) is None


def test_a_passkey_is_bound_to_host_and_origin_of_the_public_address() -> None:
    assert Site.of("https://hub.example.org:8443") == Site("hub.example.org", "https://hub.example.org:8443")
    assert Site.of("http://localhost:8000") == Site("localhost", "http://localhost:8000")
