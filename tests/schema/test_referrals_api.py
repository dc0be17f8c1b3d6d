"""Referrals as the programs of both sides ask for them, and everybody else."""

import base64
import json
from datetime import timedelta
from typing import Any
from uuid import uuid4

import orjson
import pyrage
import pytest
from joserfc import jwe
from joserfc.jwk import OKPKey

from connectors.kit.sealing import seal
from connectors.registry import load
from hub.identity.permissions import Permission
from hub.releases.download import Papers
from tests.parties import NOW, Parties, Party
from tests.referrals.handoff import Handoff, handoff, next_lawyer, offered
from tests.schema.api import Api
from tests.statements import counted

pytestmark = pytest.mark.anyio
RELEASED = "kind handling { doNotContact guardianInformed tlp } fields { name label value } digest canonical"
DETAIL = f"""query($id: ID!) {{ referral(id: $id) {{
  id status reason overdue capacity engagement engagedOn outcome caseId reroutedFrom version
  sender {{ id name kind }} recipient {{ id name }} timeline {{ status reason actor at }}
  offer {{ {RELEASED} }} packet {{ {RELEASED} }} nextChoices {{ id name }} }} }}"""
PAGE = """query($box: Box!, $first: Int, $after: String, $status: String, $overdue: Boolean) {
  referrals(box: $box, first: $first, after: $after, status: $status, overdue: $overdue) {
    pageInfo { hasNextPage endCursor }
    edges { node { id status urgency overdue sender { id name } recipient { id name } } } } }"""
PAPERS = Papers({name: connector.documents for name, connector in load().items()}, seal)


def a_key() -> str:
    return f"test-{uuid4()}"


def wanted(handed: Handoff) -> dict[str, Any]:
    return {
        "idempotencyKey": a_key(),
        "case": f"Case:{handed.case}",
        "recipient": f"Organisation:{handed.lawyer.id}",
        "purpose": "legal_advice",
        "urgency": "urgent",
    }


async def offered_by_api(parties: Parties) -> tuple[Handoff, Api, Api, str]:
    handed = await handoff(parties)
    sender, lawyer = Api(parties, handed.sender), Api(parties, handed.lawyer, papers=PAPERS)
    payload = await sender.do("offerReferral", "referral { id }", **wanted(handed))
    assert payload["errors"] == []
    return handed, sender, lawyer, payload["referral"]["id"]


async def look(api: Api, referral: str) -> Any:
    return (await api.data(DETAIL, id=referral))["referral"]


def with_key(parties: Parties, party: Party) -> pyrage.x25519.Identity:
    """A key pair of the recipient's own, the public half on record."""
    identity = pyrage.x25519.Identity.generate()
    public = str(identity.to_public())
    parties.insert("public_key", id=uuid4(), organisation=party.id, purpose="age", public=public, created_at=NOW)
    return identity


async def test_a_lawyer_sees_the_offer_accepts_and_then_reads_the_packet(parties: Parties) -> None:
    _, _, lawyer, referral = await offered_by_api(parties)
    before = await look(lawyer, referral)

    accepted = await lawyer.do("acceptReferral", "referral { status capacity }", referral=referral, capacity="capacity")

    after = await look(lawyer, referral)
    offered_fields = {"matter_types", "respond_by", "age_band_at_images", "offender_handles"}
    assert {one["name"] for one in before["offer"]["fields"]} == offered_fields
    assert before["packet"] is None
    assert accepted["referral"] == {"status": "accepted", "capacity": "capacity"}
    assert {one["name"] for one in after["packet"]["fields"]} >= {"call_name", "narrative"}
    assert after["caseId"] is None


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
    assert verbs == ["offer:read", "offer:read", "packet:downloaded", "packet:opened", "packet:read"]


async def test_without_a_public_key_nothing_is_taken_along(parties: Parties) -> None:
    _, sender, lawyer, referral = await offered_by_api(parties)
    await lawyer.do("acceptReferral", "referral { status }", referral=referral)

    payload = await lawyer.do("downloadPacket", "files { fileName }", referral=referral)
    by_sender = await sender.do("downloadPacket", "files { fileName }", referral=referral)

    assert [one["code"] for one in payload["errors"]] == ["no_public_key"]
    assert [one["code"] for one in by_sender["errors"]] == ["not_your_move"]


async def test_the_sender_sees_both_copies_the_case_and_the_next_choices(parties: Parties) -> None:
    handed, sender, _, referral = await offered_by_api(parties)
    following = await next_lawyer(parties, handed.sender, handed.case)

    seen = await look(sender, referral)

    assert seen["caseId"] == f"Case:{handed.case}"
    assert seen["packet"]["kind"] == "packet"
    assert seen["nextChoices"] == [{"id": f"Organisation:{following.id}", "name": following.name}]
    assert [step["status"] for step in seen["timeline"]] == ["requested"]


async def test_each_step_is_told_and_a_wrong_one_is_an_error_with_its_code(parties: Parties) -> None:
    _, sender, lawyer, referral = await offered_by_api(parties)

    early = await lawyer.do("completeReferral", "referral { id }", referral=referral, outcome="advice-given")
    foreign = await sender.do("acceptReferral", "referral { id }", referral=referral)
    received = await lawyer.do("receiveReferral", "referral { status }", referral=referral)
    conflict = await lawyer.do("checkConflict", "conflict", referral=referral, names=["@ookami_77"])
    declined = await lawyer.do(
        "rejectReferral",
        "referral { status reason capacity offer { kind } }",
        referral=referral,
        reason="conflict-of-interest",
        capacity="no-capacity",
    )

    assert early == {"referral": None, "errors": [{"code": "wrong_move", "field": "status"}]}
    assert [one["code"] for one in foreign["errors"]] == ["not_permitted"] or foreign["errors"][0]["code"] == (
        "not_your_move"
    )
    assert received["referral"] == {"status": "received"}
    assert conflict["conflict"] is True
    assert declined["referral"] == {
        "status": "rejected",
        "reason": "conflict-of-interest",
        "capacity": "no-capacity",
        "offer": None,
    }


async def test_the_work_of_an_accepted_referral_by_its_verbs(parties: Parties) -> None:
    _, _, lawyer, referral = await offered_by_api(parties)
    shows = "referral { status engagement outcome }"

    steps = [
        await lawyer.do("acceptReferral", shows, referral=referral),
        await lawyer.do("startReferral", shows, referral=referral),
        await lawyer.do("holdReferral", shows, referral=referral, reason="waiting-for-person"),
        await lawyer.do("startReferral", shows, referral=referral),
        await lawyer.do("recordEngagement", shows, referral=referral, engagement="engaged", engagedOn="2026-11-22"),
        await lawyer.do("completeReferral", shows, referral=referral, outcome="advice-given"),
    ]

    assert [step["errors"] for step in steps] == [[]] * 6
    assert steps[-1]["referral"] == {"status": "completed", "engagement": "engaged", "outcome": "advice-given"}


async def test_an_offer_under_the_same_key_is_made_once(parties: Parties) -> None:
    handed = await handoff(parties)
    sender, given = Api(parties, handed.sender), wanted(handed)

    first = await sender.do("offerReferral", "referral { id }", **given)
    again = await sender.do("offerReferral", "referral { id }", **given)
    other = await sender.do("offerReferral", "referral { id }", **{**given, "urgency": "routine"})

    assert first == again
    assert [one["code"] for one in other["errors"]] == ["idempotency_key_reused"]
    assert len(parties.rows("select from referral where sender = %(o)s", o=handed.sender.id)) == 1


async def test_a_draft_is_offered_or_discarded(parties: Parties) -> None:
    handed = await handoff(parties)
    sender, lawyer = Api(parties, handed.sender), Api(parties, handed.lawyer)
    drafted = [
        (await sender.do("draftReferral", "referral { id status }", **wanted(handed)))["referral"] for _ in range(2)
    ]

    hidden = await look(lawyer, drafted[0]["id"])
    given = {"idempotencyKey": a_key(), "referral": drafted[0]["id"]}
    offer = await sender.do("offerDraftedReferral", "referral { status }", **given)
    discarded = await sender.do("discardReferral", "referral { status }", referral=drafted[1]["id"])

    assert hidden is None
    assert offer["referral"]["status"] == "requested"
    assert discarded["referral"]["status"] == "entered-in-error"


async def test_a_silent_recipients_offer_is_rerouted(parties: Parties) -> None:
    handed, sender, lawyer, referral = await offered_by_api(parties)
    following = await next_lawyer(parties, handed.sender, handed.case)
    given = {"referral": referral, "recipient": f"Organisation:{following.id}"}

    again = await sender.do("rerouteReferral", "referral { reroutedFrom }", idempotencyKey=a_key(), **given)

    assert again["referral"]["reroutedFrom"] == referral
    ended = await look(lawyer, referral)
    assert (ended["status"], ended["reason"], ended["offer"]) == ("cancelled", "re-route", None)


async def test_pages_go_on_where_they_ended(parties: Parties) -> None:
    handed = await handoff(parties)
    made = [f"Referral:{await offered(parties, handed)}" for _ in range(3)]
    lawyer = Api(parties, handed.lawyer)

    first = (await lawyer.data(PAGE, box="INBOX", first=2))["referrals"]
    rest = (await lawyer.data(PAGE, box="INBOX", first=2, after=first["pageInfo"]["endCursor"]))["referrals"]
    late = (await lawyer.at(NOW + timedelta(days=4)).data(PAGE, box="INBOX", overdue=True))["referrals"]

    found = [edge["node"]["id"] for edge in first["edges"] + rest["edges"]]
    assert sorted(found) == sorted(made)
    assert [first["pageInfo"]["hasNextPage"], rest["pageInfo"]["hasNextPage"]] == [True, False]
    assert len(late["edges"]) == 3
    assert first["edges"][0]["node"]["sender"] == {"id": f"Organisation:{handed.sender.id}", "name": handed.sender.name}


@pytest.mark.parametrize("size", [5, 100])
async def test_the_inbox_costs_one_statement_whatever_the_page_shows(parties: Parties, size: int) -> None:
    handed = await handoff(parties)
    for _ in range(6):
        await offered(parties, handed)

    with counted(parties.web) as statements:
        page = (await Api(parties, handed.lawyer).data(PAGE, box="INBOX", first=size))["referrals"]

    assert (len(statements), len(page["edges"])) == (1, min(size, 6))


@pytest.mark.parametrize("who", ["stranger", "nobody's id"])
async def test_a_foreign_referral_and_an_unknown_one_give_equal_answers(parties: Parties, who: str) -> None:
    _, _, _, referral = await offered_by_api(parties)
    stranger = Api(parties, parties.organisation("legal_aid"))
    asked = referral if who == "stranger" else f"Referral:{uuid4()}"

    answers = {
        "query": await look(stranger, asked),
        "node": (await stranger.data("query($id: ID!) { node(id: $id) { id } }", id=asked))["node"],
        "accept": await stranger.do("acceptReferral", "referral { id }", referral=asked),
        "reject": await stranger.do("rejectReferral", "referral { id }", referral=asked, reason="other"),
        "check": await stranger.do("checkConflict", "conflict", referral=asked, names=["x"]),
        "download": await stranger.do("downloadPacket", "files { fileName }", referral=asked),
    }

    refused = {"errors": [{"code": "not_found", "field": "id"}]}
    assert answers == {
        "query": None,
        "node": None,
        "accept": {"referral": None, **refused},
        "reject": {"referral": None, **refused},
        "check": {"conflict": None, **refused},
        "download": {"files": None, **refused},
    }


@pytest.mark.parametrize("permission", [Permission.TAKEDOWN_READ, Permission.LEDGER_READ])
async def test_other_permissions_open_nothing(parties: Parties, permission: Permission) -> None:
    handed, _, _, referral = await offered_by_api(parties)
    api = Api(parties, handed.lawyer, permissions=frozenset({permission}))

    asked = await api.ask(DETAIL, id=referral)
    done = await api.do("acceptReferral", "referral { id }", referral=referral)

    assert asked["data"] == {"referral": None}
    assert [error["extensions"]["code"] for error in asked["errors"]] == ["not_permitted"]
    assert [one["code"] for one in done["errors"]] == ["not_permitted"]
    assert json.dumps(done).count("requested") == 0
