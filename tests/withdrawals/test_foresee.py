"""What is said beforehand of a change of mind is what it does, to each thing that is out."""

from datetime import timedelta

import pytest

from tests.intake.desk import Desk
from tests.parties import NOW, Parties
from tests.schema.api import Api
from tests.schema.casework import a_key, of
from tests.withdrawals.scene import a_case

pytestmark = pytest.mark.anyio
FORESEEN = """query($case: ID!, $cause: NarrowingCause!) { foreseenNarrowings(caseId: $case, cause: $cause) {
  objectId act withAll asks engaged recipient { id } } }"""
DONE = "{ narrowings(first: 20) { edges { node { objectId act } } } }"


@pytest.mark.parametrize("said", ["all", "one", "refusal", "bar"])
async def test_what_is_foreseen_is_what_is_done(parties: Parties, said: str) -> None:
    scene = await a_case(parties)
    lawyer, site = scene.recipient(), scene.recipient("platform")
    await scene.consent(lawyer)
    await scene.consent(site, "removal")
    for status in ("requested", "accepted"):
        await scene.referral(lawyer, status)
        await scene.request(site, status)
    ngo, case = Api(parties, scene.ngo, NOW + timedelta(hours=1)), f"Case:{scene.case}"
    cause = {"refusal": "REFUSAL", "bar": "BAR"}.get(said, "WITHDRAWAL")

    found = (await ngo.data(FORESEEN, case=case, cause=cause))["foreseenNarrowings"]
    again = (await ngo.data(FORESEEN, case=case, cause=cause))["foreseenNarrowings"]
    assert found == again, "looking changes nothing"
    about = {"case": case, "recipient": of(lawyer)}
    if said == "refusal":
        given = {**about, "purpose": "LEGAL_ADVICE", "channel": None}
        payload = await ngo.do("recordRefusal", "consent { eventType }", idempotencyKey=a_key(), **given)
    elif said == "bar":
        payload = await ngo.do(
            "barRecipients", "statement { id }", idempotencyKey=a_key(), case=case, organisations=[of(lawyer)]
        )
    else:
        payload = await ngo.do(
            "withdrawConsent", "acknowledgement { id }", **(about if said == "one" else {"case": case})
        )
    assert payload["errors"] == []

    edges = (await ngo.data(DONE))["narrowings"]["edges"]
    done = {edge["node"]["objectId"]: edge["node"]["act"] for edge in edges}
    hers = [one for one in found if said == "all" or one["recipient"]["id"] == of(lawyer)]
    assert len(hers) == (4 if said == "all" else 2)
    assert {one["objectId"]: one["withAll" if said == "all" else "act"] for one in hers} == done


async def test_a_cause_that_is_not_hers_and_a_foreign_case_are_refused(desk: Desk) -> None:
    ngo = Api(desk.parties, desk.ngo)
    case = f"Case:{await desk.case()}"

    strange = await ngo.ask(FORESEEN, case=case, cause="EXPIRY")
    foreign = await Api(desk.parties, desk.lawyer, role=ngo.viewer().role).ask(FORESEEN, case=case, cause="WITHDRAWAL")

    assert strange["errors"][0]["extensions"]["allowed"] == ["withdrawal", "refusal", "bar"]
    assert foreign["errors"][0]["extensions"]["code"] == "NOT_FOUND"
