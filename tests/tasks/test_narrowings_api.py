"""Informing: the sender's team lists what was narrowed and why, and says that the person was told."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from hub.intake.answers import About, HowSaid, last_answer_about
from hub.intake.say_age import state_age
from hub.intake.shorten import shorten_consent
from hub.intake.voice import Safety, Spoken
from hub.withdrawals.narrow import narrow
from hub.withdrawals.withdraw import ChangeOfMind, withdraw
from tests.again import AGAIN
from tests.consultations import ADULT
from tests.parties import NOW, Parties
from tests.referrals.handoff import Handoff, handoff, offered
from tests.schema.api import Api
from tests.withdrawals.scene import LEGAL, a_case

pytestmark = pytest.mark.anyio
LATER = NOW + timedelta(hours=1)
SHOWS = (
    "id objectId caseId recipient { id } cause causeReason act causedBy at holdUntil personInformedAt"
    " personInformedBy personInformedWay"
)
LIST = f"""query($first: Int, $after: String, $unseen: Boolean) {{
  narrowings(first: $first, after: $after, unseen: $unseen) {{
    edges {{ node {{ {SHOWS} }} }} pageInfo {{ hasNextPage endCursor }} }} }}"""


async def listed(api: Api, **given: Any) -> list[dict[str, Any]]:
    return [edge["node"] for edge in (await api.data(LIST, **given))["narrowings"]["edges"]]


async def withdrawn(parties: Parties, referrals: int = 1) -> tuple[Handoff, Api, list[str]]:
    handed = await handoff(parties, ADULT)
    made = [f"Referral:{await offered(parties, handed, duplicate_reason=AGAIN)}" for _ in range(referrals)]
    async with parties.work(handed.sender, LATER) as work:
        await withdraw(work, handed.case, ChangeOfMind(None))
    return handed, Api(parties, handed.sender, LATER + timedelta(hours=1)), made


async def test_the_team_reads_the_true_cause_what_was_done_and_that_she_is_to_be_told(parties: Parties) -> None:
    handed, api, (referral,) = await withdrawn(parties)

    (found,) = await listed(api)

    assert found.pop("id").startswith("Narrowing:")
    assert found == {
        "objectId": referral,
        "caseId": f"Case:{handed.case}",
        "recipient": {"id": f"Organisation:{handed.lawyer.id}"},
        "cause": "withdrawal",
        "causeReason": None,
        "act": "cut",
        "causedBy": f"Principal:{handed.sender.principal}",
        "at": "2026-11-22T04:00:00Z",
        "holdUntil": None,
        "personInformedAt": None,
        "personInformedBy": None,
        "personInformedWay": None,
    }
    assert await listed(Api(parties, handed.lawyer, role=api.role, permissions=api.viewer().permissions)) == []


async def test_that_she_was_told_is_seen_as_done_once_and_stands_in_the_ledger(parties: Parties) -> None:
    handed, api, _ = await withdrawn(parties)
    ids = [one["id"] for one in await listed(api, unseen=True)]
    at = "2026-11-22T04:30:00Z"

    said = {"narrowings": ids, "way": "SAFE_CONTACT", "informedAt": at}
    marked = await api.do("markPersonInformed", f"narrowings {{ {SHOWS} }}", **said)
    again = await api.do("markPersonInformed", f"narrowings {{ {SHOWS} }}", narrowings=ids, way="IN_PERSON")

    (told,) = marked["narrowings"]
    assert (told["personInformedAt"], told["personInformedWay"]) == (at, "SAFE_CONTACT")
    assert told["personInformedBy"] == f"Principal:{handed.sender.principal}"
    assert again == marked
    assert await listed(api, unseen=True) == []
    assert await listed(api) == [told]
    lines = parties.rows(
        "select object, recipient from ledger_event where verb = 'person:informed' and actor = %(o)s",
        o=handed.sender.id,
    )
    assert lines == [(handed.case, None)]


@pytest.mark.parametrize("at", ["2026-11-22T03:59:59Z", "2026-11-22T05:00:01Z"])
async def test_she_was_told_neither_before_it_happened_nor_in_time_to_come(parties: Parties, at: str) -> None:
    _, api, _ = await withdrawn(parties)
    ids = [one["id"] for one in await listed(api)]

    refused = await api.do("markPersonInformed", "narrowings { id }", narrowings=ids, way="IN_PERSON", informedAt=at)

    assert refused == {"narrowings": None, "errors": [{"code": "out_of_range", "field": "informed_at"}]}
    assert len(await listed(api, unseen=True)) == 1


async def test_outside_the_team_there_is_nothing_to_list_and_nothing_to_mark(parties: Parties) -> None:
    handed, api, _ = await withdrawn(parties)
    (known,) = [one["id"] for one in await listed(api)]
    colleague = Api(parties, handed.sender, LATER, principal=parties.person(handed.sender))
    stranger = Api(parties, parties.organisation(), LATER)

    for outsider in (colleague, stranger):
        assert await listed(outsider) == []
        answers = [
            await outsider.do("markPersonInformed", "narrowings { id }", narrowings=ids, way="IN_PERSON")
            for ids in ([known], [f"Narrowing:{uuid4()}"], [])
        ]
        nothing = {"narrowings": None, "errors": [{"code": "not_found", "field": "narrowings"}]}
        assert answers == [nothing] * 3
    assert len(await listed(api, unseen=True)) == 1


async def test_pages_follow_each_other_newest_first_without_a_gap(parties: Parties) -> None:
    _, api, made = await withdrawn(parties, referrals=3)

    first = (await api.data(LIST, first=2))["narrowings"]
    rest = (await api.data(LIST, first=2, after=first["pageInfo"]["endCursor"]))["narrowings"]

    assert (first["pageInfo"]["hasNextPage"], rest["pageInfo"]["hasNextPage"]) == (True, False)
    found = [edge["node"]["objectId"] for page in (first, rest) for edge in page["edges"]]
    assert sorted(found) == sorted(made)


async def test_the_recipient_reads_that_a_request_is_paused_and_never_why(parties: Parties) -> None:
    scene = await a_case(parties)
    platform = scene.recipient("platform")
    await scene.consent(platform, "removal")
    sent = await scene.request(platform)
    reads = "query($id: ID!) { takedownRequest(id: $id) { status notice cause causeReason } }"
    reader, sender = Api(parties, platform, LATER), Api(parties, scene.ngo, LATER)
    request = f"TakedownRequest:{sent.object}"
    before = (await reader.data(reads, id=request))["takedownRequest"]

    async with parties.work(scene.ngo, LATER) as work:
        await state_age(work, scene.case, "at_images", "16_17", Spoken(), Safety(), narrow=narrow)

    after = (await reader.data(reads, id=request))["takedownRequest"]
    ours = (await sender.data(reads, id=request))["takedownRequest"]
    assert before == {"status": "REQUESTED", "notice": None, "cause": None, "causeReason": None}
    assert after == {**before, "notice": "PAUSED_BY_SENDER"}
    assert ours == {**after, "cause": "contradiction"}


async def test_the_recipient_reads_that_a_packet_was_replaced_and_never_why(parties: Parties) -> None:
    scene = await a_case(parties)
    lawyer = scene.recipient()
    await scene.consent(lawyer)
    sent = await scene.referral(lawyer)
    about = About(lawyer.id, "legal_advice")
    async with parties.work(scene.ngo, LATER) as work:
        seen = await last_answer_about(work, scene.case, about)
        fields = {name: form for name, form in LEGAL.items() if name != "exposure"}
        await shorten_consent(work, scene.case, about, HowSaid(), fields=fields, until=None, seen=seen, narrow=narrow)

    reads = "query($id: ID!) { referral(id: $id) { status notice cause packet { fields { name } } } }"
    found = (await Api(parties, lawyer, LATER).data(reads, id=f"Referral:{sent.object}"))["referral"]

    assert (found["status"], found["notice"], found["cause"]) == ("ACCEPTED", "REPLACED_BY_SENDER", None)
    assert "exposure" not in {field["name"] for field in found["packet"]["fields"]}
