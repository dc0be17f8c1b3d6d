"""Inside an organisation: a case and all that came of it are for its team; to a colleague it is as if they were not."""

from collections.abc import Sequence

import pytest

from hub.identity.permissions import Role
from tests.journeys.hub_in_process import Caller, of
from tests.journeys.play import ask_everything
from tests.journeys.town import Neighbourhood
from tests.privacy.probes import Seen, answer, batches, own, snapshot, things, unknown
from tests.privacy.surface import RootField, fresh, root_fields
from tests.privacy.test_foreign import about, nodes, one_of_each, privates

pytestmark = pytest.mark.anyio
COMES_FROM_A_CASE = frozenset(
    {"Case", "Referral", "TakedownRequest", "Delivery", "Holding", "Withdrawal", "Review", "Statement"}
)
ALWAYS_SUCCEEDS = frozenset({"withdraw_consent"})
"""What a caseworker may do outside the team too: the person who takes consent back must never hear "not my case"."""
ABOUT_CASES = [
    field
    for field in root_fields()
    if field.open_to(Role.CASEWORKER) and set(field.things()) & COMES_FROM_A_CASE and field.name not in ALWAYS_SUCCEEDS
]
LISTS = [field for field in root_fields() if field.is_page() and field.open_to(Role.CASEWORKER)]
RECEIVED = frozenset({"takedown_queue", "organisations", "agreements", "waiting_acts", "decided_acts"})
"""Lists of what is not of the organisation's own cases, or that a second person must see."""


def outsider(here: Neighbourhood) -> Caller:
    """A second caseworker of the support group, who is on no team; always the same one."""
    known = here.hub.parties.rows(
        "select id from principal where organisation = %(o)s and role = 'caseworker' and ended_at is null"
        " and not exists (select from case_team t where t.principal = principal.id) order by id",
        o=here.ngo.id,
    )
    member = known[0][0] if known else here.hub.parties.person(here.ngo, Role.CASEWORKER)
    return Caller(here.hub, here.ngo, member, Role.CASEWORKER)


def of_the_group(here: Neighbourhood) -> list[Seen]:
    """Everything that came of the group's cases."""
    desk = here.desk
    return [one for type in sorted(COMES_FROM_A_CASE) for one in own(desk, things(here.hub.parties), type)]


async def test_a_node_outside_the_team_is_an_unknown_one(town: list[Neighbourhood]) -> None:
    here = town[0]
    caller, ids = outsider(here), [one.id for one in of_the_group(here)]
    before = snapshot(here.hub.parties)

    for some in batches(ids):
        assert await nodes(caller, some) == await nodes(caller, unknown(some))

    assert {one.partition(":")[0] for one in ids} == COMES_FROM_A_CASE
    assert snapshot(here.hub.parties) == before


@pytest.mark.parametrize("field", ABOUT_CASES, ids=lambda field: field.name)
async def test_what_is_asked_or_done_outside_the_team_is_asked_or_done_to_nothing(
    town: list[Neighbourhood], field: RootField
) -> None:
    here = town[0]
    caller, all_things = outsider(here), things(here.hub.parties)
    before, beside, probes = snapshot(here.hub.parties), one_of_each(caller, all_things), 0
    document = field.document("{ __typename errors { code field sentence } }" if field.mutation else "{ __typename }")

    for type in set(privates(field)) & COMES_FROM_A_CASE:
        for one in own(caller, all_things, type):
            theirs, nobodys = [
                await answer(caller, document, **field.given(about(id, here, beside))) for id in (one.id, fresh(type))
            ]
            assert theirs == nobodys
            assert b'"errors":[]' not in theirs
            probes += 1

    assert probes > 0
    assert snapshot(here.hub.parties) == before


@pytest.mark.parametrize("field", LISTS, ids=lambda field: field.name)
async def test_a_list_is_empty_outside_the_team(town: list[Neighbourhood], field: RootField) -> None:
    here = town[0]
    came = {one.id.partition(":")[0]: one.id for one in of_the_group(here)}
    for words in field.choices():
        given = {**field.given(about(here.cases[0], here, came), whole=False), **words}
        colleagues, mine = [
            (await caller.post(field.document("{ edges { node { __typename } } }"), given)).json()
            for caller in (outsider(here), here.desk)
        ]
        shown = (colleagues["data"] or {}).get(field.name_outside)
        assert field.name in RECEIVED or not (shown or {}).get("edges")
        assert "INBOX" in words.values() or field.name == "takedown_queue" or mine["data"][field.name_outside]["edges"]


async def test_a_colleague_a_supervisor_an_auditor_and_an_admin_hear_no_word_of_any_case(
    town: list[Neighbourhood],
) -> None:
    here = town[0]
    for caller in (outsider(here), *(here.hub.caller(here.ngo, role) for role in OVERSEERS)):
        told = await everything(caller)
        assert here.mark.encode() not in told, caller.role

    assert here.mark.encode() in await everything(here.desk)


OVERSEERS = (Role.SUPERVISOR, Role.AUDITOR, Role.ADMIN)


async def everything(caller: Caller) -> bytes:
    caller.hub.told.pop(caller.party.id, None)
    await ask_everything(caller)
    return b"\n".join(caller.hub.told[caller.party.id])


async def test_a_supervisor_lists_all_and_opens_nothing_before_she_has_joined(
    town_to_spoil: list[Neighbourhood],
) -> None:
    here = town_to_spoil[2]
    chief = here.hub.caller(here.ngo, Role.SUPERVISOR)
    ids = await listed(chief)
    opened = "query($id: ID!) { case(id: $id) { fields { name value } } }"

    before = [(await chief.ask(opened, id=id))["case"] for id in ids["cases"]]
    await chief.do(
        "addToTeam",
        "team { principalId reason }",
        case=ids["cases"][0],
        principal=f"Principal:{chief.principal}",
        reason="担当者の不在",
    )
    after = [(await chief.ask(opened, id=id))["case"] for id in ids["cases"]]

    assert set(ids["cases"]) == set(here.cases)
    assert all(ids.values())
    assert before == [None] * len(before)
    assert after[0]["fields"]
    assert after[1:] == before[1:]


async def listed(caller: Caller) -> dict[str, Sequence[str]]:
    """The ids of each list of what the organisation sent."""
    document = """{ cases { ...C } referrals(box: SENT) { ...R } takedownRequests(box: SENT) { ...T }
      deliveries { ...D } holdings(box: SENT) { ...H } }
      fragment C on ListedCaseConnection { edges { node { id } } }
      fragment R on ListedReferralConnection { edges { node { id } } }
      fragment T on ListedTakedownRequestConnection { edges { node { id } } }
      fragment D on DeliveryConnection { edges { node { id } } }
      fragment H on HoldingConnection { edges { node { id } } }"""
    found = await caller.ask(document)
    return {name: [edge["node"]["id"] for edge in page["edges"]] for name, page in found.items()}


async def test_consent_is_taken_back_by_whoever_answers_the_telephone(town_to_spoil: list[Neighbourhood]) -> None:
    """Domain rule 4: it always succeeds. It shows nothing of the case, and opens nothing of it.

    Only "now", which nobody can undo, asks whoever is not on the team to show who she is.
    """
    here = town_to_spoil[2]
    case = await here.case()
    referral = await here.referral(case)
    caller = outsider(here)

    told = await caller.signed_in().do(
        "withdrawConsent", "acknowledgement { id referrals }", case=case, recipient=of(here.lawyer), destruction="NOW"
    )

    assert told["acknowledgement"]["referrals"] == [referral]
    assert here.mark not in str(told)
    assert (await caller.ask("query($id: ID!) { case(id: $id) { id } }", id=case)) == {"case": None}
    status = here.hub.parties.rows("select status from referral where id = %(r)s", r=referral.partition(":")[2])
    assert status == [("cancelled",)]
