"""One sitting: what it records is what the same answers given one by one record, and nothing is half kept."""

from collections import Counter
from collections.abc import Mapping
from datetime import timedelta
from random import Random
from typing import Any
from uuid import UUID, uuid4

import pytest

from hub.intake.sitting_rules import sitting_ends
from tests.depth import deep
from tests.intake.desk import ADVICE, REMOVAL, Desk
from tests.parties import NOW, Party
from tests.schema.api import Api
from tests.schema.casework import a_key, of, opened

pytestmark = pytest.mark.anyio
QUESTIONS = """query($case: ID!, $wanted: [AskedAboutInput!]!) { consentQuestions(caseId: $case, wanted: $wanted) {
  minor readings { sentences { ja jaEasy en } questions { recipient { id } purpose channel until expectedAnswerId
    fields { name form required } duties { id version reachesBarred answer sentenceJa } abroad { ja en } ifNo { ja en }
    reasons { code field } } } } }"""
HOLDS = """query($id: ID!) { case(id: $id) {
  consents { recipient { id } purpose channel eventType fields { name form } until assent guardianConsent
    guardianReason guardianInformed guardianInformedReason abroadAccepted refusalText method language }
  onwardAnswers { recipient { id } dutyId version answer } } }"""
SHOWS = "outcomes { number consent { eventType until answerId } reasons { code field sentence } }"
MINOR = {"consent": "ABSENT", "reason": "本人が望まない", "informed": False, "informedReason": "本人が望まない"}
ADVICE_FORMS = [{"name": name, "form": form.upper()} for name, form in ADVICE.items()]


def duty_of(desk: Desk, body: Party, reports_to: str, kind: str = "duty") -> UUID:
    id = uuid4()
    said = {"version": 1, "sentence_ja": "届け出ます。", "sentence_en": "They report.", "source": "law"}
    desk.parties.insert(
        "reporting_duty", id=id, organisation=body.id, reports_to=reports_to, kind=kind, **said,
        valid_from=NOW.date().replace(year=2020),
    )  # fmt: skip
    return id


def yes(body: Party, **more: Any) -> dict[str, Any]:
    said = {"recipient": of(body), "purpose": "LEGAL_ADVICE", "yes": True, "fields": ADVICE_FORMS, "assent": True}
    return {**said, **more}


async def recorded(api: Api, case: str, answers: list[dict[str, Any]], **more: Any) -> list[dict[str, Any]]:
    given = {"idempotencyKey": a_key(), "case": case, "guardian": MINOR, "answers": answers, **more}
    payload = await api.do("recordSitting", SHOWS, **given)
    assert payload["errors"] == []
    found: list[dict[str, Any]] = payload["outcomes"]
    return found


async def holds(api: Api, case: str) -> dict[str, Any]:
    found: dict[str, Any] = (await api.data(HOLDS, id=case))["case"]
    return {name: sorted(rows, key=str) for name, rows in found.items()}


async def one_by_one(api: Api, case: str, given: Mapping[str, Any], until: str) -> set[str]:
    """The same answer by the mutations that record one; the codes by which it was refused."""
    about = {"case": case, "recipient": given["recipient"], "purpose": given["purpose"]}
    for read in given.get("duties", ()):
        told = {"case": case, "recipient": given["recipient"], **read}
        payload = await api.do("recordOnwardAnswer", "case { id }", **told)
        if payload["errors"]:
            return {error["code"] for error in payload["errors"]}
    if not given["yes"]:
        payload = await api.do("recordRefusal", "consent { eventType }", idempotencyKey=a_key(), **about)
        return {error["code"] for error in payload["errors"]}
    side = given.get("guardian", MINOR)
    facts = {
        "assent": given.get("assent"), "guardianConsent": side.get("consent"), "guardianReason": side.get("reason"),
        "guardianInformed": side.get("informed"), "guardianInformedReason": side.get("informedReason"),
    }  # fmt: skip
    payload = await api.do(
        "recordConsent", "consent { eventType }", idempotencyKey=a_key(), **about, fields=given["fields"], until=until,
        expectedAnswerId=given.get("expectedAnswerId"), **facts,
    )  # fmt: skip
    return {error["code"] for error in payload["errors"]}


async def test_a_sitting_records_what_the_same_answers_record_one_by_one(desk: Desk) -> None:
    api, chance = Api(desk.parties, desk.ngo), Random(20261201)
    bodies = [desk.parties.organisation("legal_aid", connector="law") for _ in range(3)]
    duties = {body.id: duty_of(desk, body, chance.choice(["police", "medical"])) for body in bodies}
    until, tried = sitting_ends("legal_advice", NOW).isoformat(), Counter[str]()
    for _ in range(deep(6, 60)):
        together, apart = await opened(api), await opened(api)
        answers = [_answer(chance, body, duties[body.id], until) for body in bodies]

        outcomes = await recorded(api, together, answers)
        codes = [await one_by_one(api, apart, one, until) for one in answers]

        assert [{reason["code"] for reason in one["reasons"]} for one in outcomes] == codes
        half = {one["recipient"] for one, found in zip(answers, codes, strict=True) if found}
        alone = await holds(api, apart)
        # one by one her word on a duty stays where the yes after it is refused; in one sitting nothing of it does
        alone["onwardAnswers"] = [one for one in alone["onwardAnswers"] if one["recipient"]["id"] not in half]
        assert await holds(api, together) == alone
        tried.update("refused" if found else "kept" for found in codes)
    assert set(tried) == {"refused", "kept"}


def _answer(chance: Random, body: Party, duty: UUID, until: str) -> dict[str, Any]:
    """Always read where it is a yes: that the sitting asks for more than one by one has its own test."""
    read = [{"duty": f"ReportingDuty:{duty}", "version": chance.choice([1, 1, 2]), "answer": chance.random() < 0.7}]
    said = yes(body, yes=chance.random() < 0.7, until=until, duties=read, assent=chance.choice([True, False, None]))
    if chance.random() < 0.3:
        said["guardian"] = chance.choice([{"consent": "GIVEN"}, {"informed": True}])
    if chance.random() < 0.3:
        said["fields"] = chance.choice(
            [[], [{"name": "paid", "form": "FULL"}], [{"name": "harm_code", "form": "FULL"}]]
        )
    if chance.random() < 0.2:
        said["expectedAnswerId"] = str(uuid4())
    return said


async def test_one_that_is_refused_holds_no_other_back_and_nothing_of_it_is_kept(desk: Desk) -> None:
    api = Api(desk.parties, desk.ngo)
    case, duty = await opened(api), duty_of(desk, desk.lawyer, "medical")
    read = {"duty": f"ReportingDuty:{duty}", "version": 1, "answer": True}
    never = yes(desk.lawyer, duties=[read], fields=[{"name": "harm_code", "form": "FULL"}])
    site = yes(desk.site, purpose="REMOVAL", fields=[{"name": name, "form": "FULL"} for name in REMOVAL])

    first, second = await recorded(api, case, [never, site])

    assert [reason["code"] for reason in first["reasons"]] == ["NEVER_NEEDED"]
    assert (first["consent"], second["reasons"], second["consent"]["eventType"]) == (None, [], "GIVEN")
    shown = await holds(api, case)
    assert [one["recipient"]["id"] for one in shown["consents"]] == [of(desk.site)]
    assert shown["onwardAnswers"] == [], "her word on a duty of a recipient whose answer was refused"


async def test_no_yes_is_kept_before_the_sentence_that_reaches_somebody_barred_is_answered(desk: Desk) -> None:
    api = Api(desk.parties, desk.ngo)
    case = await opened(api)
    for kind in ("duty", "practice"):
        body = desk.parties.organisation("legal_aid", connector="law")
        duty = duty_of(desk, body, "police", kind)

        (unread,) = await recorded(api, case, [yes(body)])
        assert [reason["code"] for reason in unread["reasons"]] == [f"{kind.upper()}_REACHES_BARRED"]
        assert unread["consent"] is None
        read = {"duty": f"ReportingDuty:{duty}", "version": 1, "answer": True}
        (answered,) = await recorded(api, case, [yes(body, duties=[read])])
        assert (answered["reasons"], answered["consent"]["eventType"]) == ([], "GIVEN")


async def test_a_stale_tab_gives_nothing_back_that_was_withdrawn(desk: Desk) -> None:
    api = Api(desk.parties, desk.ngo)
    case = await opened(api)
    wanted = [{"recipient": of(desk.lawyer), "purpose": "LEGAL_ADVICE"}]
    before = (await api.data(QUESTIONS, case=case, wanted=wanted))["consentQuestions"]
    seen = before["readings"][0]["questions"][0]["expectedAnswerId"]
    await api.do("withdrawConsent", "acknowledgement { id }", case=case)

    (late,) = await recorded(api, case, [yes(desk.lawyer, expectedAnswerId=seen)])

    assert (seen, late["consent"]) == (None, None)
    assert [reason["code"] for reason in late["reasons"]] == ["ANSWERED_SINCE"]
    now = (await api.data(QUESTIONS, case=case, wanted=wanted))["consentQuestions"]
    again = now["readings"][0]["questions"][0]["expectedAnswerId"]
    (asked,) = await recorded(api.at(NOW + timedelta(minutes=1)), case, [yes(desk.lawyer, expectedAnswerId=again)])
    assert asked["reasons"] == []


async def test_sent_twice_each_is_recorded_once_and_other_answers_under_the_key_are_refused(desk: Desk) -> None:
    api = Api(desk.parties, desk.ngo)
    case = await opened(api)
    given: dict[str, Any] = {"idempotencyKey": a_key(), "case": case, "guardian": MINOR, "answers": [yes(desk.lawyer)]}

    first = await api.do("recordSitting", SHOWS, **given)
    again = await api.do("recordSitting", SHOWS, **given)
    other = await api.do("recordSitting", SHOWS, **{**given, "answers": [yes(desk.lawyer, yes=False)]})

    assert first == again
    assert [error["code"] for error in other["errors"]] == ["IDEMPOTENCY_KEY_REUSED"]
    assert desk.parties.rows(
        "select count(*) from consent_grant where case_file = %(c)s", c=UUID(case.partition(":")[2])
    ) == [(1,)]


async def test_who_needs_what_is_what_a_yes_to_it_lets_leave(desk: Desk) -> None:
    api = Api(desk.parties, desk.ngo)
    case = await opened(api)
    other = desk.parties.organisation("legal_aid", connector="law")
    desk.parties.agree(desk.ngo, other, {**ADVICE, "paid": "full"})
    abroad = desk.parties.organisation("legal_aid", connector="law", country="US")
    desk.parties.agree(desk.ngo, abroad, {**ADVICE, "paid": "full"})
    police = desk.parties.organisation("police", connector="law")
    duty = duty_of(desk, abroad, "police")
    asked = [
        {"recipient": of(body), "purpose": "LEGAL_ADVICE"} for body in (desk.lawyer, other, abroad, police)
    ]  # fmt: skip

    found = (await api.data(QUESTIONS, case=case, wanted=asked))["consentQuestions"]

    assert found["minor"] is True
    together, barred = found["readings"]
    assert [one["recipient"]["id"] for one in together["questions"]] == [of(desk.lawyer), of(other), of(abroad)]
    assert len({one["until"] for one in together["questions"]}) == 1
    assert together["questions"][0]["abroad"] is None
    assert "アメリカ" in together["questions"][2]["abroad"]["ja"]
    assert [(one["id"], one["reachesBarred"]) for one in together["questions"][2]["duties"]][-1] == (
        f"ReportingDuty:{duty}", True,
    )  # fmt: skip
    (one,) = barred["questions"]
    assert ("BARRED_RECIPIENT" in {reason["code"] for reason in one["reasons"]}, one["fields"]) == (True, [])
    said = together["questions"][0]
    answer = yes(desk.lawyer, fields=[{"name": f["name"], "form": f["form"]} for f in said["fields"]])
    (kept,) = await recorded(api, case, [answer])
    assert kept["reasons"] == []
    preview = """query($case: ID!, $to: ID!) { disclosurePreview(caseId: $case, recipientId: $to,
      purpose: LEGAL_ADVICE) { allowed leaves { field form } } }"""
    shown = (await api.data(preview, case=case, to=of(desk.lawyer)))["disclosurePreview"]
    assert shown["allowed"] is True
    assert {(f["name"], f["form"]) for f in said["fields"]} == {(f["field"], f["form"]) for f in shown["leaves"]}


async def test_a_sitting_of_nobody_of_one_twice_and_of_too_many_is_refused(desk: Desk) -> None:
    api = Api(desk.parties, desk.ngo)
    case = await opened(api)
    for answers in ([], [yes(desk.lawyer), yes(desk.lawyer)], [yes(desk.lawyer)] * 16):
        payload = await api.do("recordSitting", SHOWS, idempotencyKey=a_key(), case=case, answers=answers)
        assert [error["field"] for error in payload["errors"]] == ["answers"]
    foreign = await opened(Api(desk.parties, desk.parties.organisation()))
    payload = await api.do("recordSitting", SHOWS, idempotencyKey=a_key(), case=foreign, answers=[yes(desk.lawyer)])
    assert [(error["code"], error["field"]) for error in payload["errors"]] == [("NOT_FOUND", "case")]
