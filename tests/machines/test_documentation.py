"""What `docs/machines.md` tells a newcomer is done as it is written, and the machine has answered a request by it."""

import json
import re
import textwrap
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from anyio import to_thread

from hub.identity.permissions import Role
from tests.database import TestDatabase
from tests.machines.live import open_shop
from tests.machines.machines import Shop
from tests.parties import Parties
from tests.schema.api import Api
from tests.takedowns.test_takedowns_api import asked_by_api

pytestmark = [pytest.mark.anyio, pytest.mark.live]
TOLD = Path("docs/machines.md").read_text("utf-8")
BLOCKS = [textwrap.dedent(block) for block in re.findall(r"(?:^ {7}.*\n|^\n(?= {7}))+", TOLD, re.MULTILINE)]


@pytest.fixture
async def shop(database: TestDatabase, parties: Parties) -> AsyncIterator[Shop]:
    async with open_shop(database, parties) as found:
        yield found


def block(begins: str) -> str:
    (found,) = [one for one in BLOCKS if one.lstrip().startswith(begins)]
    return found


async def test_a_machine_is_taken_in_by_two_and_answers_as_it_is_written(
    shop: Shop, parties: Parties, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, sender, platform, request = await asked_by_api(parties)
    first = Api(
        parties, platform.party, role=Role.ADMIN, principal=parties.person(platform.party, Role.ADMIN), fresh=True
    )
    second = replace(first, principal=parties.person(platform.party, Role.ADMIN))
    monkeypatch.chdir(tmp_path)

    jwk = await done(block('python -c "').split('"', 1)[1].rsplit('"', 1)[0])
    asked = (await first.data(block("mutation Ask"), jwk=jwk[0]))["addClient"]
    confirmed = (await second.data(block("mutation Confirm"), act=asked["act"]["id"]))["confirmAct"]
    client = (await first.data(block("query Machine"), id=f"Client:{asked['act']['objectId']}"))["client"]
    ((machine,),) = parties.rows("select principal from client where id = %(c)s", c=asked["act"]["objectId"])
    given = await platform.data(block("mutation Assign"), machine=f"Principal:{machine}", requests=[request])
    program = block("import json, time, uuid")
    for words, ours in (("https://hub.example.org", shop.settings.issuer), ("<clientId>", client["clientId"])):
        assert program.count(words) == 1
        program = program.replace(words, ours)
    said = await done(program)

    assert (asked["client"], asked["errors"]) == (None, [])
    assert confirmed == {"act": {"status": "DONE"}, "errors": []}
    assert given == {"assignTakedownRequests": {"errors": []}}
    assert [one["kid"] for one in client["keys"]] == [json.loads(jwk[0])["kid"]]
    assert said == ["takedown:answer takedown:read", {"takedownRequest": {"status": "ACCEPTED"}, "errors": []}]
    seen = "query($id: ID!) { takedownRequest(id: $id) { items { status } } }"
    items = (await sender.data(seen, id=request))["takedownRequest"]["items"]
    assert {item["status"] for item in items} == {"UNDER_REVIEW"}


async def done(program: str) -> list[Any]:
    """What the program prints."""
    printed: list[Any] = []
    code = compile(program, "docs/machines.md", "exec")
    await to_thread.run_sync(lambda: exec(code, {"print": printed.append, "__name__": "__main__"}))  # noqa: S102
    return printed
