"""Over the API: what she said of herself, how it counts, and who looks at it."""

from typing import Any
from uuid import UUID

import pytest

from hub.identity.permissions import Role
from tests.acts.people import person
from tests.cases.team import put_on_team
from tests.intake.desk import Desk
from tests.schema.api import Api
from tests.schema.casework import a_key, of, opened

pytestmark = pytest.mark.anyio
SHOWN = "id kind value counts notCounted { code sentence } contradicts about unsettled saidBy actId"
KEPT = f"statement {{ {SHOWN} }}"
STATEMENTS = f"query($id: ID!) {{ case(id: $id) {{ statements {{ {SHOWN} }} }} }}"
REVIEWS = "{ reviews(first: 10) { edges { node { id kind subjectId caseId } } } }"


def two(desk: Desk, case: str) -> tuple[Api, Api]:
    """Whoever opened the case, and another on its team."""
    second = person(desk.parties, desk.ngo, Role.CASEWORKER)
    put_on_team(desk.parties, desk.ngo, UUID(case.partition(":")[2]), second.id)
    return Api(desk.parties, desk.ngo, fresh=True), Api(desk.parties, desk.ngo, principal=second.id, fresh=True)


async def said(api: Api, mutation: str, case: str, **given: Any) -> dict[str, Any]:
    """The payload; nothing was refused."""
    payload = await api.do(mutation, KEPT, **{"idempotencyKey": a_key(), "case": case, **given})
    assert payload["errors"] == []
    return dict(payload["statement"])


async def test_a_day_lift_is_said_counted_and_reviewed(desk: Desk) -> None:
    case = await opened(Api(desk.parties, desk.ngo))
    first, second = two(desk, case)
    await said(first, "barRecipients", case, recipients=["legal_aid", of(desk.site)])
    lift = {"recipient": of(desk.lawyer), "purpose": "LEGAL_ADVICE"}

    unheard = await said(first, "liftBar", case, **lift)
    counted = await said(first, "liftBar", case, alone=True, **lift)

    assert (unheard["counts"], [one["code"] for one in unheard["notCounted"]]) == (False, ["not_alone"])
    assert unheard["notCounted"][0]["sentence"].startswith("There is no yes")
    assert (counted["counts"], counted["notCounted"], counted["saidBy"]) == (True, [], "SELF")
    (edge,) = (await second.data(REVIEWS))["reviews"]["edges"]
    assert (edge["node"]["kind"], edge["node"]["caseId"]) == ("BAR_LIFTED", case)
    assert counted["id"] == f"Statement:{edge['node']['subjectId']}"
    done = await second.do("decideReview", "review { decision }", review=edge["node"]["id"], decision="CUT")
    assert done["review"]["decision"] == "CUT"
    statements = (await first.data(STATEMENTS, id=case))["case"]["statements"]
    assert [one["kind"] for one in statements][-3:] == ["BAR_LIFT", "BAR_LIFT", "BAR_RESTORED"]
    assert statements[-1]["about"] == counted["id"]


async def test_a_minors_lasting_lift_is_an_act(desk: Desk) -> None:
    case = await opened(Api(desk.parties, desk.ngo))
    first, second = two(desk, case)

    asked = await first.do(
        "liftBar",
        f"{KEPT} act {{ id kind status details {{ name value }} }}",
        idempotencyKey=a_key(),
        case=case,
        kind="POLICE",
        lasting=True,
        alone=True,
    )
    assert asked["statement"]["counts"] is False
    assert asked["statement"]["actId"] == asked["act"]["id"]
    assert asked["act"]["details"] == [{"name": "of", "value": "police"}]
    done = await second.do("confirmAct", "act { status }", act=asked["act"]["id"])
    assert done["act"]["status"] == "DONE"

    statements = (await first.data(STATEMENTS, id=case))["case"]["statements"]
    assert (statements[-1]["kind"], statements[-1]["counts"]) == ("BAR_LIFT", True)


async def test_a_contradiction_is_shown_and_settled_by_another(desk: Desk) -> None:
    case = await opened(Api(desk.parties, desk.ngo))
    first, second = two(desk, case)
    age = await said(first, "stateAge", case, about="NOW", band="AGE_20_OR_OVER", alone=True)
    assert (age["unsettled"], age["contradicts"] is not None) == (True, True)
    settled = {"idempotencyKey": a_key(), "case": case, "statement": age["id"], "holds": "EARLIER", "reason": "聞いた"}

    refused = await first.do("settleContradiction", KEPT, **settled)
    done = await second.do("settleContradiction", KEPT, **settled)

    assert [one["code"] for one in refused["errors"]] == ["act_same_person"]
    assert done["statement"]["about"] == age["id"]
    statements = (await first.data(STATEMENTS, id=case))["case"]["statements"]
    assert not any(one["unsettled"] for one in statements)


async def test_the_word_is_never_shown_and_the_rest_is_as_it_was_said(desk: Desk) -> None:
    case = await opened(Api(desk.parties, desk.ngo))
    api, _ = two(desk, case)
    contact = {"ways": [{"kind": "chat", "value": "@k", "hours": "20-22", "wording": "部活", "voicemail": False}]}

    word = await said(api, "chooseWord", case, chosen="かもめ", alone=True)
    way = await said(api, "stateSafeContact", case, contact=contact)
    wish = await said(api, "stateWishes", case, wishes={"police": "no"})
    death = await said(api, "recordDeath", case, saidBy="THIRD_PARTY", note="電話があった。")

    assert (word["value"], word["counts"]) == (None, True)
    assert way["value"] == {"contact": contact, "unsafe": False}
    assert wish["value"] == {"wishes": {"police": "no"}}
    assert (death["saidBy"], death["value"]) == ("THIRD_PARTY", {"note": "電話があった。"})


async def test_said_twice_under_one_key_it_is_said_once(desk: Desk) -> None:
    case = await opened(Api(desk.parties, desk.ngo))
    api, _ = two(desk, case)
    given = {"idempotencyKey": a_key(), "case": case, "recipients": ["medical"]}

    once, again = [await api.do("barRecipients", KEPT, **given) for _ in range(2)]

    assert once == again


async def test_what_she_says_is_no_correction(desk: Desk) -> None:
    case = await opened(Api(desk.parties, desk.ngo))
    api, _ = two(desk, case)

    fields = [{"name": "barred_recipients", "value": []}]
    refused = await api.do("recordFields", "case { id }", case=case, fields=fields, expectedVersion=1)

    assert [(one["code"], one["field"]) for one in refused["errors"]] == [("use_bar_recipients", "barred_recipients")]
