"""Nobody is let in with anything but what the hub takes: each case live against the application, none accepted."""

from typing import Any

import anyio
import httpx
import pytest

from tests.figures import Figures
from tests.machines.bad_assertions import BAD_ASSERTIONS, BAD_BODIES, BAD_CLAIMS, BAD_HEADERS, BAD_PARAMETERS
from tests.machines.bad_proofs import BAD_CALLS, BAD_PROOF_CLAIMS, BAD_PROOF_HEADERS, placed
from tests.machines.bad_tokens import BAD_TOKEN_CLAIMS, BAD_TOKEN_FORMS, BAD_TOKEN_HEADERS
from tests.machines.machines import Machine, Shop

pytestmark = pytest.mark.anyio
CODES = {
    *("invalid_client", "invalid_request", "invalid_scope", "unsupported_grant_type", "unauthorized_client"),
    *("invalid_dpop_proof", "use_dpop_nonce"),
}
FEWEST = 60


def refused(answer: httpx.Response) -> None:
    """An error's code and not a word more; nobody keeps it."""
    assert answer.status_code in (400, 401, 413), answer.text
    assert list(answer.json()) == ["error"]
    assert answer.json()["error"] in CODES
    assert answer.headers["cache-control"] == "no-store"


def issued(shop: Shop, machine: Machine) -> int:
    """How many of the machine's assertions were spent."""
    return len(shop.rows("select from spent_assertion where org = %(org)s", machine))


def in_place(claims: dict[str, Any], issuer: str) -> dict[str, Any]:
    def put(value: Any) -> Any:
        if isinstance(value, list):
            return [put(one) for one in value]
        return value.replace("{issuer}", issuer) if isinstance(value, str) else value

    return {name: put(value) for name, value in claims.items()}


@pytest.mark.parametrize("name", BAD_HEADERS)
async def test_an_assertion_whose_header_says_anything_else_is_refused(shop: Shop, name: str) -> None:
    machine = await shop.machine()

    answer = await shop.ask("/oauth/token", machine.form(machine.assertion(BAD_HEADERS[name])))

    refused(answer)
    assert answer.json() == {"error": "invalid_client"}
    assert issued(shop, machine) == 0


async def test_what_is_changed_in_these_cases_is_good_where_nothing_is_changed(shop: Shop) -> None:
    """Otherwise they would show nothing."""
    machine = await shop.machine(binding="dpop")
    token = await machine.token(scope="directory:read delivery:read")

    assert (await machine.call(token)).status_code == 200


@pytest.mark.parametrize("name", BAD_CLAIMS)
async def test_an_assertion_that_says_anything_else_is_refused(shop: Shop, name: str) -> None:
    machine = await shop.machine()
    claims = in_place(BAD_CLAIMS[name], shop.settings.issuer)

    answer = await shop.ask("/oauth/token", machine.form(machine.assertion(**claims)))

    refused(answer)
    assert answer.json() == {"error": "invalid_client"}
    assert issued(shop, machine) == 0


@pytest.mark.parametrize("name", BAD_ASSERTIONS)
async def test_an_assertion_that_is_not_the_clients_own_good_and_new_is_refused(shop: Shop, name: str) -> None:
    machine = await shop.machine()
    assertion = await BAD_ASSERTIONS[name](shop, machine)
    before = issued(shop, machine)

    answer = await shop.ask("/oauth/token", machine.form(assertion))

    refused(answer)
    assert answer.json() == {"error": "invalid_client"}
    assert issued(shop, machine) == before


@pytest.mark.parametrize("name", BAD_PARAMETERS)
async def test_a_request_for_anything_else_is_refused(shop: Shop, name: str) -> None:
    machine = await shop.machine()

    refused(await shop.ask("/oauth/token", machine.form(**BAD_PARAMETERS[name])))


@pytest.mark.parametrize("name", BAD_BODIES)
async def test_a_body_that_is_no_plain_form_is_refused(shop: Shop, name: str) -> None:
    machine, (kind, more) = await shop.machine(), BAD_BODIES[name]
    headers = {"content-type": kind} if kind else {}

    answer = await shop.http.post("/oauth/token", content=machine.form() + more, headers=headers)

    refused(answer)
    assert issued(shop, machine) == 0


@pytest.mark.parametrize("header", ["Basic eDp4", "Bearer x"])
async def test_a_secret_in_the_header_is_refused_beside_a_good_assertion(shop: Shop, header: str) -> None:
    machine = await shop.machine()

    answer = await shop.ask("/oauth/token", machine.form(), [("authorization", header)])

    refused(answer)
    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Basic")


async def test_parameters_in_the_address_are_refused(shop: Shop) -> None:
    machine = await shop.machine()

    refused(await shop.ask("/oauth/token?scope=directory:read", machine.form()))
    assert (await shop.http.get(f"/oauth/token?{machine.form()}")).status_code == 405


@pytest.mark.parametrize("name", BAD_PROOF_HEADERS)
async def test_a_proof_whose_header_says_anything_else_gets_no_token(shop: Shop, name: str) -> None:
    machine = await shop.machine(binding="dpop")
    proof = machine.proof(BAD_PROOF_HEADERS[name], nonce=await machine.nonce())

    refused(await shop.ask("/oauth/token", machine.form(), [("dpop", proof)]))


@pytest.mark.parametrize("name", BAD_PROOF_CLAIMS)
async def test_a_proof_that_says_anything_else_gets_no_token(shop: Shop, name: str) -> None:
    machine = await shop.machine(binding="dpop")
    claims = {"nonce": await machine.nonce(), **placed(BAD_PROOF_CLAIMS[name], shop.token_url)}

    refused(await shop.ask("/oauth/token", machine.form(), [("dpop", machine.proof(**claims))]))


async def test_a_bound_client_gets_no_token_without_its_proof_and_another_none_with_one(shop: Shop) -> None:
    bound, bearer = await shop.machine(binding="dpop"), await shop.machine()
    nonce = await bound.nonce()
    twice = [("dpop", bound.proof(nonce=nonce)), ("dpop", bound.proof(nonce=nonce))]

    for machine, headers in ((bound, []), (bound, twice), (bearer, twice[:1])):
        refused(await shop.ask("/oauth/token", machine.form(), headers))


async def test_a_proof_gets_one_token(shop: Shop) -> None:
    machine = await shop.machine(binding="dpop")
    headers = [("dpop", machine.proof(nonce=await machine.nonce()))]

    answers = [await shop.ask("/oauth/token", machine.form(), headers) for _ in range(2)]

    assert answers[0].status_code == 200
    assert answers[1].json() == {"error": "invalid_dpop_proof"}


@pytest.mark.parametrize("name", BAD_PROOF_HEADERS)
async def test_a_proof_whose_header_says_anything_else_opens_nothing(shop: Shop, name: str) -> None:
    machine = await shop.machine(binding="dpop")
    token = await machine.token()
    proof = machine.call_proof(token, BAD_PROOF_HEADERS[name], nonce=await machine.nonce())

    answer = await shop.call(("authorization", f"DPoP {token}"), ("dpop", proof))

    shut(answer)


@pytest.mark.parametrize("name", BAD_PROOF_CLAIMS)
async def test_a_proof_that_says_anything_else_opens_nothing(shop: Shop, name: str) -> None:
    machine = await shop.machine(binding="dpop")
    token = await machine.token()
    claims = {"nonce": await machine.nonce(), **placed(BAD_PROOF_CLAIMS[name], shop.settings.audience)}

    answer = await shop.call(("authorization", f"DPoP {token}"), ("dpop", machine.call_proof(token, **claims)))

    shut(answer)


@pytest.mark.parametrize("name", BAD_CALLS)
async def test_a_bound_token_opens_nothing_without_its_own_new_proof(shop: Shop, name: str) -> None:
    machine = await shop.machine(binding="dpop")
    token = await machine.token()
    fields = await BAD_CALLS[name](shop, machine, token)

    answer = await shop.call(*fields)

    shut(answer)


def shut(answer: httpx.Response) -> None:
    """The one answer to everybody who is not let in."""
    assert answer.status_code == 401
    (error,) = answer.json()["errors"]
    assert error["extensions"]["code"] == "unauthenticated"
    assert "DPoP" in answer.headers["www-authenticate"]


@pytest.mark.slow
async def test_of_sixteen_at_once_with_one_assertion_one_gets_a_token(shop: Shop) -> None:
    machine = await shop.machine()
    body, answers = machine.form(), list[httpx.Response]()

    async def ask() -> None:
        answers.append(await shop.ask("/oauth/token", body))

    async with anyio.create_task_group() as together:
        for _ in range(16):
            together.start_soon(ask)

    assert sorted(one.status_code for one in answers) == [200, *[400] * 15]
    assert issued(shop, machine) == 1


@pytest.mark.slow
async def test_of_sixteen_at_once_with_one_proof_one_is_let_in(shop: Shop) -> None:
    machine = await shop.machine(binding="dpop")
    token = await machine.token()
    fields = [("authorization", f"DPoP {token}"), ("dpop", machine.call_proof(token, nonce=await machine.nonce()))]
    answers = list[httpx.Response]()

    async def ask() -> None:
        answers.append(await shop.call(*fields))

    async with anyio.create_task_group() as together:
        for _ in range(16):
            together.start_soon(ask)

    assert sorted(one.status_code for one in answers) == [200, *[401] * 15]


def test_there_are_enough_bad_cases(figures: Figures) -> None:
    live = [*BAD_HEADERS, *BAD_CLAIMS, *BAD_ASSERTIONS, *BAD_PARAMETERS, *BAD_BODIES, *BAD_CALLS]
    proofs = [*BAD_PROOF_HEADERS, *BAD_PROOF_CLAIMS]
    by_form = [*BAD_TOKEN_HEADERS, *BAD_TOKEN_CLAIMS, *BAD_TOKEN_FORMS]

    cases = len(live) + 2 * len(proofs)

    assert cases >= FEWEST
    figures.say(f"{cases} bad tokens live and {len(by_form)} more by their form, 0 accepted")
