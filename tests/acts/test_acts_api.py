"""Two people change keys and endpoints over the API; one alone, or one whose sign-in is old, changes nothing."""

import json
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pyrage
import pytest

from connectors.kit.challenge import Challenges
from connectors.kit.network import Network
from connectors.kit.sealing import seal
from hub.identity.permissions import OPERATIONS, ROLES, Role
from hub.identity.public_keys.fingerprint import fingerprint
from hub.registry import ACTS
from hub.releases.download import Papers
from tests.acts.people import person
from tests.acts.places import SECRET, events, listening, reached_at
from tests.directory.test_key_change import age_holder, jwe_holder
from tests.parties import NOW, Parties, Party
from tests.schema.api import Api

pytestmark = pytest.mark.anyio
ACT = """act {
  id kind sentence objectId requestedBy requestedLabel requestedAt expiresAt status challenge sealedChallenge
  decidedBy decidedLabel decidedAt reason details { name value }
}"""
KEYS = "{ recipientKeys { id purpose public state createdAt endedAt fingerprint { english japanese hex } } }"


def api(parties: Parties, party: Party, role: Role = Role.ADMIN, *, fresh: bool = True) -> Api:
    """A further member of this organisation."""
    return Api(
        parties,
        party,
        role=role,
        principal=person(parties, party, role).id,
        papers=Papers(seal=seal),
        fresh=fresh,
        challenge=Challenges(Network("test")),
    )


def key() -> str:
    return f"test-{uuid4()}"


async def asked_for(admin: Api, public: str, purpose: str = "AGE") -> dict[str, Any]:
    payload = await admin.do("requestKeyChange", ACT, purpose=purpose, public=public, idempotencyKey=key())
    assert payload["errors"] == []
    act: dict[str, Any] = payload["act"]
    return act


async def test_two_administrators_register_a_key_and_one_revokes_it(parties: Parties) -> None:
    party, holder = parties.organisation("legal_aid"), age_holder()
    first, second = api(parties, party), api(parties, party)
    act = await asked_for(first, holder.public)
    assert (act["status"], act["challenge"], act["requestedLabel"]) == ("WAITING", "OPEN", "admin")

    refused = await second.do("confirmAct", "act { id }", act=act["id"])
    assert refused == {"act": None, "errors": [{"code": "challenge_unanswered", "field": None}]}
    answered = await first.do("answerChallenge", ACT, act=act["id"], answer=holder.open(act["sealedChallenge"]))
    assert answered["act"]["challenge"] == "ANSWERED"
    waiting = await second.data("{ waitingActs { edges { node { id details { name value } } } } }")
    done = await second.do("confirmAct", f"shownOnce {{ name }} {ACT}", act=act["id"])
    assert (done["errors"], done["act"]["status"], done["shownOnce"]) == ([], "DONE", [])

    told = fingerprint(holder.public)
    shown = {one["name"]: one["value"] for one in waiting["waitingActs"]["edges"][0]["node"]["details"]}
    assert shown["fingerprint_en"] == told.english
    (registered,) = (await first.data(KEYS))["recipientKeys"]
    assert registered["fingerprint"] == {"english": told.english, "japanese": told.japanese, "hex": told.hex}
    assert (registered["purpose"], registered["state"], registered["public"]) == ("AGE", "NEWEST", holder.public)
    gone = await first.do("revokeKey", "keys { state }", key=registered["id"])
    assert gone == {"keys": [{"state": "REVOKED"}], "errors": []}
    decided = (await first.data("{ decidedActs { edges { node { status } } } }"))["decidedActs"]["edges"]
    assert [edge["node"]["status"] for edge in decided] == ["DONE"]


async def test_a_machines_key_is_registered_like_a_persons(parties: Parties) -> None:
    party, holder = parties.organisation("platform"), jwe_holder("P-256")
    first, second = api(parties, party), api(parties, party)

    act = await asked_for(first, holder.public, "JWE")
    await first.do("answerChallenge", "", act=act["id"], answer=holder.open(act["sealedChallenge"]))
    await second.do("confirmAct", "", act=act["id"])

    (registered,) = (await first.data(KEYS))["recipientKeys"]
    assert (registered["purpose"], registered["state"]) == ("JWE", "NEWEST")


async def test_the_same_request_again_is_the_same_act(parties: Parties) -> None:
    party, holder = parties.organisation("legal_aid"), age_holder()
    first, once = api(parties, party), key()

    acts = [
        await first.do("requestKeyChange", ACT, purpose="AGE", public=holder.public, idempotencyKey=once)
        for _ in range(2)
    ]

    assert acts[0] == acts[1]
    assert len(parties.rows("select 1 from two_person_act where org = %(o)s", o=party.id)) == 1


async def test_an_endpoint_is_changed_by_two_and_its_secret_is_shown_once(parties: Parties) -> None:
    party = parties.organisation("platform")
    first, second, once = api(parties, party), api(parties, party), key()
    async with listening() as old, listening() as new:
        await reached_at(parties, party, old.url(), SECRET)
        wanted = {"connector": "platform_webhook", "address": new.url(), "idempotencyKey": once}
        made, again = [
            await first.do("requestEndpointChange", "secret act { id challenge }", **wanted) for _ in range(2)
        ]
        act = made["act"]["id"]
        assert made["secret"].startswith("whsec_")
        assert (again["secret"], again["act"]["id"]) == (None, act)
        posed = await first.do("poseChallenge", "act { challenge }", act=act)
        assert posed == {"act": {"challenge": "ANSWERED"}, "errors": []}
        before = (await first.data("{ endpoint { address } }"))["endpoint"]
        await second.do("confirmAct", "", act=act)
        after = (await first.data("{ endpoint { connector address signed olderSecretUntil } }"))["endpoint"]

        assert before == {"address": old.url()}
        assert after == {
            "connector": "platform_webhook",
            "address": new.url(),
            "signed": True,
            "olderSecretUntil": None,
        }
        assert (events(old), events(new)) == ([], ["endpoint.challenge"])
    ended = await first.do("revokeWebhookSecrets", "endpoint { signed }", which="ALL")
    assert ended == {"endpoint": {"signed": False}, "errors": []}


async def test_an_endpoint_that_stays_silent_says_so_and_the_attempt_is_counted(parties: Parties) -> None:
    party = parties.organisation("platform")
    first = api(parties, party)
    async with listening(lambda _: (204, b"")) as new:
        wanted = {"connector": "platform_webhook", "address": new.url(), "idempotencyKey": key()}
        act = (await first.do("requestEndpointChange", "act { id }", **wanted))["act"]["id"]
        told = await first.do("poseChallenge", "act { id }", act=act)

    assert told == {"act": None, "errors": [{"code": "endpoint_silent", "field": None}]}
    assert parties.rows("select posed from two_person_act where org = %(o)s", o=party.id) == [(1,)]


async def test_no_transaction_is_open_while_the_new_endpoint_answers(alone: Parties) -> None:
    party, seen = alone.organisation("platform"), list[Any]()
    first = api(alone, party)

    def looking(message: dict[str, Any]) -> tuple[int, bytes]:
        seen.extend(alone.rows("select state from pg_stat_activity where usename = 'hub_web' and state <> 'idle'"))
        return 200, json.dumps({"challenge": message["data"]["challenge"]}).encode()

    async with listening(looking) as new:
        wanted = {"connector": "platform_webhook", "address": new.url(), "idempotencyKey": key()}
        act = (await first.do("requestEndpointChange", "act { id }", **wanted))["act"]["id"]
        told = await first.do("poseChallenge", "act { challenge }", act=act)

    assert told["act"] == {"challenge": "ANSWERED"}
    assert seen == []


@pytest.mark.parametrize(
    ("mutation", "given"),
    [
        ("requestKeyChange", {"purpose": "AGE", "public": age_holder().public, "idempotencyKey": key()}),
        ("requestEndpointChange", {"connector": "nowhere", "idempotencyKey": key()}),
        ("revokeWebhookSecrets", {"which": "ALL"}),
    ],
)
async def test_whoever_signed_in_long_ago_asks_for_nothing(
    parties: Parties, mutation: str, given: dict[str, Any]
) -> None:
    party = parties.organisation("platform", connector="nowhere")

    told = await api(parties, party, fresh=False).do(mutation, "", **given)

    assert told["errors"] == [{"code": "step_up_needed", "field": None}]
    assert parties.rows("select 1 from two_person_act where org = %(o)s", o=party.id) == []


async def test_whoever_signed_in_long_ago_confirms_nothing_but_may_decline(parties: Parties) -> None:
    party = parties.organisation("platform")
    first, late = api(parties, party), api(parties, party, fresh=False)
    act = await asked_for(first, age_holder().public)

    for mutation, more in (("confirmAct", {}), ("answerChallenge", {"answer": "x"})):
        told = await late.do(mutation, "", act=act["id"], **more)
        assert told["errors"] == [{"code": "step_up_needed", "field": None}]
    declined = await late.do("declineAct", ACT, act=act["id"])

    assert (declined["errors"], declined["act"]["status"], declined["act"]["decidedLabel"]) == ([], "DECLINED", "admin")


async def test_who_asks_for_a_recovery_has_the_link_and_the_supervisor_who_confirms_the_code(parties: Parties) -> None:
    party = parties.organisation()
    admin, supervisor = api(parties, party), api(parties, party, Role.SUPERVISOR)
    lost = person(parties, party, Role.CASEWORKER)
    wanted = {"member": f"Principal:{lost.id}", "idempotencyKey": key()}

    act = (await admin.do("requestAccessRecovery", ACT, **wanted))["act"]
    done = await supervisor.do("confirmAct", "shownOnce { name value }", act=act["id"])
    again = await supervisor.do("confirmAct", "shownOnce { name }", act=act["id"])

    assert act["details"] == [{"name": "label", "value": "caseworker"}, {"name": "role", "value": "caseworker"}]
    assert [one["name"] for one in done["shownOnce"]] == ["code", "until"]
    assert again == {"shownOnce": None, "errors": [{"code": "act_decided", "field": None}]}


async def test_an_act_expires_by_itself(parties: Parties) -> None:
    party = parties.organisation("platform")
    first = api(parties, party)
    act = await asked_for(first, age_holder().public)

    (own,) = (await first.at(NOW + timedelta(hours=24)).data("{ ownActs { edges { node { status id } } } }"))[
        "ownActs"
    ]["edges"]

    assert own["node"] == {"status": "EXPIRED", "id": act["id"]}


def test_the_table_of_permissions_lets_in_exactly_whoever_some_act_concerns() -> None:
    concerned = {one for act in ACTS.values() for one in act.may_request | act.may_confirm}
    confirming = {one for act in ACTS.values() for one in act.may_confirm}

    assert set(OPERATIONS["ownActs"].any_of) == set(OPERATIONS["declineAct"].any_of) == concerned
    assert confirming <= set(OPERATIONS["confirmAct"].any_of) <= concerned
    assert OPERATIONS["confirmAct"].step_up
    assert {role for role in Role if ROLES[role] & confirming} == set(Role) - {Role.LAWYER, Role.AUDITOR}


async def test_a_secret_half_given_by_mistake_is_not_repeated(parties: Parties) -> None:
    first = api(parties, parties.organisation())
    secret = str(pyrage.x25519.Identity.generate())

    told = await first.do("requestKeyChange", ACT, purpose="AGE", public=secret, idempotencyKey=key())

    assert told["errors"] == [{"code": "secret_key_given", "field": "public"}]
    assert secret not in json.dumps(told)
