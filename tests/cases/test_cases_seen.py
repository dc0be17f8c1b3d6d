"""What is seen of cases: by their own organisation in few statements, by everybody else not at all."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from hub.identity.permissions import Role
from hub.withdrawals.withdraw import ChangeOfMind, withdraw
from tests.counting import counted
from tests.intake.desk import Desk
from tests.parties import NOW
from tests.schema.api import Api
from tests.schema.casework import CASE, PREVIEW, consented, of, opened

pytestmark = pytest.mark.anyio


async def test_cases_are_paged_and_hold_no_story(desk: Desk) -> None:
    api = Api(desk.parties, desk.ngo)
    made = [await opened(api.at(NOW + timedelta(minutes=minute))) for minute in range(3)]
    document = """query($after: String) { cases(first: 2, after: $after, status: OPEN, urgency: URGENT) {
      edges { node { id status urgency language version nextConsentEndsAt consentEndsSoon } }
      pageInfo { hasNextPage endCursor } } }"""

    await consented(api, made[2], desk, until="2026-12-01T00:00:00Z")

    with counted(desk.parties.web) as asked:
        first = (await api.data(document))["cases"]
    second = (await api.data(document, after=first["pageInfo"]["endCursor"]))["cases"]

    listed = [edge["node"]["id"] for edge in (*first["edges"], *second["edges"])]
    assert listed == made[::-1]
    assert [edge["node"]["nextConsentEndsAt"] for edge in first["edges"]] == ["2026-12-01T00:00:00Z", None]
    assert [edge["node"]["consentEndsSoon"] for edge in first["edges"]] == [True, False]
    assert len(asked) == 2, "the page, and the ends of its consents"
    assert (first["pageInfo"]["hasNextPage"], second["pageInfo"]["hasNextPage"]) == (True, False)


@pytest.mark.parametrize(("days", "soon"), [(15, False), (14, True)])
async def test_the_list_of_cases_says_fourteen_days_before_that_a_consent_ends(
    desk: Desk, days: int, soon: bool
) -> None:
    api = Api(desk.parties, desk.ngo)
    ends = NOW + timedelta(days=60)
    await consented(api, await opened(api), desk, until=ends.isoformat())

    told = await api.at(ends - timedelta(days=days)).data("{ cases(first: 5) { edges { node { consentEndsSoon } } } }")

    assert [edge["node"]["consentEndsSoon"] for edge in told["cases"]["edges"]] == [soon]


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
    asked = {"recipient": of(desk.lawyer), "purpose": "LEGAL_ADVICE"}

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
        await api.data(PREVIEW, case=case, recipient=of(desk.lawyer), purpose="LEGAL_ADVICE")

    assert len(reading) == 9, "case, turn, ledger, burst; consents, answers, handovers, withdrawals, organisations"
    assert len(looking) == 13, "the gate's eight, what was sent already, what asked before; turn, ledger, burst"


async def test_what_was_taken_back_stands_on_the_case(desk: Desk) -> None:
    api = Api(desk.parties, desk.ngo)
    case = await opened(api)
    await consented(api, case, desk)
    async with desk.parties.work(desk.ngo) as work:
        kept = await withdraw(work, UUID(case.removeprefix("Case:")), ChangeOfMind(desk.lawyer.id))

    seen = (await api.data(CASE, id=case))["case"]

    assert seen["consents"][0]["eventType"] == "WITHDRAWN"
    assert seen["withdrawals"] == [
        {
            "id": f"Withdrawal:{kept.id}",
            "recipient": {"id": of(desk.lawyer)},
            "destruction": "AFTER_SEVEN_DAYS",
            "recall": False,
            "undoneAt": None,
        }
    ]
