"""A heap of marks over one letter, sent wherever a text can be sent: nobody begins to sort it.

20,000 of them held the whole process for two seconds, and a form of a caller who had not signed in for twenty.
"""

import json
import unicodedata
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from hub.kit.plain import is_heaped
from tests.app.test_app import VIEWER, token
from tests.app.test_thinking import OPEN, opening
from tests.database import TestDatabase
from tests.parties import Parties

pytestmark = pytest.mark.anyio
HEAP = "a" + "\u0301" * 200 + "\u0316" * 200


@pytest.fixture
def sorted_heaps(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Those that somebody began to sort."""
    real, seen = unicodedata.normalize, []

    def normalize(form: Any, text: str) -> str:
        if is_heaped(text):
            seen.append(text)
        return real(form, text)

    monkeypatch.setattr(unicodedata, "normalize", normalize)
    yield seen
    assert seen == []


@pytest.mark.usefixtures("sorted_heaps")
async def test_whoever_has_not_signed_in_stops_nobody_with_a_word(client: httpx.AsyncClient) -> None:
    ours = {"origin": "http://localhost:8000", "sec-fetch-site": "same-origin"}

    answer = await client.post("/sign-in/provider", data={"word": HEAP}, headers=ours)

    assert answer.status_code == 422


@pytest.mark.usefixtures("sorted_heaps")
@pytest.mark.parametrize("escaped", [False, True])
async def test_a_member_stops_nobody_with_a_case(
    client: httpx.AsyncClient, parties: Parties, database: TestDatabase, *, escaped: bool
) -> None:
    headers = {"Authorization": f"Bearer {token(database, parties.organisation())}", "Content-Type": "application/json"}
    body = json.dumps(opening(1, HEAP), ensure_ascii=escaped)

    answer = await client.post("/graphql", content=body.encode(), headers=headers)

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["extensions"]["code"] == "MALFORMED"


@pytest.mark.usefixtures("sorted_heaps")
async def test_nor_with_the_words_of_a_document(
    client: httpx.AsyncClient, parties: Parties, database: TestDatabase
) -> None:
    headers = {"Authorization": f"Bearer {token(database, parties.organisation())}"}
    field = f'{{name: "narrative", value: {json.dumps(HEAP)}}}'
    given = f'{{idempotencyKey: "marks-in-a-document", language: JA, urgency: URGENT, fields: [{field}]}}'
    written = OPEN.replace("($input: OpenCaseInput!)", "").replace("$input", given)

    for document in (written, VIEWER + f"# {HEAP}"):
        answer = await client.post("/graphql", json={"query": document}, headers=headers)

        assert answer.json()["errors"][0]["extensions"]["code"] == "MALFORMED"
