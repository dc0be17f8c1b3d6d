"""What was not delivered, as its sender asks for it: list, filter, count, cause, next step, and sent again."""

from typing import Any

import pytest

from tests.parties import Parties
from tests.schema.api import Api
from tests.schema.casework import asked_item
from tests.takedowns.removal import ACCOUNT, REPLY, URL, removal
from tests.takedowns.test_takedowns_api import a_key, asked_by_api, wanted
from tests.telling import request_told

pytestmark = pytest.mark.anyio
TROUBLE = "trouble { code sentence reason missing nextStep delivery }"
CLOCKS = "clocks { rule title dueAt silence missing sentence }"
LISTED = f"""query($deliveryStatus: DeliveryStatus, $overdue: Boolean) {{
  takedownRequests(box: SENT, deliveryStatus: $deliveryStatus, overdue: $overdue) {{ edges {{ node {{
    id status dueAt deliveryStatus items {{ status }} {TROUBLE} }} }} }} }}"""
ONE = f"""query($id: ID!) {{ takedownRequest(id: $id) {{
  status dueAt receivedAt deliveryStatus items {{ status }} {TROUBLE} {CLOCKS} }} }}"""
COUNT = "{ undeliveredCount { referrals takedowns } }"
PREVIEW = """query($case: ID!, $recipient: ID!, $request: [FieldInput!]) {
  disclosurePreview(caseId: $case, recipientId: $recipient, purpose: REMOVAL, request: $request) {
    allowed reasons { code field } leaves { field } } }"""
MESSAGES = "query { deliveries { edges { node { id status reason missing sentence nextStep } } } }"


def nodes(found: dict[str, Any], name: str) -> list[dict[str, Any]]:
    return [edge["node"] for edge in found[name]["edges"]]


async def died(parties: Parties) -> tuple[Any, Api, Api, str]:
    asked, sender, platform, request = await asked_by_api(parties)
    parties.rows(
        "update delivery set status = 'dead', reason = 'http_410' where sender = %(o)s returning id", o=asked.sender.id
    )
    await request_told(parties, asked.sender, (parties.rows("select id from takedown"))[-1][0], status="dead")
    return asked, sender, platform, request


async def test_a_request_that_died_is_seen_in_list_count_and_detail_with_what_to_do(alone: Parties) -> None:
    _, sender, platform, request = await died(alone)

    (listed,) = nodes(await sender.data(LISTED, deliveryStatus="FAILED"), "takedownRequests")
    detail = (await sender.data(ONE, id=request))["takedownRequest"]
    (message,) = nodes(await sender.data(MESSAGES), "deliveries")

    assert (listed["id"], listed["status"], listed["deliveryStatus"]) == (request, "REQUESTED", "FAILED")
    for seen in (listed, detail):
        assert [item["status"] for item in seen["items"]] == ["DELIVERY_FAILED", "DELIVERY_FAILED"]
        assert seen["dueAt"] is None
        assert seen["trouble"]["code"] == "delivery_gone"
        assert (seen["trouble"]["reason"], seen["trouble"]["nextStep"]) == ("http_410", "SEND_AGAIN")
        assert seen["trouble"]["delivery"] == message["id"]
    assert detail["receivedAt"] is None
    assert (message["sentence"], message["nextStep"]) == (detail["trouble"]["sentence"], "SEND_AGAIN")
    assert (await sender.data(COUNT))["undeliveredCount"] == {"referrals": 0, "takedowns": 1}
    assert (await platform.data(COUNT))["undeliveredCount"] == {"referrals": 0, "takedowns": 0}
    seen_there = (await platform.data(ONE, id=request))["takedownRequest"]
    assert (seen_there["trouble"], seen_there["dueAt"]) == (None, None)


async def test_sent_again_it_waits_and_then_is_sent(alone: Parties) -> None:
    asked, sender, _, request = await died(alone)
    dead = (await sender.data(ONE, id=request))["takedownRequest"]["trouble"]["delivery"]

    again = await sender.do("redeliver", "delivery { id status }", delivery=dead, idempotencyKey=a_key())

    assert again["errors"] == []
    assert again["delivery"]["id"] != dead
    waiting = (await sender.data(ONE, id=request))["takedownRequest"]
    assert (waiting["deliveryStatus"], waiting["trouble"]["nextStep"]) == ("WAITING", "WAIT")
    assert [item["status"] for item in waiting["items"]] == [None, None]
    await request_told(alone, asked.sender, alone.rows("select id from takedown")[0][0])
    sent = (await sender.data(ONE, id=request))["takedownRequest"]
    assert (sent["deliveryStatus"], sent["trouble"]) == ("SENT", None)
    assert sent["dueAt"] is not None


@pytest.mark.parametrize("word", ["lost", "", "sent"])
async def test_a_delivery_status_that_there_is_not_is_refused(parties: Parties, word: str) -> None:
    asked = await removal(parties)

    answer = await Api(parties, asked.sender).ask(LISTED, deliveryStatus=word)

    assert answer["errors"][0]["extensions"]["code"] == "malformed"


@pytest.mark.parametrize(
    ("left", "items", "expected"),
    [
        ("replyContact", [URL], ("not_recorded", "reply_contact")),
        ("", [ACCOUNT], ("form_needs_url", "items")),
        ("explanation", [URL], ("not_recorded", "explanation")),
        ("", [URL, URL], ("item_twice", "items.1")),
        ("", [{**URL, "value": "https://sns.example.org/p/2"}], ("not_recorded", "items.0")),
    ],
)
async def test_preview_and_sending_refuse_alike_what_a_form_cannot_be_filled_without(
    parties: Parties, left: str, items: list[dict[str, str]], expected: tuple[str, str]
) -> None:
    asked = await removal(parties, connector="dsa_notice")
    sender = Api(parties, asked.sender)
    whole = {**wanted(asked), "items": [asked_item(one) for one in items]}
    given = {key: value for key, value in whole.items() if key != left}

    preview = (
        await sender.data(
            PREVIEW, case=given["case"], recipient=given["recipient"], request=as_fields({**given, "items": items})
        )
    )["disclosurePreview"]
    refused = await sender.do("sendTakedownRequest", "takedownRequest { id }", **given)

    code, field = expected
    assert {"code": code, "field": field} in preview["reasons"]
    assert {"code": code, "field": field} in refused["errors"]
    assert (preview["allowed"], preview["leaves"], refused["takedownRequest"]) == (False, [], None)


async def test_a_clock_that_does_not_start_says_what_is_missing(alone: Parties) -> None:
    asked = await removal(alone)
    sender = Api(alone, asked.sender)
    given = {**wanted(asked), "facts": ["eu_hosting", "us_covered_platform", "uk_service"]}
    del given["replyContact"]
    sent = await sender.do("sendTakedownRequest", "takedownRequest { id }", **given)
    await request_told(alone, asked.sender, alone.rows("select id from takedown")[0][0])

    clocks = (await sender.data(ONE, id=sent["takedownRequest"]["id"]))["takedownRequest"]["clocks"]

    found = {one["rule"]: (one["silence"], one["missing"], one["dueAt"]) for one in clocks}
    assert found["US-TIDA-48H/1"] == ("ELEMENT_MISSING", ["reply_contact"], None)
    assert found["EU-DSA-DECISION/1"] == ("ELEMENT_MISSING", ["reply_contact"], None)
    assert found["UK-OSA-48H/1"] == ("NOT_IN_FORCE", [], None)
    assert all(one["title"] and one["sentence"] for one in clocks)
    assert "reply_contact" in next(one["sentence"] for one in clocks if one["rule"] == "US-TIDA-48H/1")


def as_fields(given: dict[str, Any]) -> list[dict[str, Any]]:
    """What the request says, as the preview takes it."""
    said = {
        "items": given["items"],
        "legal_ground": given["legalGround"],
        "explanation": given.get("explanation"),
        "signer": {
            "role": given["signer"]["role"].lower(),
            "authority": given["signer"]["authority"],
            "signed_at": given["signer"]["signedAt"],
        },
        "good_faith": given["goodFaith"],
        "reply_contact": REPLY if "replyContact" in given else None,
    }
    return [{"name": name, "value": value} for name, value in said.items() if value is not None]


async def test_what_was_not_delivered_is_counted_and_sent_again_by_the_team_alone(alone: Parties) -> None:
    asked, sender, _, request = await died(alone)
    colleague = Api(alone, asked.sender, principal=alone.person(asked.sender))
    message = (await sender.data(ONE, id=request))["takedownRequest"]["trouble"]["delivery"]

    counted = (await colleague.data(COUNT))["undeliveredCount"]
    refused = await colleague.do("redeliver", "delivery { id }", delivery=message, idempotencyKey=a_key())

    assert counted == {"referrals": 0, "takedowns": 0}
    assert [one["code"] for one in refused["errors"]] == ["not_found"]
    assert alone.rows("select status from delivery") == [("dead",)]
