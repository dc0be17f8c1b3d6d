"""Whose word it takes, as programs meet it: undoing, holding, a guardian, who cannot be asked, a second person."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from hub.identity.permissions import Role
from tests.intake.desk import TOLD, Desk
from tests.journeys.hub_in_process import of
from tests.parties import NOW, Parties
from tests.schema.api import Api
from tests.schema.casework import FORMS
from tests.withdrawals.test_withdrawals_api import a_key, nodes, referred

pytestmark = pytest.mark.anyio
DAY = timedelta(days=1)
REVIEWS = (
    """{ reviews { edges { node { id caseId kind subjectId askedBy askedAt dueAt overdue decidedBy decision } } } }"""
)
SHOWN = """query($id: ID!) { case(id: $id) {
  consents { eventType givenBy assent notCapableReason } guardianWords { id word text recipient { id } recordedBy }
  reviews { kind decision decidedBy } withdrawals { heldBy heldUntil undoneAt
    undoAttempts { counted reasons { code sentence } recordedBy } } } }"""
CHILD = {**TOLD, "barred_recipients": ["police"]}
WHY = "意識がなく、いつ話せるか分からない。"


def supervisor(api: Api) -> Api:
    """One who is on no team."""
    who = api.parties.person(api.party, Role.SUPERVISOR)
    return replace(api, role=Role.SUPERVISOR, principal=who)


async def withdrawn(parties: Parties) -> tuple[Api, str, str]:
    scene, ngo, _, _ = await referred(parties)
    case = f"Case:{scene.case}"
    told = await ngo.do("withdrawConsent", "acknowledgement { id }", case=case)
    return ngo, case, told["acknowledgement"]["id"]


async def test_a_word_that_does_not_count_is_an_answer_and_stands_on_the_case(parties: Parties) -> None:
    ngo, case, withdrawal = await withdrawn(parties)
    wanted: dict[str, Any] = {"withdrawal": withdrawal, "said": {"method": "BY_CHAT", "language": "EN"}}

    told = await ngo.do("undoWithdrawal", "notCounted { code field } case { id }", idempotencyKey=a_key(), **wanted)

    assert told == {"notCounted": [{"code": "not_alone", "field": None}], "case": {"id": case}, "errors": []}
    (shown,) = (await ngo.data(SHOWN, id=case))["case"]["withdrawals"]
    assert shown["undoneAt"] is None
    (attempt,) = shown["undoAttempts"]
    assert (attempt["counted"], attempt["recordedBy"]) == (False, f"Principal:{ngo.party.principal}")
    assert "alone" in attempt["reasons"][0]["sentence"]


async def test_a_supervisor_sees_what_waits_without_a_word_of_the_case_and_cuts_it(parties: Parties) -> None:
    ngo, case, withdrawal = await withdrawn(parties)
    await ngo.do("undoWithdrawal", "case { id }", idempotencyKey=a_key(), withdrawal=withdrawal, said={"alone": True})
    chief = supervisor(ngo).at(NOW + DAY)

    (one,) = nodes(await chief.data(REVIEWS), "reviews")

    assert (one["kind"], one["caseId"], one["overdue"]) == ("WITHDRAWAL_UNDONE", case, False)
    assert one["subjectId"] == withdrawal.removeprefix("Withdrawal:")
    assert (await chief.data(SHOWN, id=case))["case"] is None, "the list leads to no case"
    own = await ngo.do("decideReview", "review { id }", review=one["id"], decision="UPHELD")
    assert [error["code"] for error in own["errors"]] == ["review_same_person"]
    cut = await chief.do("decideReview", "review { decision decidedBy overdue }", review=one["id"], decision="CUT")
    assert cut["errors"] == []
    assert cut["review"] == {"decision": "CUT", "decidedBy": f"Principal:{chief.principal}", "overdue": False}
    assert nodes(await chief.data(REVIEWS), "reviews") == []
    shown = (await ngo.at(NOW + 2 * DAY).data(SHOWN, id=case))["case"]
    assert shown["consents"][0]["eventType"] == "WITHDRAWN"
    assert shown["consents"][0]["givenBy"] == "REVIEWER"
    assert len(shown["withdrawals"]) == 2


async def test_a_hold_is_shown_on_the_case_and_stands_once(parties: Parties) -> None:
    ngo, _, withdrawal = await withdrawn(parties)

    held = await ngo.do("holdDestruction", "case { withdrawals { heldBy heldUntil } }", withdrawal=withdrawal)
    again = await ngo.do("holdDestruction", "case { id }", withdrawal=withdrawal)

    assert held["errors"] == []
    (shown,) = held["case"]["withdrawals"]
    assert shown == {"heldBy": f"Principal:{ngo.party.principal}", "heldUntil": "2026-12-06T04:00:00Z"}
    assert [error["code"] for error in again["errors"]] == ["held_once"]


async def test_a_guardians_withdrawal_is_told_what_to_do_instead(desk: Desk) -> None:
    api, case = Api(desk.parties, desk.ngo), f"Case:{await desk.case(CHILD)}"

    refused = await api.do("withdrawConsent", "acknowledgement { id }", case=case, givenBy="GUARDIAN")
    kept = await api.do(
        "recordGuardianWord",
        "case { guardianWords { word text recipient { id } } reviews { kind } }",
        idempotencyKey=a_key(),
        case=case,
        word="OBJECTION",
        text="やめさせたい。",
        recipient=of(desk.lawyer),
    )

    assert refused["errors"] == [{"code": "guardian_never_withdraws", "field": "given_by"}]
    assert refused["acknowledgement"] is None
    assert kept["errors"] == []
    assert kept["case"]["guardianWords"] == [
        {"word": "OBJECTION", "text": "やめさせたい。", "recipient": {"id": of(desk.lawyer)}}
    ]
    assert kept["case"]["reviews"] == [{"kind": "GUARDIAN_OBJECTION"}]


async def test_who_cannot_be_asked_is_recorded_with_why_and_who_answered(desk: Desk) -> None:
    api, case = Api(desk.parties, desk.ngo), f"Case:{await desk.case(CHILD)}"
    wanted: dict[str, Any] = {
        "case": case,
        "recipient": of(desk.lawyer),
        "purpose": "LEGAL_ADVICE",
        "fields": FORMS,
        "givenBy": "GUARDIAN",
        "guardianConsent": "GIVEN",
        "guardianInformed": True,
    }

    doubted = await api.do(
        "recordConsent", "consent { until }", idempotencyKey=a_key(), **wanted, notCapable={"reason": WHY}
    )
    stated = {"reason": WHY, "guardianIsNotOffender": True}
    told = await api.do(
        "recordConsent",
        "consent { assent notCapableReason givenBy }",
        idempotencyKey=a_key(),
        **wanted,
        notCapable=stated,
    )

    assert [error["code"] for error in doubted["errors"]] == ["guardian_may_be_offender"]
    assert told["errors"] == []
    assert told["consent"] == {"assent": None, "notCapableReason": WHY, "givenBy": "GUARDIAN"}
    assert [one["kind"] for one in nodes(await api.data(REVIEWS), "reviews")] == ["NOT_CAPABLE"]


async def test_strangers_and_unknown_ids_get_the_same_answer(parties: Parties) -> None:
    ngo, case, withdrawal = await withdrawn(parties)
    await ngo.do("holdDestruction", "case { id }", withdrawal=withdrawal)
    (review,) = nodes(await ngo.data(REVIEWS), "reviews")
    stranger = Api(parties, parties.organisation())
    key = a_key()
    pairs: dict[str, tuple[str, str, str, dict[str, Any]]] = {
        "holdDestruction": ("withdrawal", withdrawal, f"Withdrawal:{uuid4()}", {}),
        "recordGuardianWord": ("case", case, f"Case:{uuid4()}", {"word": "OBJECTION", "idempotencyKey": key}),
        "decideReview": ("review", review["id"], f"Review:{uuid4()}", {"decision": "CUT"}),
    }

    for mutation, (argument, foreign, unknown, more) in pairs.items():
        answers = [await stranger.do(mutation, "", **{argument: one, **more}) for one in (foreign, unknown)]
        assert answers[0] == answers[1]
        assert answers[0]["errors"][0]["code"] == "not_found"
    assert nodes(await stranger.data(REVIEWS), "reviews") == []
