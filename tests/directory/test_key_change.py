"""A new recipient's key proves itself by what was sealed to it, and needs two people."""

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID, uuid4

import pyrage
import pytest
from joserfc import jwe
from joserfc.jwk import ECKey, OKPKey
from sqlalchemy.exc import DBAPIError

from connectors.kit.sealing import seal
from hub.acts import lists
from hub.acts.decide import answer, confirm
from hub.acts.request import request
from hub.directory import key_change
from hub.identity.permissions import Role
from hub.identity.public_keys import find
from hub.identity.public_keys.change import replace, revoke
from hub.identity.public_keys.find import newest
from hub.identity.public_keys.fingerprint import fingerprint
from hub.identity.public_keys.purposes import KeyPurpose
from hub.kit.errors import Conflict, Invalid, Refused
from hub.registry import ACTS
from tests.acts.people import Person, ledger, person, working
from tests.parties import NOW, Parties

pytestmark = pytest.mark.anyio
LATER = NOW + timedelta(hours=1)


@dataclass(frozen=True)
class Holder:
    """Who holds a secret half, and opens what is sealed to it."""

    purpose: KeyPurpose
    public: str
    open: Callable[[str], str]


def age_holder() -> Holder:
    identity = pyrage.x25519.Identity.generate()
    return Holder(
        "age", str(identity.to_public()), lambda sealed: pyrage.decrypt(base64.b64decode(sealed), [identity]).decode()
    )


def jwe_holder(curve: str = "X25519") -> Holder:
    key = OKPKey.generate_key("X25519") if curve == "X25519" else ECKey.generate_key(curve)
    used = ["ECDH-ES+A256KW", "A256GCM"]

    def opened(sealed: str) -> str:
        plain = jwe.decrypt_compact(sealed, key, algorithms=used).plaintext
        assert plain is not None
        return plain.decode()

    return Holder("jwe", json.dumps(key.as_dict(private=False)), opened)


async def asked(parties: Parties, someone: Person, holder: Holder) -> UUID:
    async with working(parties, someone) as work:
        return await key_change.ask(work, ACTS, holder.purpose, holder.public, seal)


async def proven(parties: Parties, someone: Person, act: UUID, holder: Holder) -> None:
    """Open what the act shows and give it back."""
    async with working(parties, someone) as work:
        shown = (await lists.act_shown(work, ACTS, act)).sealed_challenge
        assert shown is not None
        await answer(work, ACTS, act, holder.open(shown))


async def confirmed(parties: Parties, someone: Person, act: UUID) -> None:
    async with working(parties, someone, LATER) as work:
        await confirm(work, ACTS, act)


async def current(parties: Parties, someone: Person, purpose: KeyPurpose) -> str | None:
    async with working(parties, someone, LATER) as work:
        found = await newest(work.session, someone.party.id, purpose)
    return found.public if found else None


@pytest.mark.parametrize("made", [age_holder, jwe_holder, lambda: jwe_holder("P-256")], ids=["age", "X25519", "P-256"])
async def test_a_key_that_proved_itself_is_the_newest_once_another_confirms(
    parties: Parties, made: Callable[[], Holder]
) -> None:
    holder, party = made(), parties.organisation("legal_aid")
    first, second = person(parties, party), person(parties, party)
    act = await asked(parties, first, holder)
    await proven(parties, first, act, holder)
    assert await current(parties, first, holder.purpose) is None

    await confirmed(parties, second, act)

    async with working(parties, first, LATER) as work:
        (key,) = await find.own(work)
    assert (key.purpose, key.state) == (holder.purpose, "newest")
    assert ledger(parties, act) == [
        ("act:requested", first.id),
        ("act:answered", first.id),
        ("act:confirmed", second.id),
    ]
    added = parties.rows("select principal from ledger_event where object = %(k)s and verb = 'key:added'", k=key.id)
    assert added == [(second.id,)]


async def test_a_key_that_did_not_prove_itself_is_not_confirmed_and_nothing_is_sealed_to_it(parties: Parties) -> None:
    party, holder = parties.organisation("legal_aid"), age_holder()
    first, second = person(parties, party), person(parties, party)
    act = await asked(parties, first, holder)

    with pytest.raises(Conflict, match="challenge_wrong"):
        async with working(parties, first) as work:
            await answer(work, ACTS, act, "a guess")
    with pytest.raises(Conflict, match="challenge_unanswered"):
        await confirmed(parties, second, act)

    assert await current(parties, first, "age") is None


async def test_a_key_asked_for_without_a_challenge_is_never_confirmed(parties: Parties) -> None:
    """As a mistake of the program's own would do it."""
    party, holder = parties.organisation("legal_aid"), age_holder()
    first, second = person(parties, party), person(parties, party)
    payload = {"purpose": "age", "public": holder.public, "replaces": None}
    async with working(parties, first) as work:
        act = await request(work, ACTS, key_change.KIND, uuid4(), payload)

    with pytest.raises(Conflict, match="challenge_unanswered"):
        await confirmed(parties, second, act)

    assert await current(parties, first, "age") is None


async def test_one_person_alone_changes_no_key(parties: Parties) -> None:
    first, holder = person(parties, parties.organisation("legal_aid")), age_holder()
    act = await asked(parties, first, holder)
    await proven(parties, first, act, holder)

    with pytest.raises(Conflict, match="act_same_person"):
        await confirmed(parties, first, act)

    assert await current(parties, first, "age") is None


async def test_who_keeps_no_keys_neither_asks_nor_confirms(parties: Parties) -> None:
    party, holder = parties.organisation(), age_holder()
    first, caseworker = person(parties, party), person(parties, party, Role.SUPERVISOR)
    with pytest.raises(Refused, match="not_permitted"):
        await asked(parties, caseworker, holder)
    act = await asked(parties, first, holder)
    await proven(parties, first, act, holder)

    with pytest.raises(Conflict, match="not_permitted"):
        await confirmed(parties, caseworker, act)

    assert await current(parties, first, "age") is None


async def test_the_second_person_compares_the_fingerprint_of_just_this_key(parties: Parties) -> None:
    party, holder = parties.organisation(), age_holder()
    act = await asked(parties, person(parties, party), holder)

    async with working(parties, person(parties, party)) as work:
        details = {one.name: one.value for one in (await lists.act_shown(work, ACTS, act)).details}

    told = fingerprint(holder.public)
    assert details == {
        "purpose": "age",
        "fingerprint_en": told.english,
        "fingerprint_ja": told.japanese,
        "fingerprint_hex": told.hex,
    }


async def test_a_key_that_is_or_was_registered_does_not_come_again(parties: Parties) -> None:
    party, holder = parties.organisation(), age_holder()
    first, second = person(parties, party), person(parties, party)
    act = await asked(parties, first, holder)
    await proven(parties, first, act, holder)
    await confirmed(parties, second, act)
    with pytest.raises(Refused, match="already_registered"):
        await asked(parties, first, holder)
    async with working(parties, first, LATER) as work:
        await revoke(work, (await find.own(work))[0].id)

    with pytest.raises(Refused, match="already_registered"):
        await asked(parties, first, holder)

    assert await current(parties, first, "age") is None


async def test_a_confirmed_act_brings_its_own_key_and_no_other(parties: Parties) -> None:
    party, holder = parties.organisation(), age_holder()
    first, second = person(parties, party), person(parties, party)
    act = await asked(parties, first, holder)
    await proven(parties, first, act, holder)
    await confirmed(parties, second, act)

    with pytest.raises(DBAPIError, match="two_people_needed"):
        async with working(parties, first, LATER) as work:
            await replace(work.session, party.id, uuid4(), "age", age_holder().public, LATER, act=act)

    assert await current(parties, first, "age") == holder.public


async def test_of_two_keys_asked_for_the_second_finds_that_the_first_came(parties: Parties) -> None:
    party = parties.organisation()
    first, second = person(parties, party), person(parties, party)
    holders = [age_holder(), age_holder()]
    acts = [await asked(parties, first, holder) for holder in holders]
    for act, holder in zip(acts, holders, strict=True):
        await proven(parties, first, act, holder)
    await confirmed(parties, second, acts[0])

    with pytest.raises(Refused, match="stale"):
        await confirmed(parties, second, acts[1])

    assert await current(parties, first, "age") == holders[0].public


async def test_a_key_to_which_nothing_can_be_sealed_is_refused_and_nothing_waits(parties: Parties) -> None:
    """A point of low order: whoever registers it shares its secrets with everybody."""
    first = person(parties, parties.organisation())
    zero = Holder("jwe", json.dumps({"kty": "OKP", "crv": "X25519", "x": "A" * 43}), str)

    with pytest.raises(Invalid, match="malformed"):
        await asked(parties, first, zero)

    assert parties.rows("select 1 from two_person_act where org = %(o)s", o=first.party.id) == []
