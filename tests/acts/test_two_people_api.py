"""Over the API: danger to life and an export, by two people with fresh sign-ins and by no token."""

import base64
import json
from typing import Any
from uuid import uuid4

import pyrage
import pytest

from connectors.kit.sealing import seal
from hub.identity.permissions import Role
from hub.releases.download import Papers
from tests.acts.people import person
from tests.intake.desk import TOLD, Desk
from tests.parties import NOW
from tests.schema.api import Api
from tests.schema.casework import of

pytestmark = pytest.mark.anyio
REASON = "いま駅のホームにいる。"
CASE = """query($id: ID!) { case(id: $id) { emergencies {
  recipient { id } purpose fields { name form } reason number calledAt askedBy confirmedBy confirmedAt until
  endedAt stands
} } }"""
PREVIEW = """query($case: ID!, $recipient: ID!) {
  disclosurePreview(caseId: $case, recipientId: $recipient, purpose: LEGAL_ADVICE) {
    allowed emergencyOverride leaves { field form }
  }
}"""


def worker(desk: Desk, *, fresh: bool = True, on_the_case: bool = False) -> Api:
    """One of the caseworkers on duty: whoever opened the cases, or another, who works on none of them."""
    who = desk.ngo.principal if on_the_case else person(desk.parties, desk.ngo, Role.CASEWORKER).id
    return Api(desk.parties, desk.ngo, principal=who, papers=Papers(seal=seal), fresh=fresh)


def wanted(desk: Desk, case: str) -> dict[str, Any]:
    return {
        "case": case,
        "recipient": of(desk.lawyer),
        "purpose": "LEGAL_ADVICE",
        "fields": [{"name": "call_name", "form": "FULL"}, {"name": "age_band_now", "form": "GENERALISED"}],
        "reason": REASON,
        "number": "119",
        "calledAt": NOW.isoformat(),
        "idempotencyKey": f"test-{uuid4()}",
    }


async def test_two_people_let_just_these_fields_leave_and_it_shows(desk: Desk) -> None:
    first, second = worker(desk, on_the_case=True), worker(desk)
    case = f"Case:{await desk.case()}"
    asked = await first.do(
        "requestEmergencyOverride", "act { id kind status reason details { name value } }", **wanted(desk, case)
    )
    assert asked["errors"] == []
    assert (asked["act"]["kind"], asked["act"]["status"], asked["act"]["reason"]) == (
        "emergency_override",
        "WAITING",
        REASON,
    )
    waiting = await second.data("{ waitingActs { edges { node { id } } } }")
    assert [edge["node"]["id"] for edge in waiting["waitingActs"]["edges"]] == [asked["act"]["id"]]
    before = await first.data(PREVIEW, case=case, recipient=of(desk.lawyer))

    done = await second.do("confirmAct", "act { status }", act=asked["act"]["id"])

    assert done == {"act": {"status": "DONE"}, "errors": []}
    after = await first.data(PREVIEW, case=case, recipient=of(desk.lawyer))
    assert before["disclosurePreview"] == {"allowed": False, "emergencyOverride": False, "leaves": []}
    assert after["disclosurePreview"] == {
        "allowed": True,
        "emergencyOverride": True,
        "leaves": [{"field": "call_name", "form": "FULL"}, {"field": "age_band_now", "form": "GENERALISED"}],
    }
    (shown,) = (await first.data(CASE, id=case))["case"]["emergencies"]
    assert shown["recipient"] == {"id": of(desk.lawyer)}
    assert (shown["reason"], shown["number"], shown["stands"], shown["endedAt"]) == (REASON, "119", True, None)
    assert (shown["askedBy"], shown["confirmedBy"]) == (f"Principal:{first.principal}", f"Principal:{second.principal}")
    told = await first.do("withdrawConsent", "acknowledgement { emergencies }", case=case, recipient=of(desk.lawyer))
    assert told["acknowledgement"] == {"emergencies": 1}
    (ended,) = (await first.data(CASE, id=case))["case"]["emergencies"]
    assert not ended["stands"]


async def test_no_token_and_no_old_sign_in_asks_or_exports(desk: Desk) -> None:
    someone = worker(desk, fresh=False)
    case = f"Case:{await desk.case()}"
    given = {"cases": [case], "idempotencyKey": f"test-{uuid4()}"}

    told = [
        await someone.do("requestEmergencyOverride", "act { id }", **wanted(desk, case)),
        await someone.do("exportCases", "act { id } files { fileName }", **given),
        await someone.do("downloadExport", "files { fileName }", act=f"TwoPersonAct:{uuid4()}"),
    ]

    assert [[error["code"] for error in one["errors"]] for one in told] == [["step_up_needed"]] * 3
    assert desk.parties.rows("select 1 from two_person_act where org = %(o)s", o=desk.ngo.id) == []


async def test_one_case_at_once_and_two_by_two_people(desk: Desk) -> None:
    first, second = worker(desk, on_the_case=True), worker(desk)
    identity = pyrage.x25519.Identity.generate()
    desk.parties.insert(
        "public_key",
        id=uuid4(),
        organisation=desk.ngo.id,
        purpose="age",
        public=str(identity.to_public()),
        created_at=NOW,
    )
    cases = [f"Case:{await desk.case()}" for _ in range(2)]
    shows = "act { id } files { fileName mediaType content }"
    alone = await first.do("exportCases", shows, cases=cases[:1], idempotencyKey=f"test-{uuid4()}")
    several = await first.do("exportCases", shows, cases=cases, idempotencyKey=f"test-{uuid4()}")
    assert (alone["act"], several["files"]) == (None, None)
    early = await first.do("downloadExport", "files { fileName }", act=several["act"]["id"])

    await second.do("confirmAct", "act { status }", act=several["act"]["id"])

    fetched = await first.do("downloadExport", "files { fileName content }", act=several["act"]["id"])
    opened = [json.loads(pyrage.decrypt(base64.b64decode(one["content"]), [identity])) for one in fetched["files"]]
    assert [f"Case:{one['case']['id']}" for one in opened] == cases
    assert [one["code"] for one in early["errors"]] == ["not_found"]
    (file,) = alone["files"]
    assert TOLD["narrative"] in pyrage.decrypt(base64.b64decode(file["content"]), [identity]).decode()
