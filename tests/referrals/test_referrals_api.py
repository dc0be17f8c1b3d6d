"""Referrals as the programs of both sides ask for them, and everybody else."""

import json
from typing import Any
from uuid import uuid4

import pytest

from hub.identity.permissions import Permission
from tests.parties import Parties
from tests.referrals.handoff import handoff, next_lawyer
from tests.schema.api import Api
from tests.schema.referring import DETAIL, a_key, look, offered_by_api, wanted

pytestmark = pytest.mark.anyio


async def test_a_lawyer_sees_the_offer_accepts_and_then_reads_the_packet(parties: Parties) -> None:
    _, _, lawyer, referral = await offered_by_api(parties)
    before = await look(lawyer, referral)

    accepted = await lawyer.do("acceptReferral", "referral { status capacity }", referral=referral, capacity="CAPACITY")

    after = await look(lawyer, referral)
    offered_fields = {"matter_types", "respond_by", "age_band_at_images", "offender_handles"}
    assert {one["name"] for one in before["offer"]["fields"]} == offered_fields
    assert before["packet"] is None
    assert accepted["referral"] == {"status": "ACCEPTED", "capacity": "CAPACITY"}
    assert {one["name"] for one in after["packet"]["fields"]} >= {"call_name", "narrative"}
    assert after["caseId"] is None


async def test_the_sender_sees_both_copies_the_case_and_the_next_choices(parties: Parties) -> None:
    handed, sender, _, referral = await offered_by_api(parties)
    following = await next_lawyer(parties, handed.sender, handed.case)

    seen = await look(sender, referral)

    assert seen["caseId"] == f"Case:{handed.case}"
    assert seen["packet"]["kind"] == "PACKET"
    assert seen["nextChoices"] == [{"id": f"Organisation:{following.id}", "name": following.name}]
    assert [step["status"] for step in seen["timeline"]] == ["REQUESTED"]


async def test_each_step_is_told_and_a_wrong_one_is_an_error_with_its_code(parties: Parties) -> None:
    _, sender, lawyer, referral = await offered_by_api(parties)

    early = await lawyer.do("completeReferral", "referral { id }", referral=referral, outcome="ADVICE_GIVEN")
    foreign = await sender.do("acceptReferral", "referral { id }", referral=referral)
    received = await lawyer.do("receiveReferral", "referral { status }", referral=referral)
    conflict = await lawyer.do("checkConflict", "conflict", referral=referral, names=["@ookami_77"])
    declined = await lawyer.do(
        "rejectReferral",
        "referral { status reason capacity offer { kind } }",
        referral=referral,
        reason="CONFLICT_OF_INTEREST",
        capacity="NO_CAPACITY",
    )

    assert early == {"referral": None, "errors": [{"code": "wrong_move", "field": "status"}]}
    assert [one["code"] for one in foreign["errors"]] == ["not_permitted"] or foreign["errors"][0]["code"] == (
        "not_your_move"
    )
    assert received["referral"] == {"status": "RECEIVED"}
    assert conflict["conflict"] is True
    assert declined["referral"] == {
        "status": "REJECTED",
        "reason": "CONFLICT_OF_INTEREST",
        "capacity": "NO_CAPACITY",
        "offer": None,
    }


async def test_the_work_of_an_accepted_referral_by_its_verbs(parties: Parties) -> None:
    _, _, lawyer, referral = await offered_by_api(parties)
    shows = "referral { status engagement outcome }"

    steps = [
        await lawyer.do("acceptReferral", shows, referral=referral),
        await lawyer.do("startReferral", shows, referral=referral),
        await lawyer.do("holdReferral", shows, referral=referral, reason="WAITING_FOR_PERSON"),
        await lawyer.do("startReferral", shows, referral=referral),
        await lawyer.do(
            "recordEngagement",
            shows,
            referral=referral,
            engagement="ENGAGED",
            engagedOn="2026-11-22",
            expectedVersion=5,
        ),
        await lawyer.do("completeReferral", shows, referral=referral, outcome="ADVICE_GIVEN"),
    ]

    assert [step["errors"] for step in steps] == [[]] * 6
    assert steps[-1]["referral"] == {"status": "COMPLETED", "engagement": "ENGAGED", "outcome": "ADVICE_GIVEN"}


DATES_SHOWN = "referral recipient { id } openDates { kind on }"


async def withdrawn(sender: Api, case: str) -> Any:
    told = await sender.do("withdrawConsent", f"acknowledgement {{ retained {{ {DATES_SHOWN} }} }}", case=case)
    return told["acknowledgement"]["retained"]


async def barred(sender: Api, case: str) -> Any:
    """The same when it is asked again."""
    given = {"case": case, "recipients": ["legal_aid"], "idempotencyKey": str(uuid4())}
    once, again = [await sender.do("barRecipients", f"retained {{ {DATES_SHOWN} }}", **given) for _ in range(2)]
    assert once == again
    return once["retained"]


WITH_IT = {"withdrawConsent": withdrawn, "barRecipients": barred}


@pytest.mark.parametrize("word", ["withdrawConsent", "barRecipients"])
async def test_a_lawyers_dates_are_told_before_she_takes_consent_back_or_bars_and_with_it(
    parties: Parties, word: str
) -> None:
    handed, sender, lawyer, referral = await offered_by_api(parties)
    await lawyer.do("acceptReferral", "referral { status }", referral=referral)
    dates = [{"kind": "COURT_DATE", "on": "2026-12-10"}, {"kind": "FILING_DEADLINE", "on": "2026-12-01"}]
    said = {"engagement": "ENGAGED", "engagedOn": "2026-11-22", "openDates": dates, "expectedVersion": 2}
    recorded = await lawyer.do("recordEngagement", "referral { openDates { kind on } }", referral=referral, **said)
    case = f"Case:{handed.case}"
    ask = f"query($case: ID!, $of: ID) {{ retainedLawyers(case: $case, recipient: $of) {{ {DATES_SHOWN} }} }}"

    before = await sender.data(ask, case=case)
    of_another = await sender.data(ask, case=case, of=f"Organisation:{handed.sender.id}")
    told = await WITH_IT[word](sender, case)
    after = await sender.data(ask, case=case)

    told_dates = [dates[1], dates[0]]
    assert recorded == {"referral": {"openDates": told_dates}, "errors": []}
    expected = [
        {"referral": referral, "recipient": {"id": f"Organisation:{handed.lawyer.id}"}, "openDates": told_dates}
    ]
    assert before["retainedLawyers"] == expected
    assert of_another["retainedLawyers"] == []
    assert told == expected
    assert after["retainedLawyers"] == []


async def test_a_lawyers_dates_are_there_for_the_cases_team_alone(parties: Parties) -> None:
    handed, _, _, _ = await offered_by_api(parties)
    colleague = Api(parties, handed.sender, principal=parties.person(handed.sender))
    ask = "query($case: ID!) { retainedLawyers(case: $case) { referral } }"

    for case in (handed.case, uuid4()):
        answer = await colleague.ask(ask, case=f"Case:{case}")
        assert answer["data"] == {"retainedLawyers": None}
        assert [error["extensions"]["code"] for error in answer["errors"]] == ["not_found"]


async def test_an_offer_under_the_same_key_is_made_once(parties: Parties) -> None:
    handed = await handoff(parties)
    sender, given = Api(parties, handed.sender), wanted(handed)

    first = await sender.do("offerReferral", "referral { id }", **given)
    again = await sender.do("offerReferral", "referral { id }", **given)
    other = await sender.do("offerReferral", "referral { id }", **{**given, "urgency": "ROUTINE"})

    assert first == again
    assert [one["code"] for one in other["errors"]] == ["idempotency_key_reused"]
    assert len(parties.rows("select from referral where sender = %(o)s", o=handed.sender.id)) == 1


async def test_a_draft_is_offered_or_discarded(parties: Parties) -> None:
    handed = await handoff(parties)
    sender, lawyer = Api(parties, handed.sender), Api(parties, handed.lawyer)
    drafted = [
        (await sender.do("draftReferral", "referral { id status }", **wanted(handed)))["referral"] for _ in range(2)
    ]

    hidden = await look(lawyer, drafted[0]["id"])
    given = {"idempotencyKey": a_key(), "referral": drafted[0]["id"]}
    offer = await sender.do("offerDraftedReferral", "referral { status }", **given)
    discarded = await sender.do("discardReferral", "referral { status }", referral=drafted[1]["id"])

    assert hidden is None
    assert offer["referral"]["status"] == "REQUESTED"
    assert discarded["referral"]["status"] == "ENTERED_IN_ERROR"


async def test_a_silent_recipients_offer_is_rerouted(parties: Parties) -> None:
    handed, sender, lawyer, referral = await offered_by_api(parties)
    following = await next_lawyer(parties, handed.sender, handed.case)
    given = {"referral": referral, "recipient": f"Organisation:{following.id}"}

    again = await sender.do("rerouteReferral", "referral { reroutedFrom }", idempotencyKey=a_key(), **given)

    assert again["referral"]["reroutedFrom"] == referral
    ended = await look(lawyer, referral)
    assert (ended["status"], ended["reason"], ended["offer"]) == ("CANCELLED", "ENDED_BY_SENDER", None)
    why = "query($id: ID!) { referral(id: $id) { cause causeReason } }"
    ours, theirs = [(await side.data(why, id=referral))["referral"] for side in (sender, lawyer)]
    assert ours == {"cause": "sender-cancels", "causeReason": "re-route"}
    assert theirs == {"cause": None, "causeReason": None}, "the true cause is the sender's alone"


@pytest.mark.parametrize("who", ["stranger", "nobody's id"])
async def test_a_foreign_referral_and_an_unknown_one_give_equal_answers(parties: Parties, who: str) -> None:
    _, _, _, referral = await offered_by_api(parties)
    stranger = Api(parties, parties.organisation("legal_aid"))
    asked = referral if who == "stranger" else f"Referral:{uuid4()}"

    answers = {
        "query": await look(stranger, asked),
        "node": (await stranger.data("query($id: ID!) { node(id: $id) { id } }", id=asked))["node"],
        "accept": await stranger.do("acceptReferral", "referral { id }", referral=asked),
        "reject": await stranger.do("rejectReferral", "referral { id }", referral=asked, reason="OTHER"),
        "check": await stranger.do("checkConflict", "conflict", referral=asked, names=["x"]),
        "download": await stranger.do("downloadPacket", "files { fileName }", referral=asked),
    }

    refused = {"errors": [{"code": "not_found", "field": "id"}]}
    assert answers == {
        "query": None,
        "node": None,
        "accept": {"referral": None, **refused},
        "reject": {"referral": None, **refused},
        "check": {"conflict": None, **refused},
        "download": {"files": None, **refused},
    }


@pytest.mark.parametrize("permission", [Permission.TAKEDOWN_READ, Permission.LEDGER_READ])
async def test_other_permissions_open_nothing(parties: Parties, permission: Permission) -> None:
    handed, _, _, referral = await offered_by_api(parties)
    api = Api(parties, handed.lawyer, permissions=frozenset({permission}))

    asked = await api.ask(DETAIL, id=referral)
    done = await api.do("acceptReferral", "referral { id }", referral=referral)

    assert asked["data"] == {"referral": None}
    assert [error["extensions"]["code"] for error in asked["errors"]] == ["not_permitted"]
    assert [one["code"] for one in done["errors"]] == ["not_permitted"]
    assert json.dumps(done).count("requested") == 0
