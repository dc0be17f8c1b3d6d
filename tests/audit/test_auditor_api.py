"""The auditor's two lists and the supervisor's acts, as they are seen over the API."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from hub.audit.log import log_day
from hub.audit.published import read_published
from hub.audit.sealer import seal
from hub.identity.organisations import everybody
from hub.identity.permissions import Role
from hub.kit.signing import ledger_key_file, read_signing_key
from hub.referrals.accept import accept
from tests.audit.verifier import VERIFY, Kept, flaws
from tests.cases.team import colleague
from tests.parties import NOW, Parties, Party
from tests.referrals.handoff import handoff, offered
from tests.schema.api import Api

pytestmark = pytest.mark.anyio
LEDGER = """query($verb: String, $since: DateTime, $before: DateTime, $first: Int, $after: String) {
  ledger(verb: $verb, since: $since, before: $before, first: $first, after: $after) {
    edges { node { verb actor { id } principalId objectId byTheHub recipient { id } field about { id } at seq } }
    pageInfo { hasNextPage endCursor } } }"""
KEPT = """{ ledgerHead { export } ledgerKey { algorithm key vkey }
  ledger(first: 100) { edges { node { seq hash export } } } }"""
PROVISIONS = """query($side: Side) { provisions(side: $side) { edges { node {
  side sender { id } recipient { id } objectId purpose channel fields consentId agreementId at } } } }"""
TEAM = "query($case: ID!) { caseTeam(caseId: $case) { principalId role addedBy reason } }"


async def accepted(parties: Parties) -> tuple[Party, Party, UUID, UUID]:
    """A referral that was accepted an hour later: its sender, its lawyer, itself, and its case; sealed."""
    handed = await handoff(parties)
    made = await offered(parties, handed)
    async with parties.work(handed.lawyer, NOW + timedelta(hours=1)) as work:
        await accept(work, made)
    sealer = parties.database.pool("hub_sealer", pool_size=1)
    await seal(sealer, read_signing_key(ledger_key_file(parties.database.settings.root_key_file)), NOW)
    await sealer.close()
    return handed.sender, handed.lawyer, made, handed.case


def auditor(parties: Parties, party: Party) -> Api:
    return Api(parties, party, role=Role.AUDITOR)


async def lines(api: Api, **wanted: Any) -> list[dict[str, Any]]:
    return [edge["node"] for edge in (await api.data(LEDGER, **wanted))["ledger"]["edges"]]


async def test_an_auditor_reads_the_whole_ledger_the_newest_first(alone: Parties) -> None:
    sender, lawyer, made, _ = await accepted(alone)

    ours, theirs = [await lines(auditor(alone, party)) for party in (sender, lawyer)]

    assert [one["seq"] for one in ours] == list(range(len(ours), 0, -1))
    recorded = {"case:opened", "fact:recorded", "evidence:added", "consent:given"}
    both = {"offer:released", "packet:opened", "referral:requested", "referral:accepted"}
    assert recorded | both == {one["verb"] for one in ours}
    assert both | {"received:taken"} == {one["verb"] for one in theirs}, "who took it there is theirs alone to see"
    opened = next(one for one in ours if one["verb"] == "packet:opened")
    assert opened["objectId"] == str(made)
    assert (opened["actor"]["id"], opened["principalId"]) == (f"Organisation:{lawyer.id}", None), "theirs stays theirs"
    said = next(one for one in ours if one["verb"] == "consent:given")
    assert said["about"] == {"id": f"Organisation:{lawyer.id}"}
    assert [one["field"] for one in ours if one["verb"] == "evidence:added"] == ["evidence_inventory:1"]
    assert all(one["field"] is None and one["about"] is None for one in theirs), "theirs hold nothing of ours"
    assert said["principalId"] == f"Principal:{sender.principal}"


async def test_what_the_api_exports_to_each_side_verifies_with_the_key_that_it_publishes(alone: Parties) -> None:
    sender, lawyer, *_ = await accepted(alone)
    published = read_published(alone.database.settings.root_key_file, "https://hub.example.org")
    key = published.key

    for party in (sender, lawyer):
        answer = await replace(auditor(alone, party), published=published).data(KEPT)
        kept = Kept(
            [json.loads(edge["node"]["export"]) for edge in answer["ledger"]["edges"]],
            [json.loads(answer["ledgerHead"]["export"])],
        )

        assert answer["ledgerKey"] == {"algorithm": "Ed25519", "key": key.hex(), "vkey": published.vkey}
        assert flaws(kept, key) == set()
        assert len(kept.lines) == kept.heads[0]["seq"]


async def test_an_auditor_finds_the_head_of_the_day_in_the_log_and_that_it_grew(alone: Parties) -> None:
    sender, *_ = await accepted(alone)
    published = read_published(alone.database.settings.root_key_file, "https://hub.example.org")
    key = read_signing_key(ledger_key_file(alone.database.settings.root_key_file))
    sealer = alone.database.pool("hub_sealer", pool_size=1)
    api, notes = auditor(alone, sender), []

    for day in range(2):
        await log_day(sealer, key, published.origin, NOW + timedelta(days=day), everybody)
        shown = (await api.data("{ ledgerLeaf { day index size checkpoint export } }"))["ledgerLeaf"]
        notes.append(shown["checkpoint"])
    await sealer.close()
    first = VERIFY.read_checkpoint(notes[0]).size
    ask = "query($old: Int!) { ledgerGrowth(oldSize: $old) { oldSize size checkpoint proof } }"
    grown = (await api.data(ask, old=first))["ledgerGrowth"]

    assert shown["day"] == "2026-11-23"
    assert VERIFY.check_leaf(json.loads(shown["export"]), published.key, [], 0) == []
    assert VERIFY.check_grown(notes[0], grown["checkpoint"], grown["proof"], published.key) == []
    assert (grown["size"], grown["checkpoint"]) == (shown["size"], notes[1])
    assert (await api.data(ask, old=-1))["ledgerGrowth"] is None
    on = "query($day: Date!) { ledgerLeaf(day: $day) { day } }"
    assert (await api.data(on, day="2026-11-22"))["ledgerLeaf"] == {"day": "2026-11-22"}
    assert (await api.data(on, day="2026-11-21"))["ledgerLeaf"] is None


async def test_a_lawyer_sees_the_ledger_of_what_it_received_and_of_nothing_else(alone: Parties) -> None:
    sender, lawyer, made, case = await accepted(alone)
    document = """query($id: ID!) { referralLedger(referralId: $id) {
      edges { node { verb actor { id } principalId seq export } } } }"""
    theirs = Api(alone, lawyer)

    answer = await theirs.data(document, id=f"Referral:{made}")
    seen = [edge["node"] for edge in answer["referralLedger"]["edges"]]
    foreign = await Api(alone, alone.organisation("legal_aid")).ask(document, id=f"Referral:{made}")

    verbs = {"offer:released", "referral:requested", "referral:accepted", "received:taken", "packet:opened"}
    assert {one["verb"] for one in seen} == verbs
    assert all(one["seq"] and json.loads(one["export"])["line"]["chain"] == str(lawyer.id) for one in seen)
    assert {one["principalId"] for one in seen} == {None, f"Principal:{lawyer.principal}"}
    assert str(sender.principal) not in json.dumps(seen)
    assert str(case) not in json.dumps(seen)
    assert foreign["errors"][0]["extensions"]["code"] == "not_found"


async def test_the_ledger_is_narrowed_by_verb_and_time(alone: Parties) -> None:
    sender, *_ = await accepted(alone)
    api = auditor(alone, sender)
    later = (NOW + timedelta(minutes=30)).isoformat().replace("+00:00", "Z")

    by_verb = await lines(api, verb="consent:given")
    late, early = await lines(api, since=later), await lines(api, before=later)

    assert {one["verb"] for one in by_verb} == {"consent:given"}
    assert sorted(one["verb"] for one in late) == ["packet:opened", "referral:accepted"]
    assert "packet:opened" not in {one["verb"] for one in early}
    assert len(late) + len(early) == len(await lines(api))


async def test_the_ledger_goes_on_from_a_cursor(alone: Parties) -> None:
    sender, *_ = await accepted(alone)
    api, seen, after = auditor(alone, sender), [], None

    while True:
        page = (await api.data(LEDGER, first=2, after=after))["ledger"]
        seen += [edge["node"]["seq"] for edge in page["edges"]]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break

    assert seen == [one["seq"] for one in await lines(api)]
    assert len(seen) > 2


async def test_each_side_reads_its_own_record_of_a_hand_over(alone: Parties) -> None:
    sender, lawyer, made, _ = await accepted(alone)

    given, taken = [
        [edge["node"] for edge in (await auditor(alone, party).data(PROVISIONS))["provisions"]["edges"]]
        for party in (sender, lawyer)
    ]
    none = (await auditor(alone, lawyer).data(PROVISIONS, side="GIVER"))["provisions"]["edges"]

    assert [(one["side"], one["objectId"]) for one in (*given, *taken)] == [("GIVER", str(made)), ("TAKER", str(made))]
    assert given[0]["consentId"]
    assert taken[0]["consentId"] is None
    assert given[0]["agreementId"] == taken[0]["agreementId"]
    assert "narrative" in given[0]["fields"]
    assert none == []


async def test_a_caseworker_reads_the_ledger_of_her_case_and_not_everybodys(alone: Parties) -> None:
    sender, _, _, case = await accepted(alone)
    desk = Api(alone, sender)

    whole = await desk.ask(LEDGER)
    own = await desk.data("query($c: ID!) { caseLedger(caseId: $c) { edges { node { verb } } } }", c=f"Case:{case}")

    assert whole["errors"][0]["extensions"]["code"] == "not_permitted"
    assert own["caseLedger"]["edges"]


async def test_a_supervisor_staffs_a_case_and_sees_who_works_on_it(parties: Parties) -> None:
    handed = await handoff(parties)
    other, case = colleague(parties, handed.sender), f"Case:{handed.case}"
    chief = Api(parties, handed.sender, role=Role.SUPERVISOR)
    about = {"case": case, "principal": f"Principal:{other}"}

    added = await chief.do("addToTeam", "team { principalId }", **about, reason="引き継ぎ")
    opener = {"case": case, "principal": f"Principal:{handed.sender.principal}"}
    removed = await chief.do("removeFromTeam", "team { principalId }", **opener)
    last = await chief.do("removeFromTeam", "team { principalId }", **about)

    assert {one["principalId"] for one in added["team"]} == {opener["principal"], about["principal"]}
    assert [one["principalId"] for one in removed["team"]] == [about["principal"]]
    assert (last["team"], last["errors"]) == (None, [{"code": "last_of_team", "field": "principal"}])
    assert [one["principalId"] for one in (await chief.data(TEAM, case=case))["caseTeam"]] == [about["principal"]]


async def test_an_admin_looks_at_an_alarm(parties: Parties) -> None:
    ngo = parties.organisation()
    watched = colleague(parties, ngo)
    about = {"org": ngo.id, "principal": watched, "kind": "many_cases_read"}
    parties.insert("alarm", id=uuid4(), at=NOW, count=20, **about)
    admin = Api(parties, ngo, role=Role.ADMIN)

    before = await admin.data("{ alarms { edges { node { id principalId count seenAt } } } }")
    (alarm,) = [edge["node"] for edge in before["alarms"]["edges"]]
    seen = await admin.do("seeAlarm", "alarm { seenBy }", alarm=alarm["id"])

    assert (alarm["principalId"], alarm["count"], alarm["seenAt"]) == (f"Principal:{watched}", 20, None)
    assert seen["alarm"] == {"seenBy": f"Principal:{ngo.principal}"}
