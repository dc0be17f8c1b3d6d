"""Withdrawal, holders' answers, messages and the ledger, as programs ask for them."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from hub.cases.open import create
from hub.delivery.dispatch import drain
from hub.exchange.outcomes import Rejected
from hub.identity.permissions import Role
from hub.kit.clock import FixedClock
from tests.counting import counted
from tests.delivery.desk import Receiver, engine_of
from tests.parties import NOW, Parties
from tests.schema.api import Api
from tests.withdrawals.scene import VALUES, Released, Scene, a_case

pytestmark = pytest.mark.anyio
TOLD = """acknowledgement { id recipient { name } at destroyAt goneFromHubAt goneFromBackupsAt destruction
  referrals requests goingOn released cancelled inFlight holdings }"""
HOLDINGS = """query($box: Box!, $status: HoldingStatus, $first: Int) {
  holdings(box: $box, status: $status, first: $first) {
  edges { node { id objectId kind answer duty sender { id } recipient { id } } } } }"""
DELIVERIES = """query($status: MessageStatus, $first: Int) { deliveries(status: $status, first: $first) {
  edges { node { id objectId messageId event status reason attemptCount recipient { id }
    attempts { number outcome code } } } } }"""
LEDGER = """query($case: ID!, $first: Int, $after: String) { caseLedger(caseId: $case, first: $first, after: $after) {
  edges { node { verb field actor { id } byTheHub recipient { id } digest seq } }
  pageInfo { endCursor hasNextPage } } }"""


async def referred(parties: Parties, status: str = "accepted") -> tuple[Scene, Api, Api, Released]:
    scene = await a_case(parties)
    lawyer = scene.recipient()
    await scene.consent(lawyer)
    sent = await scene.referral(lawyer, status)
    return (
        scene,
        Api(parties, scene.ngo, NOW + timedelta(hours=1)),
        Api(parties, lawyer, NOW + timedelta(hours=2)),
        sent,
    )


def nodes(found: dict[str, Any], name: str) -> list[dict[str, Any]]:
    return [edge["node"] for edge in found[name]["edges"]]


def apart(lines: list[dict[str, Any]]) -> tuple[list[str], list[dict[str, Any]]]:
    """The names of the facts that were recorded, and what else the ledger says."""
    told = [line for line in lines if line["field"] is None]
    return sorted(line["field"] for line in lines if line["verb"] == "fact:recorded"), told


def a_key() -> str:
    return f"test-{uuid4()}"


async def test_a_caseworker_takes_back_everything_and_sees_what_ended(parties: Parties) -> None:
    scene, ngo, lawyer, sent = await referred(parties)

    payload = await ngo.do("withdrawConsent", TOLD, case=f"Case:{scene.case}")

    told = payload["acknowledgement"]
    assert payload["errors"] == []
    assert told["referrals"] == [f"Referral:{sent.object}"]
    assert told["cancelled"] == [f"Delivery:{sent.delivery.id}"]
    assert told["goneFromHubAt"] > told["destroyAt"] > told["at"]
    assert told["destruction"].startswith("Nobody can read it from now on. Its keys go on")
    assert (told["released"], len(told["holdings"]), told["recipient"]) == (2, 2, None)
    seen = await lawyer.data(
        "query($id: ID!) { referral(id: $id) { status packet { digest } } }", id=told["referrals"][0]
    )
    assert seen["referral"] == {"status": "CANCELLED", "packet": None}


async def test_it_succeeds_again_and_again_without_a_key(parties: Parties) -> None:
    scene, ngo, _, _ = await referred(parties)

    for _ in range(3):
        payload = await ngo.do(
            "withdrawConsent", TOLD, case=f"Case:{scene.case}", destruction="NOW", recall=True, givenBy="SELF"
        )

        assert payload["errors"] == []


async def test_a_withdrawal_is_undone_and_the_packet_can_be_read_again(parties: Parties) -> None:
    scene, ngo, lawyer, sent = await referred(parties)
    payload = await ngo.do(
        "withdrawConsent", TOLD, case=f"Case:{scene.case}", recipient=f"Organisation:{lawyer.party.id}"
    )
    key = a_key()

    for _ in range(2):
        undone = await ngo.at(NOW + timedelta(days=1)).do(
            "undoWithdrawal",
            "case { consents { eventType } withdrawals { undoneAt } } notCounted { code }",
            idempotencyKey=key,
            withdrawal=payload["acknowledgement"]["id"],
            said={"alone": True},
        )
        assert undone["errors"] == []
        assert undone["notCounted"] == []
        assert undone["case"]["consents"] == [{"eventType": "GIVEN"}]
        assert undone["case"]["withdrawals"][0]["undoneAt"] is not None
    found = await lawyer.at(NOW + timedelta(days=1)).data(
        "query($id: ID!) { referral(id: $id) { packet { digest } } }", id=f"Referral:{sent.object}"
    )
    assert found["referral"]["packet"] is not None


async def test_a_holder_finds_the_question_and_answers_it_once(parties: Parties) -> None:
    scene, ngo, lawyer, sent = await referred(parties)
    await ngo.do("withdrawConsent", TOLD, case=f"Case:{scene.case}")
    asked = nodes(await lawyer.data(HOLDINGS, box="INBOX", status="ASKED"), "holdings")
    assert {one["objectId"] for one in asked} == {f"Referral:{sent.object}"}
    assert {one["sender"]["id"] for one in asked} == {f"Organisation:{scene.ngo.id}"}
    assert {one["recipient"]["id"] for one in asked} == {f"Organisation:{lawyer.party.id}"}
    packet = next(one["id"] for one in asked if one["kind"] == "PACKET")

    silent = await lawyer.do("answerHolding", "holding { id }", idempotencyKey=a_key(), holding=packet, answer="KEPT")
    kept = await lawyer.do(
        "answerHolding",
        "holding { answer duty until asks }",
        idempotencyKey=a_key(),
        holding=packet,
        answer="KEPT",
        duty="CASE_RECORD_OF_A_LAWYER",
        until="2029-11-22",
    )
    again = await lawyer.do("answerHolding", "holding { id }", idempotencyKey=a_key(), holding=packet, answer="DELETED")
    foreign = await ngo.do("answerHolding", "holding { id }", idempotencyKey=a_key(), holding=packet, answer="DELETED")

    assert [(one["code"], one["field"]) for one in silent["errors"]] == [("required", "duty"), ("required", "until")]
    assert kept["holding"] == {
        "answer": "KEPT",
        "duty": "CASE_RECORD_OF_A_LAWYER",
        "until": "2029-11-22",
        "asks": "ALL",
    }
    assert again["errors"] == [{"code": "wrong_move", "field": "answer"}]
    assert foreign["errors"][0]["code"] == "not_found"
    left = nodes(await ngo.data(HOLDINGS, box="SENT", status="ASKED"), "holdings")
    assert [one["kind"] for one in left] == ["OFFER"]


async def test_a_dead_message_is_listed_with_its_attempts_and_sent_again(alone: Parties) -> None:
    _, ngo, _, sent = await referred(alone, "requested")
    receiver = Receiver(answers=[Rejected("400")])
    engine = engine_of(alone, receiver, clock=FixedClock(NOW + timedelta(hours=1)))
    await drain(engine, 10)
    dead = nodes(await ngo.data(DELIVERIES, status="DEAD"), "deliveries")
    assert [(one["id"], one["reason"], one["attempts"][0]["code"]) for one in dead] == [
        (f"Delivery:{sent.delivery.id}", "400", "400")
    ]
    key = a_key()

    for _ in range(2):
        again = await ngo.do(
            "redeliver", "delivery { status attemptCount }", idempotencyKey=key, delivery=dead[0]["id"]
        )
        assert again["delivery"] == {"status": "QUEUED", "attemptCount": 0}
    await drain(engine, 10)

    assert len({message for message, _ in receiver.log}) == 2, "frozen anew, so under an id of its own"
    assert nodes(await ngo.data(DELIVERIES), "deliveries")[0]["status"] == "DELIVERED"


async def test_the_ledger_of_a_case_shows_each_disclosure_read_and_change_of_mind(parties: Parties) -> None:
    scene, ngo, lawyer, sent = await referred(parties)
    await lawyer.data("query($id: ID!) { referral(id: $id) { packet { digest } } }", id=f"Referral:{sent.object}")
    await ngo.at(NOW + timedelta(hours=3)).do("withdrawConsent", TOLD, case=f"Case:{scene.case}")
    case, found, after = f"Case:{scene.case}", [], None

    while True:
        page = await ngo.data(LEDGER, case=case, first=3, after=after)
        found += nodes(page, "caseLedger")
        if not page["caseLedger"]["pageInfo"]["hasNextPage"]:
            break
        after = page["caseLedger"]["pageInfo"]["endCursor"]

    facts, told = apart(found)
    verbs = [line["verb"] for line in told]
    assert facts == sorted(VALUES)
    before = {"case:opened", "consent:given", "offer:released", "packet:released", "referral:accepted"}
    ended = ["consent:withdrawn", "holding:asked", "holding:asked", "referral:cancelled", "release:cut", "release:cut"]
    assert set(verbs[:5]) == before
    assert verbs[5] == "packet:read"
    assert sorted(verbs[6:]) == ended
    assert told[5]["actor"] == {"id": f"Organisation:{lawyer.party.id}"}
    assert told[5]["digest"] == next(line["digest"] for line in found if line["verb"] == "packet:released")


async def test_strangers_and_unknown_ids_get_the_same_answer(parties: Parties) -> None:
    scene, ngo, _, sent = await referred(parties)
    told = (await ngo.do("withdrawConsent", TOLD, case=f"Case:{scene.case}"))["acknowledgement"]
    stranger = Api(parties, parties.organisation())
    pairs = {
        "withdrawConsent": ("case", f"Case:{scene.case}", f"Case:{uuid4()}"),
        "undoWithdrawal": ("withdrawal", told["id"], f"Withdrawal:{uuid4()}"),
        "redeliver": ("delivery", f"Delivery:{sent.delivery.id}", f"Delivery:{uuid4()}"),
        "recordCarried": ("delivery", f"Delivery:{sent.delivery.id}", f"Delivery:{uuid4()}"),
        "answerHolding": ("holding", told["holdings"][0], f"Holding:{uuid4()}"),
    }

    for mutation, (argument, foreign, unknown) in pairs.items():
        more: dict[str, Any] = {} if mutation == "withdrawConsent" else {"idempotencyKey": a_key()}
        more |= {"carriedAt": NOW.isoformat(), "how": "PAPER"} if mutation == "recordCarried" else {}
        more |= {"answer": "DELETED"} if mutation == "answerHolding" else {}
        more |= {"said": {"alone": True}} if mutation == "undoWithdrawal" else {}
        answers = [await stranger.do(mutation, "", **{argument: one, **more}) for one in (foreign, unknown)]
        assert answers[0] == answers[1]
        assert answers[0]["errors"][0]["code"] == "not_found"
    for field, foreign, unknown in (
        ("delivery", f"Delivery:{sent.delivery.id}", f"Delivery:{uuid4()}"),
        ("holding", told["holdings"][0], f"Holding:{uuid4()}"),
    ):
        document = f"query($id: ID!) {{ {field}(id: $id) {{ id }} node(id: $id) {{ id }} }}"
        assert await stranger.ask(document, id=foreign) == await stranger.ask(document, id=unknown)
    ledgers = [await stranger.ask(LEDGER, case=one) for one in (f"Case:{scene.case}", f"Case:{uuid4()}")]
    assert ledgers[0] == ledgers[1]


async def test_a_lawyer_may_not_withdraw_and_an_auditor_may_read_the_ledger(parties: Parties) -> None:
    scene, _, lawyer, _ = await referred(parties)

    refused = await lawyer.do("withdrawConsent", "", case=f"Case:{scene.case}")
    auditor = Api(parties, scene.ngo, role=Role.AUDITOR)
    page = await auditor.data(LEDGER, case=f"Case:{scene.case}")
    head = await auditor.data("{ ledgerHead { seq } }")

    assert refused["errors"] == [{"code": "not_permitted", "field": None}]
    assert parties.rows("select from withdrawal where case_file = %(c)s", c=scene.case) == []
    facts, told = apart(nodes(page, "caseLedger"))
    assert facts == sorted(VALUES)
    verbs = {"case:opened", "consent:given", "offer:released", "packet:released", "referral:accepted"}
    assert {line["verb"] for line in told} == verbs
    assert head == {"ledgerHead": None}


@pytest.mark.parametrize(
    ("document", "variables"),
    [(DELIVERIES, {}), (HOLDINGS, {"box": "SENT"})],
)
async def test_a_page_takes_the_same_statements_whatever_its_size(
    parties: Parties, document: str, variables: dict[str, Any]
) -> None:
    scene, ngo, _, _ = await referred(parties)
    lawyer = scene.recipient()
    await scene.consent(lawyer)
    for _ in range(4):
        await scene.referral(lawyer)
    await ngo.do("withdrawConsent", TOLD, case=f"Case:{scene.case}")

    with counted(parties.web) as small:
        await ngo.data(document, first=1, **variables)
    with counted(parties.web) as large:
        await ngo.data(document, first=50, **variables)

    assert len(small) == len(large)


async def test_the_third_now_says_plainly_that_it_waits_and_for_whom(parties: Parties) -> None:
    scene, ngo, _, sent = await referred(parties)
    for _ in range(2):
        made = {"id": uuid4(), "org": scene.ngo.id, "recorded_by": scene.ngo.principal, "at": ngo.now}
        other = (await a_case_of(scene)).case
        parties.insert("withdrawal", **made, case_file=other, destruction="now", recall=False)

    shows = f"{TOLD} act {{ kind status details {{ label text }} }}"
    payload = await ngo.do("withdrawConsent", shows, case=f"Case:{scene.case}", destruction="NOW")

    told, act = payload["acknowledgement"], payload["act"]
    assert (act["kind"], act["status"]) == ("destroy_now", "WAITING")
    assert "or when a second person confirms" in told["destruction"]
    assert told["referrals"] == [f"Referral:{sent.object}"], "the cut waits for nobody"
    assert {"label": "Taken back from", "text": "everybody"} in act["details"]
    document = "query($id: ID!) { case(id: $id) { withdrawals { destruction nowWaits } } }"
    past = await ngo.data(document, id=f"Case:{scene.case}")
    assert past["case"]["withdrawals"] == [{"destruction": "AFTER_SEVEN_DAYS", "nowWaits": True}]


async def a_case_of(scene: Scene) -> Scene:
    async with scene.parties.work(scene.ngo) as work:
        return replace(scene, case=await create(work, language="ja", urgency="urgent", values=VALUES))
