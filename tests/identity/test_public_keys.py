"""What a recipient's key may be, how it is told, how long it counts, and that nothing is sealed to a revoked one."""

import base64
import hashlib
import json
import unicodedata
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import anyio
import psycopg
import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st
from joserfc.jwk import ECKey, OKPKey
from mnemonic import Mnemonic

from connectors.kit.sealing import seal
from hub.exchange.messages import Document
from hub.identity.public_keys import find
from hub.identity.public_keys.change import replace, revoke
from hub.identity.public_keys.find import newest, to_seal
from hub.identity.public_keys.fingerprint import fingerprint
from hub.identity.public_keys.purposes import KeyPurpose, canonical
from hub.identity.public_keys.rules import OVERLAP, overlap_end, state_at
from hub.kit.errors import Invalid, NotFound, Refused
from hub.releases.download import Papers, download
from tests.acts.people import Person, person, working
from tests.parties import NOW, Parties, Party
from tests.releases.packets import case_of, packet_of, released

pytestmark = pytest.mark.anyio
INSTANT = datetime(2026, 11, 25, tzinfo=UTC)
RFC_8037 = {"kty": "OKP", "crv": "X25519", "x": "3p7bfXt9wbTTW2HC7OQ1Nz-DQ8hbeGdNrfx-FG-IK08"}


def age() -> str:
    return str(pyrage.x25519.Identity.generate().to_public())


def jwk(kind: str = "X25519", *, private: bool = False) -> str:
    made = OKPKey.generate_key("X25519") if kind == "X25519" else ECKey.generate_key(kind)
    return json.dumps(made.as_dict(private=private))


def test_a_key_is_kept_in_one_form_however_it_was_written() -> None:
    public = age()
    dressed = {**RFC_8037, "kid": "ours", "use": "enc", "alg": "ECDH-ES+A256KW"}

    assert canonical("age", f" {public}\n") == public
    assert canonical("jwe", json.dumps(dressed, indent=2)) == (
        '{"crv":"X25519","kty":"OKP","x":"3p7bfXt9wbTTW2HC7OQ1Nz-DQ8hbeGdNrfx-FG-IK08"}'
    )


@pytest.mark.parametrize(
    ("purpose", "given_text", "code"),
    [
        ("age", "age1", "malformed"),
        ("age", jwk(), "malformed"),
        ("age", str(pyrage.x25519.Identity.generate()), "secret_key_given"),
        ("age", str(pyrage.x25519.Identity.generate()).lower(), "secret_key_given"),
        ("jwe", age(), "malformed"),
        ("jwe", "[]", "malformed"),
        ("jwe", "{}", "malformed"),
        ("jwe", "[" * 900, "malformed"),
        ("jwe", jwk(private=True), "secret_key_given"),
        ("jwe", jwk("P-256", private=True), "secret_key_given"),
        ("jwe", jwk("P-384"), "malformed"),
        ("jwe", json.dumps({"kty": "oct", "k": "AAAA"}), "secret_key_given"),
        ("jwe", json.dumps({"kty": "RSA", "n": "AAAA", "e": "AQAB"}), "malformed"),
        ("jwe", json.dumps({**RFC_8037, "crv": "Ed25519"}), "malformed"),
        ("jwe", json.dumps({**RFC_8037, "x": "AAAA"}), "malformed"),
        ("jwe", json.dumps({**RFC_8037, "x": 5}), "malformed"),
        ("jwe", json.dumps({"kty": "EC", "crv": "P-256", "x": "A" * 43, "y": "A" * 43}), "malformed"),
        ("jwe", "x" * 1001, "too_long"),
    ],
    ids=lambda given: given[:4],  # the same on every worker, although keys are made anew
)
def test_what_is_no_public_key_is_refused(purpose: KeyPurpose, given_text: str, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        canonical(purpose, given_text)

    assert [reason.code for reason in refused.value.reasons] == [code]
    assert given_text not in str(refused.value)


def test_a_fingerprint_is_the_thumbprint_and_its_words_say_its_first_half() -> None:
    found = fingerprint(canonical("jwe", json.dumps(RFC_8037)))

    thumbprint = OKPKey.import_key(RFC_8037).thumbprint()  # type: ignore[arg-type]
    digest = bytes.fromhex(found.hex)
    assert thumbprint == base64.urlsafe_b64encode(digest).decode().rstrip("=")
    for language, words in (("english", found.english), ("japanese", found.japanese)):
        assert Mnemonic(language).to_entropy(unicodedata.normalize("NFKD", words).split()) == digest[:16]
        assert unicodedata.is_normalized("NFC", words)
        assert len(words.split()) == 12


def test_a_fingerprint_of_an_age_key_is_of_its_text() -> None:
    public = age()

    assert fingerprint(public).hex == hashlib.sha256(public.encode()).hexdigest()


@given(st.text(min_size=1), st.text(min_size=1))
def test_two_keys_are_told_differently(one: str, other: str) -> None:
    assert (fingerprint(one) == fingerprint(other)) == (one == other)


instants = st.timedeltas(min_value=timedelta(days=-30), max_value=timedelta(days=30)).map(lambda d: INSTANT + d)


@given(st.none() | instants, st.none() | instants, instants)
def test_a_key_is_sealed_to_only_while_it_is_the_newest(
    ended: datetime | None, revoked: datetime | None, now: datetime
) -> None:
    found = state_at(ended, revoked, now)

    assert (found == "newest") == (ended is None and revoked is None)
    assert (found == "older") == (revoked is None and ended is not None and now < ended)
    assert (found == "revoked") == (revoked is not None)
    assert overlap_end(now) == now + OVERLAP


async def registered(
    parties: Parties, party: Party, public: str, now: datetime = NOW, purpose: KeyPurpose = "age"
) -> UUID:
    """By the operator's hand, as the act's perform does it."""
    key = uuid4()
    operator = parties.database.pool("hub_operator")
    async with operator.transaction(None) as session:
        await replace(session, party.id, key, purpose, public, now)
    await operator.close()
    return key


async def states(parties: Parties, someone: Person, now: datetime) -> list[str]:
    async with working(parties, someone, now) as work:
        return [key.state for key in await find.own(work)]


async def test_at_most_two_keys_live_and_the_older_ends_by_itself(parties: Parties) -> None:
    party = parties.organisation("legal_aid")
    admin = person(parties, party)
    publics = [age() for _ in range(3)]
    for day, public in enumerate(publics):
        await registered(parties, party, public, NOW + timedelta(days=day))

    async with working(parties, admin, NOW + timedelta(days=3)) as work:
        sealing = await newest(work.session, party.id, "age")
    assert sealing is not None
    assert sealing.public == publics[-1]
    assert await states(parties, admin, NOW + timedelta(days=3)) == ["newest", "older", "ended"]
    assert await states(parties, admin, NOW + timedelta(days=2) + OVERLAP) == ["newest", "ended", "ended"]


async def test_a_revoked_key_is_sealed_to_no_more_and_the_older_one_does_not_come_back(parties: Parties) -> None:
    party = parties.organisation("legal_aid")
    admin = person(parties, party)
    await registered(parties, party, age(), NOW - timedelta(days=1))
    key = await registered(parties, party, age())

    async with working(parties, admin) as work:
        await revoke(work, key)

    async with working(parties, admin) as work:
        assert await to_seal(work.session, party.id, "age") is None
    assert await states(parties, admin, NOW) == ["revoked", "older"]
    found = parties.rows("select principal from ledger_event where object = %(k)s and verb = 'key:revoked'", k=key)
    assert found == [(admin.id,)]


async def test_nobody_revokes_a_key_twice_or_another_organisations(parties: Parties) -> None:
    party = parties.organisation("legal_aid")
    admin, stranger = person(parties, party), person(parties, parties.organisation())
    key = await registered(parties, party, age())

    for someone in (stranger, admin, admin):
        try:
            async with working(parties, someone) as work:
                await revoke(work, key)
        except NotFound:
            continue

    found = parties.rows("select principal from ledger_event where object = %(k)s and verb = 'key:revoked'", k=key)
    assert found == [(admin.id,)]


async def taken(parties: Parties, lawyer: Party, object_id: UUID, purpose: KeyPurpose = "age") -> tuple[Document, ...]:
    async with parties.work(lawyer) as work:
        return await download(work, object_id, Papers(seal=seal), sealed_to=purpose)


async def handed_over(parties: Parties) -> tuple[Party, UUID]:
    """A lawyer to whom a packet is open."""
    ngo, lawyer = parties.organisation(), parties.organisation("legal_aid")
    packet = packet_of(ngo, lawyer, uuid4())
    case = case_of(parties, ngo)
    async with parties.work(ngo) as work:
        await released(work, packet, case)
    return lawyer, packet.object


async def test_a_packet_is_never_sealed_to_a_revoked_key(parties: Parties) -> None:
    lawyer, packet = await handed_over(parties)
    key = await registered(parties, lawyer, age())
    assert len(await taken(parties, lawyer, packet)) == 1
    async with working(parties, person(parties, lawyer)) as work:
        await revoke(work, key)

    with pytest.raises(Refused, match="no_public_key"):
        await taken(parties, lawyer, packet)

    downloads = parties.rows("select 1 from ledger_event where object = %(p)s and verb = 'packet:downloaded'", p=packet)
    assert len(downloads) == 1


async def test_a_revocation_is_acknowledged_only_when_nothing_is_being_sealed_to_the_key(parties: Parties) -> None:
    lawyer, packet = await handed_over(parties)
    key = await registered(parties, lawyer, age())
    admin, order = person(parties, lawyer), list[str]()

    async def revokes() -> None:
        async with working(parties, admin) as work:
            await revoke(work, key)
        order.append("revoked")

    async with anyio.create_task_group() as group, parties.work(lawyer) as work:
        await download(work, packet, Papers(seal=seal))
        group.start_soon(revokes)
        await _somebody_waits(parties)
        order.append("sealed")

    assert order == ["sealed", "revoked"]


async def test_a_download_that_comes_during_a_revocation_waits_and_seals_nothing(parties: Parties) -> None:
    lawyer, packet = await handed_over(parties)
    key = await registered(parties, lawyer, age())
    admin, outcomes = person(parties, lawyer), list[str]()

    async def downloads() -> None:
        try:
            await taken(parties, lawyer, packet)
            outcomes.append("sealed")
        except Refused as refused:
            outcomes.append(str(refused))

    async with anyio.create_task_group() as group, working(parties, admin) as work:
        await revoke(work, key)
        group.start_soon(downloads)
        await _somebody_waits(parties)

    assert outcomes == ["no_public_key"]


async def _somebody_waits(parties: Parties) -> None:
    for _ in range(100):
        if parties.rows(
            "select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()"
        ):
            return
        await anyio.sleep(0.02)
    raise AssertionError("nobody waits")


async def test_a_machine_takes_its_packet_along_as_jwe_and_a_person_as_age(parties: Parties) -> None:
    lawyer, packet = await handed_over(parties)
    await registered(parties, lawyer, age())
    with pytest.raises(Refused, match="no_public_key"):
        await taken(parties, lawyer, packet, "jwe")

    await registered(parties, lawyer, canonical("jwe", jwk("P-256")), purpose="jwe")
    files = [*await taken(parties, lawyer, packet), *await taken(parties, lawyer, packet, "jwe")]

    assert [document.name.rpartition(".")[2] for document in files] == ["age", "jwe"]


async def test_the_program_cannot_add_a_key_without_a_confirmed_act(parties: Parties) -> None:
    admin = person(parties, parties.organisation())

    with pytest.raises(Exception, match="two_people_needed") as refused:
        async with working(parties, admin) as work:
            await replace(work.session, admin.party.id, uuid4(), "age", age(), NOW)

    found: Any = refused.value
    assert isinstance(found.orig, psycopg.errors.InsufficientPrivilege)
    assert parties.rows("select 1 from public_key where organisation = %(o)s", o=admin.party.id) == []
