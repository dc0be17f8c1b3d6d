"""Odd input to every field of the real schema: never a fault of ours, never a word from inside."""

import json
import random
import re
from typing import Any

import pytest

from hub.identity.permissions import Role
from tests.depth import deep
from tests.figures import Figures
from tests.journeys.hub_in_process import of
from tests.journeys.town import Neighbourhood
from tests.privacy.surface import RootField, fresh, root_fields

pytestmark = [pytest.mark.anyio, pytest.mark.slow]
FIELDS = root_fields()
TRIES = deep(12, 120)
"""Odd requests for each field."""
INSIDE = re.compile(
    r"Traceback|psycopg|sqlalchemy|asyncpg|graphene|File \"|/hub/|/schema/|\bselect \w+ from\b|insert into|relation \""
    r"|violates|HB00\d|object at 0x|TypeError|KeyError|ValueError|AttributeError|Did you mean",
    re.IGNORECASE,
)
ODD: list[Any] = [
    *(
        "\x00",
        "\ud800",
        "\udfff\ud800",
        "\ufeff",
        "\u202e",
        "﷽" * 200,
        "𝕳" * 50,
        "'; drop table party; --",
        "%00",
        "%s%n",
    ),
    *("${7*7}", "../../etc/passwd", "<script>", '"""', "\\", "\\u0000", "{" * 50, "NaN", "Infinity", "-0", "1e999"),
    *("null", "undefined", "", " ", "\n", "\t", "a" * 70_000, "ア" * 5_000, "Case:", "Case:x", ":", "0", "00" * 16),
    *("case:00000000-0000-4000-8000-000000000000", "Organisation:00000000-0000-0000-0000-000000000000", "urn:uuid:1"),
    *("9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z", "2026-02-30", "2026-11-22T25:00:00Z", "2026-11-22", "SENT"),
    *(0, -1, 1, 100, 101, 2**31 - 1, 2**31, -(2**31), 2**53, 2**63, 10**30, 0.5, -0.0, 1e308, True, False, None),
    *(
        [],
        [[]],
        [None],
        {},
        {"": ""},
        {"__proto__": {}},
        {"a": {"b": {"c": {"d": {"e": {"f": {"g": 1}}}}}}},
        [{}] * 300,
    ),
]


def spoil(value: Any, chance: random.Random) -> Any:
    """The value with one place in it made odd, or the whole."""
    if isinstance(value, dict) and value and chance.random() < 0.85:
        name = chance.choice(list(value))
        return {**value, name: spoil(value[name], chance)}
    if isinstance(value, list) and value and chance.random() < 0.7:
        return [spoil(value[0], chance), *value[1:]]
    return chance.choice(ODD)


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
async def test_odd_input_is_never_our_fault(
    town_to_spoil: list[Neighbourhood], field: RootField, figures: Figures
) -> None:
    here, chance = town_to_spoil[2], random.Random(field.name)
    (role, *_) = field.roles() or [Role.CASEWORKER]
    caller = here.hub.caller(here.ngo, role)
    known = {"Case": here.cases[0], "Organisation": of(here.lawyer)}
    shows = "{ __typename errors { code field sentence } }" if field.mutation else None
    statuses: dict[int, int] = {}

    for _ in range(TRIES):
        usual = (
            {"id": here.cases[0]} if field.name == "node" else field.given(lambda type: known.get(type) or fresh(type))
        )
        response = await send(caller, field.document(shows), spoil(usual, chance))
        statuses[response.status_code] = statuses.get(response.status_code, 0) + 1
        assert response.status_code < 500, response.text
        assert "INTERNAL" not in codes(response.json()), response.text
        assert not INSIDE.search(response.text), response.text

    for status, times in statuses.items():
        figures.count(f"odd requests answered with {status}", times)


def codes(answer: dict[str, Any]) -> set[str]:
    """Of the errors beside the data and of those of a payload."""
    payloads = [one for one in (answer.get("data") or {}).values() if isinstance(one, dict)]
    beside = {one.get("extensions", {}).get("code", "") for one in answer.get("errors", ())}
    return beside | {one["code"] for payload in payloads for one in payload.get("errors") or ()}


async def send(caller: Any, document: str, variables: Any) -> Any:
    """Lone surrogates go as JSON escapes, as an attacker would send them."""
    body = json.dumps({"query": document, "variables": variables}).encode()
    headers = {"authorization": f"Bearer {caller.token()}", "content-type": "application/json"}
    return await caller.hub.client.post("/graphql", content=body, headers=headers)
