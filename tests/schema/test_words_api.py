"""A word that there is not is refused, with place and allowed words; a wrong move says where the thing stands."""

from typing import Any

import pytest

from hub.identity.permissions import Role
from tests.intake.desk import Desk
from tests.parties import Parties
from tests.schema.api import Api
from tests.schema.casework import a_key, opened
from tests.schema.referring import offered_by_api
from tests.withdrawals.test_withdrawals_api import referred

pytestmark = pytest.mark.anyio
CASES = "query($status: CaseStatus) { cases(status: $status) { edges { node { id status } } } }"


async def test_a_case_is_found_by_its_status(desk: Desk) -> None:
    api = Api(desk.parties, desk.ngo)
    case = await opened(api)

    found = await api.data("{ cases(status: OPEN) { edges { node { id status } } } }")
    none = await api.data(CASES, status="CLOSED")

    assert {"id": case, "status": "OPEN"} in [edge["node"] for edge in found["cases"]["edges"]]
    assert none["cases"]["edges"] == []


@pytest.mark.parametrize("word", ["open", "OPENED", "", 1])
async def test_an_unknown_word_in_a_filter_hides_nothing_it_is_refused(desk: Desk, word: Any) -> None:
    answer = await Api(desk.parties, desk.ngo).ask(CASES, status=word)

    told = answer["errors"][0]["extensions"]
    assert "data" not in answer
    assert (told["code"], told["field"], told["allowed"]) == ("malformed", "status", ["OPEN", "CLOSED"])
    assert told["sentence"].endswith(told["nextStep"])


@pytest.mark.parametrize("literal", ['"OPEN"', "OPENED", "1"])
async def test_what_is_no_word_in_a_document_is_refused_before_anything_is_read(desk: Desk, literal: str) -> None:
    answer = await Api(desk.parties, desk.ngo).ask(f"{{ cases(status: {literal}) {{ edges {{ node {{ id }} }} }} }}")

    (told,) = (one["extensions"] for one in answer["errors"])
    assert "data" not in answer
    assert (told["code"], told["allowed"]) == ("malformed", ["OPEN", "CLOSED"])


async def test_an_unknown_word_inside_an_input_is_named_with_its_place(desk: Desk) -> None:
    document = "mutation($input: AddEvidenceInput!) { addEvidence(input: $input) { errors { code } } }"
    entries = [{"kind": "messages", "description": "控え", "state": state} for state in ("NOTED", "kept")]
    given = {"idempotencyKey": a_key(), "case": "Case:0", "entries": entries}

    told = (await Api(desk.parties, desk.ngo).ask(document, input=given))["errors"][0]["extensions"]

    assert (told["field"], told["allowed"]) == ("input.entries.1.state", ["NOTED", "PRESERVED", "WAIVED"])


async def test_a_value_of_the_catalogue_names_its_codes(desk: Desk) -> None:
    document = """mutation($input: OpenCaseInput!) { openCase(input: $input) {
      errors { code field allowed nextStep } } }"""
    fields = [{"name": "exposure", "value": "everywhere"}]
    given = {"idempotencyKey": a_key(), "language": "JA", "urgency": "URGENT", "fields": fields}

    (told,) = (await Api(desk.parties, desk.ngo).data(document, input=given))["openCase"]["errors"]

    assert (told["code"], told["field"]) == ("malformed", "exposure")
    assert "published" in told["allowed"]
    assert told["nextStep"]


async def test_a_wrong_move_says_where_it_stands_and_whence_it_could_be_made(parties: Parties) -> None:
    _, _, lawyer, referral = await offered_by_api(parties)
    document = """mutation($input: CompleteReferralInput!) { completeReferral(input: $input) {
      errors { code field allowed presentStatus nextStep } } }"""
    given = {"referral": referral, "outcome": "ADVICE_GIVEN", "expectedVersion": 1}
    await lawyer.do("assignReferrals", "objects", referrals=[referral])

    (told,) = (await lawyer.data(document, input=given))["completeReferral"]["errors"]

    assert (told["code"], told["presentStatus"]) == ("wrong_move", "REQUESTED")
    assert told["allowed"] == ["ACCEPTED", "IN_PROGRESS"]


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"givenBy": "HUB"}, "given_by"),
        ({"givenBy": "REVIEWER"}, "given_by"),
        ({"givenBy": "LAWYER"}, "given_by"),
        ({"method": "BY_REVIEW"}, "method"),
    ],
)
async def test_nobody_withdraws_in_a_word_that_the_hub_alone_writes(
    parties: Parties, said: dict[str, str], field: str
) -> None:
    scene, ngo, _, _ = await referred(parties)

    refused = await ngo.do("withdrawConsent", "acknowledgement { id }", case=f"Case:{scene.case}", **said)

    assert (refused["acknowledgement"], refused["errors"]) == (None, [{"code": "malformed", "field": field}])


async def test_nobody_undoes_in_a_word_that_the_hub_alone_writes(parties: Parties) -> None:
    scene, ngo, _, _ = await referred(parties)
    taken = await ngo.do("withdrawConsent", "acknowledgement { id }", case=f"Case:{scene.case}")
    of = {"withdrawal": taken["acknowledgement"]["id"], "idempotencyKey": a_key()}

    refused = await ngo.do("undoWithdrawal", "case { id }", **of, said={"alone": True, "method": "BY_CLOCK"})

    assert refused["errors"] == [{"code": "malformed", "field": "method"}]


async def test_a_verb_that_there_is_not_hides_no_line_of_the_ledger(desk: Desk) -> None:
    auditor = Api(desk.parties, desk.ngo, role=Role.AUDITOR)

    answer = await auditor.ask('{ ledger(verb: "case:opend") { edges { node { verb } } } }')

    told = answer["errors"][0]["extensions"]
    assert (answer["data"], told["code"], told["field"]) == ({"ledger": None}, "malformed", "verb")
    assert "case:opened" in told["allowed"]
