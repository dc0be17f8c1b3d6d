"""A machine shows who it is once, gets a token for some minutes, uses it, asks about it and gives it back."""

from dataclasses import replace
from datetime import timedelta

import httpx
import pytest

from hub.app import build_app
from hub.identity.permissions import Permission
from hub.kit.unready import Unready
from hub.machines.claims import LIFETIME
from schema.engine.choices import enum_name
from tests.machines.machines import SCOPE, Shop
from tests.parties import NOW

pytestmark = pytest.mark.anyio


async def test_the_hub_says_where_machines_ask_and_what_it_takes(shop: Shop) -> None:
    answer = await shop.http.get("/.well-known/oauth-authorization-server")

    said, issuer = answer.json(), shop.settings.issuer
    assert answer.headers["cache-control"] == "no-store"
    assert said["issuer"] == issuer
    assert {said[f"{name}_endpoint"] for name in ("token", "revocation", "introspection")} == {
        f"{issuer}/oauth/{name}" for name in ("token", "revoke", "introspect")
    }
    assert said["grant_types_supported"] == ["client_credentials"]
    for name in ("token", "revocation", "introspection"):
        assert said[f"{name}_endpoint_auth_methods_supported"] == ["private_key_jwt"]
        assert said[f"{name}_endpoint_auth_signing_alg_values_supported"] == said["dpop_signing_alg_values_supported"]
    assert set(said["dpop_signing_alg_values_supported"]) == {"ES256", "EdDSA", "Ed25519", "PS256", "RS256"}
    assert said["scopes_supported"] == sorted(Permission)


async def test_the_hub_shows_the_public_half_of_its_key_alone(shop: Shop) -> None:
    (key,) = (await shop.http.get("/oauth/jwks")).json()["keys"]

    assert set(key) == {"kty", "crv", "x", "kid", "use", "alg"}
    assert (key["kty"], key["crv"], key["use"], key["alg"]) == ("OKP", "Ed25519", "sig", "Ed25519")


async def test_a_machine_gets_a_bearer_token_and_is_let_in_with_it(shop: Shop) -> None:
    machine = await shop.machine()

    answer = await shop.ask("/oauth/token", machine.form())

    given = answer.json()
    assert answer.status_code == 200
    assert set(given) == {"access_token", "token_type", "expires_in", "scope"}
    assert (given["token_type"], given["expires_in"], given["scope"]) == ("Bearer", LIFETIME.seconds, SCOPE)
    assert answer.headers["cache-control"] == "no-store"
    viewer = (await machine.call(given["access_token"])).json()["data"]["viewer"]
    assert viewer["organisationId"] == f"Organisation:{machine.party.id}"
    assert viewer["principalId"] == f"Principal:{machine.principal()}"
    assert (viewer["role"], viewer["permissions"]) == ("REVIEWER", [enum_name(SCOPE)])


async def test_a_machine_gets_a_token_bound_to_its_key_and_is_let_in_with_both(shop: Shop) -> None:
    machine = await shop.machine(binding="dpop")
    headers = [("dpop", machine.proof(nonce=await machine.nonce()))]

    answer = await shop.ask("/oauth/token", machine.form(), headers)

    assert (answer.status_code, answer.json()["token_type"]) == (200, "DPoP")
    assert (await machine.call(answer.json()["access_token"])).json()["data"]["viewer"]["role"] == "REVIEWER"


async def test_without_a_nonce_the_api_says_which_to_use(shop: Shop) -> None:
    machine = await shop.machine(binding="dpop")
    token = await machine.token()

    answer = await shop.call(("authorization", f"DPoP {token}"), ("dpop", machine.call_proof(token)))
    again = machine.call_proof(token, nonce=answer.headers["dpop-nonce"])

    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith('DPoP error="use_dpop_nonce", ')
    assert (await shop.call(("authorization", f"DPoP {token}"), ("dpop", again))).status_code == 200


async def test_a_nonce_is_good_for_five_minutes_at_least_and_ten_at_most(shop: Shop) -> None:
    machine = await shop.machine(binding="dpop")
    nonce = await machine.nonce()

    shop.clock.advance(timedelta(minutes=5))
    good = await shop.ask("/oauth/token", machine.form(), [("dpop", machine.proof(nonce=nonce))])
    shop.clock.advance(timedelta(minutes=5))
    late = await shop.ask("/oauth/token", machine.form(), [("dpop", machine.proof(nonce=nonce))])

    assert good.status_code == 200
    assert late.json() == {"error": "use_dpop_nonce"}


async def test_a_machine_changes_its_key_without_a_gap(shop: Shop) -> None:
    old = await shop.machine()
    new = await old.second_key()

    both = [(await shop.ask("/oauth/token", one.form())).status_code for one in (old, new)]
    await old.end_key()
    after = [(await shop.ask("/oauth/token", one.form())).status_code for one in (old, new)]

    assert (both, after) == ([200, 200], [400, 200])


async def test_a_machine_gives_its_token_back_and_nobody_is_let_in_with_it(shop: Shop) -> None:
    machine = await shop.machine()
    token = await machine.token()
    assert (await machine.call(token)).status_code == 200

    answers = [await shop.ask("/oauth/revoke", machine.form(token=token)) for _ in range(2)]

    assert [(one.status_code, one.json()) for one in answers] == [(200, {}), (200, {})]
    assert (await machine.call(token)).status_code == 401
    verbs = shop.rows("select verb from ledger_event where actor = %(org)s and verb = 'token:revoked'", machine)
    assert verbs == [("token:revoked",)]


@pytest.mark.parametrize("whose", ["nobody", "a neighbour", "a stranger"])
async def test_a_token_that_is_not_its_own_is_not_revoked_and_the_answer_says_nothing(shop: Shop, whose: str) -> None:
    machine = await shop.machine()
    other = await shop.machine(machine.party if whose == "a neighbour" else None)
    token = await other.token()

    answer = await shop.ask("/oauth/revoke", machine.form(token="x.y.z" if whose == "nobody" else token))

    assert (answer.status_code, answer.json()) == (200, {})
    assert (await other.call(token)).status_code == 200
    assert shop.rows("select from revoked_token where org = %(org)s", machine) == []
    assert shop.rows("select from revoked_token where org = %(org)s", other) == []


async def test_a_machine_asks_about_a_token_of_its_organisation(shop: Shop) -> None:
    machine = await shop.machine(binding="dpop")
    other = await shop.machine(machine.party)
    token = await machine.token()

    for caller in (machine, other):
        said = (await shop.ask("/oauth/introspect", caller.form(token=token))).json()
        assert (said["active"], said["client_id"], said["token_type"]) == (True, machine.id.text(), "DPoP")
        assert said["cnf"] == {"jkt": machine.bound.thumbprint()}
        assert (said["scope"], said["iss"], said["aud"]) == (SCOPE, shop.settings.issuer, shop.settings.audience)


@pytest.mark.parametrize("what", ["made up", "foreign", "ended", "revoked", "of an ended client", "an assertion"])
async def test_of_any_other_token_it_hears_no_more_than_no(shop: Shop, what: str) -> None:
    machine, stranger = await shop.machine(), await shop.machine()
    other = await shop.machine(machine.party)
    token = await (stranger if what == "foreign" else other).token()
    match what:
        case "made up":
            token = "x.y.z"
        case "ended":
            shop.clock.advance(LIFETIME)
        case "revoked":
            await shop.ask("/oauth/revoke", other.form(token=token))
        case "of an ended client":
            await other.end()
        case "an assertion":
            token = machine.assertion()

    answer = await shop.ask("/oauth/introspect", machine.form(token=token))

    assert (answer.status_code, answer.json()) == (200, {"active": False})


async def test_a_client_that_is_let_go_is_out_with_its_next_request(shop: Shop) -> None:
    machine = await shop.machine()
    token = await machine.token()
    assert (await machine.call(token)).status_code == 200

    await machine.end()

    assert (await machine.call(token)).status_code == 401
    assert (await shop.ask("/oauth/token", machine.form())).json() == {"error": "invalid_client"}


async def test_a_client_whose_row_alone_has_ended_is_out_too(shop: Shop) -> None:
    machine = await shop.machine()
    token = await machine.token()
    assert (await machine.call(token)).status_code == 200

    shop.parties.change("client", machine.id.client, ended_at=NOW)

    assert (await machine.call(token)).status_code == 401


async def test_a_token_ends_after_ten_minutes(shop: Shop) -> None:
    machine = await shop.machine()
    token = await machine.token()

    shop.clock.advance(LIFETIME - timedelta(seconds=1))
    last = await machine.call(token)
    shop.clock.advance(timedelta(seconds=1))

    assert (last.status_code, (await machine.call(token)).status_code) == (200, 401)


async def test_while_the_database_is_away_a_machine_is_told_to_come_again(shop: Shop) -> None:
    machine = await shop.machine()
    gone = (shop.settings.database_url or "").rsplit("/", 1)[0] + "/no_such_database"
    app = build_app(replace(shop.settings, database_url=gone), shop.clock)
    transport = httpx.ASGITransport(app)

    async with app.router.lifespan_context(app), httpx.AsyncClient(transport=transport, base_url="http://h") as http:
        answer = await replace(shop, http=http).ask("/oauth/token", machine.form())

    assert (answer.status_code, answer.json()) == (503, {"error": "temporarily_unavailable"})
    assert answer.headers["retry-after"] == "1"


@pytest.mark.parametrize("issuer", ["http://hub.example.org", "hub", "https://hub.example.org/?x=1"])
def test_the_hub_does_not_start_with_an_issuer_to_which_machines_would_speak_in_clear(shop: Shop, issuer: str) -> None:
    with pytest.raises(Unready, match="HUB_ISSUER"):
        build_app(replace(shop.settings, issuer=issuer))
