"""Cases and consent as a caseworker's program asks for them, and everybody else."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from hub.identity.permissions import Role
from hub.withdrawals.withdraw import Change, withdraw
from tests.database import TestDatabase
from tests.intake.desk import ADVICE, DESK_PROFILES, TOLD, Desk, a_desk
from tests.intake.test_consent import a_duty
from tests.parties import NOW, Parties
from tests.schema.api import Api
from tests.statements import counted

pytestmark = pytest.mark.anyio

CASE = """query($id: ID!) { case(id: $id) {
  id status urgency version preservation
  fields { name label value recordedAt }
  evidence { number kind description takenAt state }
  consents { recipient { id name } purpose channel eventType fields { name form } until endsSoon assent
    guardianConsent guardianInformed givenBy method }
  onwardAnswers { recipient { id } dutyId version answer }
  outsideDisclosures { recipient { id } purpose how fields { name form } note disclosedAt }
  withdrawals { id recipient { id } destruction recall undoneAt }
} }"""
PREVIEW = """query($case: ID!, $recipient: ID!, $purpose: String!, $kind: String, $request: [FieldInput!]) {
  disclosurePreview(caseId: $case, recipientId: $recipient, purpose: $purpose, kind: $kind, request: $request) {
    allowed channel reasons { code field sentence } leaves { field label form value }
    withheld { field rule sentence } handling { doNotContact guardianInformed tlp }
    duties { id version sentenceJa sentenceEn source reportsTo appliesNow reachesBarred answer } until } }"""
FIELDS = [{"name": name, "value": value} for name, value in TOLD.items()]
FORMS = [{"name": name, "form": form} for name, form in ADVICE.items()]


@pytest.fixture
async def desk(database: TestDatabase) -> AsyncIterator[Desk]:
    parties = Parties(database, DESK_PROFILES)
    yield a_desk(parties)
    await parties.close()


def a_key() -> str:
    return f"test-{uuid4()}"


def of(party: Any) -> str:
    return f"Organisation:{party.id}"


async def opened(api: Api) -> str:
    payload = await api.do(
        "openCase", "case { id }", idempotencyKey=a_key(), language="ja", urgency="urgent", fields=FIELDS
    )
    assert payload["errors"] == []
    return str(payload["case"]["id"])


async def consented(api: Api, case: str, desk: Desk, **more: Any) -> dict[str, Any]:
    said = {"assent": True, "guardianConsent": "absent", "guardianReason": "本人の希望", "guardianInformed": False}
    return await api.do(
        "recordConsent",
        "consent { eventType until fields { name form } }",
        **{
            "idempotencyKey": a_key(),
            "case": case,
            "recipient": of(desk.lawyer),
            "purpose": "legal_advice",
            "fields": FORMS,
            "guardianInformedReason": "本人の希望",
            **said,
            **more,
        },
    )


async def test_a_case_is_opened_once_and_then_filled(desk: Desk) -> None:
    api = Api(desk.parties, desk.ngo)
    opening = {
        "idempotencyKey": a_key(),
        "language": "ja",
        "urgency": "immediate",
        "fields": FIELDS[:-2],
        "wishes": TOLD["wishes"],
        "barredRecipients": ["police", of(desk.site)],
    }
    case = (await api.do("openCase", "case { id version }", **opening))["case"]["id"]
    again = (await api.do("openCase", "case { id version }", **opening))["case"]["id"]

    entry = {"kind": "messages", "description": "会話", "takenAt": "2026-11-21T20:00:00+09:00"}
    await api.do("addEvidence", "case { id }", idempotencyKey=a_key(), case=case, entries=[entry])
    await api.do("setEvidenceState", "case { id }", case=case, numbers=[1], state="preserved")
    corrected = [{"name": "paid", "value": "no"}]
    await api.do("recordFields", "case { id }", case=case, fields=corrected, expectedVersion=3)

    assert again == case
    seen = (await api.data(CASE, id=case))["case"]
    assert {name: seen[name] for name in ("status", "urgency", "version", "preservation")} == {
        "status": "open",
        "urgency": "immediate",
        "version": 4,
        "preservation": "preserved",
    }
    values = {row["name"]: row["value"] for row in seen["fields"]}
    assert values == {**TOLD, "paid": "no", "barred_recipients": ["police", str(desk.site.id)]}
    assert seen["fields"][0]["label"] == "Name to call"
    assert seen["evidence"][0]["state"] == "preserved"


async def test_a_consent_is_seen_on_the_case_and_in_the_preview(desk: Desk) -> None:
    api = Api(desk.parties, desk.ngo)
    case = await opened(api)

    given = await consented(api, case, desk)

    (consent,) = (await api.data(CASE, id=case))["case"]["consents"]
    shown = await api.data(PREVIEW, case=case, recipient=of(desk.lawyer), purpose="legal_advice")
    preview = shown["disclosurePreview"]
    assert given["errors"] == []
    assert consent["recipient"] == {"id": of(desk.lawyer), "name": desk.lawyer.name}
    assert (consent["eventType"], consent["channel"], consent["endsSoon"]) == ("given", "law", False)
    assert preview["allowed"] is True
    assert {row["field"]: row["value"] for row in preview["leaves"]}["age_band_now"] == "yes"
    assert {row["field"]: row["rule"] for row in preview["withheld"]}["wishes"] == "never_leaves"
    assert preview["handling"]["doNotContact"] == ["guardian", "police", "school"]
    assert [duty["reportsTo"] for duty in preview["duties"]] == [None]


async def test_a_duty_is_shown_read_aloud_and_answered_before_anything_may_leave(desk: Desk) -> None:
    api = Api(desk.parties, desk.ngo)
    case, duty = await opened(api), a_duty(desk.parties, desk.lawyer)
    await consented(api, case, desk)
    asked = {"case": case, "recipient": of(desk.lawyer), "purpose": "legal_advice"}
    before = (await api.data(PREVIEW, **asked))["disclosurePreview"]

    answer = {"case": case, "recipient": of(desk.lawyer), "duty": f"ReportingDuty:{duty}", "version": 2}
    payload = await api.do("recordOnwardAnswer", "case { onwardAnswers { dutyId answer } }", **answer, answer=True)
    after = (await api.data(PREVIEW, **asked))["disclosurePreview"]

    told = next(row for row in before["duties"] if row["reportsTo"] == "police")
    assert (told["id"], told["version"], told["appliesNow"], told["answer"]) == (f"ReportingDuty:{duty}", 2, True, None)
    assert (told["source"], told["reachesBarred"]) == ("test", True)
    assert before["reasons"][0]["code"] == "duty_reaches_barred"
    assert payload["case"]["onwardAnswers"] == [{"dutyId": f"ReportingDuty:{duty}", "answer": True}]
    assert after["allowed"] is True
    assert next(row for row in after["duties"] if row["reportsTo"] == "police")["answer"] is True


async def test_a_request_is_previewed_with_what_it_says(desk: Desk) -> None:
    api = Api(desk.parties, desk.ngo)
    case = await opened(api)
    forms = [{"name": "locations", "form": "full"}, {"name": "harm_code", "form": "full"}]
    await consented(api, case, desk, recipient=of(desk.site), purpose="removal", fields=forms)
    items = [{"kind": "url", "value": "https://video.example.org/w/1", "service": "video"}]

    asked = {"case": case, "recipient": of(desk.site), "purpose": "removal"}
    shown = await api.data(PREVIEW, **asked, request=[{"name": "items", "value": items}])
    empty = await api.data(PREVIEW, **asked)

    leaves = {row["field"]: row["value"] for row in shown["disclosurePreview"]["leaves"]}
    assert set(leaves) == {"items", "harm_code", "signer"}
    assert leaves["items"] == [{**items[0], "number": 1}]
    assert {"code": "not_recorded", "field": "items"}.items() <= empty["disclosurePreview"]["reasons"][0].items()


async def test_no_less_and_the_telephone_are_recorded_each_in_its_own_way(desk: Desk) -> None:
    api = Api(desk.parties, desk.ngo)
    case = await opened(api)
    about = {"case": case, "recipient": of(desk.lawyer), "purpose": "legal_advice"}
    await consented(api, case, desk)
    shows = "consent { eventType fields { name form } refusalText }"

    fewer = [{"name": "call_name", "form": "full"}]
    less = await api.do("shortenConsent", shows, **about, idempotencyKey=a_key(), fields=fewer)
    wider = await api.do("shortenConsent", shows, **about, idempotencyKey=a_key(), fields=FORMS)
    no = await api.do("recordRefusal", shows, **about, idempotencyKey=a_key(), text="やめる")
    await consented(api, case, desk, channel="outside", fields=fewer)
    told = await api.do(
        "recordOutsideDisclosure",
        "disclosure { how recipient { id } fields { name form } }",
        **about,
        idempotencyKey=a_key(),
        disclosedAt="2026-11-22T02:00:00Z",
        how="telephone",
        fields=fewer,
    )

    assert less["consent"] == {"eventType": "shortened", "fields": fewer, "refusalText": ""}
    assert wider["consent"] is None
    assert {error["code"] for error in wider["errors"]} == {"widening_needs_given"}
    assert no["consent"] == {"eventType": "refused", "fields": [], "refusalText": "やめる"}
    assert told["disclosure"] == {"how": "telephone", "recipient": {"id": of(desk.lawyer)}, "fields": fewer}


async def test_a_refused_disclosure_writes_one_line_into_the_ledger_and_nothing_else(desk: Desk) -> None:
    api = Api(desk.parties, desk.ngo)
    case = await opened(api)

    told = await api.do(
        "recordOutsideDisclosure",
        "disclosure { how }",
        idempotencyKey=a_key(),
        case=case,
        recipient=of(desk.lawyer),
        purpose="legal_advice",
        disclosedAt="2026-11-22T02:00:00Z",
        how="telephone",
        fields=FORMS,
    )

    assert told == {"disclosure": None, "errors": [{"code": "no_consent", "field": None}]}
    rows = desk.parties.rows("select verb, object from ledger_event where sender = %(o)s", o=desk.ngo.id)
    assert [(verb, f"Case:{object_id}") for verb, object_id in rows] == [("disclosure:refused", case)]
    assert desk.parties.rows("select 1 from outside_disclosure where org = %(o)s", o=desk.ngo.id) == []
    operations = desk.parties.rows("select operation from idempotency where org = %(o)s", o=desk.ngo.id)
    assert operations == [("OpenCase",)]


async def test_errors_name_the_field_and_never_the_value(desk: Desk) -> None:
    api = Api(desk.parties, desk.ngo)
    wrong = [{"name": "paid", "value": "秘密"}, {"name": "narrative", "value": "data:image/png;base64,iVBORw0KGgo"}]

    payload = await api.do(
        "openCase", "case { id }", idempotencyKey=a_key(), language="ja", urgency="urgent", fields=wrong
    )
    closed = await api.ask("{ cases(first: 101) { edges { node { id } } } }")

    assert payload["case"] is None
    assert payload["errors"] == [
        {"code": "malformed", "field": "paid"},
        {"code": "image_content", "field": "narrative"},
    ]
    assert closed["errors"][0]["extensions"]["code"] == "out_of_range"
    assert desk.parties.rows("select 1 from case_file where org = %(o)s", o=desk.ngo.id) == []


async def test_cases_are_paged_and_hold_no_story(desk: Desk) -> None:
    api = Api(desk.parties, desk.ngo)
    made = [await opened(api.at(NOW + timedelta(minutes=minute))) for minute in range(3)]
    document = """query($after: String) { cases(first: 2, after: $after, status: "open", urgency: "urgent") {
      edges { node { id status urgency language version nextConsentEndsAt } } pageInfo { hasNextPage endCursor } } }"""

    await consented(api, made[2], desk, until="2026-12-01T00:00:00Z")

    with counted(desk.parties.web) as asked:
        first = (await api.data(document))["cases"]
    second = (await api.data(document, after=first["pageInfo"]["endCursor"]))["cases"]

    listed = [edge["node"]["id"] for edge in (*first["edges"], *second["edges"])]
    assert listed == made[::-1]
    assert [edge["node"]["nextConsentEndsAt"] for edge in first["edges"]] == ["2026-12-01T00:00:00Z", None]
    assert len(asked) == 2, "the page, and the ends of its consents"
    assert (first["pageInfo"]["hasNextPage"], second["pageInfo"]["hasNextPage"]) == (True, False)


@pytest.mark.parametrize("role", [Role.LAWYER, Role.REVIEWER, Role.AUDITOR])
async def test_a_role_without_cases_is_turned_away_whatever_the_id(desk: Desk, role: Role) -> None:
    case = await opened(Api(desk.parties, desk.ngo))
    other = Api(desk.parties, desk.ngo, role=role)

    for id in (case, f"Case:{uuid4()}"):
        answer = await other.ask(CASE, id=id)
        assert answer["errors"][0]["extensions"]["code"] == "not_permitted"
        payload = await other.do("closeCase", "case { id }", case=id)
        assert payload["errors"] == [{"code": "not_permitted", "field": None}]

    assert desk.parties.rows("select status from case_file where org = %(o)s", o=desk.ngo.id) == [("open",)]


async def test_a_foreign_case_an_unknown_one_and_a_stray_id_are_answered_alike(desk: Desk) -> None:
    case = await opened(Api(desk.parties, desk.ngo))
    stranger = Api(desk.parties, desk.parties.organisation())
    ids = [case, f"Case:{uuid4()}", of(desk.lawyer), "nonsense"]
    asked = {"recipient": of(desk.lawyer), "purpose": "legal_advice"}

    looked = [await stranger.ask(CASE, id=id) for id in ids]
    previews = [await stranger.ask(PREVIEW, case=id, **asked) for id in ids]
    nodes = [await stranger.ask("query($id: ID!) { node(id: $id) { id } }", id=id) for id in ids if id != ids[2]]
    closing = [await stranger.do("closeCase", "case { id }", case=id) for id in ids]

    assert all(answer == {"data": {"case": None}} for answer in looked)
    assert {answer["errors"][0]["extensions"]["code"] for answer in previews} == {"not_found"}
    assert all(answer == {"data": {"node": None}} for answer in nodes)
    assert all(payload == {"case": None, "errors": [{"code": "not_found", "field": "case"}]} for payload in closing)


@pytest.mark.parametrize("consents", [1, 4])
async def test_a_case_with_everything_is_a_fixed_number_of_statements(desk: Desk, consents: int) -> None:
    api = Api(desk.parties, desk.ngo)
    case = await opened(api)
    for _ in range(consents):
        lawyer = desk.parties.organisation("legal_aid", connector="law")
        await consented(api, case, desk, recipient=of(lawyer))

    with counted(desk.parties.web) as reading:
        await api.data(CASE, id=case)
    with counted(desk.parties.web) as looking:
        await api.data(PREVIEW, case=case, recipient=of(desk.lawyer), purpose="legal_advice")

    assert len(reading) == 6, "case, consents, answers, handovers, withdrawals, organisations"
    assert len(looking) == 7


async def test_what_was_taken_back_stands_on_the_case(desk: Desk) -> None:
    api = Api(desk.parties, desk.ngo)
    case = await opened(api)
    await consented(api, case, desk)
    async with desk.parties.work(desk.ngo) as work:
        kept = await withdraw(work, UUID(case.removeprefix("Case:")), Change(desk.lawyer.id))

    seen = (await api.data(CASE, id=case))["case"]

    assert seen["consents"][0]["eventType"] == "withdrawn"
    assert seen["withdrawals"] == [
        {
            "id": f"Withdrawal:{kept.id}",
            "recipient": {"id": of(desk.lawyer)},
            "destruction": "after_seven_days",
            "recall": False,
            "undoneAt": None,
        }
    ]
