"""Faults that were seen at recording: what was taken that must be refused, and what left no trace."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any, cast

import pytest
from graphql import GraphQLInputObjectType, GraphQLNonNull

from hub.agreements.agree import agree
from hub.agreements.rules import Terms, today
from hub.exchange.packets import Form
from schema.root import SCHEMA
from tests.database import TestDatabase
from tests.narrowing.desk import a_desk
from tests.narrowing.moves import sent
from tests.narrowing.moves.registry import about
from tests.narrowing.moves.wanted import forms, wanted
from tests.narrowing.run import take
from tests.narrowing.scenes import Step
from tests.narrowing.town import a_town
from tests.narrowing.walk import Walk

pytestmark = pytest.mark.anyio
FAR = "2099-01-01T00:00:00Z"
NOTHING_WATCHED = ("nothing",)


@pytest.fixture
async def walk(anyio_backend: str, database: TestDatabase) -> AsyncIterator[Walk]:
    async with a_desk(database) as desk:
        town = await a_town(desk)
        yield Walk(desk, town, town.world, watch=NOTHING_WATCHED)


async def _goes(walk: Walk, *steps: Step) -> None:
    for step in steps:
        await take(walk, step)


def _opened(age: str = "adult", bar: str = "") -> Step:
    return "open_case", ("ngo", age, bar)


async def _yes(walk: Walk, body: str, **more: Any) -> Any:
    given = {**about(walk, "c1", body), "fields": forms(wanted(walk, body, "full")), **more}
    return await walk.tell("ngo", "recordConsent", "consent { until }", **given)


@pytest.mark.parametrize("signed_at", ["1999-01-01T00:00:00Z", "2030-01-01T00:00:00Z"])
async def test_a_signature_out_of_reason_is_refused(walk: Walk, signed_at: str) -> None:
    await _goes(walk, _opened(), ("consent", ("c1", "site", "full", "90", "")))
    given = sent.wanted(walk, "c1", "site")
    given["signer"] = {**given["signer"], "signedAt": signed_at}
    assert (await walk.tell("ngo", "sendTakedownRequest", "takedownRequest { id }", **given))["errors"]


async def test_consent_until_2099_is_refused(walk: Walk) -> None:
    await _goes(walk, _opened())
    assert (await _yes(walk, "law", until=FAR))["errors"]


async def test_a_guardians_yes_is_refused_where_she_bars_the_guardian(walk: Walk) -> None:
    await _goes(walk, _opened("minor", "guardian"))
    assert (await _yes(walk, "law", assent=True, guardianConsent="GIVEN", guardianInformed=True))["errors"]


async def test_consent_to_a_field_that_this_recipient_never_gets_is_refused(walk: Walk) -> None:
    await _goes(walk, _opened())
    assert (await _yes(walk, "site", fields=forms(["call_name", "narrative"])))["errors"]


@pytest.mark.parametrize(
    ("mutation", "name"),
    [
        ("recordFields", "expectedVersion"),
        ("setEvidenceState", "expectedVersion"),
        ("shortenConsent", "expectedAnswerId"),
    ],
)
async def test_what_overwrites_says_what_it_saw(mutation: str, name: str) -> None:
    kind = cast("GraphQLInputObjectType", SCHEMA.type_map[f"{mutation[0].upper()}{mutation[1:]}Input"])
    expected = kind.fields.get(name)
    assert expected is not None
    assert isinstance(expected.type, GraphQLNonNull)


async def test_a_consent_that_has_not_seen_her_last_answer_is_refused(walk: Walk) -> None:
    await _goes(walk, _opened(), ("consent", ("c1", "law", "full", "90", "")))
    assert (await _yes(walk, "law", expectedAnswerId=None))["errors"]


async def test_a_consent_from_a_page_older_than_a_withdrawal_is_refused(walk: Walk) -> None:
    await _goes(walk, _opened(), ("consent", ("c1", "law", "full", "90", "")))
    seen = await walk.last_answer("ngo", about(walk, "c1", "law"))
    await _goes(walk, ("withdrawal", ("c1", "law", "later", "")))
    assert (await _yes(walk, "law", expectedAnswerId=seen))["errors"]


async def test_a_yes_after_her_death_is_refused(walk: Walk) -> None:
    await _goes(walk, _opened(), ("death", ("c1",)))
    assert (await _yes(walk, "law"))["errors"]


@pytest.mark.parametrize("why", ["security", "administrative"])
async def test_a_no_to_a_suspended_body_is_taken(walk: Walk, why: str) -> None:
    await _goes(walk, _opened(), ("consent", ("c1", "law", "full", "90", "")), ("suspension", ("law", why)))
    refused = await walk.tell("ngo", "recordRefusal", "consent { eventType }", **about(walk, "c1", "law"))
    assert refused["errors"] == []


async def test_undo_without_her_own_word_opens_nothing(walk: Walk) -> None:
    await _goes(
        walk,
        _opened(),
        ("consent", ("c1", "law", "full", "90", "")),
        ("offer", ("c1", "law", "")),
        ("accept", ("t1", "read")),
        ("withdrawal", ("c1", "law", "later", "")),
    )
    await walk.tell("ngo", "undoWithdrawal", "case { id }", withdrawal=walk.ids["w1"], said={"alone": False})
    document = "query($id: ID!) { referral(id: $id) { packet { digest } } }"
    assert (await walk.ask("law", document, id=walk.ids["t1"]))["referral"]["packet"] is None


async def test_a_child_never_leaves_under_an_adults_harm_code(walk: Walk) -> None:
    await _goes(walk, _opened(), ("age", ("c1", "minor")), ("consent", ("c1", "site", "full", "90", "")))
    done = await walk.tell("ngo", "sendTakedownRequest", "takedownRequest { id }", **sent.wanted(walk, "c1", "site"))
    found: list[str] = []
    if not done["errors"]:
        document = "query($id: ID!) { takedownRequest(id: $id) { packet { fields { name value } } } }"
        shown = await walk.ask("site", document, id=done["takedownRequest"]["id"])
        released = shown["takedownRequest"]["packet"]["fields"]
        found = [one["value"] for one in released if one["name"] == "harm_code"]
    assert not [code for code in found if code.endswith("ADULT")]


async def test_the_ledger_names_the_recipient_of_a_consent(walk: Walk) -> None:
    await _goes(
        walk, _opened(), ("consent", ("c1", "law", "full", "90", "")), ("withdrawal", ("c1", "law", "later", ""))
    )
    query = """select distinct verb, about from ledger_event
      where sender = %(ngo)s and verb in ('consent:given', 'consent:withdrawn') order by verb"""
    lawyer = walk.town.parties["law"].id
    lines = walk.desk.parties.rows(query, ngo=walk.town.parties["ngo"].id)
    assert lines == [("consent:given", lawyer), ("consent:withdrawn", lawyer)]


async def test_an_evidence_state_leaves_a_line_in_the_ledger(walk: Walk) -> None:
    await _goes(walk, _opened())
    walk.desk.clock.advance(timedelta(seconds=1))
    given = {"case": walk.ids["c1"], "numbers": [1], "state": "WAIVED"}
    done = await walk.tell("ngo", "setEvidenceState", "case { id }", **given)
    assert done["errors"] == []
    assert {verb for verb, _ in walk.lines()} - {"case:read"}


async def test_a_changed_safe_contact_does_not_leave_as_it_was(walk: Walk) -> None:
    def way(value: str) -> dict[str, Any]:
        told = {"kind": "電話", "value": value, "hours": "夜", "wording": "図書館です", "voicemail": False}
        return {"ways": [told]}

    await _goes(walk, _opened())
    given = {"case": walk.ids["c1"], "alone": True}
    stated = "stateSafeContact" in cast("Any", SCHEMA.mutation_type).fields

    async def says(value: str) -> Any:
        if stated:
            return await walk.tell("ngo", "stateSafeContact", "statement { id }", contact=way(value), **given)
        fields = [{"name": "safe_contact", "value": way(value)}]
        return await walk.tell("ngo", "recordFields", "case { id }", fields=fields, **given)

    assert (await says("090-0000-0001"))["errors"] == []
    fields = forms({*wanted(walk, "law", "full"), "safe_contact"})
    assert (await _yes(walk, "law", fields=fields))["errors"] == []
    whole: dict[str, Form] = dict.fromkeys(["safe_contact", *wanted(walk, "law", "full")], "full")
    terms = Terms(frozenset({"legal_advice"}), whole, 365, False, today(walk.now), None)
    async with walk.desk.operator.transaction(None) as session:
        await agree(session, walk.town.parties["ngo"].id, walk.town.parties["law"].id, terms, walk.now)
    offer = {**about(walk, "c1", "law"), "urgency": "ROUTINE"}
    made = await walk.tell("ngo", "offerReferral", "referral { id }", **offer)
    assert made["errors"] == []
    assert (await says("090-0000-0002"))["errors"] == []
    await walk.tell("law", "acceptReferral", "referral { id }", referral=made["referral"]["id"])
    document = "query($id: ID!) { referral(id: $id) { packet { canonical } } }"
    packet = (await walk.ask("law", document, id=made["referral"]["id"]))["referral"]["packet"]
    assert packet is None or "090-0000-0001" not in packet["canonical"]
