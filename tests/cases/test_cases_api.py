"""Cases and consent as a caseworker's program asks for them, and everybody else."""

import pytest

from tests.intake.desk import TOLD, Desk
from tests.intake.test_consent import a_duty
from tests.schema.api import Api
from tests.schema.casework import CASE, FIELDS, FORMS, PREVIEW, a_key, consented, last_answer, of, opened

pytestmark = pytest.mark.anyio


async def test_a_case_is_opened_once_and_then_filled(desk: Desk) -> None:
    api = Api(desk.parties, desk.ngo)
    opening = {
        "idempotencyKey": a_key(),
        "language": "JA",
        "urgency": "IMMEDIATE",
        "fields": FIELDS[:-2],
        "wishes": TOLD["wishes"],
        "barredRecipients": ["POLICE"],
        "barredOrganisations": [of(desk.site)],
    }
    case = (await api.do("openCase", "case { id version }", **opening))["case"]["id"]
    again = (await api.do("openCase", "case { id version }", **opening))["case"]["id"]

    entry = {"kind": "messages", "description": "会話", "takenAt": "2026-11-21T20:00:00+09:00"}
    await api.do("addEvidence", "case { id }", idempotencyKey=a_key(), case=case, entries=[entry])
    await api.do("setEvidenceState", "case { id }", case=case, numbers=[1], state="PRESERVED", expectedVersion=2)
    corrected = [{"name": "paid", "value": "no"}]
    await api.do("recordFields", "case { id }", case=case, fields=corrected, expectedVersion=3)

    assert again == case
    seen = (await api.data(CASE, id=case))["case"]
    assert {name: seen[name] for name in ("status", "urgency", "version", "preservation")} == {
        "status": "OPEN",
        "urgency": "IMMEDIATE",
        "version": 4,
        "preservation": "PRESERVED",
    }
    values = {row["name"]: row["value"] for row in seen["fields"]}
    assert values == {**TOLD, "paid": "no", "barred_recipients": ["police", str(desk.site.id)]}
    assert seen["fields"][0]["label"] == "Name to call"
    assert (seen["evidence"][0]["state"], seen["evidence"][0]["takenAt"]) == ("PRESERVED", "2026-11-21T11:00:00Z")


async def test_a_consent_is_seen_on_the_case_and_in_the_preview(desk: Desk) -> None:
    api = Api(desk.parties, desk.ngo)
    case = await opened(api)

    given = await consented(api, case, desk)

    (consent,) = (await api.data(CASE, id=case))["case"]["consents"]
    shown = await api.data(PREVIEW, case=case, recipient=of(desk.lawyer), purpose="LEGAL_ADVICE")
    preview = shown["disclosurePreview"]
    assert given["errors"] == []
    assert consent["recipient"] == {"id": of(desk.lawyer), "name": desk.lawyer.name}
    assert (consent["eventType"], consent["channel"], consent["endsSoon"]) == ("GIVEN", "law", False)
    assert preview["allowed"] is True
    assert {row["field"]: row["value"] for row in preview["leaves"]}["age_band_now"] == "yes"
    assert {row["field"]: row["rule"] for row in preview["withheld"]}["wishes"] == "NEVER_LEAVES"
    assert preview["handling"]["doNotContact"] == ["GUARDIAN", "POLICE", "SCHOOL"]
    assert [duty["reportsTo"] for duty in preview["duties"]] == [None]


async def test_a_duty_is_shown_read_aloud_and_answered_before_anything_may_leave(desk: Desk) -> None:
    api = Api(desk.parties, desk.ngo)
    case, duty = await opened(api), a_duty(desk.parties, desk.lawyer)
    await consented(api, case, desk)
    asked = {"case": case, "recipient": of(desk.lawyer), "purpose": "LEGAL_ADVICE"}
    before = (await api.data(PREVIEW, **asked))["disclosurePreview"]

    answer = {"case": case, "recipient": of(desk.lawyer), "duty": f"ReportingDuty:{duty}", "version": 2}
    payload = await api.do("recordOnwardAnswer", "case { onwardAnswers { dutyId answer } }", **answer, answer=True)
    after = (await api.data(PREVIEW, **asked))["disclosurePreview"]

    told = next(row for row in before["duties"] if row["reportsTo"] == "POLICE")
    assert (told["id"], told["version"], told["appliesNow"], told["answer"]) == (f"ReportingDuty:{duty}", 2, True, None)
    assert (told["source"], told["reachesBarred"]) == ("test", True)
    assert before["reasons"][0]["code"] == "DUTY_REACHES_BARRED"
    assert payload["case"]["onwardAnswers"] == [{"dutyId": f"ReportingDuty:{duty}", "answer": True}]
    assert after["allowed"] is True
    assert next(row for row in after["duties"] if row["reportsTo"] == "POLICE")["answer"] is True


async def test_a_request_is_previewed_with_what_it_says(desk: Desk) -> None:
    api = Api(desk.parties, desk.ngo)
    case = await opened(api)
    forms = [{"name": "locations", "form": "FULL"}, {"name": "harm_code", "form": "FULL"}]
    await consented(api, case, desk, recipient=of(desk.site), purpose="REMOVAL", fields=forms)
    items = [{"kind": "url", "value": "https://video.example.org/w/1", "service": "video"}]

    asked = {"case": case, "recipient": of(desk.site), "purpose": "REMOVAL"}
    shown = await api.data(PREVIEW, **asked, request=[{"name": "items", "value": items}])
    empty = await api.data(PREVIEW, **asked)

    leaves = {row["field"]: row["value"] for row in shown["disclosurePreview"]["leaves"]}
    assert set(leaves) == {"items", "harm_code", "signer"}
    assert leaves["items"] == [{**items[0], "number": 1}]
    assert {"code": "NOT_RECORDED", "field": "items"}.items() <= empty["disclosurePreview"]["reasons"][0].items()


async def test_no_less_and_the_telephone_are_recorded_each_in_its_own_way(desk: Desk) -> None:
    api = Api(desk.parties, desk.ngo)
    case = await opened(api)
    about = {"case": case, "recipient": of(desk.lawyer), "purpose": "LEGAL_ADVICE"}
    await consented(api, case, desk)
    shows = "consent { eventType fields { name form } refusalText }"

    fewer = [{"name": "call_name", "form": "FULL"}]
    seen = {"expectedAnswerId": await last_answer(api, case)}
    less = await api.do("shortenConsent", shows, **about, **seen, idempotencyKey=a_key(), fields=fewer)
    seen = {"expectedAnswerId": await last_answer(api, case)}
    wider = await api.do("shortenConsent", shows, **about, **seen, idempotencyKey=a_key(), fields=FORMS)
    no = await api.do("recordRefusal", shows, **about, idempotencyKey=a_key(), text="やめる")
    await consented(api, case, desk, channel="outside", fields=fewer)
    told = await api.do(
        "recordOutsideDisclosure",
        "disclosure { how recipient { id } fields { name form } }",
        **about,
        idempotencyKey=a_key(),
        disclosedAt="2026-11-22T02:00:00Z",
        how="TELEPHONE",
        fields=fewer,
    )

    assert less["consent"] == {"eventType": "SHORTENED", "fields": fewer, "refusalText": ""}
    assert wider["consent"] is None
    assert {error["code"] for error in wider["errors"]} == {"WIDENING_NEEDS_GIVEN"}
    assert no["consent"] == {"eventType": "REFUSED", "fields": [], "refusalText": "やめる"}
    assert told["disclosure"] == {"how": "TELEPHONE", "recipient": {"id": of(desk.lawyer)}, "fields": fewer}


async def test_what_was_told_without_cover_is_recorded_marked_and_reviewed(
    desk: Desk,
) -> None:
    api = Api(desk.parties, desk.ngo)
    case = await opened(api)
    said = {"purpose": "LEGAL_ADVICE", "how": "TELEPHONE", "fields": FORMS}
    asking = """query($case: ID!, $recipient: ID, $name: String, $kind: RecipientKind, $fields: [FormInput!]!) {
      mayTell(caseId: $case, recipientId: $recipient, recipientName: $name, recipientKind: $kind,
        purpose: LEGAL_ADVICE, how: TELEPHONE, fields: $fields) { allowed reasons { code sentence } } }"""
    before = await api.data(asking, case=case, recipient=of(desk.lawyer), fields=FORMS)
    stranger = await api.data(asking, case=case, name="ある団体", kind="OTHER", fields=FORMS)

    told = await api.do(
        "recordOutsideDisclosure",
        "disclosure { id covered recipientName recipientKind recipient { id } notCoveredBecause { code } }",
        idempotencyKey=a_key(),
        case=case,
        recipientName="学校の先生",
        recipientKind="SCHOOL",
        disclosedAt="2026-11-22T02:00:00Z",
        **said,
    )

    assert before["mayTell"]["allowed"] is False
    assert [one["code"] for one in before["mayTell"]["reasons"]] == ["NO_CONSENT"]
    assert [one["code"] for one in stranger["mayTell"]["reasons"]] == ["NO_MEMBER"]
    kept = told["disclosure"]
    assert (kept["covered"], kept["recipientName"], kept["recipientKind"]) == (False, "学校の先生", "SCHOOL")
    assert kept["recipient"] is None
    assert [one["code"] for one in kept["notCoveredBecause"]] == ["BARRED_RECIPIENT", "NO_MEMBER"]
    kinds = desk.parties.rows("select kind, subject from review where org = %(o)s", o=desk.ngo.id)
    assert [(kind, f"OutsideDisclosure:{subject}") for kind, subject in kinds] == [("outside-uncovered", kept["id"])]


async def test_errors_name_the_field_and_never_the_value(desk: Desk) -> None:
    api = Api(desk.parties, desk.ngo)
    wrong = [{"name": "paid", "value": "秘密"}, {"name": "narrative", "value": "data:image/png;base64,iVBORw0KGgo"}]

    payload = await api.do(
        "openCase", "case { id }", idempotencyKey=a_key(), language="JA", urgency="URGENT", fields=wrong
    )
    closed = await api.ask("{ cases(first: 101) { edges { node { id } } } }")

    assert payload["case"] is None
    assert payload["errors"] == [
        {"code": "MALFORMED", "field": "paid"},
        {"code": "IMAGE_CONTENT", "field": "narrative"},
    ]
    assert closed["errors"][0]["extensions"]["code"] == "OUT_OF_RANGE"
    assert desk.parties.rows("select 1 from case_file where org = %(o)s", o=desk.ngo.id) == []
