"""What a request of a machine costs in statements: one for everybody who calls, one more for a proof."""

import pytest

from tests.counting import counted
from tests.machines.machines import Shop

pytestmark = pytest.mark.anyio


async def test_a_bearer_is_asked_about_in_one_statement(shop: Shop) -> None:
    machine = await shop.machine()
    token = await machine.token()

    with counted() as seen:
        answer = await machine.call(token)

    assert (answer.status_code, len(seen)) == (200, 1)


async def test_a_bound_token_costs_one_statement_more(shop: Shop) -> None:
    machine = await shop.machine(binding="dpop")
    token = await machine.token()
    proof = machine.call_proof(token, nonce=await machine.nonce())

    with counted() as seen:
        answer = await shop.call(("authorization", f"DPoP {token}"), ("dpop", proof))

    assert (answer.status_code, len(seen)) == (200, 2)


async def test_a_token_costs_four_statements(shop: Shop) -> None:
    machine = await shop.machine()
    body = machine.form()

    with counted() as seen:
        answer = await shop.ask("/oauth/token", body)

    assert (answer.status_code, len(seen)) == (200, 4)


async def test_a_stranger_costs_one_statement_and_nothing_is_written(shop: Shop) -> None:
    machine = await shop.machine()
    await machine.end()

    with counted() as seen:
        answer = await shop.ask("/oauth/token", machine.form())

    assert (answer.status_code, len(seen)) == (400, 1)
