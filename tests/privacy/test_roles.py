"""Who may ask what: every field of the root, every role, nobody and whoever was let go.

`python -m tests.privacy.test_roles` writes the table of rights anew; read the difference before you commit it.
"""

from pathlib import Path

import pytest

from hub.identity.permissions import ROLES, Permission, Role
from hub.machines.tokens import Issuer
from schema.engine.things import FINDABLE
from tests.journeys.hub_in_process import Caller
from tests.journeys.town import Neighbourhood
from tests.parties import NOW
from tests.privacy.probes import snapshot
from tests.privacy.surface import RootField, fresh, root_fields

pytestmark = pytest.mark.anyio
TABLE = Path(__file__).with_name("who_may.txt")
FIELDS = root_fields()
SHOWS = "{ __typename errors { code } }"


def table() -> str:
    """A line for each field, with the roles that its declaration lets in."""
    roles = {f"{'do ' if one.mutation else 'ask'} {one.name_outside}": one.roles() for one in FIELDS}
    roles |= {f"see {name}": _roles(way.rule.any_of) for name, way in FINDABLE.items() if name in _OURS}
    return "".join(f"{name:<34} {' '.join(some)}\n" for name, some in sorted(roles.items()))


_OURS = frozenset(of for field in FIELDS for of in field.things())


def _roles(permissions: tuple[Permission, ...]) -> list[Role]:
    return [role for role in Role if not permissions or ROLES[role].intersection(permissions)]


def test_who_may_do_what_is_what_was_agreed_on() -> None:
    """A change of rights is a change of this file, which a reviewer reads."""
    assert TABLE.read_text(encoding="utf-8") == table()


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
async def test_a_role_is_let_in_exactly_where_the_declaration_says(town: list[Neighbourhood], field: RootField) -> None:
    hub, here = town[0].hub, town[0]
    asking = [hub.caller(party, role) for role in Role for party in (here.ngo, here.lawyer, here.platform)]
    before = snapshot(hub.parties)

    turned_away = {role: {await is_turned_away(one, field) for one in asking if one.role is role} for role in Role}

    assert turned_away == {role: {not field.open_to(role)} for role in Role}
    assert field.name in CREATES or snapshot(hub.parties) == before


CREATES = frozenset({"open_case"})
"""What may be done without the id of anything."""


async def is_turned_away(caller: Caller, field: RootField) -> bool:
    shows = SHOWS if field.mutation else ("" if not field.document().endswith("} }") else "{ __typename }")
    response = await caller.post(field.document(shows), field.given(fresh) if field.name != "node" else {"id": "x"})
    assert response.status_code == 200, response.text
    return "NOT_PERMITTED" in response.text


@pytest.mark.parametrize("type", sorted(set(FINDABLE) & _OURS))
async def test_a_node_is_shown_to_those_alone_who_may_see_its_type(town: list[Neighbourhood], type: str) -> None:
    asking = [town[0].hub.caller(town[0].ngo, role) for role in Role]
    node = next(field for field in FIELDS if field.name == "node")

    answers = {one.role: await one.post(node.document("{ id }"), {"id": fresh(type)}) for one in asking}

    let_in = _roles(FINDABLE[type].rule.any_of)
    assert {role for role, response in answers.items() if "NOT_PERMITTED" not in response.text} == set(let_in)


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
async def test_nobody_and_whoever_was_let_go_get_one_answer(town: list[Neighbourhood], field: RootField) -> None:
    hub, here = town[0].hub, town[0]
    given = field.given(fresh) if field.name != "node" else {"id": "x"}
    body = {"query": field.document("{ __typename }"), "variables": given}
    principal = hub.parties.person(here.ngo, Role.CASEWORKER)
    gone = Caller(hub, here.ngo, principal, Role.CASEWORKER)
    hub.parties.change("principal", principal, ended_at=NOW)
    forged = Issuer(hub.issuer.key, hub.issuer.issuer, "http://elsewhere.example.org/graphql")
    elsewhere = forged.issue(
        principal=here.ngo.principal, organisation=here.ngo.id, client="test", scopes=["case:read"], now=NOW
    )

    answers = [await hub.post(body)] + [
        await hub.post(body, authorization=f"Bearer {token}") for token in ("", "x", gone.token(), elsewhere)
    ]

    assert {response.status_code for response in answers} == {401}
    assert len({response.content for response in answers}) == 1


async def test_scopes_narrow_a_role_and_never_widen_it(town: list[Neighbourhood]) -> None:
    hub, here = town[0].hub, town[0]
    document = {"query": "{ viewer { permissions } cases { edges { node { id } } } }"}

    narrow, widened = [
        await hub.post(document, authorization=f"Bearer {token_of(here, scopes)}")
        for scopes in (["ledger:read"], ["case:read", "takedown:answer", "everything"])
    ]

    assert narrow.json()["data"] == {"viewer": {"permissions": ["LEDGER_READ"]}, "cases": None}
    assert widened.json()["data"]["viewer"]["permissions"] == ["CASE_READ"]


def token_of(here: Neighbourhood, scopes: list[str]) -> str:
    return here.hub.issuer.issue(
        principal=here.ngo.principal, organisation=here.ngo.id, client="test", scopes=scopes, now=NOW
    )


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
