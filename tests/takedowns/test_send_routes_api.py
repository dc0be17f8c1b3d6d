"""One confirmation for several routes: each as its own mutation would send it, or not, with its reason."""

from typing import Any
from uuid import UUID

import pytest

from hub.exchange.packets import Form
from hub.identity.permissions import Permission
from hub.intake.mark_identity import mark_identity
from hub.releases.read import read
from tests.consultations import ADULT, consultation
from tests.intake.routes_town import Town, agreed, routes, town
from tests.parties import Parties, Party
from tests.schema.api import Api
from tests.schema.casework import a_key, of
from tests.takedowns.removal import GOOD_FAITH, REPLY, SIGNER

pytestmark = pytest.mark.anyio
SHOWS = "outcomes { number objectId reasons { code field sentence } duplicates { kind } }"
LOOK = """query($case: ID!, $recipient: ID!, $purpose: Purpose!, $places: [ID!], $request: [FieldInput!]) {
  disclosurePreview(caseId: $case, recipientId: $recipient, purpose: $purpose, places: $places, request: $request) {
    allowed fingerprint leaves { field value } } }"""
PLACES = "query($case: ID!) { places(case: $case) { edges { node { id } } } }"
WORDS: dict[str, Any] = {
    "urgency": "URGENT",
    "legalGround": "性的姿態撮影等処罰法",
    "signer": {"role": "AUTHORISED", "authority": SIGNER["authority"], "signedAt": SIGNER["signed_at"]},
    "goodFaith": GOOD_FAITH,
    "replyContact": REPLY,
}
IN_UTC = "2026-11-22T02:00:00+00:00"
"""The same instant as `SIGNER` writes it in Japan's zone: a fingerprint looks at the instant."""
SAID = {
    "legal_ground": WORDS["legalGround"],
    "signer": {"role": "authorised", "authority": SIGNER["authority"], "signed_at": IN_UTC},
    "good_faith": {**GOOD_FAITH, "at": IN_UTC},
    "reply_contact": REPLY,
}
OWN: dict[str, Form] = dict.fromkeys(("respond_by", "next_clock", "ledger_head"), "full")


async def a_town(parties: Parties) -> tuple[Town, Api, str, list[str]]:
    """She has said yes to a lawyer, a hotline and a platform; the places of the case."""
    here = town(parties)
    routes(here, "legal_aid", "hotline", "platform")
    values = {name: one for name, one in ADULT.items() if name != "accounts"}
    case = await consultation(parties, here.ngo, {**values, "matter_types": ["takedown"]})
    await agreed(here, case, await here.found(case))
    api = Api(parties, here.ngo)
    found = (await api.data(PLACES, case=f"Case:{case}"))["places"]["edges"]
    return here, api, f"Case:{case}", [edge["node"]["id"] for edge in found]


def route(body: Party, purpose: str, **more: Any) -> dict[str, Any]:
    return {"recipient": of(body), "purpose": purpose, **more}


def three(here: Town, places: list[str]) -> list[dict[str, Any]]:
    return [
        route(here.bodies["platform"], "REMOVAL", places=places),
        route(here.bodies["hotline"], "HOTLINE_REPORT"),
        route(here.bodies["legal_aid"], "LEGAL_ADVICE"),
    ]


async def sent(api: Api, case: str, wanted: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    return await api.do(
        "sendRoutes", SHOWS, **{"idempotencyKey": a_key(), "case": case, "routes": wanted, **WORDS, **more}
    )


def codes(payload: dict[str, Any]) -> list[set[str]]:
    assert payload["errors"] == []
    return [{reason["code"] for reason in one["reasons"]} for one in payload["outcomes"]]


async def test_all_are_sent_by_one_confirmation_and_sent_again_none_is_sent_twice(parties: Parties) -> None:
    here, api, case, places = await a_town(parties)
    key = a_key()

    first = await sent(api, case, three(here, places), idempotencyKey=key)
    again = await sent(api, case, three(here, places), idempotencyKey=key)
    anew = await sent(api, case, three(here, places))

    assert codes(first) == [set(), set(), set()]
    assert [one["objectId"].partition(":")[0] for one in first["outcomes"]] == [
        "TakedownRequest", "Referral", "Referral",
    ]  # fmt: skip
    assert again == first
    assert codes(anew) == [{"DUPLICATE"}] * 3
    assert all(one["duplicates"] for one in anew["outcomes"])
    other = await sent(api, case, three(here, places)[1:], idempotencyKey=key)
    assert [error["code"] for error in other["errors"]] == ["IDEMPOTENCY_KEY_REUSED"]


async def test_one_that_is_refused_holds_no_other_back_and_leaves_nothing_behind(parties: Parties) -> None:
    here, api, case, places = await a_town(parties)
    parties.admin.execute(
        "update agreement set ended_at = now(), ended_by = sender, end_reason = 'ended' where recipient = %s",
        (here.bodies["hotline"].id,),
    )

    payload = await sent(api, case, three(here, places))

    assert codes(payload) == [set(), {"NO_AGREEMENT"}, set()]
    assert [one["objectId"] is None for one in payload["outcomes"]] == [False, True, False]
    to = parties.rows(
        "select recipient from referral where sender = %(o)s union all "
        "select recipient from takedown where sender = %(o)s union all "
        "select recipient from delivery where sender = %(o)s",
        o=here.ngo.id,
    )
    assert here.bodies["hotline"].id not in {recipient for (recipient,) in to}
    assert len(to) == 4


async def test_what_is_sent_is_what_was_seen_and_anything_else_is_refused(parties: Parties) -> None:
    here, api, case, places = await a_town(parties)
    wanted, seen = [], {}
    for one in three(here, places):
        said = [{"name": name, "value": value} for name, value in SAID.items()]
        given = {"places": places, "request": said} if one["purpose"] == "REMOVAL" else {}
        about = {"recipient": one["recipient"], "purpose": one["purpose"]}
        shown = (await api.data(LOOK, case=case, **about, **given))["disclosurePreview"]
        assert shown["allowed"], shown
        seen[one["recipient"]] = {leaf["field"]: leaf["value"] for leaf in shown["leaves"]}
        wanted.append({**one, "expectedFingerprint": shown["fingerprint"]})
    async with parties.work(here.ngo) as work:
        await mark_identity(work, _id(case), "narrative", "別れたあと", keep=False)
    hears = {of(body) for body in here.bodies.values() if "narrative" in seen.get(of(body), {})}
    assert hears, "somebody is told the words that were marked meanwhile"

    payload = await sent(api, case, wanted)

    for one, found, outcome in zip(wanted, codes(payload), payload["outcomes"], strict=True):
        assert found == ({"LEAVES_OTHERWISE"} if one["recipient"] in hears else set())
        if outcome["objectId"]:
            async with parties.work(here.ngo) as work:
                packet = await read(work, _id(outcome["objectId"]), "packet")
            own = {name: value for name, value in packet.fields.items() if name not in OWN}
            assert own == {name: value for name, value in seen[one["recipient"]].items() if name not in OWN}


async def test_who_may_send_one_kind_alone_sends_no_other_by_this(parties: Parties) -> None:
    here, api, case, places = await a_town(parties)
    for allowed, barred in (
        (Permission.REFERRAL_SEND, route(here.bodies["platform"], "REMOVAL", places=places)),
        (Permission.TAKEDOWN_SEND, route(here.bodies["legal_aid"], "LEGAL_ADVICE")),
    ):
        half = Api(parties, here.ngo, permissions=frozenset({allowed, Permission.CASE_READ}))
        payload = await sent(half, case, [barred])
        assert [error["code"] for error in payload["errors"]] == ["NOT_PERMITTED"]
    assert parties.rows("select id from delivery where sender = %(o)s", o=here.ngo.id) == []
    assert codes(await sent(api, case, three(here, places))) == [set(), set(), set()]


async def test_no_route_one_twice_and_too_many_are_refused_as_a_whole(parties: Parties) -> None:
    here, api, case, _ = await a_town(parties)
    one = route(here.bodies["hotline"], "HOTLINE_REPORT")
    for wanted in ([], [one, one], [one] * 16):
        payload = await sent(api, case, wanted)
        assert [error["field"] for error in payload["errors"]] == ["routes"]
    stranger = Api(parties, parties.organisation())
    payload = await sent(stranger, case, [one])
    assert [error["code"] for error in payload["errors"]] == ["NOT_FOUND"]


def _id(text: str) -> UUID:
    return UUID(text.partition(":")[2])
