"""Mistakes of somebody who reads the schema alone: each answer says what, where, what is allowed and what to do."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from hub.kit.sentence import SENTENCES
from schema.engine.choices import code_of
from tests.intake.desk import Desk
from tests.schema.api import Api
from tests.schema.casework import a_key, opened

pytestmark = pytest.mark.anyio
ASKED = "code field sentence allowed nextStep presentStatus"
OPEN: Mapping[str, Any] = {"language": "JA", "urgency": "URGENT", "fields": []}


def _value(name: str, value: Any) -> dict[str, Any]:
    return {**OPEN, "fields": [{"name": name, "value": value}]}


EVENT = {"at": "2026-11-01T10:00:00+09:00", "what": "x"}
WAY = {"kind": "phone", "value": "090-0000-0000", "hours": "夜", "wording": "友人", "voicemail": False}
BY_VARIABLE = {
    "a word of no enum": (
        {**OPEN, "urgency": "SOON"},
        "MALFORMED",
        "variables.input.urgency",
        {"IMMEDIATE", "URGENT", "ROUTINE"},
    ),
    "the code in the place of the name": (
        {**OPEN, "language": "ja"},
        "MALFORMED",
        "variables.input.language",
        {"JA", "EN"},
    ),
    "nothing where something must be": ({"language": "JA", "fields": []}, "REQUIRED", "variables.input.urgency", set()),
    "a field that the input does not have": (
        {**OPEN, "colour": "red"},
        "UNKNOWN_FIELD",
        "variables.input",
        {"urgency", "fields"},
    ),
    "a word deep inside": (
        {**OPEN, "barredRecipients": ["POLICE", "NEIGHBOUR"]},
        "MALFORMED",
        "variables.input.barredRecipients[1]",
        {"POLICE", "GUARDIAN"},
    ),
    "a list that is none": ({**OPEN, "fields": "narrative"}, "MALFORMED", "variables.input.fields", set()),
}
BY_VALUE = {
    "a field that the catalogue does not know": (
        _value("shoe_size", 7),
        "UNKNOWN_FIELD",
        "fields[0].name",
        {"call_name"},
    ),
    "a code that the field does not take": (
        _value("exposure", "everywhere"),
        "MALFORMED",
        "exposure",
        {"published", "threatened"},
    ),
    "a code twice": (_value("matter_types", ["takedown", "takedown"]), "MALFORMED", "matter_types", set()),
    "a text that is too long": (_value("call_name", "あ" * 201), "TOO_LONG", "call_name", {"200"}),
    "a number out of bounds": (
        _value("demand_amount_jpy", -1),
        "OUT_OF_RANGE",
        "demand_amount_jpy",
        {"0", "1000000000000"},
    ),
    "a number in words": (_value("demand_amount_jpy", "5万円"), "MALFORMED", "demand_amount_jpy", {"0"}),
    "an instant without a zone": (
        _value("timeline", [EVENT, {**EVENT, "at": "2026-11-01T10:00:00"}]),
        "MALFORMED",
        "timeline[1].at",
        {"2026-05-20T21:30:00+09:00"},
    ),
    "a part that is missing": (_value("timeline", [{"what": "x"}]), "REQUIRED", "timeline[0].at", set()),
    "a part that there is not": (
        _value("timeline", [{**EVENT, "who": "x"}]),
        "UNKNOWN_FIELD",
        "timeline[0]",
        {"at", "what"},
    ),
    "an address that is none": (
        _value("locations", [{"url": "sns.example.org", "service": "SNS"}]),
        "MALFORMED",
        "locations[0].url",
        {"https://…"},
    ),
    "too many rows": (_value("timeline", [EVENT] * 201), "TOO_LONG", "timeline", {"200"}),
    "an empty text": (_value("call_name", "  "), "REQUIRED", "call_name", set()),
    "a way to reach her without its hours": (
        {**OPEN, "safeContact": {"ways": [{**WAY, "hours": ""}]}},
        "SAFE_CONTACT_INCOMPLETE",
        "safeContact.ways[0].hours",
        set(),
    ),
    "a wish in other words": ({**OPEN, "wishes": {"removal": "maybe"}}, "MALFORMED", "wishes.removal", {"yes", "no"}),
    "a picture": (
        _value("narrative", "data:image/png;base64,iVBORw0KGgo" + "A" * 400),
        "IMAGE_CONTENT",
        "narrative",
        set(),
    ),
    "a key that is too short": ({**OPEN, "idempotencyKey": "short"}, "OUT_OF_RANGE", "idempotencyKey", {"16", "64"}),
    "a key with blanks": (
        {**OPEN, "idempotencyKey": "with blank 0123456789"},
        "MALFORMED",
        "idempotencyKey",
        {"A-Z", "0-9"},
    ),
    "a body that nobody knows": (
        {**OPEN, "barredOrganisations": ["Organisation:nobody"]},
        "NOT_FOUND",
        "barredOrganisations",
        set(),
    ),
}


def helps(told: Mapping[str, Any], code: str, field: str | None, allowed: set[str]) -> None:
    """It is what was expected, and its sentence ends with what to do."""
    assert (told["code"], told["field"]) == (code, field), told
    assert allowed <= set(told["allowed"]), told
    assert told["sentence"].endswith(told["nextStep"])
    next_step = SENTENCES[code_of("ProblemCode", code)].next_step
    assert told["nextStep"] in (next_step.en, next_step.ja)


@pytest.mark.parametrize("kind", BY_VARIABLE)
async def test_what_does_not_fit_the_schema_is_named_with_its_place_in_the_variables(desk: Desk, kind: str) -> None:
    given, code, field, allowed = BY_VARIABLE[kind]
    document = "mutation($input: OpenCaseInput!) { openCase(input: $input) { case { id } errors { code } } }"

    answer = await Api(desk.parties, desk.ngo).ask(document, input={"idempotencyKey": a_key(), **given})

    assert "data" not in answer
    helps(answer["errors"][0]["extensions"], code, field, allowed)


@pytest.mark.parametrize("kind", BY_VALUE)
async def test_what_a_room_refuses_of_a_case_is_named_with_its_place(desk: Desk, kind: str) -> None:
    given, code, field, allowed = BY_VALUE[kind]
    document = (
        f"mutation($input: OpenCaseInput!) {{ openCase(input: $input) {{ case {{ id }} errors {{ {ASKED} }} }} }}"
    )

    payload = (await Api(desk.parties, desk.ngo).data(document, input={"idempotencyKey": a_key(), **given}))["openCase"]

    assert payload["case"] is None
    helps(payload["errors"][0], code, field, allowed)


QUERIES = {
    "a page that is too large": (
        "{ cases(first: 500) { edges { node { id } } } }",
        "OUT_OF_RANGE",
        "first",
        {"1", "100"},
    ),
    "a cursor of somewhere else": ('{ cases(after: "x") { edges { node { id } } } }', "MALFORMED", "after", set()),
    "a case of nobody": (
        '{ caseLedger(caseId: "Case:x") { edges { node { verb } } } }',
        "NOT_FOUND",
        "caseId",
        set(),
    ),
    "a country that is no code": (
        '{ organisations(country: "jp") { edges { node { id } } } }',
        "MALFORMED",
        "country",
        {"JP"},
    ),
    "a language that is no code": (
        '{ organisations(language: "JA") { edges { node { id } } } }',
        "MALFORMED",
        "language",
        {"ja"},
    ),
    "a literal of no enum": (
        "{ cases(status: GONE) { edges { node { id } } } }",
        "MALFORMED",
        None,
        {"OPEN", "CLOSED"},
    ),
    "a field that there is not": ("{ cases { edges { node { colour } } } }", "DOCUMENT_INVALID", None, set()),
    "a brace too few": ("{ cases { edges", "DOCUMENT_MALFORMED", None, set()),
    "too many at once": (
        "{ " + " ".join(f"a{n}: viewer {{ role }}" for n in range(12)) + " }",
        "LIMIT_EXCEEDED",
        "root_fields",
        {"10"},
    ),
}


@pytest.mark.parametrize("kind", QUERIES)
async def test_a_question_that_cannot_be_answered_says_why(desk: Desk, kind: str) -> None:
    document, code, field, allowed = QUERIES[kind]

    answer = await Api(desk.parties, desk.ngo).ask(document)

    helps(answer["errors"][0]["extensions"], code, field, allowed)


async def test_a_step_out_of_turn_says_where_the_thing_stands(desk: Desk) -> None:
    api = Api(desk.parties, desk.ngo)
    case = await opened(api)
    document = f"mutation($input: CloseCaseInput!) {{ closeCase(input: $input) {{ errors {{ {ASKED} }} }} }}"
    await api.data(document, input={"case": case})

    again = (await api.data(document, input={"case": case}))["closeCase"]["errors"]
    late = f"mutation($input: AddEvidenceInput!) {{ addEvidence(input: $input) {{ errors {{ {ASKED} }} }} }}"
    entry = {"kind": "messages", "description": "控え"}
    (told,) = (await api.data(late, input={"idempotencyKey": a_key(), "case": case, "entries": [entry]}))[
        "addEvidence"
    ]["errors"]

    assert again == [] or again[0]["nextStep"]
    helps(told, "CASE_CLOSED", None, set())


async def test_what_is_no_request_at_all_is_told_in_the_same_way(desk: Desk) -> None:
    answer = await Api(desk.parties, desk.ngo).post("{ viewer { role } }", {"a": "\x00"})

    helps(json.loads(answer.content)["errors"][0]["extensions"], "MALFORMED", "variables", set())
