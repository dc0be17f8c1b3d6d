"""A machine reads and writes content with a bound token, as two people said, and does nothing that is a person's."""

from collections.abc import Mapping
from typing import Any, cast
from uuid import uuid4

import pytest

from hub.identity.permissions import CONTENT, OPERATIONS, ROLES, Permission, Role
from hub.identity.viewer import Viewer
from hub.kit.errors import Forbidden
from schema.engine.choices import code_of
from schema.engine.context import Context
from tests.machines.machines import Machine, Shop

pytestmark = pytest.mark.anyio
READS = ("directory:read", "referral:read", "referral:answer")


async def lawyer(shop: Shop) -> Machine:
    return await shop.machine(binding="dpop", role=Role.LAWYER, scopes=READS)


async def opens(machine: Machine, token: str, nonce: str = "") -> set[str]:
    """What the API says that this token permits. `nonce`: where the hub would name none to this machine any more."""
    proven = ("authorization", f"DPoP {token}"), ("dpop", machine.call_proof(token, nonce=nonce))
    answer = await (machine.shop.call(*proven) if nonce else machine.call(token))
    assert answer.status_code == 200, answer.text
    return {code_of("Permission", one) for one in answer.json()["data"]["viewer"]["permissions"]}


async def granted(machine: Machine, scope: str = " ".join(READS)) -> tuple[str, dict[str, Any]]:
    headers = [] if machine.binding == "bearer" else [("dpop", machine.proof(nonce=await machine.nonce()))]
    answer = (await machine.shop.ask("/oauth/token", machine.form(scope=scope), headers)).json()
    return answer.get("access_token", ""), answer


async def test_what_two_people_confirmed_is_read_with_a_bound_token(shop: Shop) -> None:
    machine = await lawyer(shop)

    token, answer = await granted(machine)

    assert set(answer["scope"].split()) == set(READS) == await opens(machine, token)


BY_HAND: Mapping[str, Mapping[str, str | None]] = {
    "nobody confirmed it": {"act": None},
    "its tokens are a bearer's": {"binding": "bearer"},
}


@pytest.mark.parametrize("how", sorted(BY_HAND))
async def test_content_is_read_neither_with_a_new_token_nor_with_a_living_one(shop: Shop, how: str) -> None:
    """A row that was changed by hand, or of before content took two people and a bound token."""
    machine = await lawyer(shop)
    living, nonce = (await granted(machine))[0], await machine.nonce()
    shop.parties.change("client", machine.id.client, **BY_HAND[how])
    now = Machine(shop, machine.party, machine.id, machine.key, "bearer" if "bearer" in how else "dpop", machine.bound)

    token, answer = await granted(now)
    none = (await granted(now, "referral:read"))[1]

    assert answer["scope"] == "directory:read", "the answer names what it got (RFC 6749, 5.1)"
    assert none == {"error": "invalid_scope"}
    assert await opens(machine, living, nonce) == {"directory:read"}
    assert await opens(now, token) == {"directory:read"}


async def test_fewer_scopes_count_for_living_tokens_too(shop: Shop) -> None:
    machine = await lawyer(shop)
    living, _ = await granted(machine)

    shop.parties.change("client", machine.id.client, scopes=["directory:read"])

    assert await opens(machine, living) == {"directory:read"}


def machine_of(role: Role) -> Context:
    """A machine with everything that its role has, as nothing but the rule of the operation would stop it."""
    viewer = Viewer(uuid4(), uuid4(), "x", role, ROLES[role], fresh=True, machine=True)
    return Context(viewer, cast("Any", None))


@pytest.mark.parametrize("name", sorted(name for name, rule in OPERATIONS.items() if rule.person))
def test_what_somebody_must_have_heard_or_judged_no_machine_does(name: str) -> None:
    allowed = [role for role in Role if not OPERATIONS[name].any_of or ROLES[role] & set(OPERATIONS[name].any_of)]
    for role in allowed:
        with pytest.raises(Forbidden, match="needs_a_person"):
            machine_of(role).require(OPERATIONS[name])


def test_what_only_people_do_is_said_in_one_list() -> None:
    """Whoever adds an operation that decides for her, or for the second person, finds this list."""
    heard = {"undoWithdrawal", "holdDestruction", "liftBar", "recordDeath", "settleContradiction", "chooseWord"}
    looked = {"decideReview", "declineAct", "confirmAct", "seeAlarm", "markPersonInformed", "recordDanger", "wallCase"}
    placed = {"addToTeam", "removeFromTeam", "openOnDuty", "setOnDuty", "endDuty", "endStandingSecond", "endInvitation"}

    assert {name for name, rule in OPERATIONS.items() if rule.person and not rule.step_up} >= (
        heard | looked | placed
    ) - {name for name, rule in OPERATIONS.items() if rule.step_up}
    assert all(rule.person for rule in OPERATIONS.values() if rule.step_up)
    assert Permission.CONSENT_WITHDRAW in CONTENT
    assert not OPERATIONS["withdrawConsent"].person, "taking consent back is nobody's to be refused"
