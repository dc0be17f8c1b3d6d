"""Nobody comes in by knocking: no route and no field makes an organisation; and nobody else's people are found."""

import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from graphql import get_named_type, is_input_object_type, is_object_type
from starlette.applications import Starlette
from starlette.routing import BaseRoute, Mount, Route

from hub.app import build_app
from hub.identity.permissions import Role
from hub.kit.clock import FixedClock
from schema.root import SCHEMA
from tests.journeys.play import ask_everything
from tests.journeys.town import Neighbourhood
from tests.parties import NOW, Parties
from tests.privacy.probes import callers
from tests.privacy.surface import RootField, fresh, root_fields

pytestmark = pytest.mark.anyio
MUTATIONS = [field for field in root_fields() if field.mutation]
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
BODIES: list[dict[str, Any]] = [
    {"json": {"name": "灯", "name_en": "Lamp", "kind": "support_ngo", "country": "JP", "languages": ["ja"]}},
    {"data": {"name": "Lamp", "organisation": "Lamp", "role": "admin", "email": "lamp@example.org"}},
]
OF_PEOPLE = re.compile(r"person|people|principal|member|staff|label|mail|search", re.IGNORECASE)


def everybody(parties: Parties) -> list[Any]:
    """Who is a member, and who acts for it."""
    return parties.rows(
        "select id, null from organisation union all select organisation, id from principal order by 1, 2"
    )


def routes(of: list[BaseRoute], before: str = "") -> Iterator[str]:
    """Every path of the application, with a word in the place of each variable."""
    for route in of:
        if isinstance(route, Mount):
            yield from routes(list(route.routes), before + route.path)
        elif isinstance(route, Route):
            yield re.sub(r"\{[^}]*\}", "x", before + route.path)


async def test_no_route_makes_an_organisation_or_one_who_acts_for_it(town_to_spoil: list[Neighbourhood]) -> None:
    parties = town_to_spoil[0].hub.parties
    app: Starlette = build_app(parties.database.settings, FixedClock(NOW))
    paths, before = sorted(set(routes(app.routes))), everybody(parties)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)

    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=transport, base_url="http://hub.example.org") as client,
    ):
        statuses = {
            (path, method, number): (await client.request(method, path, **body)).status_code
            for path in (*paths, "/register", "/signup", "/organisations")
            for method in METHODS
            for number, body in enumerate(BODIES)
        }

    assert "/graphql" in paths
    assert everybody(parties) == before
    assert max(statuses.values()) < 500


@pytest.mark.parametrize("field", MUTATIONS, ids=lambda field: field.name)
async def test_no_mutation_by_itself_makes_an_organisation(
    town_to_spoil: list[Neighbourhood], field: RootField
) -> None:
    """Whoever asks, signed in as freshly as can be: two members and the operator are needed."""
    here = town_to_spoil[0]
    count = "select count(*) from organisation"
    before = here.hub.parties.rows(count)

    for role in field.roles():
        caller = here.hub.caller(here.ngo, role)
        signed_in = caller.signed_in()
        organisation = f"Organisation:{here.lawyer.id}"
        given = field.given(lambda type: organisation if type == "Organisation" else fresh(type))  # noqa: B023 - called at once
        await signed_in.post(field.document("{ __typename errors { code } }"), given)

    assert here.hub.parties.rows(count) == before


@pytest.mark.parametrize("role", ["hub_web", "hub_worker", "hub_sealer", "hub_survivor"])
async def test_no_process_that_answers_or_works_has_the_right_to_make_one(town: list[Neighbourhood], role: str) -> None:
    rights = town[0].hub.parties.rows(
        "select command from unnest(array['insert', 'update']) command"
        " where has_any_column_privilege(%(r)s, 'organisation', command)",
        r=role,
    )

    assert rights == []


def test_nothing_of_the_api_looks_for_people() -> None:
    """No list is narrowed by a person, no search takes words but that of own cases: who works where is not asked."""
    asked = {
        f"{field.name_outside}.{name}"
        for field in root_fields()
        if not field.mutation
        for name in field.arguments()
        if OF_PEOPLE.search(name)
    }

    assert asked == {"cases.search"}, "by number, or by the working name that the viewer's own team gave"


def test_what_shows_an_organisation_shows_nobody_in_it() -> None:
    """From another organisation one comes to its services and duties, never to who works there."""
    reached = sorted(beneath("Organisation"))

    assert {"Organisation", "ReportingDuty", "Service"} <= set(reached)
    assert not [
        f"{name}.{field}"
        for name in (*reached, "NamedOrganisation")
        for field in kind(name).fields
        if OF_PEOPLE.search(field)
    ]


def beneath(name: str, seen: frozenset[str] = frozenset()) -> frozenset[str]:
    """The types that one can come to from this one."""
    if name in seen:
        return seen
    seen |= {name}
    for field in kind(name).fields.values():
        inner: Any = get_named_type(field.type)
        if is_object_type(inner):
            seen = beneath(inner.name, seen)
    return seen


def kind(name: str) -> Any:
    found = SCHEMA.type_map[name]
    assert is_object_type(found)
    assert not is_input_object_type(found)
    return found


async def test_nobody_hears_who_works_elsewhere(town_to_spoil: list[Neighbourhood]) -> None:
    """Every principal is given a mark of its own as label; then everybody asks everything."""
    hub = town_to_spoil[0].hub
    asking = callers(hub, town_to_spoil, list(Role))
    hub.parties.admin.execute("update principal set label = 'desk ' || id")
    marks = hub.parties.rows("select organisation, id, label from principal")
    hub.told.clear()

    for caller in asking:
        await ask_everything(caller)

    heard = {org: b"\n".join(answers).decode() for org, answers in hub.told.items()}
    assert len(heard) == len({caller.party.id for caller in asking})
    crossed = [
        (org, id)
        for org, told in heard.items()
        for whose, id, label in marks
        if whose != org and (label in told or str(id) in told)
    ]
    assert crossed == []
