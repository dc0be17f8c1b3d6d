"""What was accepted is taken along sealed to the recipient's own key, and every read of it is written down."""

import base64
from uuid import uuid4

import orjson
import pyrage
import pytest
from joserfc import jwe
from joserfc.jwk import OKPKey

from tests.parties import NOW, Parties, Party
from tests.schema.referring import look, offered_by_api

pytestmark = pytest.mark.anyio


def with_key(parties: Parties, party: Party) -> pyrage.x25519.Identity:
    """A key pair of the recipient's own, the public half on record."""
    identity = pyrage.x25519.Identity.generate()
    public = str(identity.to_public())
    parties.insert("public_key", id=uuid4(), organisation=party.id, purpose="age", public=public, created_at=NOW)
    return identity


async def test_what_is_taken_along_is_the_packet_sealed_to_the_recipients_key(parties: Parties) -> None:
    _, _, lawyer, referral = await offered_by_api(parties)
    identity = with_key(parties, lawyer.party)
    await lawyer.do("acceptReferral", "referral { id }", referral=referral)
    packet = (await look(lawyer, referral))["packet"]

    files = (await lawyer.do("downloadPacket", "files { fileName mediaType content }", referral=referral))["files"]

    opened = {one["fileName"]: pyrage.decrypt(base64.b64decode(one["content"]), [identity]) for one in files}
    data = next(content for name, content in opened.items() if name.endswith(".json.age"))
    assert data.decode() == packet["canonical"]
    assert any(content.startswith(b"%PDF") for content in opened.values())


async def test_a_machine_takes_the_packet_along_sealed_to_its_own_key(parties: Parties) -> None:
    _, _, lawyer, referral = await offered_by_api(parties)
    with_key(parties, lawyer.party)
    machine = OKPKey.generate_key("X25519")
    public = orjson.dumps(machine.as_dict(private=False)).decode()
    parties.insert("public_key", id=uuid4(), organisation=lawyer.party.id, purpose="jwe", public=public, created_at=NOW)
    await lawyer.do("acceptReferral", "referral { id }", referral=referral)
    packet = (await look(lawyer, referral))["packet"]

    shows = "files { fileName mediaType content }"
    files = (await lawyer.do("downloadPacket", shows, referral=referral, sealedTo="JWE"))["files"]

    sealed = {one["fileName"]: base64.b64decode(one["content"]) for one in files}
    data = next(content for name, content in sealed.items() if name.endswith(".json.jwe"))
    opened = jwe.decrypt_compact(data, machine, algorithms=["ECDH-ES+A256KW", "A256GCM"]).plaintext
    assert opened == packet["canonical"].encode()
    assert {one["mediaType"] for one in files} == {"application/jose"}


async def test_every_read_of_the_recipient_is_in_the_ledger(parties: Parties) -> None:
    _, _, lawyer, referral = await offered_by_api(parties)
    with_key(parties, lawyer.party)

    await look(lawyer, referral)
    await lawyer.do("acceptReferral", "referral { id }", referral=referral)
    await look(lawyer, referral)
    await lawyer.do("downloadPacket", "files { fileName }", referral=referral)

    query = "select verb from ledger_event where object = %(o)s and actor = %(a)s order by verb"
    verbs = [verb for (verb,) in parties.rows(query, o=referral.split(":")[1], a=lawyer.party.id)]
    reads = ["offer:read", "offer:read", "packet:downloaded", "packet:opened", "packet:read"]
    assert verbs == [*reads, "received:taken", "referral:accepted"]


async def test_without_a_public_key_nothing_is_taken_along(parties: Parties) -> None:
    _, sender, lawyer, referral = await offered_by_api(parties)
    await lawyer.do("acceptReferral", "referral { status }", referral=referral)

    payload = await lawyer.do("downloadPacket", "files { fileName }", referral=referral)
    by_sender = await sender.do("downloadPacket", "files { fileName }", referral=referral)

    assert [one["code"] for one in payload["errors"]] == ["no_public_key"]
    assert [one["code"] for one in by_sender["errors"]] == ["not_your_move"]
