"""While a text is looked at, however long that takes, the hub answers everybody else."""

import asyncio
import threading
from typing import Any

import httpx
import pytest

from hub.kit.plain import is_heaped
from hub.minimisation import content
from schema.engine.documents import Documents
from tests.app.test_app import token
from tests.consultations import ADULT
from tests.database import TestDatabase
from tests.depth import deep
from tests.minimisation.pathological import WORST
from tests.parties import Parties

pytestmark = pytest.mark.anyio

PATIENCE = 3
"""Seconds after which the test gives up; with the loop free nobody waits."""
OPEN = """mutation($input: OpenCaseInput!) { openCase(input: $input) { case { id } errors { code field } } }"""


def opening(number: int, narrative: str) -> dict[str, Any]:
    fields = [{"name": name, "value": value} for name, value in {**ADULT, "narrative": narrative}.items()]
    given = {"idempotencyKey": f"thinking-aside-{number}", "language": "JA", "urgency": "URGENT", "fields": fields}
    return {"query": OPEN, "variables": {"input": given}}


class Held:
    """A look that ends only when somebody else was answered meanwhile."""

    def __init__(self, look: Any) -> None:
        self._look = look
        self._others_answered = threading.Event()
        self.begun = threading.Event()
        self.in_time: list[bool] = []

    def __call__(self, *args: Any) -> Any:
        self.begun.set()
        self.in_time.append(self._others_answered.wait(PATIENCE))
        return self._look(*args)

    async def answered_meanwhile(self, client: httpx.AsyncClient) -> int:
        await asyncio.to_thread(self.begun.wait, PATIENCE)
        answer = await client.get("/livez")
        self._others_answered.set()
        return answer.status_code


async def test_it_lives_while_a_text_is_looked_at(
    client: httpx.AsyncClient, parties: Parties, database: TestDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Held(content.carries_image)
    monkeypatch.setattr(content, "carries_image", held)
    headers = {"Authorization": f"Bearer {token(database, parties.organisation())}"}

    asked, alive = await asyncio.gather(
        client.post("/graphql", json=opening(0, "か" * 9_000), headers=headers), held.answered_meanwhile(client)
    )

    assert alive == 204
    assert held.in_time[0]
    assert asked.json()["data"]["openCase"]["errors"] == []


async def test_it_lives_while_a_document_is_checked(
    client: httpx.AsyncClient, parties: Parties, database: TestDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Held(Documents.checked)
    monkeypatch.setattr(Documents, "checked", lambda *args: held(*args))  # noqa: PLW0108 - bound like a method
    headers = {"Authorization": f"Bearer {token(database, parties.organisation())}"}

    asked, alive = await asyncio.gather(
        client.post("/graphql", json={"query": "{ viewer { role } }"}, headers=headers),
        held.answered_meanwhile(client),
    )

    assert (alive, asked.status_code) == (204, 200)
    assert held.in_time[0]


@pytest.mark.slow
async def test_no_text_is_looked_at_on_the_loop(
    client: httpx.AsyncClient, parties: Parties, database: TestDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_the_loop: list[bool] = []
    look = content.carries_image

    def noted(text: str) -> bool:
        on_the_loop.append(threading.current_thread() is threading.main_thread())
        return look(text)

    monkeypatch.setattr(content, "carries_image", noted)
    headers = {"Authorization": f"Bearer {token(database, parties.organisation())}"}
    written = [write(deep(4_000, 18_000)) for write in WORST.values()]
    worst = [one for one in written if not is_heaped(one)][:: deep(4, 1)]  # a heap of marks is refused unread
    asked = [opening(number, narrative) for number, narrative in enumerate(worst)]
    answers = await asyncio.gather(*(client.post("/graphql", json=one, headers=headers) for one in asked))

    assert {answer.status_code for answer in answers} == {200}
    assert len(on_the_loop) >= 10
    assert not any(on_the_loop)
