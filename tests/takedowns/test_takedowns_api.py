"""Requests to remove as the programs of both sides ask for them, and everybody else."""

from typing import Any
from uuid import uuid4

import pytest

from hub.exchange.packets import Form
from tests.again import AGAIN
from tests.consultations import consent
from tests.counting import counted
from tests.parties import Parties
from tests.schema.api import Api
from tests.schema.casework import asked_item
from tests.takedowns.removal import ACCOUNT, AGREED, URL, Removal, removal, sent

pytestmark = pytest.mark.anyio
DETAIL = """query($id: ID!) { takedownRequest(id: $id) {
  id status reason urgency dueAt clock overdue outcome answeredBy receivedProof caseId duplicates version
  sender { id name } recipient { id } items { number status reason kind value service }
  timeline { status actor } packet { kind fields { name value } } } }"""
QUEUE = """query($first: Int, $after: String) { takedownQueue(first: $first, after: $after) {
  pageInfo { hasNextPage endCursor }
  edges { node { id status dueAt overdue sender { name } items { number kind value service status } } } } }"""
PAGE = """query($box: Box!, $status: TaskStatus) { takedownRequests(box: $box, status: $status) {
  edges { node { id status overdue outcome recipient { name } items { number status reason } } } } }"""
SHOWS = "takedownRequest { id status outcome items { number status reason } }"


def a_key() -> str:
    return f"test-{uuid4()}"


def wanted(asked: Removal) -> dict[str, Any]:
    return {
        "idempotencyKey": a_key(),
        "case": f"Case:{asked.case}",
        "recipient": f"Organisation:{asked.platform.id}",
        "items": [asked_item(URL), asked_item(ACCOUNT)],
        "urgency": "URGENT",
        "legalGround": "性的姿態撮影等処罰法",
        "explanation": "同意なく公開された私事性的画像です。",
        "signer": {
            "role": "AUTHORISED",
            "authority": "委任状",
            "preparedBy": "支援団体",
            "signedAt": "2026-11-22T11:00:00+09:00",
        },
        "goodFaith": {"statement": "正確かつ完全です。", "at": "2026-11-22T11:00:00+09:00"},
        "replyContact": {"name": "窓口", "mail": "desk@support.example.org"},
    }


async def asked_by_api(parties: Parties, connector: str = "platform_webhook") -> tuple[Removal, Api, Api, str]:
    asked = await removal(parties, connector=connector)
    sender, platform = Api(parties, asked.sender), Api(parties, asked.platform)
    payload = await sender.do("sendTakedownRequest", SHOWS, **wanted(asked))
    assert payload["errors"] == []
    return asked, sender, platform, payload["takedownRequest"]["id"]


async def look(api: Api, request: str) -> Any:
    return (await api.data(DETAIL, id=request))["takedownRequest"]


async def test_logs_are_asked_to_be_kept_and_that_is_offered_before_an_account_goes(parties: Parties) -> None:
    asked, sender, _, _ = await asked_by_api(parties)
    desk = parties.organisation("platform", connector="preservation_request")
    parties.agree(asked.sender, desk, AGREED, ["preservation"])
    fields: dict[str, Form] = {"locations": "full", "accounts": "full"}
    await consent(parties, asked.sender, asked.case, desk, "preservation", "preservation_request", fields)
    preview = """query($c: ID!, $r: ID!, $q: [FieldInput!]) {
      disclosurePreview(caseId: $c, recipientId: $r, purpose: REMOVAL, request: $q) { keepFirst { code nextStep } } }"""
    items = [{"name": "items", "value": [ACCOUNT]}]
    of = {"c": f"Case:{asked.case}", "r": f"Organisation:{asked.platform.id}", "q": items}
    assert (await sender.data(preview, **of))["disclosurePreview"]["keepFirst"]["code"] == "LOGS_MAY_GO"

    words = {"legalGround", "explanation", "goodFaith"}
    given = {name: value for name, value in wanted(asked).items() if name not in words}
    given |= {"recipient": f"Organisation:{desk.id}", "items": [asked_item(ACCOUNT)]}
    payload = await sender.do("requestPreservation", "takedownRequest { id status purpose }", **given)

    assert payload["errors"] == []
    assert payload["takedownRequest"]["purpose"] == "PRESERVATION"
    assert (await sender.data(preview, **of))["disclosurePreview"]["keepFirst"] is None


async def test_sending_a_removal_of_an_account_offers_it_too(parties: Parties) -> None:
    asked = await removal(parties)

    payload = await Api(parties, asked.sender).do("sendTakedownRequest", "keepFirst { code }", **wanted(asked))

    assert payload["keepFirst"] == {"code": "LOGS_MAY_GO"}


async def test_a_platform_works_its_queue_and_answers_item_by_item(parties: Parties) -> None:
    _, sender, platform, request = await asked_by_api(parties)
    queue = (await platform.data(QUEUE))["takedownQueue"]["edges"]
    assert [edge["node"]["id"] for edge in queue] == [request]
    assert [item["value"] for item in queue[0]["node"]["items"]] == [URL["value"], ACCOUNT["value"]]

    await platform.do("receiveTakedownRequest", SHOWS, request=request)
    await platform.do("startTakedownRequest", SHOWS, request=request)
    answers = [{"number": 1, "status": "REMOVED"}, {"number": 2, "status": "REFUSED", "reason": "NOT_FOUND"}]
    answered = await platform.do("answerTakedownItems", SHOWS, request=request, answers=answers, idempotencyKey=a_key())
    completed = await platform.do("completeTakedownRequest", SHOWS, request=request)

    assert answered["errors"] == completed["errors"] == []
    seen = await look(sender, request)
    assert (seen["status"], seen["outcome"], seen["receivedProof"]) == (
        "COMPLETED",
        "PARTLY_REMOVED",
        "ACKNOWLEDGEMENT",
    )
    assert [(item["status"], item["reason"]) for item in seen["items"]] == [("REMOVED", None), ("REFUSED", "NOT_FOUND")]
    assert (await platform.data(QUEUE))["takedownQueue"]["edges"] == []


async def test_opening_a_request_is_in_the_ledger_and_the_queue_is_not(parties: Parties) -> None:
    asked, _, platform, request = await asked_by_api(parties)
    read = "select count(*) from ledger_event where actor = %(a)s and verb = 'packet:read'"

    await platform.data(QUEUE)
    assert parties.rows(read, a=asked.platform.id) == [(0,)]
    seen = await look(platform, request)

    assert parties.rows(read, a=asked.platform.id) == [(2,)]
    assert seen["caseId"] is None
    assert {field["name"] for field in seen["packet"]["fields"]} == {
        "items",
        "harm_code",
        "legal_ground",
        "signer",
        "no_consent_statement",
        "good_faith",
        "explanation",
        "respond_by",
        "reply_contact",
        "age_band_at_images",
    }


async def test_a_request_is_sent_once_under_one_key(parties: Parties) -> None:
    asked = await removal(parties)
    sender, given = Api(parties, asked.sender), wanted(asked)

    first = await sender.do("sendTakedownRequest", SHOWS, **given)
    again = await sender.do("sendTakedownRequest", SHOWS, **given)

    assert first == again
    assert len(parties.rows("select from takedown where sender = %(o)s", o=asked.sender.id)) == 1


async def test_a_refusal_names_fields_and_rules_and_is_noted_in_the_ledger(parties: Parties) -> None:
    asked = await removal(parties, evidence_state="noted")

    payload = await Api(parties, asked.sender).do("sendTakedownRequest", SHOWS, **wanted(asked))

    assert payload == {"takedownRequest": None, "errors": [{"code": "EVIDENCE_NOT_PRESERVED", "field": None}]}
    noted = parties.rows(
        "select verb, object from ledger_event where sender = %(o)s and verb like 'disclosure%%'", o=asked.sender.id
    )
    assert noted == [("disclosure:refused", asked.case)]


async def test_what_was_asked_before_is_named_and_asked_again_with_a_reason(parties: Parties) -> None:
    asked, sender, platform, request = await asked_by_api(parties)
    shows = f"{SHOWS} duplicates {{ kind item elsewhere objectId status caseId }}"
    again = {**wanted(asked), "idempotencyKey": a_key()}

    refused = await sender.do("sendTakedownRequest", shows, **again)
    reason = {"code": "RE_UPLOADED", "text": "また出た。"}
    done = await sender.do("sendTakedownRequest", shows, **again, duplicateReason=reason)

    assert refused["errors"] == [{"code": "DUPLICATE", "field": f"items[{place}]"} for place in (0, 1)]
    named = {"kind": "SAME_PLACE", "elsewhere": False, "objectId": request, "status": None}
    assert refused["duplicates"] == [{**named, "item": item, "caseId": f"Case:{asked.case}"} for item in (1, 2)]
    assert (done["errors"], done["duplicates"]) == ([], None)
    seen = "query($id: ID!) { takedownRequest(id: $id) { duplicateReasons { code text } } }"
    told = [await one.data(seen, id=done["takedownRequest"]["id"]) for one in (sender, platform)]
    assert [one["takedownRequest"]["duplicateReasons"] for one in told] == [[reason], []]


async def test_an_older_page_is_told_what_changed_and_a_final_answer_is_corrected(parties: Parties) -> None:
    _, sender, platform, request = await asked_by_api(parties)
    shows = f"{SHOWS} present {{ status version steps {{ status }} items {{ number status version }} }}"
    given = {"request": request, "expectedVersion": 1}
    answers = [{"number": 1, "status": "REMOVED"}]
    await platform.do("answerTakedownItems", shows, **given, answers=answers, idempotencyKey=a_key())

    refused = await platform.do("holdTakedownRequest", shows, **given, reason="OTHER")
    final = await platform.do(
        "answerTakedownItems",
        shows,
        request=request,
        answers=[{"number": 1, "status": "REFUSED", "reason": "OTHER"}],
        idempotencyKey=a_key(),
    )
    corrected = await platform.do(
        "correctTakedownAnswer",
        shows,
        request=request,
        answer={"number": 1, "status": "REFUSED", "reason": "OTHER"},
        why="WRONG_ITEM",
        idempotencyKey=a_key(),
    )

    assert refused["errors"] == [{"code": "STALE", "field": "expectedVersion"}]
    assert refused["takedownRequest"] is None
    assert refused["present"] == {
        "status": "ACCEPTED",
        "version": 2,
        "steps": [{"status": "ACCEPTED"}],
        "items": [{"number": 1, "status": "REMOVED", "version": 2}],
    }
    assert final["errors"] == [{"code": "ANSWERED_FINALLY", "field": "answers[0].number"}]
    assert corrected["errors"] == []
    seen = "query($id: ID!) { takedownRequest(id: $id) { corrections { item earlierStatus status why } } }"
    kept = {"item": 1, "earlierStatus": "REMOVED", "status": "REFUSED", "why": "WRONG_ITEM"}
    for side in (sender, platform):
        assert (await side.data(seen, id=request))["takedownRequest"] == {"corrections": [kept]}


async def test_the_sender_records_answers_of_a_platform_that_only_gets_mail(parties: Parties) -> None:
    _, sender, _, request = await asked_by_api(parties, "dsa_notice")
    answers = [{"number": 1, "status": "REMOVED"}, {"number": 2, "status": "REMOVED"}]

    recorded = await sender.do("recordTakedownAnswers", SHOWS, request=request, answers=answers, idempotencyKey=a_key())
    completed = await sender.do("completeTakedownRequest", SHOWS, request=request)

    assert recorded["takedownRequest"]["status"] == "ACCEPTED"
    assert completed["takedownRequest"]["outcome"] == "REMOVED"


async def test_a_recall_needs_her_own_yes(parties: Parties) -> None:
    _, sender, platform, request = await asked_by_api(parties)

    refused = await sender.do("recallTakedownRequest", SHOWS, request=request, herOwnYes=False)
    assert [one["code"] for one in refused["errors"]] == ["REQUIRED"]
    assert (await look(platform, request))["status"] == "REQUESTED"

    await sender.do("recallTakedownRequest", SHOWS, request=request, herOwnYes=True)

    seen = await look(platform, request)
    assert (seen["status"], seen["reason"], seen["packet"]) == ("CANCELLED", "ENDED_BY_SENDER", None)
    assert [(item["status"], item["value"]) for item in seen["items"]] == [("WITHDRAWN", None), ("WITHDRAWN", None)]


async def test_the_whole_of_the_platforms_steps(parties: Parties) -> None:
    _, _, platform, request = await asked_by_api(parties)

    steps = [
        await platform.do("acceptTakedownRequest", SHOWS, request=request),
        await platform.do("holdTakedownRequest", SHOWS, request=request, reason="WAITING_FOR_THIRD_PARTY"),
        await platform.do("startTakedownRequest", SHOWS, request=request),
        await platform.do("failTakedownRequest", SHOWS, request=request, reason="NOT_POSSIBLE"),
        await platform.do("rejectTakedownRequest", SHOWS, request=request, reason="OTHER"),
    ]

    assert [(step["takedownRequest"] or {}).get("status") for step in steps] == [
        "ACCEPTED",
        "ON_HOLD",
        "IN_PROGRESS",
        "FAILED",
        None,
    ]
    assert steps[-1]["errors"] == [{"code": "WRONG_MOVE", "field": "status"}]


@pytest.mark.parametrize("size", [5, 100])
async def test_queue_and_boxes_cost_one_statement_whatever_the_page_shows(parties: Parties, size: int) -> None:
    asked = await removal(parties)
    for _ in range(6):
        await sent(parties, asked, duplicate_reason=AGAIN)
    platform = Api(parties, asked.platform)

    with counted(parties.web) as of_queue:
        page = (await platform.data(QUEUE, first=size))["takedownQueue"]
    with counted(parties.web) as of_box:
        await platform.data(PAGE, box="INBOX", status="REQUESTED")

    assert (len(of_queue), len(of_box), len(page["edges"])) == (1, 1, min(size, 6))


@pytest.mark.parametrize("who", ["stranger", "nobody's id"])
async def test_a_foreign_request_and_an_unknown_one_give_equal_answers(parties: Parties, who: str) -> None:
    _, _, _, request = await asked_by_api(parties)
    stranger = Api(parties, parties.organisation("platform"))
    asked = request if who == "stranger" else f"TakedownRequest:{uuid4()}"
    answers = [{"number": 1, "status": "REMOVED"}]

    found = [
        await stranger.do("acceptTakedownRequest", SHOWS, request=asked),
        await stranger.do("completeTakedownRequest", SHOWS, request=asked),
        await stranger.do("cancelTakedownRequest", SHOWS, request=asked, reason="OTHER"),
        await stranger.do("answerTakedownItems", SHOWS, request=asked, answers=answers, idempotencyKey=a_key()),
    ]

    assert found == [{"takedownRequest": None, "errors": [{"code": "NOT_FOUND", "field": "id"}]}] * 4
    assert await look(stranger, asked) is None
